/** A network with its samples: passes over all rows, training steps, the gradient of each weight. */

import { Matrix } from "../math/matrix.js";
import { classOfProbability, classOfRow } from "../math/metrics.js";
import { NumPyRandom } from "../math/random.js";
import { Network, targetsOf } from "./network.js";
import { decodeMatrix } from "../math/arrays.js";

/** @typedef {import("./network.js").Given & { X: import("../math/arrays.js").EncodedArray, y: import("../math/arrays.js").EncodedArray }} Samples */
/** @typedef {{ values: Matrix[], gradients: (Matrix | null)[], loss: number, right: number | null }} Pass  gradients of the mean loss w.r.t. the values of each stage; null where softmax and loss are one. */

/** Products of a gradient check at most: of more rows, the first ones are checked. */
const CHECKED = 300_000;

export class Learner {
  /** @param {Samples} given */
  constructor(given) {
    this.given = given;
    this.network = new Network(given);
    this.X = decodeMatrix(given.X);
    this.y = targetsOf(given.y);
    /** Whether training draws random numbers. */
    this.draws = this.network.stages.some(({ kind }) => kind === "dropout");
    /** @type {Pass | null} */
    this.last = null;
    this.version = 0;
  }

  /** The optimizer, at the step where training stands; null: the model has none. */
  get optimizer() {
    return this.network.computed.optimizer;
  }

  /** Values and gradients of all rows, without dropout; kept until a weight changes. @returns {Pass} */
  pass() {
    if (this.last === null) {
      const { computed, indices, stages } = this.network;
      const output = computed.forward(this.X);
      computed.backward(this.y);
      const values = [this.X, ...indices.map((index) => /** @type {Matrix} */ (computed.states[index].output))];
      const gradients = [
        ...indices.map((index) => computed.states[index].dinputs),
        computed.isFused ? null : computed.lossState.dinputs,
      ];
      this.last = {
        values,
        gradients,
        loss: computed.measure(this.y).dataLoss.value,
        right: rightOf(stages[stages.length - 1].type, output, this.y),
      };
    }
    return this.last;
  }

  /** Forget the last pass: a weight changed. */
  changed() {
    this.last = null;
    this.version += 1;
  }

  /** @param {number} stage @param {number} source @param {number} target @param {number} value */
  setWeight(stage, source, target, value) {
    this.network.setWeight(stage, source, target, value);
    this.changed();
  }

  /** Begin a call of `fit`: with dropout its random numbers are those of random_state=0. */
  beginFit() {
    this.network.computed.random = this.draws ? new NumPyRandom(0) : null;
  }

  /** One training step on all rows. */
  step() {
    this.network.computed.step(this.X, this.y);
    this.changed();
  }

  /** Parameters and optimizer state as Python sent them. */
  reset() {
    const fresh = new Network(this.given).computed;
    this.network.computed.parameters.forEach((parameter, index) => {
      const first = fresh.parameters[index];
      parameter.value.setAll(first.value);
      parameter.momentum = first.momentum;
      parameter.cache = first.cache;
    });
    this.network.computed.optimizer = fresh.optimizer;
    this.changed();
  }

  /** The gradient of the mean loss w.r.t. a weight, or for source -1 a bias; 0 for a frozen layer. @param {number} stage @param {number} source @param {number} target @returns {{ value: number, dtype: import("../math/dtypes.js").DType }} */
  gradient(stage, source, target) {
    this.pass();
    const { gradient, value } = this.network.parameterOf(stage, source < 0);
    return gradient
      ? { value: gradient.at(Math.max(0, source), target), dtype: gradient.dtype }
      : { value: 0, dtype: value.dtype };
  }

  /**
   * The gradient in float64, by the chain rule and by a central difference as the engine's check makes it, in pieces of a few
   * milliseconds: call them one after the other; the last one returns the result.
   * @param {number} stage @param {number} source @param {number} target
   */
  check(stage, source, target) {
    const double = this.network.computed.copy(true);
    double.random = null;
    const rows = Math.max(1, Math.min(this.X.rows, Math.floor(CHECKED / this.network.size)));
    const X = this.X.slice(0, rows).copy("float64");
    const y = this.y instanceof Matrix ? this.y.slice(0, rows).copy("float64") : this.y.subarray(0, rows);
    const parameter = double.layers[this.network.stages[stage].layer].parameters[source < 0 ? 1 : 0];
    const [row, column] = [Math.max(0, source), target];
    const weight = parameter.value.at(row, column);
    const h = 1e-5 * Math.max(Math.abs(weight), 0.1);
    let [exact, above] = [0, 0];
    const lossAt = (/** @type {number} */ value) => {
      parameter.value.set(row, column, value);
      double.forward(X);
      return double.measure(y).loss.value;
    };
    const chainRule = () => {
      parameter.isTrainable = true;
      double.forward(X);
      double.backward(y, false);
      exact = /** @type {Matrix} */ (parameter.gradient).at(row, column);
    };
    const up = () => {
      above = lossAt(weight + h);
    };
    const down = () => {
      const numeric = (above - lossAt(weight - h)) / (weight + h - (weight - h));
      const scale = Math.max(Math.abs(exact), Math.abs(numeric));
      // Losses of float64 differ by rounding: a gradient near 0 is known to about 1e-16 / h.
      return {
        exact,
        numeric,
        rows,
        difference: scale === 0 ? 0 : Math.abs(exact - numeric) / scale,
        agrees: Math.abs(exact - numeric) <= 1e-5 * scale + 1e-9,
      };
    };
    return /** @type {const} */ ([chainRule, up, down]);
  }
}

/** The number of rows whose class is right; null if the output is not a class. @param {string} type  of the last layer. @param {Matrix} output @param {Int32Array | Matrix} y */
function rightOf(type, output, y) {
  let count = 0;
  for (let row = 0; row < output.rows; row++) {
    const right = isRight(type, output, y, row);
    if (right === null) return null;
    if (right) count += 1;
  }
  return count;
}

/** Whether the class of a row is right; null if the output is not a class. @param {string} type  of the last layer. @param {Matrix} output @param {Int32Array | Matrix} y @param {number} row @returns {boolean | null} */
export function isRight(type, output, y, row) {
  const values = output.row(row);
  if (type === "SoftmaxActivation") return classOfRow(values) === classOf(y, row);
  if (type !== "SigmoidActivation" || !(y instanceof Matrix)) return null;
  return values.every((value, column) => classOfProbability(value) === y.at(row, column));
}

/** The class of a row: its number, or the largest column; for a single column its value. @param {Int32Array | Matrix} y @param {number} row */
export function classOf(y, row) {
  if (!(y instanceof Matrix)) return y[row];
  return y.columns === 1 ? y.at(row, 0) : (classOfRow(y.row(row)) ?? NaN);
}
