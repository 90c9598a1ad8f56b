// Exact sums and products, and fused multiply-adds: a * b + c rounded once, which JavaScript has no operation for.

const SPLITTER = 134217729; // 2^27 + 1
const DOUBLE = new Float64Array(1);
const WORDS = new Uint32Array(DOUBLE.buffer);
const LOW = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 1;

/** The rounding error of s = a + b: a + b = s + error. @param {number} a @param {number} b @param {number} s @returns {number} */
export function sumError(a, b, s) {
  const ofB = s - a;
  return a - (s - ofB) + (b - ofB);
}

/** The rounding error of p = a * b: a * b = p + error, unless it overflows or underflows. @param {number} a @param {number} b @param {number} p @returns {number} */
export function productError(a, b, p) {
  let t = SPLITTER * a;
  const highA = t - (t - a);
  const lowA = a - highA;
  t = SPLITTER * b;
  const highB = t - (t - b);
  const lowB = b - highB;
  return lowA * lowB - (p - highA * highB - lowA * highB - highA * lowB);
}

/**
 * a * b + c for float32 numbers, rounded once to float32.
 *
 * The product is exact in double. Its sum with c, rounded to double and then to float32, is wrong only if the double is exactly
 * between two floats and the sum is not.
 * @param {number} a @param {number} b @param {number} c @returns {number}
 */
export function fusedFloat(a, b, c) {
  const product = a * b;
  const sum = product + c;
  const float = Math.fround(sum);
  const rest = sum - float;
  const other = sum + rest;
  return rest !== 0 && Math.fround(other) === other ? betweenFloats(sumError(product, c, sum), float, other) : float;
}

/** @param {number} error @param {number} even the float that a tie is rounded to @param {number} odd @returns {number} */
function betweenFloats(error, even, odd) {
  return error === 0 ? even : error > 0 ? Math.max(even, odd) : Math.min(even, odd);
}

/**
 * a * b + c for float64 numbers, rounded once, if neither the product overflows nor its error underflows.
 *
 * Source: S. Boldo and G. Melquiond, Emulation of FMA and correctly rounded sums, 2008: the small parts are added rounded to odd.
 * @param {number} a @param {number} b @param {number} c @returns {number}
 */
export function fusedDouble(a, b, c) {
  const product = a * b;
  const low = productError(a, b, product);
  const t = c + low;
  const tLow = sumError(c, low, t);
  const v = product + t;
  const vLow = sumError(product, t, v);
  // Not finite: an operand or an intermediate result is not.
  const rest = tLow + vLow;
  return rest - rest === 0 && v - v === 0 ? v + sumToOdd(tLow, vLow) : product + c;
}

/** a + b; if it is not exact, the neighbor whose last bit is 1. @param {number} a @param {number} b @returns {number} */
function sumToOdd(a, b) {
  const sum = a + b;
  const error = sumError(a, b, sum);
  if (error === 0) {
    return sum;
  }
  DOUBLE[0] = sum;
  if ((WORDS[LOW] & 1) === 0) {
    // One unit toward the exact sum: away from zero if the error has the sum's sign.
    const step = error > 0 === sum > 0 ? 1 : -1;
    if (step < 0 && WORDS[LOW] === 0) {
      WORDS[1 - LOW] -= 1;
    }
    WORDS[LOW] += step;
  }
  return DOUBLE[0];
}
