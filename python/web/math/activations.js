// Element-wise activations, forward beside backward, each operation rounded to the dtype that NumPy gives it.
import { apply, applyGradient, clamped, ElementwiseActivation, rounding } from "./elementwise.js";
import { expOf, logOf, tanhOf } from "./exponentials.js";

/** @import { Arithmetic } from "./arithmetic.js" */
/** @import { Matrix } from "./matrix.js" */

const { abs } = Math;

/** y = max(0, x); NaN stays NaN. dx = 0 where x <= 0, else dy. Source: book chapter 4. */
export class ReLUActivation extends ElementwiseActivation {
  get kind() {
    return "ReLUActivation";
  }

  get passesGradients() {
    return true;
  }

  /** @param {Matrix} x @param {Matrix} y */
  apply(x, y) {
    const from = x.data;
    const to = y.data;
    for (let i = 0; i < from.length; i++) {
      const value = from[i];
      to[i] = value < 0 ? 0 : value;
    }
  }

  /** @param {Matrix} x @param {Matrix} dy @param {Matrix} dx */
  applyGradient(x, dy, dx) {
    const from = x.data;
    const gradients = dy.data;
    const to = dx.data;
    for (let i = 0; i < from.length; i++) {
      to[i] = from[i] <= 0 ? 0 : gradients[i];
    }
  }
}

/** y = x: the output activation of regression. Source: book chapter 17. */
export class LinearActivation extends ElementwiseActivation {
  get kind() {
    return "LinearActivation";
  }

  get passesGradients() {
    return true;
  }

  /** @param {Matrix} x @param {Matrix} y */
  apply(x, y) {
    y.data.set(x.data);
  }

  /** @param {Matrix} _x @param {Matrix} dy @param {Matrix} dx */
  applyGradient(_x, dy, dx) {
    dx.data.set(dy.data);
  }
}

/** Step function: y = 1 for x > 0, else 0; NaN stays NaN. Its derivative is 0 everywhere. */
export class HeavisideActivation extends ElementwiseActivation {
  get kind() {
    return "HeavisideActivation";
  }

  get passesGradients() {
    return true;
  }

  /** @param {Matrix} x @param {Matrix} y */
  apply(x, y) {
    apply(x, y, (value) => (Number.isNaN(value) ? value : value > 0 ? 1 : 0));
  }

  /** @param {Matrix} _x @param {Matrix} _dy @param {Matrix} dx */
  applyGradient(_x, _dy, dx) {
    dx.data.fill(0);
  }
}

/** Logistic sigmoid: y = 1 / (1 + e^-x); dx = dy * (1 - y) * y. Source: book chapter 16. */
export class SigmoidActivation extends ElementwiseActivation {
  get kind() {
    return "SigmoidActivation";
  }

  get keepsOutput() {
    return true;
  }

  /** @param {Matrix} x @param {Matrix} y @param {Arithmetic} arithmetic */
  apply(x, y, { flavour }) {
    const exp = expOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    apply(x, y, (value) => 1 / r(1 + exp(-value)));
  }

  /** @param {Matrix} y @param {Matrix} dy @param {Matrix} dx */
  applyGradient(y, dy, dx) {
    const ry = rounding(y.dtype === "float32");
    const r = rounding(dx.dtype === "float32");
    applyGradient(y, dy, dx, (value, gradient) => r(gradient * ry(1 - value)) * value);
  }

  /** 1 for outputs greater than 0.5, else 0. @param {Matrix} output @returns {Matrix} */
  predictions(output) {
    const classes = output.copy();
    apply(output, classes, (value) => (value > 0.5 ? 1 : 0));
    return classes;
  }
}

/** y = tanh x; dx = dy * (1 - y^2). */
export class TanhActivation extends ElementwiseActivation {
  get kind() {
    return "TanhActivation";
  }

  get keepsOutput() {
    return true;
  }

  /** @param {Matrix} x @param {Matrix} y */
  apply(x, y) {
    apply(x, y, tanhOf(x.dtype));
  }

  /** @param {Matrix} y @param {Matrix} dy @param {Matrix} dx */
  applyGradient(y, dy, dx) {
    const r = rounding(y.dtype === "float32");
    applyGradient(y, dy, dx, (value, gradient) => gradient * r(1 - r(value * value)));
  }
}

