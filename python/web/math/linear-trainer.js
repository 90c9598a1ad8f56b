// Linear regression, y = sum_j w[j] x[j] + b, by hand or by gradient descent with a learning rate of its own for each weight and the bias.
/** @import { Matrix } from "./matrix.js" */

/** What is read of a matrix: its data in rows. @typedef {Pick<Matrix, "data" | "rows" | "columns" | "length" | "shape">} Table */

/** A step made the error infinite or NaN; weights and bias are those before it. */
export class DivergenceError extends Error {
  /** @param {number} step the number of the step, from 1 @param {number} error what the error became @param {Float64Array} errors those of the steps before it */
  constructor(step, error, errors) {
    super(
      `linear trainer: the error is ${error} after step ${step}; it must stay finite. Lower the learning rates; weights and bias are those before the step.`,
    );
    this.name = "DivergenceError";
    this.step = step;
    this.error = error;
    this.errors = errors;
  }
}

/**
 * A step is w[j] -= rate[j] * mean_i(e[i] x[i,j]), b -= biasRate * mean_i(e[i]), with e[i] = prediction - target from the old values: the
 * gradient of the mean squared error without its factor 2. All numbers are float64.
 */
export class LinearTrainer {
  /**
   * @param {Table} features shape (samples, features), at least one of both; copied
   * @param {Table} targets shape (samples, 1); copied
   * @param {ArrayLike<number>} weightRates the learning rate of each weight @param {number} biasRate
   * @throws {RangeError} no samples, no features, not one target per sample, or not one rate per feature
   */
  constructor(features, targets, weightRates, biasRate) {
    if (
      features.length === 0 ||
      targets.columns !== 1 ||
      targets.rows !== features.rows ||
      weightRates.length !== features.columns
    ) {
      throw new RangeError(
        `linear trainer: features are ${features.shape}, targets ${targets.shape}, and there are ${weightRates.length} learning rates; ` +
          "it takes (samples, features), (samples, 1) and one rate per feature, at least one of each.",
      );
    }
    this.features = Float64Array.from(features.data);
    this.targets = Float64Array.from(targets.data);
    this.rates = Float64Array.from(weightRates);
    this.biasRate = biasRate;
    /** The weight of each feature; can be set. */
    this.weights = new Float64Array(weightRates.length);
    /** The bias b, which is added to the weighted sum; can be set. */
    this.bias = 0;
  }

  /** The mean squared error, (1 / n) sum_i e[i]^2, without a factor 1/2. */
  get error() {
    let sum = 0;
    for (let i = 0; i < this.targets.length; i++) {
      const e = this.#residual(i);
      sum += e * e;
    }
    return sum / this.targets.length;
  }

  /** The prediction for one sample, sum_j w[j] x[j] + b. @param {ArrayLike<number>} sample one number per feature @param {number} [start] where they start @returns {number} */
  predict(sample, start = 0) {
    let sum = 0;
    for (let j = 0; j < this.weights.length; j++) {
      sum += this.weights[j] * sample[start + j];
    }
    return sum + this.bias;
  }

  /** The gradient of the error: 2 mean_i(e[i] x[i,j]) w.r.t. each weight, 2 mean_i(e[i]) w.r.t. the bias. @returns {{ weights: Float64Array, bias: number }} */
  gradient() {
    const { means, mean } = this.#means();
    return { weights: means.map((value) => 2 * value), bias: 2 * mean };
  }

  /**
   * Makes steps of gradient descent.
   * @param {number} [steps] @param {() => void} [each] called after every step
   * @returns {Float64Array} the error after each step
   * @throws {DivergenceError} the error is no longer finite
   */
  step(steps = 1, each) {
    const errors = new Float64Array(steps);
    for (let step = 0; step < steps; step++) {
      const error = this.#stepOnce();
      if (!Number.isFinite(error)) {
        throw new DivergenceError(step + 1, error, errors.slice(0, step));
      }
      errors[step] = error;
      each?.();
    }
    return errors;
  }

  /** The error after one step; if it is not finite, weights and bias stay as they were. @returns {number} */
  #stepOnce() {
    const before = { weights: this.weights.slice(), bias: this.bias };
    const { means, mean } = this.#means();
    for (let j = 0; j < means.length; j++) {
      this.weights[j] -= this.rates[j] * means[j];
    }
    this.bias -= this.biasRate * mean;
    const error = this.error;
    if (!Number.isFinite(error)) {
      this.weights.set(before.weights);
      this.bias = before.bias;
    }
    return error;
  }

  /** mean_i(e[i] x[i,j]) of every feature, and mean_i(e[i]). @returns {{ means: Float64Array, mean: number }} */
  #means() {
    const means = new Float64Array(this.weights.length);
    let sum = 0;
    for (let i = 0; i < this.targets.length; i++) {
      const e = this.#residual(i);
      sum += e;
      for (let j = 0; j < means.length; j++) {
        means[j] += e * this.features[i * means.length + j];
      }
    }
    return { means: means.map((value) => value / this.targets.length), mean: sum / this.targets.length };
  }

  /** e[i] = prediction - target. @param {number} i @returns {number} */
  #residual(i) {
    return this.predict(this.features, i * this.weights.length) - this.targets[i];
  }
}

/** Rows of numbers, as `LinearTrainer` takes them. @param {Float64Array} data row after row @param {number} columns 1 or more @returns {Table} */
export function table(data, columns) {
  const rows = data.length / columns;
  return { data, rows, columns, length: data.length, shape: `(${rows}, ${columns})` };
}
