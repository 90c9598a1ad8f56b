// How numbers are computed: NumPy's dtype rules with and without nnfs, and the implementation of float32 exp and log.
import { promote } from "./dtypes.js";

/** @import { DType } from "./dtypes.js" */
/** @import { Flavour } from "./exponentials.js" */
/** @import { NumPyRandom } from "./random.js" */

/**
 * After nnfs.init() products are float32 whatever the operands, and new arrays are float32; without it both follow NumPy.
 * @typedef {object} Arithmetic
 * @property {DType | null} productDType the dtype of matrix products; null for the wider dtype of the operands
 * @property {DType} defaultDType the dtype of new arrays, such as one-hot rows
 * @property {Flavour} flavour the implementation of float32 exp and log
 */

/** @typedef {"nnfs" | "plain" | "nnfs_without_dtype"} Rules as golden files name them */

/**
 * What a pass is computed with.
 * @typedef {object} PassContext
 * @property {Arithmetic} arithmetic
 * @property {boolean} [isTraining] whether dropout drops; false for inference
 * @property {NumPyRandom} [random] what dropout draws from
 * @property {boolean} [wantsInputGradients] false where no layer uses the gradient with respect to the inputs; true if not given
 */

/** The rules after nnfs.init(), with NumPy's vector kernels. @type {Arithmetic} */
export const NUMPY = Object.freeze({ productDType: "float32", defaultDType: "float32", flavour: "simd" });

/** float64 throughout, for gradient checks. @type {Arithmetic} */
export const IN_DOUBLE = Object.freeze({ productDType: null, defaultDType: "float64", flavour: "simd" });

/** The arithmetic of rules and a flavour. @param {Rules} rules @param {Flavour} [flavour] @returns {Arithmetic} */
export function arithmeticOf(rules, flavour = "simd") {
  return {
    productDType: rules === "plain" ? null : "float32",
    defaultDType: rules === "plain" ? "float64" : "float32",
    flavour,
  };
}

/** The dtype of the matrix product of two arrays. @param {Arithmetic} arithmetic @param {DType} a @param {DType} b @returns {DType} */
export function productType(arithmetic, a, b) {
  return arithmetic.productDType ?? promote(a, b);
}
