/** A network with its samples: passes over all rows, training steps, the gradient of each weight. */

import { LayerState } from "../../math/layers.js";
import { LossState } from "../../math/losses.js";
import { Matrix } from "../../math/matrix.js";
import { classOfProbability, classOfRow } from "../../math/metrics.js";
import { whole } from "../../math/pieces.js";
import { NumPyRandom } from "../../math/random.js";
import { Network, targetsOf } from "./network.js";
import { decodeMatrix } from "../../math/arrays.js";

/** @typedef {import("./network.js").Given & { X: import("../../math/arrays.js").EncodedArray, y: import("../../math/arrays.js").EncodedArray }} Samples */
/** @typedef {import("../../math/network.js").Network} Computed */
/**
 * The numbers of one pass. `gradients` are those of the mean loss w.r.t. the values of each stage, null where softmax and loss
 * are one; `slopes` those w.r.t. the parameters, null for a frozen layer.
 * @typedef {{ values: Matrix[], gradients: (Matrix | null)[], slopes: (Matrix | null)[], loss: number, right: number | null }} Pass
 */

/** Products of a gradient check at most: of more rows, the first ones are checked. */
const CHECKED = 300_000;

export class Learner {
  /** A learner, made in pieces. @param {Samples} given @returns {Generator<void, Learner, void>} */
  static *made(given) {
    const network = yield* Network.made(given);
    return new Learner(given, network);
  }

  /** @param {Samples} given @param {Network} network  of the given model. */
  constructor(given, network) {
    this.given = given;
    this.network = network;
    this.X = decodeMatrix(given.X);
    this.y = targetsOf(given.y);
    /** Whether training draws random numbers. */
    this.draws = this.network.stages.some(({ kind }) => kind === "dropout");
    /** The last pass that was computed to its end; a weight may have changed since. @type {Pass | null} */
    this.shown = null;
    this.isCurrent = false;
    this.version = 0;
    /** Where the next pass or step is computed, while the numbers of the last pass are shown. */
    this.spare = workspace(network.computed);
  }

  /** The optimizer, at the step where training stands; null: the model has none. */
  get optimizer() {
    return this.network.computed.optimizer;
  }

  /** Values and gradients of all rows, without dropout; kept until a weight changes. @returns {Pass} */
  pass() {
    return whole(this.passPieces());
  }

  /** The same in pieces. @returns {Generator<void, Pass, void>} */
  *passPieces() {
    if (this.isCurrent && this.shown) return this.shown;
    const { computed, indices, stages } = this.network;
    const output = yield* computed.forwardPieces(this.X);
    yield* computed.backwardPieces(this.y);
    yield;
    const values = [this.X, ...indices.map((index) => /** @type {Matrix} */ (computed.states[index].output))];
    const gradients = [
      ...indices.map((index) => computed.states[index].dinputs),
      computed.isFused ? null : computed.lossState.dinputs,
    ];
    this.shown = {
      values,
      gradients,
      slopes: computed.parameters.map(({ gradient }) => gradient),
      loss: computed.measure(this.y).dataLoss.value,
      right: rightOf(stages[stages.length - 1].type, output, this.y),
    };
    this.isCurrent = true;
    this.spare = exchange(computed, this.spare);
    return this.shown;
  }

  /** Forget the last pass: a weight changed. */
  changed() {
    this.isCurrent = false;
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

  /** One training step on all rows, in pieces. @returns {Generator<void, void, void>} */
  *stepPieces() {
    yield* this.network.computed.stepPieces(this.X, this.y);
    this.changed();
  }

  /** Parameters and optimizer state as Python sent them, in pieces. @returns {Generator<void, void, void>} */
  *resetPieces() {
    const fresh = (yield* Network.made(this.given)).computed;
    this.network.computed.parameters.forEach((parameter, index) => {
      const first = fresh.parameters[index];
      parameter.value.setAll(first.value);
      parameter.momentum = first.momentum;
      parameter.cache = first.cache;
    });
    this.network.computed.optimizer = fresh.optimizer;
    this.changed();
  }

  /** The gradient of the mean loss w.r.t. a weight, or for source -1 a bias; 0 for a frozen layer. @param {number} stage @param {number} source @param {number} target @returns {{ value: number, dtype: import("../../math/dtypes.js").DType }} */
  gradient(stage, source, target) {
    const gradient = this.slopes(stage, source < 0);
    const { dtype } = this.network.parameter(stage, source < 0);
    return gradient ? { value: gradient.at(Math.max(0, source), target), dtype: gradient.dtype } : { value: 0, dtype };
  }

  /** The gradients of the mean loss w.r.t. the weights, or the biases, into a stage; null for a frozen layer. @param {number} stage @param {boolean} bias @returns {Matrix | null} */
  slopes(stage, bias) {
    const { slopes } = this.pass();
    return slopes[this.network.computed.parameters.indexOf(this.network.parameterOf(stage, bias))];
  }

  /**
   * The gradient in float64, by the chain rule and by a central difference as the engine's check makes it, in pieces.
   * @param {number} stage @param {number} source @param {number} target
   * @returns {Generator<void, { exact: number, numeric: number, rows: number, difference: number, agrees: boolean }, void>}
   */
  *check(stage, source, target) {
    const double = this.network.computed.copy(true);
    double.random = null;
    yield;
    const rows = Math.max(1, Math.min(this.X.rows, Math.floor(CHECKED / this.network.size)));
    const X = this.X.slice(0, rows).copy("float64");
    const y = this.y instanceof Matrix ? this.y.slice(0, rows).copy("float64") : this.y.subarray(0, rows);
    const parameter = double.layers[this.network.stages[stage].layer].parameters[source < 0 ? 1 : 0];
    const [row, column] = [Math.max(0, source), target];
    const weight = parameter.value.at(row, column);
    const h = 1e-5 * Math.max(Math.abs(weight), 0.1);
    parameter.isTrainable = true;
    yield* double.forwardPieces(X);
    yield* double.backwardPieces(y, false);
    const exact = /** @type {Matrix} */ (parameter.gradient).at(row, column);
    /** @type {number[]} */
    const losses = [];
    for (const value of [weight + h, weight - h]) {
      yield;
      parameter.value.set(row, column, value);
      yield* double.forwardPieces(X);
      losses.push(double.measure(y).loss.value);
    }
    const numeric = (losses[0] - losses[1]) / (weight + h - (weight - h));
    const scale = Math.max(Math.abs(exact), Math.abs(numeric));
    const distance = Math.abs(exact - numeric);
    // Losses of float64 differ by rounding: a gradient near 0 is known to about 1e-16 / h.
    return {
      exact,
      numeric,
      rows,
      difference: scale === 0 ? 0 : distance / scale,
      agrees: distance <= 1e-5 * scale + 1e-9,
    };
  }
}

/** What a pass writes. @typedef {{ states: LayerState[], lossState: LossState, gradients: (Matrix | null)[] }} Workspace */

/** @param {Computed} network @returns {Workspace} */
function workspace(network) {
  return {
    states: network.layers.map(() => new LayerState()),
    lossState: new LossState(),
    gradients: network.parameters.map(() => null),
  };
}

/** Let a network write into another workspace. @param {Computed} network @param {Workspace} next @returns {Workspace} the one that it wrote into. */
function exchange(network, next) {
  const { states, lossState, parameters } = network;
  const last = { states, lossState, gradients: parameters.map(({ gradient }) => gradient) };
  network.states = next.states;
  network.lossState = next.lossState;
  parameters.forEach((parameter, index) => {
    parameter.gradient = next.gradients[index];
  });
  return last;
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
