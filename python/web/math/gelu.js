// The Gaussian error linear unit and the normal distribution that it is made of.
import { apply, applyGradient, clamped, ElementwiseActivation, rounding } from "./elementwise.js";
import { expOf, tanhOf } from "./exponentials.js";

/** @import { Arithmetic } from "./arithmetic.js" */
/** @import { RealFunction } from "./exponentials.js" */
/** @import { Matrix } from "./matrix.js" */

// erfc(z) = t e^(-z^2 + C(t)) with t = 1 / (1 + z / 2) for z of 0 or more, C a series of Chebyshev polynomials of 4t - 2; omitted
// coefficients are less than 3e-18.
const COEFFICIENTS = [
  -6.51326859890854703e-1, 6.41969792356490209e-1, 1.94764732041858359e-2, -9.56151478680863226e-3,
  -9.46595344482036916e-4, 3.66839497852761446e-4, 4.25233248069077689e-5, -2.02785781125342418e-5,
  -1.6242900046470256e-6, 1.30365583558052323e-6, 1.56264417220661419e-8, -8.52380959149265414e-8,
  6.52905443909885148e-9, 5.0593434955514693e-9, -9.91364156493033065e-10, -2.27365122293183596e-10,
  9.64679110201552702e-11, 2.39403808303911458e-12, -6.88602752649755322e-12, 8.94487927309072531e-13,
  3.13092139934295813e-13, -1.12708223613672522e-13, 3.81090525518923205e-16, 7.10609761360923711e-15,
  -1.52302820145710433e-15, -9.4574945712912334e-17, 1.21023718922427898e-16, -2.8166630877471771e-17,
  5.00300555944590192e-20,
];

/**
 * The cumulative distribution function of the standard normal distribution: (1 + erf(x / sqrt 2)) / 2.
 * @param {number} x @param {RealFunction} exp @param {RealFunction} r the rounding of every operation @returns {number}
 */
export function below(x, exp, r) {
  const z = r(Math.abs(x) * r(0.70710678118654752));
  const t = r(1 / r(1 + r(0.5 * z)));
  const twice = r(r(4 * t) - 2);
  let next = 0;
  let sum = 0;
  for (let j = COEFFICIENTS.length - 1; j > 0; j--) {
    const previous = sum;
    sum = r(r(r(twice * sum) - next) + r(COEFFICIENTS[j]));
    next = previous;
  }
  const series = r(r(r(r(0.5 * twice) * sum) - next) + r(COEFFICIENTS[0]));
  const tail = r(0.5 * r(t * exp(r(series - r(z * z)))));
  return x < 0 ? tail : r(1 - tail);
}

/** Gaussian error linear unit: y = x P(x), P the normal distribution function; or its approximation with tanh. Source: Hendrycks and Gimpel 2016. */
export class GELUActivation extends ElementwiseActivation {
  /** @param {boolean} [isApproximate] whether to compute x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3))) */
  constructor(isApproximate = false) {
    super();
    this.isApproximate = isApproximate;
  }

  get kind() {
    return "GELUActivation";
  }

  /** @param {Matrix} x @param {Matrix} y @param {Arithmetic} arithmetic */
  apply(x, y, { flavour }) {
    const r = rounding(x.dtype === "float32");
    if (this.isApproximate) {
      const tanh = innerTanh(x, r);
      apply(x, y, (value) => r(0.5 * value) * r(1 + tanh(value)));
      return;
    }
    const exp = expOf(x.dtype, flavour);
    apply(x, y, (value) => value * below(value, exp, r));
  }

  /** @param {Matrix} x @param {Matrix} dy @param {Matrix} dx @param {Arithmetic} arithmetic */
  applyGradient(x, dy, dx, { flavour }) {
    const r = rounding(x.dtype === "float32");
    if (this.isApproximate) {
      const tanh = innerTanh(x, r);
      const factor = r(0.79788456080286536);
      const cubic = r(0.134145);
      applyGradient(x, dy, dx, (value, gradient) => {
        const inside = clamped(value, 40);
        const t = tanh(inside);
        const slope = r(factor * r(1 + r(cubic * r(inside * inside))));
        return gradient * r(r(0.5 * r(1 + t)) + r(r(r(0.5 * inside) * r(1 - r(t * t))) * slope));
      });
      return;
    }
    const exp = expOf(x.dtype, flavour);
    const factor = r(0.39894228040143268);
    applyGradient(x, dy, dx, (value, gradient) => {
      const inside = clamped(value, 40);
      return gradient * r(below(inside, exp, r) + r(inside * r(factor * exp(r(-0.5 * r(inside * inside))))));
    });
  }
}

/** tanh(sqrt(2 / pi) * (x + 0.044715 x^3)). @param {Matrix} x of this dtype @param {(x: number) => number} r @returns {(x: number) => number} */
function innerTanh(x, r) {
  const tanh = tanhOf(x.dtype);
  const factor = r(0.79788456080286536);
  const cubic = r(0.044715);
  return (value) => tanh(r(factor * r(value + r(cubic * r(r(value * value) * value)))));
}
