// sin and cos of float64 as the C library computes them (glibc 2.28 and later on x86-64 with fused multiply-add), bit for bit.
//
// x is reduced to |a| < pi/4; sin and cos of the nearest k/128 come from a table of pairs of doubles, and the rest from a short
// polynomial. Source: IBM Accurate Mathematical Library, as in S. Nagy's and W. Dijkstra's description; errors below 0.55 units in
// the last place, so that about one result in a thousand is not the correctly rounded one.
import { fusedDouble as fma } from "./exact.js";
import { inverseFactorials, Pair } from "./pairs.js";

/** @typedef {{ sin: Pair, cos: Pair }} Entry */

const STEPS = 128;
const ENTRIES = 112;
const BIG = 52776558133248; // 1.5 * 2^45: adding it rounds to a multiple of 1/128
const TO_INTEGER = 6755399441055744;
const TWO_OVER_PI = 0.6366197723675814;
const HALF_PI = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;

/** Pairs of sin k/128 and cos k/128. */
const TABLE = table();

/** @returns {Entry[]} */
function table() {
  const inverses = inverseFactorials(28);
  return Array.from({ length: ENTRIES }, (_, k) => {
    const x = new Pair(k / STEPS);
    return { sin: x.times(alternating(x, 1, inverses)), cos: alternating(x, 0, inverses) };
  });
}

/** sum over n of (-1)^n x^(2n) / (2n + first)!. @param {Pair} x @param {number} first @param {Pair[]} inverses @returns {Pair} */
function alternating(x, first, inverses) {
  const minus = x.times(x).scaled(-1);
  let sum = new Pair(0);
  for (let n = 26 + first; n >= first; n -= 2) {
    sum = sum.times(minus).plus(inverses[n]);
  }
  return sum;
}

/** sin x; NaN for |x| of 10^8 and more, where the reduction would lose digits. @param {number} x @returns {number} */
export function sin(x) {
  const magnitude = Math.abs(x);
  if (magnitude < 1.4901161193847656e-8) {
    return x;
  }
  if (magnitude < 0.85546875) {
    return sinNear(x, 0);
  }
  if (magnitude < 2.426265) {
    const y = cosNear(HALF_PI - magnitude, HALF_PI_LOW);
    return x < 0 ? -y : y;
  }
  return reduced(x, 0);
}

/** cos x; NaN for |x| of 10^8 and more. @param {number} x @returns {number} */
export function cos(x) {
  const magnitude = Math.abs(x);
  if (magnitude < 7.450580596923828e-9) {
    return 1;
  }
  if (magnitude < 0.85546875) {
    return cosNear(x, 0);
  }
  if (magnitude < 2.426265) {
    const y = HALF_PI - magnitude;
    const a = y + HALF_PI_LOW;
    return sinNear(a, y - a + HALF_PI_LOW);
  }
  return reduced(x, 1);
}

/** sin(x + turns pi / 2). @param {number} x @param {number} turns @returns {number} */
function reduced(x, turns) {
  if (!(Math.abs(x) < 1e8)) {
    return NaN;
  }
  const n = fma(x, TWO_OVER_PI, TO_INTEGER) - TO_INTEGER;
  const y = fma(-n, -1.3909067564377153e-8, fma(-n, 1.5707963407039642, x));
  let t = n * -4.97899623147990984e-17;
  const t2 = fma(-n, -4.97899623147990984e-17, y);
  let low = fma(-n, -4.97899623147990984e-17, y - t2);
  t = n * -1.9034889620193266e-25;
  const a = t2 - t;
  low += t2 - a - t;
  const quarter = (((n + turns) % 4) + 4) % 4;
  const value = quarter % 2 === 0 ? sinNear(a, low) : cosNear(a, low);
  return quarter < 2 ? value : -value;
}

/** sin(x + dx). @param {number} x @param {number} dx @returns {number} */
function sinNear(x, dx) {
  const magnitude = Math.abs(x);
  if (magnitude < 0.126) {
    const xx = x * x;
    const p = fma(fma(fma(fma(-2.5022014848318398e-8, xx, 2.755729806860771e-6), xx, -0.00019841269834414642), xx, 0.0083333333333323288), xx, -0.16666666666666666);
    return x + fma(fma(p, x, -0.5 * dx), xx, dx);
  }
  const low = x <= 0 ? -dx : dx;
  const shifted = BIG + magnitude;
  const { sin: s0, cos: c0 } = TABLE[Math.round((shifted - BIG) * STEPS)];
  const r = magnitude - (shifted - BIG);
  const rr = r * r;
  const s = r + fma(r * rr, fma(rr, 0.00833333214285722277, -0.1666666666666648809525), low);
  const c = fma(r, low, rr * fma(rr, fma(rr, 1.38888874007937613028e-3, -4.16666666666664434524e-2), 0.5));
  const cor = fma(c0.high, s, fma(-s0.high, c, fma(s, c0.low, s0.low)));
  const y = s0.high + cor;
  return x < 0 ? -y : y;
}

/** cos(x + dx). @param {number} x @param {number} dx @returns {number} */
function cosNear(x, dx) {
  const magnitude = Math.abs(x);
  const shifted = BIG + magnitude;
  const { sin: s0, cos: c0 } = TABLE[Math.round((shifted - BIG) * STEPS)];
  const r = magnitude - (shifted - BIG) + (x < 0 ? -dx : dx);
  const rr = r * r;
  const s = fma(r * rr, fma(rr, 0.00833333214285722277, -0.1666666666666648809525), r);
  const c = rr * fma(rr, fma(rr, 1.38888874007937613028e-3, -4.16666666666664434524e-2), 0.5);
  const cor = fma(-s0.high, s, fma(-c0.high, c, fma(-s, s0.low, c0.low)));
  return c0.high + cor;
}
