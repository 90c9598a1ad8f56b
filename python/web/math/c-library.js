// exp, log and pow of the C library (glibc on x86-64 with fused multiply-add), bit for bit: NumPy's float64 functions, and its
// float32 ones on processors without AVX2. JavaScript engines have other functions, which differ from it and from each other.
//
// Source: Arm Optimized Routines by S. Nagy (MIT License); errors are below 0.52 units in the last place in float64.
import {
  EXP_HEADS,
  EXP_TAILS,
  FLOAT_LOG_INVERSES,
  FLOAT_LOG_VALUES,
  LOG_INVERSES,
  LOG_NEAR_ONE,
  LOG_POLYNOMIAL,
  LOG_VALUES,
  POWER_INVERSES,
  POWER_POLYNOMIAL,
  POWER_TAILS,
  POWER_VALUES,
} from "./c-library-tables.js";
import { fusedDouble as fma } from "./exact.js";

const BITS = new DataView(new ArrayBuffer(8));
const DOUBLE = new Float64Array(1);
const WORDS = new Int32Array(DOUBLE.buffer);
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;
const SHIFT = 6755399441055744; // 1.5 * 2^52: adding and subtracting it rounds to the nearest whole number
const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;
const [A0, A1, A2, A3, A4] = LOG_POLYNOMIAL;

/** 2^n at index n + 1022, by doubling: not every engine's pow is exact. */
const POWERS = new Float64Array(2046);
POWERS[0] = 2.2250738585072014e-308;
for (let i = 1; i < POWERS.length; i++) {
  POWERS[i] = 2 * POWERS[i - 1];
}

/** 2^n as a double, for -1022 <= n <= 1023. @param {number} n @returns {number} */
export function powerOfTwo(n) {
  return POWERS[n + 1022];
}

/** e^x of float64: x = k ln 2 / 128 + r, e^x = 2^(k/128) e^r. @param {number} x @returns {number} */
export function exp(x) {
  const magnitude = Math.abs(x);
  if (magnitude < 5.551115123125783e-17) {
    return 1 + x;
  }
  if (!(magnitude < 1024)) {
    return Number.isNaN(x) ? x : x > 0 ? Infinity : 0;
  }
  const k = fma(184.6649652337873, x, SHIFT) - SHIFT;
  const r = fma(k, -1.2864023111638346e-14, fma(k, -0.005415212348111709, x));
  return scaled(k, r, magnitude >= 512 && x < 0);
}

/**
 * 2^(k/128) e^r, with one rounding where the result is subnormal.
 * @param {number} k @param {number} r
 * @param {boolean} isSmall whether the C library computes it apart, and the compiler does not fuse its last operation
 * @returns {number}
 */
function scaled(k, r, isSmall) {
  const index = ((k % 128) + 128) % 128;
  const exponent = (k - index) / 128;
  const r2 = r * r;
  const quadratic = fma(r2, fma(r, 0.16666666666665886, 0.49999999999996786), EXP_TAILS[index] + r);
  const tmp = fma(r2 * r2, fma(r, 0.008333335853059549, 0.0416666808410674), quadratic);
  if (exponent > -1022) {
    // A power of two is multiplied last: it changes no digit, and the product of the fused operation cannot underflow.
    const head = EXP_HEADS[index];
    const y = isSmall ? head + head * tmp : fma(head, tmp, head);
    return exponent < 1024 ? y * powerOfTwo(exponent) : y * powerOfTwo(1023) * powerOfTwo(exponent - 1023);
  }
  return subnormal(EXP_HEADS[index] * powerOfTwo(exponent + 1022), tmp);
}

/** 2^-1022 (scale + scale tmp), rounded once. @param {number} scale @param {number} tmp @returns {number} */
function subnormal(scale, tmp) {
  const part = scale * tmp;
  let y = scale + part;
  if (y < 1) {
    let low = scale - y + part;
    const high = 1 + y;
    low = 1 - high + y + low;
    y = high + low - 1;
  }
  return powerOfTwo(-1022) * y;
}

/** ln x of float64: x = 2^k z, ln x = k ln 2 + ln c + ln(z / c). @param {number} x @returns {number} */
export function log(x) {
  if (!(x > 0 && x < Infinity)) {
    return x === 0 ? -Infinity : x === Infinity ? x : NaN;
  }
  if (x >= 0.9375 && x < 1.064697265625) {
    return nearOne(x - 1);
  }
  let shift = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 4503599627370496;
    shift = 52;
  }
  DOUBLE[0] = x;
  const high = WORDS[HIGH];
  const part = (high - 0x3fe60000) | 0;
  WORDS[HIGH] = high - (part & 0xfff00000);
  const z = DOUBLE[0];
  const index = (part >>> 13) & 127;
  const k = (part >> 20) - shift;
  const r = fma(z, LOG_INVERSES[index], -1);
  const w = k * LN2_HIGH + LOG_VALUES[index];
  const sum = w + r;
  const low = fma(k, LN2_LOW, w - sum + r);
  const r2 = r * r;
  const p = fma(r2, fma(r, A4, A3), fma(r, A2, A1));
  return fma(r * r2, p, fma(r2, A0, low)) + sum;
}

