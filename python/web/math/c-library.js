/*! Constants of log, logFloat and expFloat: Arm Optimized Routines (log, logf, expf). Copyright (c) 2017-2018, Arm Limited. MIT License: see THIRD-PARTY-NOTICES.txt of HybridNet. */
// Functions of the C library (glibc 2.28 and later on x86-64 with fused multiply-add), bit for bit: log of float64, on which normal random
// numbers depend, and float32's exp and log, NumPy's on processors without AVX2 and those that computed the numbers printed in the book.
// Kept are only constants that follow from no formula: coefficients of minimax polynomials and reciprocals; other tables are computed.
import { fromBase64 } from "./base64.js";
import { fusedDouble as fma } from "./exact.js";
import { expOfPair, LN2, logSeries, Pair, powerOfTwo } from "./pairs.js";

const DOUBLE = new Float64Array(1);
const WORDS = new Int32Array(DOUBLE.buffer);
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;
const BITS = new DataView(new ArrayBuffer(4));
const SHIFT = 6755399441055744; // 1.5 * 2^52: adding and subtracting it rounds to the nearest whole number
const STEPS = 32;
const PER_STEP = STEPS / LN2.high;

/** 2^(i/32), rounded. */
const ROOTS = Float64Array.from({ length: STEPS }, (_, i) => expOfPair(LN2.times(new Pair(i / STEPS))).rounded);
const EXP_POLYNOMIAL = [1.6938359250920212e-6, 0.00023459809789509004, 0.021660849396613134];

/** 1/c for c near the middles of 16 parts from 0.69921875 on, and ln c, rounded. */
const FLOAT_RECIPROCALS = [
  1.398907162146528, 1.3403141896637998, 1.286432210124115, 1.2367150214269895, 1.1906977166711752, 1.1479821020556429,
  1.1082251448272158, 1.0711297413057381, 1.036437278977283, 1.0, 0.9492859795739057, 0.8951049428609004,
  0.8476821620351103, 0.8050314851692001, 0.7664671008843108, 0.731428603316328,
];
const FLOAT_LOG_VALUES = FLOAT_RECIPROCALS.map((reciprocal) => -logSeries(new Pair(reciprocal)).rounded);
const FLOAT_LOG_POLYNOMIAL = [-0.25089342214237154, 0.333456765744066, -0.4999997485802103];

/** Doubles from their bytes, little-endian, in base64. @param {string} text @returns {Float64Array} */
function doubles(text) {
  const bytes = fromBase64(text);
  const view = new DataView(bytes.buffer);
  return Float64Array.from({ length: bytes.length / 8 }, (_, i) => view.getFloat64(8 * i, true));
}

