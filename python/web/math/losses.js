// Loss functions: the loss of each sample, and the gradient of the mean loss with respect to the predictions.
import { NUMPY } from "./arithmetic.js";
import { promote } from "./dtypes.js";
import { rounding } from "./elementwise.js";
import { logOf } from "./exponentials.js";
import { INFERENCE, LayerState } from "./layers.js";
import { Matrix, NumPyScalar } from "./matrix.js";
import { SoftmaxActivation } from "./softmax.js";
import { argMaxRow, mean, meanRows, pairwise, sumRows } from "./sums.js";

/** @import { Arithmetic, PassContext } from "./arithmetic.js" */
/** @import { Parameter } from "./layers.js" */
/** @typedef {Int32Array | Matrix} Targets one class number or one row per sample */

const LOW = 1e-7;
const HIGH = 1 - 1e-7;

/** Matrices that a loss overwrites from one batch to the next. */
export class LossState {
  /** Shape (batch, 1). @type {Matrix | null} */ sampleLosses = null;
  /** dLoss/dPredictions. @type {Matrix | null} */ dinputs = null;
  /** @type {Matrix | null} */ scratch = null;
  /** @type {Matrix | null} */ oneHot = null;
}

/** Targets as rows beside predictions; class numbers are a float64 column. @param {Targets} targets @param {Matrix} predictions @param {string} loss @returns {Matrix} */
export function rowsOf(targets, predictions, loss) {
  const rows =
    targets instanceof Matrix ? targets : new Matrix(targets.length, 1, "float64", Float64Array.from(targets));
  if (rows.rows !== predictions.rows || rows.columns !== predictions.columns) {
    throw new RangeError(
      `${loss}: predictions are ${predictions.shape}, targets ${rows.shape}; both must have the same shape. Pass one target per prediction.`,
    );
  }
  return rows;
}

/** What losses of two matrices have in common: L[i] = mean over j of f(y[i, j], p[i, j]). */
class LossOverColumns {
  /** @param {Matrix} predictions @param {Targets} targets @param {LossState} [state] @param {Arithmetic} [arithmetic] @returns {Matrix} the loss of each sample, shape (batch, 1) */
  forward(predictions, targets, state = new LossState(), arithmetic = NUMPY) {
    const y = rowsOf(targets, predictions, this.name);
    const losses = (state.scratch = Matrix.reuse(
      state.scratch,
      y.rows,
      y.columns,
      promote(y.dtype, predictions.dtype),
    ));
    this.apply(y, predictions, losses, arithmetic);
    const means = (state.sampleLosses = Matrix.reuse(state.sampleLosses, y.rows, 1, losses.dtype));
    meanRows(losses, means);
    return means;
  }

  /** @param {Matrix} predictions @param {Targets} targets @param {LossState} [state] @returns {Matrix} dLoss/dPredictions */
  backward(predictions, targets, state = new LossState()) {
    const y = rowsOf(targets, predictions, this.name);
    return this.averaged(y, predictions, this.slope(y, predictions), state);
  }

  /** f(y, p) / columns / batch. @param {Matrix} y @param {Matrix} predictions @param {(y: number, p: number) => number} slope @param {LossState} state @returns {Matrix} */
  averaged(y, predictions, slope, state) {
    const gradients = (state.dinputs = Matrix.reuse(
      state.dinputs,
      y.rows,
      y.columns,
      promote(y.dtype, predictions.dtype),
    ));
    const r = rounding(gradients.dtype === "float32");
    const { columns, rows } = y;
    for (let i = 0; i < y.length; i++) {
      gradients.data[i] = r(slope(y.data[i], predictions.data[i]) / columns) / rows;
    }
    return gradients;
  }

  /** The mean loss of a batch, rounded to the dtype of the sample losses. @param {Matrix} predictions @param {Targets} targets @param {LossState} [state] @param {Arithmetic} [arithmetic] @returns {number} */
  calculate(predictions, targets, state = new LossState(), arithmetic = NUMPY) {
    return mean(this.forward(predictions, targets, state, arithmetic));
  }