/** ln(1 + r) for -1/16 <= r < 0.0647. @param {number} r @returns {number} */
function nearOne(r) {
  if (r === 0) {
    return 0;
  }
  const b = LOG_NEAR_ONE;
  const r2 = r * r;
  const r3 = r * r2;
  const third = fma(r3, b[10], fma(r2, b[9], fma(r, b[8], b[7])));
  const second = fma(r3, third, fma(r2, b[6], fma(r, b[5], b[4])));
  const first = fma(r3, second, fma(r2, b[3], fma(r, b[2], b[1])));
  const w = r * 134217728;
  const high = r + w - w;
  const square = high * high;
  const sum = fma(square, b[0], r);
  let low = fma(square, b[0], r - sum);
  low = fma(b[0] * (r - high), high + r, low);
  return fma(r3, first, low) + sum;
}

/** e^x of float32, computed in double and rounded once. @param {number} x a float32 number @returns {number} */
export function expFloat(x) {
  if (!(x <= 88.72283172607422)) {
    return Number.isNaN(x) ? x : Infinity;
  }
  if (x < -103.97207641601562) {
    return 0;
  }
  const k = fma(46.16624130844683, x, SHIFT) - SHIFT;
  const r = fma(46.16624130844683, x, -k);
  const index = ((k % 32) + 32) % 32;
  const scale = EXP_HEADS[4 * index] * powerOfTwo((k - index) / 32);
  const p = fma(fma(1.6938359250920212e-6, r, 0.00023459809789509004), r * r, fma(0.021660849396613134, r, 1));
  return Math.fround(p * scale);
}

/** ln x of float32, computed in double and rounded once. @param {number} x a float32 number @returns {number} */
export function logFloat(x) {
  if (!(x > 0 && x < Infinity)) {
    return x === 0 ? -Infinity : x === Infinity ? x : NaN;
  }
  if (x === 1) {
    return 0;
  }
  const shift = x < 1.1754943508222875e-38 ? 23 : 0;
  BITS.setFloat32(0, shift > 0 ? x * 8388608 : x);
  const bits = BITS.getUint32(0);
  const part = (bits - 0x3f330000) | 0;
  BITS.setUint32(0, bits - (part & 0xff800000));
  const z = BITS.getFloat32(0);
  const index = (part >>> 19) & 15;
  const k = (part >> 23) - shift;
  const r = fma(z, FLOAT_LOG_INVERSES[index], -1);
  const y0 = fma(k, 0.6931471805599453, FLOAT_LOG_VALUES[index]);
  const r2 = r * r;
  const p = fma(-0.25089342214237154, r2, fma(0.333456765744066, r, -0.4999997485802103));
  return Math.fround(fma(p, r2, y0 + r));
}

/**
 * base^n, as C's pow: e^(n ln base) with ln base as a sum of two doubles.
 * @param {number} base 0, or a normal number greater than 0 @param {number} n 0 or more @returns {number}
 */
export function power(base, n) {
  if (base === 0) {
    return n === 0 ? 1 : 0;
  }
  BITS.setFloat64(0, base);
  const high = BITS.getUint32(0);
  const lowWord = BITS.getUint32(4);
  // Parts begin at 0x3fe6955500000000.
  const part = (high - 0x3fe69555) | 0;
  BITS.setUint32(0, high - (part & 0xfff00000));
  BITS.setUint32(4, lowWord);
  const z = BITS.getFloat64(0);
  const index = (part >>> 13) & 127;
  const k = part >> 20;
  const r = fma(z, POWER_INVERSES[index], -1);
  const t1 = fma(k, LN2_HIGH, POWER_VALUES[index]);
  const t2 = t1 + r;
  const a = POWER_POLYNOMIAL;
  const ar = a[0] * r;
  const ar2 = r * ar;
  const logHigh = t2 + ar2;
  const inner = fma(ar2, fma(ar2, fma(r, a[6], a[5]), fma(r, a[4], a[3])), fma(r, a[2], a[1]));
  const low = fma(k, LN2_LOW, POWER_TAILS[index]) + (t1 - t2 + r) + fma(ar, r, -ar2) + (t2 - logHigh + ar2);
  const sum = fma(r * ar2, inner, low);
  const log = logHigh + sum;
  const y = n * log;
  return expOfSum(y, fma(n, logHigh - log + sum, fma(n, log, -y)));
}

/** e^(x + low) for |x| below 1024. @param {number} x @param {number} low @returns {number} */
function expOfSum(x, low) {
  if (Math.abs(x) < 5.551115123125783e-17) {
    return 1 + x;
  }
  if (Math.abs(x) >= 1024) {
    return x > 0 ? Infinity : 0;
  }
  const k = fma(184.6649652337873, x, SHIFT) - SHIFT;
  const r = fma(k, -1.2864023111638346e-14, fma(k, -0.005415212348111709, x));
  return scaled(k, r + low, Math.abs(x) >= 512 && x < 0);
}
