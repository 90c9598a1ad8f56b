// Layers: the dense layer, dropout, the input layer, and what layers have in common. A layer owns its parameters; what forward saves for
// backward is the state, which the caller holds.
import { NUMPY, productType } from "./arithmetic.js";
import { promote, rounded } from "./dtypes.js";
import { Matrix } from "./matrix.js";
import { whole } from "./pieces.js";
import { multiply } from "./products.js";
import { sumColumns } from "./sums.js";

/** @import { PassContext } from "./arithmetic.js" */
/** @import { DType } from "./dtypes.js" */
/** @import { NumPyRandom } from "./random.js" */

/** What a layer saved in its last passes: inputs and output of forward, gradient with respect to the inputs of backward. */
export class LayerState {
  /** @type {Matrix | null} */ inputs = null;
  /** @type {Matrix | null} */ output = null;
  /** dLoss/dInputs. @type {Matrix | null} */ dinputs = null;
  /** The factors of dropout. @type {Matrix | null} */ mask = null;

  /** Saves the inputs; the output is a matrix to overwrite. @param {Matrix} inputs @param {number} columns @param {DType} dtype @returns {Matrix} */
  beginForward(inputs, columns, dtype) {
    this.inputs = inputs;
    this.output = Matrix.reuse(this.output, inputs.rows, columns, dtype);
    return this.output;
  }

  /** The input gradients as a matrix to overwrite. @param {number} rows @param {number} columns @param {DType} dtype @returns {Matrix} */
  beginBackward(rows, columns, dtype) {
    this.dinputs = Matrix.reuse(this.dinputs, rows, columns, dtype);
    return this.dinputs;
  }

  /** What forward saved. @param {"inputs" | "output"} what @param {string} layer @returns {Matrix} */
  saved(what, layer) {
    const matrix = this[what];
    if (matrix === null) {
      throw new Error(
        `${layer}: backward has no ${what} of a forward pass; it uses those of the last one. Call forward first.`,
      );
    }
    return matrix;
  }
}

/** Weights or biases: value, gradient, optimizer state and regularization factors. */
export class Parameter {
  /** @param {Matrix} value @param {number} [l1] @param {number} [l2] */
  constructor(value, l1 = 0, l2 = 0) {
    this.value = value;
    /** L1 * sum |v| is added to the loss. */
    this.l1 = l1;
    /** L2 * sum v^2 is added to the loss. */
    this.l2 = l2;
    this.isTrainable = true;
    /** @type {Matrix | null} */ this.gradient = null;
    /** @type {Matrix | null} */ this.momentum = null;
    /** @type {Matrix | null} */ this.cache = null;
  }

  /** The gradient as a matrix to overwrite. @param {DType} dtype @returns {Matrix} */
  gradientBuffer(dtype) {
    this.gradient = Matrix.reuse(this.gradient, this.value.rows, this.value.columns, dtype);
    return this.gradient;
  }

  /** gradient + L1 * sign(v), then + 2 L2 * v; sign(0) is +1; a factor of 0 adds nothing. */
  addPenaltyGradient() {
    const { value, gradient } = this;
    if (gradient === null || (this.l1 <= 0 && this.l2 <= 0)) {
      return;
    }
    const wide = promote(value.dtype, gradient.dtype);
    if (this.l1 > 0) {
      const slope = rounded(this.l1, value.dtype);
      for (let i = 0; i < value.length; i++) {
        gradient.data[i] = rounded(gradient.data[i] + (value.data[i] < 0 ? -slope : slope), wide);
      }
    }
    if (this.l2 > 0) {
      const factor = rounded(2 * this.l2, value.dtype);
      const narrow = value.dtype === "float32";
      for (let i = 0; i < value.length; i++) {
        const slope = factor * value.data[i];
        gradient.data[i] = rounded(gradient.data[i] + (narrow ? Math.fround(slope) : slope), wide);
      }
    }
  }

  /** An independent copy, without gradient and optimizer state, in another dtype if one is given. @param {DType} [dtype] @returns {Parameter} */
  copy(dtype) {
    const copy = new Parameter(this.value.copy(dtype), this.l1, this.l2);
    copy.isTrainable = this.isTrainable;
    return copy;
  }
}

/** Regularization factors of a dense layer, as Python's keywords weight_regularizer_l1 and so on. @typedef {{ weightL1?: number, weightL2?: number, biasL1?: number, biasL2?: number }} Regularization */

