// Linear regression by gradient descent, with the bits of LinearTrainer in C# and Python: float64, sums from the first row to the last.

/** Gradient descent left the finite numbers. The trainer has the weights and the bias of before that step. */
export class DivergenceError extends Error {
  /** @param {number} step  that failed, from 1. @param {number} error  of that step: infinite or NaN. @param {number[]} errors  of the steps before. */
  constructor(step, error, errors) {
    super(`linear trainer: the error is ${error} after step ${step}; it must be finite. Lower the learning rates, or standardize the features.`);
    this.step = step;
    this.error = error;
    this.errors = errors;
  }
}

/** y = sum_j w[j] x[j] + b, with one learning rate per weight and one for the bias. */
export class LinearTrainer {
  /**
   * @param {Float64Array} features  (samples, features), row after row; used and not copied.
   * @param {Float64Array} targets  one per sample, at least one; used and not copied.
   * @param {ArrayLike<number>} weightRates  the learning rate of each weight, at least one.
   * @param {number} biasRate
   */
  constructor(features, targets, weightRates, biasRate) {
    if (targets.length === 0 || weightRates.length === 0 || features.length !== targets.length * weightRates.length) {
      throw new RangeError(`linear trainer: ${features.length} features, ${targets.length} targets and ${weightRates.length} rates arrived; each sample needs one feature per rate and one target.`);
    }
    this.features = features;
    this.targets = targets;
    this.weightRates = Float64Array.from(weightRates);
    this.biasRate = biasRate;
    /** The weight of each feature; can be set. */
    this.weights = new Float64Array(weightRates.length);
    /** What is added to the weighted sum; can be set. */
    this.bias = 0;
  }

  /** The prediction for one sample: sum_j w[j] x[j] + b. @param {ArrayLike<number>} x  numbers. @param {number} [start]  where the sample starts in x. */
  predict(x, start = 0) {
    let sum = 0;
    for (let j = 0; j < this.weights.length; j++) {
      sum += this.weights[j] * x[start + j];
    }
    return sum + this.bias;
  }

  /** The mean squared error, mean_i(e[i]^2) with e = prediction - target. @returns {number} */
  get error() {
    let sum = 0;
    for (let i = 0; i < this.targets.length; i++) {
      const e = this.predict(this.features, i * this.weights.length) - this.targets[i];
      sum += e * e;
    }
    return sum / this.targets.length;
  }

  /** The gradient of the error: 2 mean_i(e[i] x[i,j]) and 2 mean_i(e[i]). @returns {{ weights: Float64Array, bias: number }} */
  gradient() {
    const means = new Float64Array(this.weights.length);
    const bias = this.#means(means);
    return { weights: means.map((mean) => 2 * mean), bias: 2 * bias };
  }

  /**
   * Make steps: w[j] -= rate[j] mean_i(e[i] x[i,j]), b -= biasRate mean_i(e[i]), all from the old values.
   * @param {number} [count]
   * @param {(trainer: LinearTrainer) => void} [each]  called after every step.
   * @returns {number[]} the error after each step.
   * @throws {DivergenceError} the error is no longer finite; weights and bias are those before that step.
   */
  step(count = 1, each) {
    /** @type {number[]} */
    const errors = [];
    const means = new Float64Array(this.weights.length);
    for (let step = 1; step <= count; step++) {
      const before = { weights: this.weights.slice(), bias: this.bias };
      const mean = this.#means(means);
      for (let j = 0; j < means.length; j++) {
        this.weights[j] -= this.weightRates[j] * means[j];
      }
      this.bias -= this.biasRate * mean;
      const error = this.error;
      if (!Number.isFinite(error)) {
        this.weights.set(before.weights);
        this.bias = before.bias;
        throw new DivergenceError(step, error, errors);
      }
      errors.push(error);
      each?.(this);
    }
    return errors;
  }

  /** Writes mean_i(e[i] x[i,j]) of every feature; returns mean_i(e[i]). @param {Float64Array} means @returns {number} */
  #means(means) {
    const { features, targets } = this;
    means.fill(0);
    let sum = 0;
    for (let i = 0; i < targets.length; i++) {
      const start = i * means.length;
      const e = this.predict(features, start) - targets[i];
      sum += e;
      for (let j = 0; j < means.length; j++) {
        means[j] += e * features[start + j];
      }
    }
    for (let j = 0; j < means.length; j++) {
      means[j] /= targets.length;
    }
    return sum / targets.length;
  }
}