  get name() {
    return "loss";
  }

  get kind() {
    return "Loss";
  }

  /** @param {Matrix} _y @param {Matrix} _p @param {Matrix} _losses @param {Arithmetic} _arithmetic @returns {void} */
  apply(_y, _p, _losses, _arithmetic) {
    throw new Error(`${this.name}: it has no formula; a loss must have one. Write apply.`);
  }

  /** @param {Matrix} _y @param {Matrix} _p @returns {(y: number, p: number) => number} */
  slope(_y, _p) {
    throw new Error(`${this.name}: it has no derivative; a loss must have one. Write slope.`);
  }
}

/** Mean squared error: L[i] = mean over j of (y - p)^2. Source: book chapter 17. */
export class MeanSquaredErrorLoss extends LossOverColumns {
  get name() {
    return "mean squared error";
  }

  get kind() {
    return "MeanSquaredErrorLoss";
  }

  /** @param {Matrix} y @param {Matrix} p @param {Matrix} losses */
  apply(y, p, losses) {
    const r = rounding(losses.dtype === "float32");
    for (let i = 0; i < y.length; i++) {
      const difference = r(y.data[i] - p.data[i]);
      losses.data[i] = difference * difference;
    }
  }

  /** -2 (y - p). @param {Matrix} y @param {Matrix} p @returns {(y: number, p: number) => number} */
  slope(y, p) {
    const r = rounding(promote(y.dtype, p.dtype) === "float32");
    return (target, prediction) => r(-2 * r(target - prediction));
  }
}

/** Mean absolute error: L[i] = mean over j of |y - p|. Source: book chapter 17. */
export class MeanAbsoluteErrorLoss extends LossOverColumns {
  /** @param {boolean} [hasBookSign] whether backward gives the book's gradient, which has the wrong sign */
  constructor(hasBookSign = false) {
    super();
    this.hasBookSign = hasBookSign;
  }

  get name() {
    return "mean absolute error";
  }

  get kind() {
    return "MeanAbsoluteErrorLoss";
  }

  /** @param {Matrix} y @param {Matrix} p @param {Matrix} losses */
  apply(y, p, losses) {
    for (let i = 0; i < y.length; i++) {
      losses.data[i] = Math.abs(y.data[i] - p.data[i]);
    }
  }

  /** sign(p - y). @param {Matrix} y @param {Matrix} p @returns {(y: number, p: number) => number} */
  slope(y, p) {
    const r = rounding(promote(y.dtype, p.dtype) === "float32");
    const { hasBookSign } = this;
    return (target, prediction) => {
      const difference = r(hasBookSign ? target - prediction : prediction - target);
      return difference < 0 ? -1 : difference > 0 ? 1 : difference === 0 ? 0 : NaN;
    };
  }
}

/** Binary cross-entropy: L[i] = mean over j of -(y ln p + (1 - y) ln(1 - p)), p clipped to 1e-7 .. 1 - 1e-7. Source: book chapter 16. */
export class BinaryCrossentropyLoss extends LossOverColumns {
  get name() {
    return "binary cross-entropy";
  }

  get kind() {
    return "BinaryCrossentropyLoss";
  }

  /** @param {Matrix} y @param {Matrix} p @param {Matrix} losses @param {Arithmetic} arithmetic */
  apply(y, p, losses, { flavour }) {
    const log = logOf(p.dtype, flavour);
    const clip = clipping(p);
    const rp = rounding(p.dtype === "float32");
    const ry = rounding(y.dtype === "float32");
    const r = rounding(losses.dtype === "float32");
    for (let i = 0; i < y.length; i++) {
      const target = y.data[i];
      const inside = clip(p.data[i]);
      losses.data[i] = -(r(target * log(inside)) + r(ry(1 - target) * log(rp(1 - inside))));
    }
  }

