// What element-wise activations have in common: loops over elements, rounding by dtype, and the passes of a layer without parameters.
import { promote } from "./dtypes.js";

/** @import { Arithmetic, PassContext } from "./arithmetic.js" */
/** @import { LayerState, Parameter } from "./layers.js" */
/** @import { Matrix } from "./matrix.js" */

const { fround } = Math;

/** The rounding of an operation whose operands are all float32; otherwise none. @param {boolean} narrow @returns {(x: number) => number} */
export function rounding(narrow) {
  return narrow ? fround : same;
}

/** @param {number} x @returns {number} */
function same(x) {
  return x;
}

/** x between -bound and bound; NaN stays NaN. @param {number} x @param {number} bound @returns {number} */
export function clamped(x, bound) {
  return x < -bound ? -bound : x > bound ? bound : x;
}

/** y = f(x), element by element. @param {Matrix} x @param {Matrix} y @param {(x: number) => number} f */
export function apply(x, y, f) {
  const from = x.data;
  const to = y.data;
  for (let i = 0; i < from.length; i++) {
    to[i] = f(from[i]);
  }
}

/** dx = f(x, dy), element by element. @param {Matrix} x @param {Matrix} dy @param {Matrix} dx @param {(x: number, dy: number) => number} f */
export function applyGradient(x, dy, dx, f) {
  const from = x.data;
  const gradients = dy.data;
  const to = dx.data;
  for (let i = 0; i < from.length; i++) {
    to[i] = f(from[i], gradients[i]);
  }
}

/** An element-wise activation: any number of columns; the output has the shape and dtype of the inputs. */
export class ElementwiseActivation {
  /** @type {Parameter[]} */ parameters = [];

  /** The name of the class in files. */
  get kind() {
    return this.constructor.name;
  }

  /** The name for readers. */
  get name() {
    return this.kind.replace(/Activation$/, "");
  }

  /** Whether backward uses the output; if false, it uses the inputs. */
  get keepsOutput() {
    return false;
  }

  /** Whether the input gradients are output gradients, scaled or set to 0, and have their dtype. */
  get passesGradients() {
    return false;
  }

  /** @param {Matrix} inputs @param {LayerState} state @param {PassContext} context @returns {Matrix} */
  forward(inputs, state, { arithmetic }) {
    const output = state.beginForward(inputs, inputs.columns, inputs.dtype);
    this.apply(inputs, output, arithmetic);
    return output;
  }

  /** @param {Matrix} dvalues @param {LayerState} state @param {PassContext} context @returns {Matrix} */
  backward(dvalues, state, { arithmetic }) {
    const saved = state.saved(this.keepsOutput ? "output" : "inputs", this.name);
    const dtype = this.passesGradients ? dvalues.dtype : promote(dvalues.dtype, saved.dtype);
    const dinputs = state.beginBackward(dvalues.rows, dvalues.columns, dtype);
    this.applyGradient(saved, dvalues, dinputs, arithmetic);
    return dinputs;
  }

  /** What a network that ends in this activation predicts: the output itself. @param {Matrix} output @returns {Matrix} */
  predictions(output) {
    return output;
  }

  /** @returns {this} an activation with the same setting */
  copy() {
    return this;
  }

  /** y = f(x). @param {Matrix} _x @param {Matrix} _y @param {Arithmetic} _arithmetic @returns {void} */
  apply(_x, _y, _arithmetic) {
    throw new Error(
      `${this.kind}: it has no forward formula; a class derived from ElementwiseActivation must have one. Write apply.`,
    );
  }

  /** dx = dy f'(x). @param {Matrix} _saved @param {Matrix} _dy @param {Matrix} _dx @param {Arithmetic} _arithmetic @returns {void} */
  applyGradient(_saved, _dy, _dx, _arithmetic) {
    throw new Error(
      `${this.kind}: it has no backward formula; a class derived from ElementwiseActivation must have one. Write applyGradient.`,
    );
  }
}