/** Fully connected (dense) layer: output = inputs W + b. Source: book chapter 3. */
export class DenseLayer {
  /** @param {Matrix} weights shape (inputs, neurons) @param {Matrix} biases shape (1, neurons) @param {Regularization} [regularization] */
  constructor(weights, biases, { weightL1 = 0, weightL2 = 0, biasL1 = 0, biasL2 = 0 } = {}) {
    if (biases.rows !== 1 || biases.columns !== weights.columns) {
      throw new RangeError(
        `dense layer ${weights.rows} -> ${weights.columns}: biases are ${biases.shape}; they must be (1, ${weights.columns}). Pass one bias per neuron.`,
      );
    }
    this.weightParameter = new Parameter(weights, weightL1, weightL2);
    this.biasParameter = new Parameter(biases, biasL1, biasL2);
    this.parameters = [this.weightParameter, this.biasParameter];
    /** @type {Matrix | null} */ this.product = null;
  }

  /**
   * A layer with weights scale * randn(inputs, neurons), rounded to the dtype before they are scaled, and biases 0.
   * @param {number} inputs @param {number} neurons @param {NumPyRandom} random @param {{ scale?: number, dtype?: DType } & Regularization} [settings]
   */
  static drawn(inputs, neurons, random, { scale = 0.01, dtype = "float32", ...regularization } = {}) {
    const weights = new Matrix(inputs, neurons, dtype);
    const factor = rounded(scale, dtype);
    random.fillNormal(weights.data);
    for (let i = 0; i < weights.length; i++) {
      weights.data[i] *= factor;
    }
    return new DenseLayer(weights, new Matrix(1, neurons, dtype), regularization);
  }

  /** The name of the class in files. */
  get kind() {
    return "DenseLayer";
  }

  /** W, shape (inputs, neurons). */
  get weights() {
    return this.weightParameter.value;
  }

  /** b, shape (1, neurons). */
  get biases() {
    return this.biasParameter.value;
  }

  /** dLoss/dW with regularization; null before the first backward pass. */
  get dweights() {
    return this.weightParameter.gradient;
  }

  /** dLoss/db with regularization; null before the first backward pass. */
  get dbiases() {
    return this.biasParameter.gradient;
  }

  get name() {
    return `dense layer ${this.weights.rows} -> ${this.weights.columns}`;
  }

  /** output = inputs W + b; the product has the product dtype of the arithmetic, then b is added. @param {Matrix} inputs @param {LayerState} state @param {PassContext} context @returns {Matrix} */
  forward(inputs, state, { arithmetic }) {
    const { weights, biases } = this;
    if (inputs.columns !== weights.rows) {
      throw new RangeError(
        `${this.name}: inputs are ${inputs.shape}; this layer takes (batch, ${weights.rows}). Pass ${weights.rows} columns or build the layer for ${inputs.columns} inputs.`,
      );
    }
    const product = productType(arithmetic, inputs.dtype, weights.dtype);
    const output = state.beginForward(inputs, weights.columns, promote(product, biases.dtype));
    if (output.dtype === product) {
      multiply(inputs, false, weights, false, output, biases);
      return output;
    }
    this.product = Matrix.reuse(this.product, output.rows, output.columns, product);
    multiply(inputs, false, weights, false, this.product);
    for (let i = 0; i < output.length; i++) {
      output.data[i] = this.product.data[i] + biases.data[i % output.columns];
    }
    return output;
  }

  /** dW = inputs^T g + regularization, db = sum of g over the batch + regularization, dInputs = g W^T. @param {Matrix} dvalues @param {LayerState} state @param {PassContext} context @returns {Matrix} */
  backward(dvalues, state, context) {
    return whole(this.backwardPieces(dvalues, state, context));
  }

  /** The same in two pieces, one for each product. @param {Matrix} dvalues @param {LayerState} state @param {PassContext} context @returns {Generator<void, Matrix, void>} */
  *backwardPieces(dvalues, state, { arithmetic, wantsInputGradients = true }) {
    const inputs = state.saved("inputs", this.name);
    const dinputs = state.beginBackward(
      inputs.rows,
      inputs.columns,
      productType(arithmetic, dvalues.dtype, this.weights.dtype),
    );
    if (this.weightParameter.isTrainable) {
      const dweights = this.weightParameter.gradientBuffer(productType(arithmetic, inputs.dtype, dvalues.dtype));
      multiply(inputs, true, dvalues, false, dweights);
      this.weightParameter.addPenaltyGradient();
    }
    if (this.biasParameter.isTrainable) {
      sumColumns(dvalues, this.biasParameter.gradientBuffer(dvalues.dtype));
      this.biasParameter.addPenaltyGradient();
    }
    yield;
    if (wantsInputGradients) {
      multiply(dvalues, false, this.weights, true, dinputs);
    }
    return dinputs;
  }