  /** -(y / p - (1 - y) / (1 - p)). @param {Matrix} y @param {Matrix} p @returns {(y: number, p: number) => number} */
  slope(y, p) {
    const clip = clipping(p);
    const rp = rounding(p.dtype === "float32");
    const ry = rounding(y.dtype === "float32");
    const r = rounding(promote(y.dtype, p.dtype) === "float32");
    return (target, prediction) => {
      const inside = clip(prediction);
      return -r(r(target / inside) - r(ry(1 - target) / rp(1 - inside)));
    };
  }
}

/** Binary cross-entropy behind a sigmoid, trained with the combined gradient w.r.t. the inputs of the sigmoid, (p - y) / columns / batch. */
export class SigmoidBinaryCrossentropyLoss extends BinaryCrossentropyLoss {
  get name() {
    return "sigmoid binary cross-entropy";
  }

  get kind() {
    return "SigmoidBinaryCrossentropyLoss";
  }

  /** @param {Matrix} output @param {Targets} targets @param {LossState} [state] @returns {Matrix} dLoss/dInputs of the sigmoid */
  fusedBackward(output, targets, state = new LossState()) {
    const y = rowsOf(targets, output, this.name);
    const r = rounding(promote(y.dtype, output.dtype) === "float32");
    return this.averaged(y, output, (target, prediction) => r(prediction - target), state);
  }
}

/** min(max(x, 1e-7), 1 - 1e-7), the limits rounded to the dtype; NaN stays NaN. @param {Matrix} p of this dtype @returns {(x: number) => number} */
function clipping(p) {
  const [low, high] = [LOW, HIGH].map(rounding(p.dtype === "float32"));
  return (x) => (x < low ? low : x > high ? high : x);
}

/** Categorical cross-entropy: L[i] = -ln p[i, class of i], or -ln sum over j of p[i, j] y[i, j] for rows y; p clipped to 1e-7 .. 1 - 1e-7. Source: book chapter 5. */
export class CategoricalCrossentropyLoss {
  get name() {
    return "categorical cross-entropy";
  }

  get kind() {
    return "CategoricalCrossentropyLoss";
  }

  /** @param {Matrix} predictions @param {Targets} targets @param {LossState} [state] @param {Arithmetic} [arithmetic] @returns {Matrix} the loss of each sample, shape (batch, 1) */
  forward(predictions, targets, state = new LossState(), { flavour } = NUMPY) {
    const clip = clipping(predictions);
    const { columns } = predictions;
    if (targets instanceof Matrix) {
      const products = (state.scratch = Matrix.reuse(
        state.scratch,
        predictions.rows,
        columns,
        promote(predictions.dtype, targets.dtype),
      ));
      for (let i = 0; i < products.length; i++) {
        products.data[i] = clip(predictions.data[i]) * targets.data[i];
      }
      const sums = (state.sampleLosses = Matrix.reuse(state.sampleLosses, predictions.rows, 1, products.dtype));
      sumRows(products, sums);
    } else {
      const picked = (state.sampleLosses = Matrix.reuse(state.sampleLosses, predictions.rows, 1, predictions.dtype));
      for (let i = 0; i < picked.rows; i++) {
        picked.data[i] = clip(predictions.data[i * columns + checkedClass(targets[i], columns, i)]);
      }
    }
    const losses = state.sampleLosses;
    const log = logOf(losses.dtype, flavour);
    for (let i = 0; i < losses.rows; i++) {
      losses.data[i] = -log(losses.data[i]);
    }
    return losses;
  }

  /** The mean loss of a batch, rounded to the dtype of the sample losses. @param {Matrix} predictions @param {Targets} targets @param {LossState} [state] @param {Arithmetic} [arithmetic] @returns {number} */
  calculate(predictions, targets, state = new LossState(), arithmetic = NUMPY) {
    return mean(this.forward(predictions, targets, state, arithmetic));
  }

