// exp and whole powers of float64, the same in every JavaScript engine: their own differ from each other in the last bit.
// Results are at most 0.51 units in the last place from the exact value. Tables are computed when the module is loaded.
import { fusedDouble } from "./exact.js";
import { expOfPair, LN2, Pair, powerOfTwo } from "./pairs.js";

const DOUBLE = new Float64Array(1);
const WORDS = new Uint32Array(DOUBLE.buffer);
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

const STEPS = 128;
const TWO_40 = 1099511627776;
const PER_STEP = STEPS / LN2.high;
/** ln 2 / 128 as a sum: the first part has 33 bits, so that its product with a k below 2^20 is exact. */
const STEP_HIGH = Math.round((LN2.high / STEPS) * TWO_40) / TWO_40;
const STEP_LOW = LN2.scaled(1 / STEPS).plus(new Pair(-STEP_HIGH)).rounded;

/** 2^(i/128) as pairs of doubles. */
const ROOTS = Array.from({ length: STEPS }, (_, i) => expOfPair(LN2.times(new Pair(i / STEPS))));
const ROOT_HEADS = Float64Array.from(ROOTS, ({ high }) => high);
const ROOT_TAILS = Float64Array.from(ROOTS, ({ high, low }) => low / high);

/** e^x: x = k ln 2 / 128 + r, e^x = 2^(k/128) e^r. @param {number} x @returns {number} */
export function exp(x) {
  if (!(Math.abs(x) < 746)) {
    return Number.isNaN(x) ? x : x > 0 ? Infinity : 0;
  }
  const k = Math.round(x * PER_STEP);
  const r = x - k * STEP_HIGH - k * STEP_LOW;
  const index = k & (STEPS - 1);
  const exponent = (k - index) / STEPS;
  const square = r * r;
  const rest =
    ROOT_TAILS[index] + r + square * (1 / 2 + r * (1 / 6) + square * (1 / 24 + r * (1 / 120) + square * (1 / 720)));
  const head = ROOT_HEADS[index];
  return exponent > -1022 && exponent < 1024
    ? fusedDouble(head, rest, head) * powerOfTwo(exponent)
    : timesPowerOfTwo(head, head * rest, exponent);
}

/** (high + low) 2^exponent, rounded once, also where it is subnormal. @param {number} high 1 to 2 @param {number} low @param {number} exponent @returns {number} */
function timesPowerOfTwo(high, low, exponent) {
  if (exponent > 1023) {
    return (high + low) * powerOfTwo(1023) * powerOfTwo(exponent - 1023);
  }
  if (exponent > -1022) {
    return (high + low) * powerOfTwo(exponent);
  }
  if (exponent < -1076) {
    return 0;
  }
  // Added to this number, high + low loses the digits that a subnormal number has no place for.
  const unit = powerOfTwo(-1022 - exponent);
  const sum = new Pair(unit).plus(new Pair(high, low)).rounded;
  return (sum - unit) * powerOfTwo(-1022) * powerOfTwo(exponent + 1022);
}

/**
 * base^n by repeated squaring in pairs of doubles, exponents apart: a relative error of n 2^-100 before the one rounding.
 * @param {number} base 0, or a normal number greater than 0 @param {number} n a whole number, 0 or more @returns {number}
 */
export function power(base, n) {
  if (base === 0) {
    return n === 0 ? 1 : 0;
  }
  let [square, squareExponent] = normalized(new Pair(base), 0);
  let [result, exponent] = [new Pair(1), 0];
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) {
      [result, exponent] = normalized(result.times(square), exponent + squareExponent);
    }
    [square, squareExponent] = normalized(square.times(square), 2 * squareExponent);
  }
  return exponent > 1023 ? Infinity : timesPowerOfTwo(result.high, result.low, Math.max(exponent, -2000));
}

/** The same number with 1 <= high < 2. @param {Pair} pair @param {number} exponent @returns {[Pair, number]} */
function normalized(pair, exponent) {
  DOUBLE[0] = pair.high;
  const shift = (WORDS[HIGH] >>> 20) - 1023;
  return [pair.scaled(powerOfTwo(-shift)), exponent + shift];
}
