// Softmax, whose rows are probabilities.
import { productType } from "./arithmetic.js";
import { promote } from "./dtypes.js";
import { expOf } from "./exponentials.js";
import { Matrix } from "./matrix.js";
import { multiply } from "./products.js";
import { argMaxRow, pairwise } from "./sums.js";

/** @import { PassContext } from "./arithmetic.js" */
/** @import { RealFunction } from "./exponentials.js" */
/** @import { LayerState, Parameter } from "./layers.js" */

const { fround } = Math;

/** Softmax of each row: y[i, j] = e^(x[i, j] - m[i]) / sum over k of e^(x[i, k] - m[i]), m[i] the maximum of the row. Source: book chapter 4. */
export class SoftmaxActivation {
  /** @type {Parameter[]} */ parameters = [];

  get kind() {
    return "SoftmaxActivation";
  }

  get name() {
    return "softmax";
  }

  /** @param {Matrix} inputs @param {LayerState} state @param {PassContext} context @returns {Matrix} */
  forward(inputs, state, { arithmetic }) {
    if (inputs.columns === 0) {
      throw new RangeError(`softmax: inputs are ${inputs.shape}; a row must have at least one column, one per class. Pass scores of the classes.`);
    }
    const output = state.beginForward(inputs, inputs.columns, inputs.dtype);
    const exp = expOf(inputs.dtype, arithmetic.flavour);
    if (inputs.data instanceof Float32Array) {
      softmaxFloat(inputs.data, /** @type {Float32Array} */ (output.data), inputs.columns, exp);
    } else {
      softmaxDouble(inputs.data, /** @type {Float64Array} */ (output.data), inputs.columns, exp);
    }
    return output;
  }

  /**
   * dInputs[i] = J g[i] for each row, with the Jacobian J = diag(y) - y y^T of the row; both products have the product dtype.
   * @param {Matrix} dvalues @param {LayerState} state @param {PassContext} context @returns {Matrix}
   */
  backward(dvalues, state, { arithmetic }) {
    const output = state.saved("output", this.name);
    const n = output.columns;
    const outerType = productType(arithmetic, output.dtype, output.dtype);
    const jacobianType = promote(output.dtype, outerType);
    const dinputs = state.beginBackward(dvalues.rows, n, dvalues.dtype);
    const outer = new Matrix(n, n, outerType);
    const jacobian = new Matrix(n, n, jacobianType);
    const row = new Matrix(n, 1, productType(arithmetic, jacobianType, dvalues.dtype));
    for (let i = 0; i < output.rows; i++) {
      const y = new Matrix(n, 1, output.dtype, output.row(i));
      multiply(y, false, y, true, outer);
      for (let k = 0; k < outer.length; k++) {
        jacobian.data[k] = 0 - outer.data[k];
      }
      for (let k = 0; k < n; k++) {
        jacobian.set(k, k, y.data[k] - outer.at(k, k));
      }
      multiply(jacobian, false, new Matrix(n, 1, dvalues.dtype, dvalues.row(i)), false, row);
      dinputs.data.set(row.data, i * n);
    }
    return dinputs;
  }

  /** The column of the largest probability of each row: the first of equal ones; a NaN is the largest. Shape (batch, 1). @param {Matrix} output @returns {Matrix} */
  predictions(output) {
    const classes = new Matrix(output.rows, 1, output.dtype);
    for (let i = 0; i < output.rows; i++) {
      classes.data[i] = argMaxRow(output, i);
    }
    return classes;
  }

  /** @returns {this} */
  copy() {
    return this;
  }
}

/** @param {Float32Array} x @param {Float32Array} y @param {number} columns @param {RealFunction} exp */
function softmaxFloat(x, y, columns, exp) {
  for (let start = 0; start < x.length; start += columns) {
    const end = start + columns;
    let largest = x[start];
    for (let j = start + 1; j < end; j++) {
      largest = x[j] > largest ? x[j] : largest;
    }
    for (let j = start; j < end; j++) {
      y[j] = exp(fround(x[j] - largest));
    }
    const sum = pairwise(y, start, columns);
    for (let j = start; j < end; j++) {
      y[j] = y[j] / sum;
    }
  }
}

/** @param {Float64Array} x @param {Float64Array} y @param {number} columns @param {RealFunction} exp */
function softmaxDouble(x, y, columns, exp) {
  for (let start = 0; start < x.length; start += columns) {
    const end = start + columns;
    let largest = x[start];
    for (let j = start + 1; j < end; j++) {
      largest = x[j] > largest ? x[j] : largest;
    }
    for (let j = start; j < end; j++) {
      y[j] = exp(x[j] - largest);
    }
    const sum = pairwise(y, start, columns);
    for (let j = start; j < end; j++) {
      y[j] /= sum;
    }
  }
}
