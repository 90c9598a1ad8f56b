/*! Constants of expSimd and logSimd: NumPy (loops_exponent_log). Copyright (c) 2005-2025, NumPy Developers. BSD-3-Clause License: see THIRD-PARTY-NOTICES.txt of HybridNet. */
// exp, log and tanh in both dtypes. NumPy has two implementations of float32 exp and log, which differ in the last bits: "simd",
// its vector kernels (x86-64 with AVX2), and "libm", the C library's.
//
// Source of the vector kernels: NumPy's loops_exponent_log (BSD-3-Clause), coefficients of a Remez fit by R. Devulapalli.
import { expFloat, log, logFloat } from "./c-library.js";
import { exp } from "./double-functions.js";
import { fusedFloat as fma } from "./exact.js";
import { tanh, tanhFloat } from "./hyperbolic.js";
import { powerOfTwo } from "./pairs.js";

/** @import { DType } from "./dtypes.js" */
/** @typedef {"simd" | "libm"} Flavour */
/** @typedef {(x: number) => number} RealFunction */

const { fround } = Math;
const FLOAT = new Float32Array(1);
const BITS = new Uint32Array(FLOAT.buffer);

/** 2^n at index n + 160. */
const POWERS = Float64Array.from({ length: 320 }, (_, i) => powerOfTwo(i - 160));

// Adding and subtracting 1.5 * 2^23 rounds to the nearest whole number.
const MAGIC = 12582912;
const LOG2_E = fround(1.44269504088896341);
const LN2_HIGH = fround(-6.93145752e-1);
const LN2_LOW = fround(-1.42860677e-6);
const [P0, P1, P2, P3, P4, P5] = [
  5.082762527590693718096e-4, 6.757896990527504603057e-3, 5.114512081637298353406e-2, 2.473615434895520810817e-1,
  7.257664613233124478488e-1, 9.999999999980870924916e-1,
].map(fround);
const Q0 = fround(2.159509375685829852307e-2);
const Q1 = fround(-2.742335390411667452936e-1);

/**
 * e^x as NumPy's float32 vector kernel computes it: x = q ln 2 + r, e^r = P(r) / Q(r) by a rational minimax fit, times 2^q.
 * Errors up to 2.45 units in the last place are NumPy's own.
 * @param {number} x a float32 number @returns {number}
 */
export function expSimd(x) {
  if (!(x < 88.72283935546875)) {
    return Number.isNaN(x) ? x : Infinity;
  }
  if (x <= -103.97208404541015625) {
    return 0;
  }
  const q = fround(fround(fround(x * LOG2_E) + MAGIC) - MAGIC);
  const r = fma(q, LN2_LOW, fma(q, LN2_HIGH, x));
  const p = fma(fma(fma(fma(fma(P0, r, P1), r, P2), r, P3), r, P4), r, P5);
  const d = fma(fma(Q0, r, Q1), r, 1);
  return fround(fround(p / d) * POWERS[q + 160]);
}

const SMALLEST_NORMAL = 1.1754943508222875e-38;
const ROOT_HALF = fround(0.7071067811865475244);
const LN2 = fround(0.693147180559945309417232121458176568);
const [A0, A1, A2, A3, A4] = [
  2.589979117907922693523e-2, 3.808837741388407920751e-1, 1.480000633576506585156, 2.112677543073053063722,
  0.9999999999999998702752,
].map(fround);
const [B0, B1, B2, B3, B4] = [
  5.87509540312457434295e-3, 1.546476374983906719538e-1, 9.864942958519418960339e-1, 2.453006071784736363091,
  2.612677543073109236779,
].map(fround);

/**
 * ln x as NumPy's float32 vector kernel computes it: x = m 2^e with sqrt(1/2) < m <= sqrt(2), ln m = P(m - 1) / Q(m - 1), plus e ln 2.
 * @param {number} x a float32 number @returns {number}
 */
export function logSimd(x) {
  if (!(x > 0 && x < Infinity)) {
    return x === 0 ? -Infinity : x === Infinity ? x : NaN;
  }
  const isSmall = x < SMALLEST_NORMAL;
  FLOAT[0] = isSmall ? x * 1.2676506002282294e30 : x;
  let e = (BITS[0] >>> 23) - 126 - (isSmall ? 100 : 0);
  BITS[0] = (BITS[0] & 0x7fffff) | 0x3f000000;
  let m = FLOAT[0];
  if (m <= ROOT_HALF) {
    e -= 1;
    m += m;
  }
  m -= 1;
  const p = fma(fma(fma(fma(fma(A0, m, A1), m, A2), m, A3), m, A4), m, 0);
  const d = fma(fma(fma(fma(fma(B0, m, B1), m, B2), m, B3), m, B4), m, 1);
  return fma(e, LN2, fround(p / d));
}

/**
 * Replaces every element by its exponential: as fast as a loop can be, because no number leaves it.
 * @param {Float32Array | Float64Array} x @param {Flavour} flavour
 */
export function expInPlace(x, flavour) {
  if (x instanceof Float64Array) {
    for (let i = 0; i < x.length; i++) {
      x[i] = exp(x[i]);
    }
  } else if (flavour === "libm") {
    for (let i = 0; i < x.length; i++) {
      x[i] = expFloat(x[i]);
    }
  } else {
    expSimdInPlace(x);
  }
}

/** @param {Float32Array} x */
function expSimdInPlace(x) {
  for (let i = 0; i < x.length; i++) {
    x[i] = expSimd(x[i]);
  }
}

/** The exponential of a dtype and a flavour. @param {DType} dtype @param {Flavour} flavour @returns {RealFunction} */
export function expOf(dtype, flavour) {
  return dtype === "float64" ? exp : flavour === "libm" ? expFloat : expSimd;
}

/** The natural logarithm of a dtype and a flavour. @param {DType} dtype @param {Flavour} flavour @returns {RealFunction} */
export function logOf(dtype, flavour) {
  return dtype === "float64" ? log : flavour === "libm" ? logFloat : logSimd;
}

/** The hyperbolic tangent of a dtype. @param {DType} dtype @returns {RealFunction} */
export function tanhOf(dtype) {
  return dtype === "float64" ? tanh : tanhFloat;
}