  /** An independent copy, in another dtype if one is given. @param {DType} [dtype] @returns {DenseLayer} */
  copy(dtype) {
    const copy = new DenseLayer(this.weights.copy(dtype), this.biases.copy(dtype));
    copy.weightParameter = this.weightParameter.copy(dtype);
    copy.biasParameter = this.biasParameter.copy(dtype);
    copy.parameters = [copy.weightParameter, copy.biasParameter];
    return copy;
  }
}

/** Dropout: in training each input is kept with probability 1 - rate and divided by that probability, otherwise set to 0. Source: book chapter 15. */
export class DropoutLayer {
  /** @param {number} rate probability of dropping an input, 0 or more and less than 1 @param {number} [keepProbability] 1 - rate, where it is known exactly */
  constructor(rate, keepProbability = 1 - rate) {
    if (!(keepProbability > 0 && keepProbability <= 1)) {
      throw new RangeError(
        `dropout layer: the rate is ${rate}; it must be 0 or more and less than 1. Pass the share of inputs to drop.`,
      );
    }
    this.keepProbability = keepProbability;
    /** @type {Parameter[]} */ this.parameters = [];
  }

  get kind() {
    return "DropoutLayer";
  }

  get name() {
    return `dropout layer ${Number((1 - this.keepProbability).toFixed(3))}`;
  }

  /** output = inputs * mask with mask = binomial(1, 1 - rate) / (1 - rate), float64; in inference a copy of the inputs. @param {Matrix} inputs @param {LayerState} state @param {PassContext} context @returns {Matrix} */
  forward(inputs, state, { isTraining = false, random }) {
    if (!isTraining) {
      state.mask = null;
      const copy = state.beginForward(inputs, inputs.columns, inputs.dtype);
      copy.data.set(inputs.data);
      return copy;
    }
    if (!random) {
      throw new Error(
        `${this.name}: there is no random number generator in training; its mask is drawn from one. Pass random in the context.`,
      );
    }
    const mask = Matrix.reuse(state.mask, inputs.rows, inputs.columns, "float64");
    random.fillBernoulli(this.keepProbability, mask.data);
    const output = state.beginForward(inputs, inputs.columns, "float64");
    for (let i = 0; i < mask.length; i++) {
      mask.data[i] /= this.keepProbability;
      output.data[i] = inputs.data[i] * mask.data[i];
    }
    state.mask = mask;
    return output;
  }

  /** dInputs = g * mask; a copy of g after a pass in inference. @param {Matrix} dvalues @param {LayerState} state @returns {Matrix} */
  backward(dvalues, state) {
    state.saved("inputs", this.name);
    const { mask } = state;
    const dinputs = state.beginBackward(dvalues.rows, dvalues.columns, mask === null ? dvalues.dtype : "float64");
    for (let i = 0; i < dvalues.length; i++) {
      dinputs.data[i] = mask === null ? dvalues.data[i] : dvalues.data[i] * mask.data[i];
    }
    return dinputs;
  }

  /** @returns {DropoutLayer} */
  copy() {
    return new DropoutLayer(1 - this.keepProbability, this.keepProbability);
  }
}

/** The input layer: passes its inputs on. */
export class InputLayer {
  /** @type {Parameter[]} */ parameters = [];

  get kind() {
    return "InputLayer";
  }

  get name() {
    return "input layer";
  }

  /** @param {Matrix} inputs @param {LayerState} state @returns {Matrix} */
  forward(inputs, state) {
    state.inputs = inputs;
    state.output = inputs;
    return inputs;
  }

  /** @param {Matrix} dvalues @param {LayerState} state @returns {Matrix} */
  backward(dvalues, state) {
    state.dinputs = dvalues;
    return dvalues;
  }

  /** @returns {InputLayer} */
  copy() {
    return new InputLayer();
  }
}

/** The context of a pass in inference with NumPy's rules. @type {PassContext} */
export const INFERENCE = Object.freeze({ arithmetic: NUMPY });
