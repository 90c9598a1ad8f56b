/** Inputs, weights and biases of a softmax regression of any shape, and what it computes. */

import { IN_DOUBLE } from "../../math/arithmetic.js";
import { LayerState } from "../../math/layers.js";
import { Matrix } from "../../math/matrix.js";
import { multiply } from "../../math/products.js";
import { SoftmaxActivation } from "../../math/softmax.js";

/** The largest number of features and of classes. */
export const MOST = 10_000;
/** Up to so many weights everything is computed in each frame while a number is dragged; of more only the counts are told. */
export const COMPUTED = 20_000;

/** @typedef {{ inputs: number[] | null, weights: number[][] | null, biases: number[] | null }} Given  from Python; null: not given. */

/**
 * What a state stands for. Numbers that the reader changed are in `changed`: `x0`, `w1,0` (class 1, feature 0), `b1`.
 * Where nothing is given, values repeat in steps of 0.2; softmax-code.js writes the same formulas.
 * @param {Given} given @param {Readonly<Record<string, number>>} changed
 */
export function valuesOf(given, changed) {
  return {
    /** @param {number} feature */
    input: (feature) => changed[`x${feature}`] ?? given.inputs?.[feature] ?? (((3 * feature) % 5) + 1) / 5,
    /** @param {number} row @param {number} feature */
    weight: (row, feature) =>
      changed[`w${row},${feature}`] ?? given.weights?.[feature]?.[row] ?? (((7 * row + 3 * feature) % 11) - 5) / 5,
    /** @param {number} row */
    bias: (row) => changed[`b${row}`] ?? given.biases?.[row] ?? (((2 * row) % 5) - 2) / 5,
  };
}

/** Logits and probabilities, computed again only where something changed. */
export class SoftmaxRegression {
  #state = new LayerState();
  #softmax = new SoftmaxActivation();

  /** @param {number} features @param {number} classes @param {ReturnType<typeof valuesOf>} values */
  constructor(features, classes, values) {
    this.inputs = new Matrix(1, features, "float64");
    const weights = new Matrix(features, classes, "float64");
    const biases = new Matrix(1, classes, "float64");
    this.logits = new Matrix(1, classes, "float64");
    for (let feature = 0; feature < features; feature++) {
      this.inputs.data[feature] = values.input(feature);
      for (let row = 0; row < classes; row++) weights.data[feature * classes + row] = values.weight(row, feature);
    }
    for (let row = 0; row < classes; row++) biases.data[row] = values.bias(row);
    this.weights = weights;
    this.biases = biases;
  }

  /** @param {string} name as in `changed`. @param {number} value */
  put(name, value) {
    const [row, feature] = name.slice(1).split(",").map(Number);
    const { data } = name[0] === "x" ? this.inputs : name[0] === "b" ? this.biases : this.weights;
    data[name[0] === "w" ? feature * this.biases.columns + row : row] = value;
  }

  /** @returns {{ logits: Float32Array | Float64Array, probabilities: Float32Array | Float64Array }} */
  compute() {
    multiply(this.inputs, false, this.weights, false, this.logits, this.biases);
    return {
      logits: this.logits.data,
      probabilities: this.#softmax.forward(this.logits, this.#state, { arithmetic: IN_DOUBLE }).data,
    };
  }
}
