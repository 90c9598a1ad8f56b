// sin and cos of float64, the same in every JavaScript engine: their own differ from each other in the last bit.
//
// x = n pi / 2 + a with a as a pair of doubles; of a / (1/128) the nearest whole k; then the theorem of sums of angles,
// sin(k/128 + r) = sin k/128 + (cos k/128 sin r - sin k/128 (1 - cos r)), with the bracket in double: results are at most 0.51 units
// in the last place from the exact value. sin k/128 and cos k/128 are pairs of doubles, made here by their Taylor series. The C
// library has a table of the same steps, so that nearly all roundings are the same: tests/python/test_web_math.py counts.
import { fusedDouble, productError } from "../../math/exact.js";
import { inverseFactorials, Pair } from "../../math/pairs.js";

/** pi / 2, the first 159 bits. */
const HALF_PI = [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591833e-33];
const LARGEST = 1e8;

const STEPS = 128;
/** Up to here |x| needs no reduction: a little more than pi / 4. */
const WITHOUT_REDUCTION = 0.855;
/** Below, the Taylor series of sin x is used itself: its second term is at most 1/256 of the first. */
const SMALL = 0.126;

const TERMS = 28;
const INVERSES = inverseFactorials(TERMS);
const ANGLES = Array.from({ length: Math.ceil(WITHOUT_REDUCTION * STEPS) + 2 }, (_, k) => {
  const a = new Pair(k / STEPS);
  return { sin: a.times(series(a, 1)), cos: series(a, 0) };
});

/** sum over n of (-1)^n a^(2n) / (2n + first)!: cos a for 0, sin a / a for 1. @param {Pair} a @param {number} first @returns {Pair} */
function series(a, first) {
  const minus = a.times(a).scaled(-1);
  let sum = new Pair(0);
  for (let n = TERMS - 2 + first; n >= first; n -= 2) {
    sum = sum.times(minus).plus(INVERSES[n]);
  }
  return sum;
}

/** sin x; NaN for |x| of 10^8 and more, where the reduction would lose digits. @param {number} x @returns {number} */
export function sin(x) {
  return ofTurns(x, 0);
}

/** cos x; NaN for |x| of 10^8 and more. @param {number} x @returns {number} */
export function cos(x) {
  return ofTurns(x, 1);
}

/** sin(x + turns pi / 2). @param {number} x @param {number} turns @returns {number} */
function ofTurns(x, turns) {
  const magnitude = Math.abs(x);
  if (!(magnitude < LARGEST)) {
    return NaN;
  }
  const n = magnitude < WITHOUT_REDUCTION ? 0 : Math.round(x / HALF_PI[0]);
  const a = HALF_PI.reduce((rest, part) => (n === 0 ? rest : rest.plus(exactProduct(-n, part))), new Pair(x));
  const quarter = (((n + turns) % 4) + 4) % 4;
  const value = quarter % 2 === 0 ? sinNear(a) : cosNear(a);
  return quarter < 2 ? value : -value;
}

/** sin a for |a| below 0.86. @param {Pair} a @returns {number} */
function sinNear({ high, low }) {
  if (Math.abs(high) < SMALL) {
    return high === 0 ? high : high + (low + sinTail(high));
  }
  const sign = Math.sign(high);
  const { sin, cos, r } = nearest(sign * high);
  const s = r + (sign * low + sinTail(r));
  return sign * (sin.high + bracket(cos, s, sin.scaled(-1), cosTail(r + sign * low)));
}

/** cos a for |a| below 0.86. @param {Pair} a @returns {number} */
function cosNear({ high, low }) {
  const sign = high < 0 ? -1 : 1;
  const { sin, cos, r: rest } = nearest(sign * high);
  const r = rest + sign * low;
  return cos.high + bracket(sin.scaled(-1), r + sinTail(r), cos.scaled(-1), cosTail(r));
}

/** The nearest angle of the table, and the rest. @param {number} magnitude */
function nearest(magnitude) {
  const k = Math.round(magnitude * STEPS);
  return { ...ANGLES[k], r: magnitude - k / STEPS };
}

/**
 * a s + b c and what -b, the number that it is added to, lacks.
 * @param {Pair} a @param {number} s sin r @param {Pair} b @param {number} c 1 - cos r @returns {number}
 */
function bracket(a, s, b, c) {
  return fusedDouble(a.high, s, b.high * c + (a.low * s - b.low));
}

/** sin r - r for |r| below 0.13. @param {number} r @returns {number} */
function sinTail(r) {
  const square = r * r;
  let sum = INVERSES[13].high;
  for (let n = 11; n >= 3; n -= 2) {
    sum = fusedDouble(-square, sum, INVERSES[n].high);
  }
  return -sum * r * square;
}

/** 1 - cos r for |r| of at most 1/256. @param {number} r @returns {number} */
function cosTail(r) {
  const square = r * r;
  return square * (INVERSES[2].high - square * (INVERSES[4].high - square * INVERSES[6].high));
}

/** @param {number} a @param {number} b @returns {Pair} */
function exactProduct(a, b) {
  const product = a * b;
  return new Pair(product, productError(a, b, product));
}