  /** dPredictions[i, j] = -y[i, j] / p[i, j] / batch, p not clipped. @param {Matrix} predictions @param {Targets} targets @param {LossState} [state] @param {Arithmetic} [arithmetic] @returns {Matrix} */
  backward(predictions, targets, state = new LossState(), { defaultDType } = NUMPY) {
    const rows =
      targets instanceof Matrix ? targets : (state.oneHot = oneHot(targets, predictions.columns, defaultDType));
    const gradients = (state.dinputs = Matrix.reuse(
      state.dinputs,
      predictions.rows,
      predictions.columns,
      promote(rows.dtype, predictions.dtype),
    ));
    const r = rounding(gradients.dtype === "float32");
    for (let i = 0; i < gradients.length; i++) {
      gradients.data[i] = r(-rows.data[i] / predictions.data[i]) / predictions.rows;
    }
    return gradients;
  }

  /**
   * With softmax as the last layer: dInputs[i, j] = (p[i, j] - 1 if j is the class of i, else p[i, j]) / batch. The class of a row of
   * targets is its largest column. Source: book chapter 9.
   * @param {Matrix} output @param {Targets} targets @param {LossState} [state] @returns {Matrix}
   */
  fusedBackward(output, targets, state = new LossState()) {
    const gradients = (state.dinputs = Matrix.reuse(state.dinputs, output.rows, output.columns, output.dtype));
    const { data } = gradients;
    data.set(output.data);
    for (let i = 0; i < output.rows; i++) {
      data[
        i * output.columns +
          (targets instanceof Matrix ? argMaxRow(targets, i) : checkedClass(targets[i], output.columns, i))
      ] -= 1;
    }
    for (let i = 0; i < data.length; i++) {
      data[i] /= output.rows;
    }
    return gradients;
  }
}

/** @param {number} label @param {number} columns @param {number} row @returns {number} */
function checkedClass(label, columns, row) {
  if (!(label >= 0 && label < columns)) {
    throw new RangeError(
      `categorical cross-entropy: target ${row} is class ${label}; predictions have ${columns} columns, classes 0 to ${columns - 1}. Pass such class numbers.`,
    );
  }
  return label;
}

/** @param {Int32Array} classes @param {number} columns @param {import("./dtypes.js").DType} dtype @returns {Matrix} */
function oneHot(classes, columns, dtype) {
  const rows = new Matrix(classes.length, columns, dtype);
  classes.forEach((label, i) => rows.set(i, checkedClass(label, columns, i), 1));
  return rows;
}

/** Softmax with categorical cross-entropy: the gradient of both together is simple. Source: book chapter 9. */
export class SoftmaxCategoricalCrossentropy {
  activation = new SoftmaxActivation();
  loss = new CategoricalCrossentropyLoss();

  /** @param {Matrix} inputs @param {Targets} targets @param {LayerState} [state] @param {PassContext} [context] @returns {number} the mean loss */
  forward(inputs, targets, state = new LayerState(), context = INFERENCE) {
    return this.loss.calculate(
      this.activation.forward(inputs, state, context),
      targets,
      new LossState(),
      context.arithmetic,
    );
  }

  /** @param {Matrix} probabilities @param {Targets} targets @returns {Matrix} dLoss/dInputs of the softmax */
  backward(probabilities, targets) {
    return this.loss.fusedBackward(probabilities, targets);
  }
}

/** The loss of L1 and L2 regularization: sum over parameters of L1 * sum |v| + L2 * sum v^2; the number 0 without dtype if nothing is added. @param {Iterable<Parameter>} parameters @returns {NumPyScalar} */
export function regularizationLoss(parameters) {
  let total = new NumPyScalar(0, null);
  for (const { value, l1, l2 } of parameters) {
    if (l1 > 0) {
      total = total.plus(new NumPyScalar(l1, null).times(sumOf(value, Math.abs)));
    }
    if (l2 > 0) {
      total = total.plus(new NumPyScalar(l2, null).times(sumOf(value, square)));
    }
  }
  return total;
}

/** @param {number} x @returns {number} */
function square(x) {
  return x * x;
}

/** @param {Matrix} x @param {(x: number) => number} f @returns {NumPyScalar} */
function sumOf(x, f) {
  return new NumPyScalar(pairwise(x.data.map(f), 0, x.length), x.dtype);
}
