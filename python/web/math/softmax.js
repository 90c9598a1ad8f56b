// Softmax, whose rows are probabilities.
import { productType } from "./arithmetic.js";
import { promote } from "./dtypes.js";
import { expInPlace } from "./exponentials.js";
import { Matrix } from "./matrix.js";
import { multiply } from "./products.js";
import { argMaxRow, pairwise } from "./sums.js";

/** @import { PassContext } from "./arithmetic.js" */
/** @import { LayerState, Parameter } from "./layers.js" */

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
      throw new RangeError(
        `softmax: inputs are ${inputs.shape}; a row must have at least one column, one per class. Pass scores of the classes.`,
      );
    }
    const output = state.beginForward(inputs, inputs.columns, inputs.dtype);
    subtractMaxima(inputs.data, output.data, inputs.columns);
    expInPlace(output.data, arithmetic.flavour);
    divideBySums(output.data, inputs.columns);
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

/** y[i, j] = x[i, j] - the maximum of row i. @param {Float32Array | Float64Array} x @param {Float32Array | Float64Array} y @param {number} columns */
function subtractMaxima(x, y, columns) {
  for (let start = 0; start < x.length; start += columns) {
    const end = start + columns;
    let largest = x[start];
    for (let j = start + 1; j < end; j++) {
      const value = x[j];
      largest = value > largest ? value : largest;
    }
    for (let j = start; j < end; j++) {
      y[j] = x[j] - largest;
    }
  }
}

/** Divides every row by its sum. @param {Float32Array | Float64Array} y @param {number} columns */
function divideBySums(y, columns) {
  for (let start = 0; start < y.length; start += columns) {
    const end = start + columns;
    const sum = pairwise(y, start, columns);
    for (let j = start; j < end; j++) {
      y[j] = y[j] / sum;
    }
  }
}