/** Sigmoid linear unit, also called swish: y = x / (1 + e^-x); dx = dy * (s * (1 + x * (1 - s))), s = 1 / (1 + e^-x). */
export class SiLUActivation extends ElementwiseActivation {
  get kind() {
    return "SiLUActivation";
  }

  /** @param {Matrix} x @param {Matrix} y @param {Arithmetic} arithmetic */
  apply(x, y, { flavour }) {
    const exp = expOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    apply(x, y, (value) => value / r(1 + exp(-value)));
  }

  /** @param {Matrix} x @param {Matrix} dy @param {Matrix} dx @param {Arithmetic} arithmetic */
  applyGradient(x, dy, dx, { flavour }) {
    const exp = expOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    applyGradient(x, dy, dx, (value, gradient) => {
      const inside = clamped(value, 1000);
      const s = r(1 / r(1 + exp(-inside)));
      return gradient * r(s * r(1 + r(inside * r(1 - s))));
    });
  }
}

/** Softplus, a smooth ReLU: y = ln(1 + e^x), computed as max(x, 0) + log1p(e^-|x|); dx = dy / (1 + e^-x). */
export class SoftplusActivation extends ElementwiseActivation {
  get kind() {
    return "SoftplusActivation";
  }

  /** @param {Matrix} x @param {Matrix} y @param {Arithmetic} arithmetic */
  apply(x, y, { flavour }) {
    const exp = expOf(x.dtype, flavour);
    const log = logOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    apply(x, y, (value) => {
      const e = exp(-abs(value));
      const u = r(1 + e);
      const log1p = u === 1 ? e : r(r(log(u) * e) / r(u - 1));
      return (value < 0 ? 0 : value) + log1p;
    });
  }

  /** @param {Matrix} x @param {Matrix} dy @param {Matrix} dx @param {Arithmetic} arithmetic */
  applyGradient(x, dy, dx, { flavour }) {
    const exp = expOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    applyGradient(x, dy, dx, (value, gradient) => gradient / r(1 + exp(-value)));
  }
}

/** Leaky rectified linear unit: y = x for x > 0, else slope * x. Source: Maas et al. 2013. */
export class LeakyReLUActivation extends ElementwiseActivation {
  /** @param {number} [slope] for negative x */
  constructor(slope = 0.01) {
    super();
    this.slope = slope;
  }

  get kind() {
    return "LeakyReLUActivation";
  }

  get passesGradients() {
    return true;
  }

  /** @param {Matrix} x @param {Matrix} y */
  apply(x, y) {
    const slope = rounding(x.dtype === "float32")(this.slope);
    apply(x, y, (value) => (value > 0 ? value : slope * value));
  }

  /** @param {Matrix} x @param {Matrix} dy @param {Matrix} dx */
  applyGradient(x, dy, dx) {
    const slope = rounding(dy.dtype === "float32")(this.slope);
    applyGradient(x, dy, dx, (value, gradient) => (value > 0 ? gradient : slope * gradient));
  }
}

/** Exponential linear unit: y = x for x > 0, else alpha * (e^x - 1). Source: Clevert et al. 2015. */
export class ELUActivation extends ElementwiseActivation {
  /** @param {number} [alpha] the output tends to -alpha */
  constructor(alpha = 1) {
    super();
    this.alpha = alpha;
  }

  get kind() {
    return "ELUActivation";
  }

  /** @param {Matrix} x @param {Matrix} y @param {Arithmetic} arithmetic */
  apply(x, y, { flavour }) {
    const exp = expOf(x.dtype, flavour);
    const log = logOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    const alpha = r(this.alpha);
    apply(x, y, (value) => {
      if (value > 0) {
        return value;
      }
      const u = exp(value);
      const less = r(u - 1);
      return alpha * (u === 1 ? value : less === -1 ? -1 : r(r(less * value) / log(u)));
    });
  }

  /** @param {Matrix} x @param {Matrix} dy @param {Matrix} dx @param {Arithmetic} arithmetic */
  applyGradient(x, dy, dx, { flavour }) {
    const exp = expOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    const alpha = r(this.alpha);
    applyGradient(x, dy, dx, (value, gradient) => (value > 0 ? gradient : gradient * r(alpha * exp(value))));
  }
}
