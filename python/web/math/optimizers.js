// Optimizers: update parameters from their gradients. A step is beginStep, update for every parameter, endStep. Source: book chapter 10.
import { power } from "./double-functions.js";
import { promote } from "./dtypes.js";
import { rounding } from "./elementwise.js";
import { Matrix } from "./matrix.js";

/** @import { Parameter } from "./layers.js" */

const { fround, sqrt } = Math;

/** The learning rate of a step is learningRate / (1 + decay * iterations). */
class Optimizer {
  /** @param {number} learningRate @param {number} decay */
  constructor(learningRate, decay) {
    this.learningRate = learningRate;
    this.decay = decay;
    this.currentLearningRate = learningRate;
    this.iterations = 0;
  }

  get kind() {
    return "Optimizer";
  }

  /** Sets the learning rate of the step; does nothing without decay. */
  beginStep() {
    if (this.decay !== 0) {
      this.currentLearningRate = this.learningRate * (1 / (1 + this.decay * this.iterations));
    }
  }

  /** Counts the step. */
  endStep() {
    this.iterations++;
  }

  /** Changes value, momentum and cache. @param {Parameter} parameter with a gradient */
  update(parameter) {
    if (parameter.gradient === null) {
      throw new Error(
        `${this.kind}: the parameter has no gradient; an update uses that of a backward pass. Call backward first.`,
      );
    }
    this.step(parameter, parameter.gradient);
  }

  /** @param {Parameter} _parameter @param {Matrix} _gradient @returns {void} */
  step(_parameter, _gradient) {
    throw new Error(`${this.kind}: it has no update rule; an optimizer must have one. Write step.`);
  }
}

/**
 * Momentum or cache: zeros of the value's dtype at first, then of the wider dtype of itself and the gradient.
 * @param {Matrix | null} state @param {Matrix} value @param {Matrix} gradient @param {boolean} [widens] @returns {Matrix}
 */
function stateOf(state, value, gradient, widens = true) {
  const present = state ?? new Matrix(value.rows, value.columns, value.dtype);
  const dtype = widens ? promote(present.dtype, gradient.dtype) : present.dtype;
  return present.dtype === dtype ? present : present.copy(dtype);
}

/** @param {Matrix} matrix @returns {boolean} */
function isFloat(matrix) {
  return matrix.dtype === "float32";
}

/** Stochastic gradient descent: v += -rate g; with momentum m = momentum m - rate g, v += m. */
export class SGD extends Optimizer {
  /** @param {{ learningRate?: number, decay?: number, momentum?: number }} [settings] */
  constructor({ learningRate = 1, decay = 0, momentum = 0 } = {}) {
    super(learningRate, decay);
    this.momentum = momentum;
  }

  get kind() {
    return "SGD";
  }

  /** @param {Parameter} parameter @param {Matrix} gradient */
  step(parameter, gradient) {
    const { value } = parameter;
    const rg = rounding(isFloat(gradient));
    if (this.momentum === 0) {
      const r = rounding(isFloat(value) && isFloat(gradient));
      const rate = rg(-this.currentLearningRate);
      for (let i = 0; i < value.length; i++) {
        value.data[i] = r(value.data[i] + rg(rate * gradient.data[i]));
      }
      return;
    }
    // The product with the old momentum has its dtype, which may be narrower than that of the new one.
    const rm = rounding(parameter.momentum === null ? isFloat(value) : isFloat(parameter.momentum));
    const m = (parameter.momentum = stateOf(parameter.momentum, value, gradient));
    const rate = rg(this.currentLearningRate);
    const momentum = rm(this.momentum);
    for (let i = 0; i < value.length; i++) {
      m.data[i] = rm(momentum * m.data[i]) - rg(rate * gradient.data[i]);
      value.data[i] += m.data[i];
    }
  }
}

/** AdaGrad (adaptive gradient): c += g^2, v += -rate g / (sqrt(c) + epsilon); the cache keeps the dtype of the parameter. */
export class AdaGrad extends Optimizer {
  /** @param {{ learningRate?: number, decay?: number, epsilon?: number }} [settings] */
  constructor({ learningRate = 1, decay = 0, epsilon = 1e-7 } = {}) {
    super(learningRate, decay);
    this.epsilon = epsilon;
  }

  get kind() {
    return "AdaGrad";
  }

  /** @param {Parameter} parameter @param {Matrix} gradient */
  step(parameter, gradient) {
    const { value } = parameter;
    const c = (parameter.cache = stateOf(parameter.cache, value, gradient, false));
    const rg = rounding(isFloat(gradient));
    const rc = rounding(isFloat(c));
    const r = rounding(isFloat(c) && isFloat(gradient));
    const rate = rg(-this.currentLearningRate);
    const epsilon = rc(this.epsilon);
    for (let i = 0; i < value.length; i++) {
      const g = gradient.data[i];
      c.data[i] += rg(g * g);
      value.data[i] += r(rg(rate * g) / rc(rc(sqrt(c.data[i])) + epsilon));
    }
  }
}

/** RMSprop (root mean square propagation): c = rho c + (1 - rho) g^2, v += -rate g / (sqrt(c) + epsilon). */
export class RMSprop extends Optimizer {
  /** @param {{ learningRate?: number, decay?: number, epsilon?: number, rho?: number }} [settings] */
  constructor({ learningRate = 0.001, decay = 0, epsilon = 1e-7, rho = 0.9 } = {}) {
    super(learningRate, decay);
    this.epsilon = epsilon;
    this.rho = rho;
  }

