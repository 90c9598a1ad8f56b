// tanh, within one unit in the last place of NumPy's and the C library's, which differ from each other.
import { exp, powerOfTwo } from "./c-library.js";
import { inverseFactorials, Pair } from "./pairs.js";

/** First term of the exponential series for which a double is precise enough. */
const SMALL = 12;
const EXP_TERMS = 22;
const INVERSES = inverseFactorials(EXP_TERMS);
const LN2 = new Pair(0.693147180559945286, 2.31904681384629956e-17);

/** tanh x = (e^2x - 1) / (e^2x + 1) in pairs of doubles, rounded once. @param {number} x @returns {number} */
export function tanh(x) {
  const magnitude = Math.abs(x);
  if (magnitude < 1e-8) {
    return x;
  }
  if (!(magnitude < 20)) {
    return Number.isNaN(x) ? x : Math.sign(x);
  }
  const e = expOfPair(2 * magnitude);
  const y = e.plus(new Pair(-1)).over(e.plus(new Pair(1))).rounded;
  return x < 0 ? -y : y;
}

/** e^x = 2^k e^r with |r| at most ln 2 / 2, e^r by its Taylor series. @param {number} x @returns {Pair} */
function expOfPair(x) {
  const k = Math.round(x / LN2.high);
  const r = new Pair(x).plus(new Pair(-k).times(LN2));
  let rest = INVERSES[EXP_TERMS].high;
  for (let n = EXP_TERMS - 1; n >= SMALL; n--) {
    rest = INVERSES[n].high + rest * r.high;
  }
  let sum = new Pair(rest);
  for (let n = SMALL - 1; n >= 0; n--) {
    sum = sum.times(r).plus(INVERSES[n]);
  }
  return sum.scaled(powerOfTwo(k));
}

/**
 * tanh x of a float32 number, rounded once to float32: near 0 by its Taylor series, elsewhere by way of e^2x in double.
 * @param {number} x @returns {number}
 */
export function tanhFloat(x) {
  const magnitude = Math.abs(x);
  if (magnitude < 0.15) {
    const s = x * x;
    return Math.fround(x + x * s * (-1 / 3 + s * (2 / 15 + s * (-17 / 315 + s * (62 / 2835 + s * (-1382 / 155925 + s * (21844 / 6081075)))))));
  }
  if (!(magnitude < 20)) {
    return Number.isNaN(x) ? x : Math.sign(x);
  }
  const y = 1 - 2 / (exp(2 * magnitude) + 1);
  return Math.fround(x < 0 ? -y : y);
}