/** 1/c for c near the middles of 128 parts from 0.6875 on. */
const LOG_RECIPROCALS = doubles(
  "n97gw/A09z8f6SxqeBP3P6C1+ghg8vY/fYwTH6bR9j/RtMULSbH2P7oMLzNHkfY/I0IiGJ9x9j/ZHqWZT1L2P8Qkj6pWM/Y/FNyda7MU9j9MXMZSZPb1P08s" +
    "kbVn2PU/3pBby7y69T94GtnyYZ31P4dWRhJWgPU/02vnzpdj9T+Tf6fiJUf1P4NFBkL/KvU/372y2yIP9T/X3jRHj/P0P0Ao3s9D2PQ/yKN4wD699D+KJeDD" +
    "f6L0PzSE1CQFiPQ/Cy0ZG85t9D9UGDnT2VP0P1qEtEQnOvQ/+/gVQbUg9D+x9D7aggf0P4/+V12P7vM/6UwLoNnV8z8rwRDAYL3zP7jadSskpfM/AtCfzSKN" +
    "8z8ceoTFW3XzP+I2rUnOXfM/QNRNmHlG8z8ky//OXC/zP0kNoXV3GPM/kDk+N8gB8z9B+JW7TuvyP9GpGQIK1fI/Kv23qPm+8j+rGwx6HKnyPzC1FGByk/I/" +
    "9aFXV/p98j+/Ox2bs2jyP731j4OdU/I/OwjJqrc+8j+2QKkrASryPzJBzJZ5FfI/m/zSHSAB8j8LSE1J9OzxP2llj1L12PE/fH5XESPF8T/pJst0fLHxP7Ya" +
    "LAwBnvE/vXC2e7CK8T+2vO8linfxP9oxTDWNZPE/3V8nkLlR8T9M0jKkDj/xP9r5EHKLLPE/MbXsKDAa8T+vNITa+wfxP7NrTg/u9fA/zp8qXQbk8D8hpSxj" +
    "RNLwPxqY4nynwPA/0TbGgy+v8D85E6CY253wP9/nUq+rjPA/+yhOL5978D8ZjzWMtWrwPyz57KXuWfA/kCzRzUlJ8D+prfDGxjjwP6kyeRNlKPA/SHPqJyQY" +
    "8D+VsRQGBAjwPxr6Jvcf4O8/dOphwhyh7z8umYGwEGPvP82t7jz2Je8/5xORA8jp7j+rsct4gK7uP5sMnaIadO4/tZkKg5E67j9WmmAJ4AHuP5i7d+UByu0/" +
    "A5F8C/KS7T/OXPtmrFztP53eXqosJ+0/zSxrPm7y7D8Ceaeibb7sP20IN20mi+w/BFhdvZRY7D+Mn7sztSbsPz/n7O6D9es/wZbbdf3E6z8oSoYMHpXrPyw+" +
    "78XiZes/i4jJZ0g36z9KMB0hSwnrP37v8oXo2+o/oj1gMR2v6j+nWNM/5oLqP4tzCe9AV+o/J0urkCos6j/R8pMToAHqPxs82ySf1+k/kLHHBSWu6T8vzpfy" +
    "LoXpP3VLpO66XOk/OEjnncY06T/mUmcvTw3pP53X/45S5ug/fADMn86/6D8Ow77awJnoP/sXI6ondOg/CJqzrABP6D9VPmXoSSroP2AC9JUBBug/KaPgYyXi" +
    "5z+ttdx3s77nP8Ill2eqm+c/VwYX8gd55z8ME9bbylbnPw==",
);

/** ln c, a multiple of 2^-43, as ln 2 is in its first part: their sum with an exponent is exact. */
const UNIT = 8796093022208;
const LOG_VALUES = LOG_RECIPROCALS.map((reciprocal) => -Math.round(logSeries(new Pair(reciprocal)).high * UNIT) / UNIT);
const LN2_HIGH = Math.floor(LN2.high * 4398046511104) / 4398046511104;
const LN2_LOW = LN2.plus(new Pair(-LN2_HIGH)).rounded;
const [A0, A1, A2, A3, A4] = [
  -0.5000000000000001, 0.33333333331825593, -0.2499999999622955, 0.20000304511814496, -0.16667054827627667,
];
const LOG_NEAR_ONE = [
  -0.5, 0.3333333333333352, -0.24999999999998432, 0.19999999999320328, -0.16666666669929706, 0.14285715076560868,
  -0.12499997863982555, 0.11110712032936046, -0.10000486757818193, 0.09181994006195467, -0.08328363062289341,
];

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
  const r = fma(z, LOG_RECIPROCALS[index], -1);
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
  const k = fma(PER_STEP, x, SHIFT) - SHIFT;
  const r = fma(PER_STEP, x, -k);
  const index = k & (STEPS - 1);
  const scale = ROOTS[index] * powerOfTwo((k - index) / STEPS);
  const [a, b, c] = EXP_POLYNOMIAL;
  const p = fma(fma(a, r, b), r * r, fma(c, r, 1));
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
  const r = fma(z, FLOAT_RECIPROCALS[index], -1);
  const y0 = fma(k, LN2.high, FLOAT_LOG_VALUES[index]);
  const r2 = r * r;
  const [a, b, c] = FLOAT_LOG_POLYNOMIAL;
  const p = fma(a, r2, fma(b, r, c));
  return Math.fround(fma(p, r2, y0 + r));
}
