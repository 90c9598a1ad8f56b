// The type of a matrix' elements, as NumPy's dtype, and NumPy's rules for the dtype of a result.

/** @typedef {"float32" | "float64"} DType */

/** The dtype of an element-wise operation on two arrays: float64 if either is, else float32. @param {DType} a @param {DType} b @returns {DType} */
export function promote(a, b) {
  return a === "float64" || b === "float64" ? "float64" : "float32";
}

/** x as a number of the dtype: rounded once to float32, or x itself. @param {number} x @param {DType} dtype @returns {number} */
export function rounded(x, dtype) {
  return dtype === "float32" ? Math.fround(x) : x;
}

/** An array of zeros. @param {DType} dtype @param {number} length @returns {Float32Array | Float64Array} */
export function zeros(dtype, length) {
  return dtype === "float32" ? new Float32Array(length) : new Float64Array(length);
}