  get kind() {
    return "RMSprop";
  }

  /** @param {Parameter} parameter @param {Matrix} gradient */
  step(parameter, gradient) {
    const { value } = parameter;
    const old = rounding(parameter.cache === null ? isFloat(value) : isFloat(parameter.cache));
    const c = (parameter.cache = stateOf(parameter.cache, value, gradient));
    const rg = rounding(isFloat(gradient));
    const rc = rounding(isFloat(c));
    const r = rounding(isFloat(c) && isFloat(gradient));
    const rate = rg(-this.currentLearningRate);
    const [rho, rest, epsilon] = [old(this.rho), rg(1 - this.rho), rc(this.epsilon)];
    for (let i = 0; i < value.length; i++) {
      const g = gradient.data[i];
      c.data[i] = old(rho * c.data[i]) + rg(rest * rg(g * g));
      value.data[i] += r(rg(rate * g) / rc(rc(sqrt(c.data[i])) + epsilon));
    }
  }
}

/**
 * Adam (adaptive moment estimation): m = beta1 m + (1 - beta1) g, c = beta2 c + (1 - beta2) g^2, both with bias correction,
 * m' = m / (1 - beta1^step), c' = c / (1 - beta2^step); then v += -rate m' / (sqrt(c') + epsilon). Source: Kingma and Ba 2014.
 */
export class Adam extends Optimizer {
  /** @param {{ learningRate?: number, decay?: number, epsilon?: number, beta1?: number, beta2?: number }} [settings] */
  constructor({ learningRate = 0.001, decay = 0, epsilon = 1e-7, beta1 = 0.9, beta2 = 0.999 } = {}) {
    super(learningRate, decay);
    this.epsilon = epsilon;
    this.beta1 = beta1;
    this.beta2 = beta2;
  }

  get kind() {
    return "Adam";
  }

  /** @param {Parameter} parameter @param {Matrix} gradient */
  step(parameter, gradient) {
    const { value } = parameter;
    const oldM = isFloat(parameter.momentum ?? value);
    const oldC = isFloat(parameter.cache ?? value);
    const m = (parameter.momentum = stateOf(parameter.momentum, value, gradient));
    const c = (parameter.cache = stateOf(parameter.cache, value, gradient));
    const number = this.iterations + 1;
    const corrections = [1 - power(this.beta1, number), 1 - power(this.beta2, number)];
    const arrays = [value.data, gradient.data, m.data, c.data];
    if (arrays.every((data) => data instanceof Float32Array)) {
      this.#stepFloat(...floats(arrays), corrections);
      return;
    }
    const [rm, rc, rg] = [rounding(oldM), rounding(oldC), rounding(isFloat(gradient))];
    const [nextM, nextC] = [rounding(isFloat(m)), rounding(isFloat(c))];
    const r = rounding(isFloat(m) && isFloat(c));
    const rate = nextM(-this.currentLearningRate);
    const [beta1, beta2] = [rm(this.beta1), rc(this.beta2)];
    const [rest1, rest2] = [rg(1 - this.beta1), rg(1 - this.beta2)];
    const [correction1, correction2, epsilon] = [nextM(corrections[0]), nextC(corrections[1]), nextC(this.epsilon)];
    for (let i = 0; i < value.length; i++) {
      const g = gradient.data[i];
      m.data[i] = rm(beta1 * m.data[i]) + rg(rest1 * g);
      c.data[i] = rc(beta2 * c.data[i]) + rg(rest2 * rg(g * g));
      const scale = nextC(nextC(sqrt(nextC(c.data[i] / correction2))) + epsilon);
      value.data[i] += r(nextM(rate * nextM(m.data[i] / correction1)) / scale);
    }
  }

  /** @param {Float32Array} v @param {Float32Array} g @param {Float32Array} m @param {Float32Array} c @param {number[]} corrections */
  #stepFloat(v, g, m, c, corrections) {
    const rate = fround(-this.currentLearningRate);
    const epsilon = fround(this.epsilon);
    const beta1 = fround(this.beta1);
    const beta2 = fround(this.beta2);
    const rest1 = fround(1 - this.beta1);
    const rest2 = fround(1 - this.beta2);
    const correction1 = fround(corrections[0]);
    const correction2 = fround(corrections[1]);
    for (let i = 0; i < v.length; i++) {
      const gradient = g[i];
      const momentum = fround(fround(beta1 * m[i]) + fround(rest1 * gradient));
      const cache = fround(fround(beta2 * c[i]) + fround(rest2 * fround(gradient * gradient)));
      m[i] = momentum;
      c[i] = cache;
      const scale = fround(fround(sqrt(fround(cache / correction2))) + epsilon);
      v[i] += fround(fround(rate * fround(momentum / correction1)) / scale);
    }
  }
}

/** @param {(Float32Array | Float64Array)[]} arrays @returns {[Float32Array, Float32Array, Float32Array, Float32Array]} */
function floats(arrays) {
  return /** @type {[Float32Array, Float32Array, Float32Array, Float32Array]} */ (arrays);
}
