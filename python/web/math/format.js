// Numbers as Python and NumPy print them: the shortest decimal text that reads back to the same float32 or float64.

/** @import { DType } from "./dtypes.js" */

/**
 * The text of a number: as Python's repr prints a float and NumPy's str a float64 (an exponent below 1e-4 and from 1e16 on), or as
 * NumPy's str prints a float32 (below 1e-4 and from 1e6 on): 0.1, 1.0, 1e-05, 1e+16, nan, inf, -0.0.
 * @param {number} x @param {DType} [dtype] float32: x is a float32 number, and the shortest text among float32 numbers is found
 * @returns {string}
 */
export function repr(x, dtype = "float64") {
  if (!Number.isFinite(x)) {
    return Number.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";
  }
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  const magnitude = Math.abs(x);
  const { digits, exponent } = shortest(magnitude, dtype);
  const isPositional = x === 0 || (magnitude >= 1e-4 && magnitude < (dtype === "float32" ? 1e6 : 1e16));
  return sign + (isPositional ? positional(digits, exponent) : scientific(digits, exponent));
}

/** The shortest digits that read back to x, and the power of ten of the first one. @param {number} x 0 or more, finite @param {DType} dtype @returns {{ digits: string, exponent: number }} */
export function shortest(x, dtype) {
  if (x === 0) {
    return { digits: "0", exponent: 0 };
  }
  if (dtype === "float64") {
    return parsed(x.toExponential());
  }
  const cell = new Float32Array(1);
  for (let precision = 0; precision < 9; precision++) {
    const text = x.toExponential(precision);
    cell[0] = Number(text);
    if (cell[0] === x) {
      return parsed(tieToEven(x, precision, cell) ?? text);
    }
  }
  return parsed(x.toExponential(9));
}

/**
 * The lower of two texts, where x is exactly between them and it ends in an even digit: JavaScript
 * rounds such ties up, NumPy to even.
 * @param {number} x @param {number} precision @param {Float32Array} cell @returns {string | null}
 */
function tieToEven(x, precision, cell) {
  const [mantissa, exponent] = x.toExponential(60).split("e");
  const digits = mantissa.replace(".", "");
  if (!/^50*$/.test(digits.slice(precision + 1)) || Number(digits[precision]) % 2 === 1) {
    return null;
  }
  const text = `${digits[0]}.${digits.slice(1, precision + 1)}e${exponent}`;
  cell[0] = Number(text);
  return cell[0] === x ? text : null;
}

/** @param {string} text as toExponential writes it @returns {{ digits: string, exponent: number }} */
function parsed(text) {
  const [mantissa, exponent] = text.split("e");
  return { digits: mantissa.replace(".", "").replace(/0+$/, "") || "0", exponent: Number(exponent) };
}

/** 1e-05, 1.5e+16. @param {string} digits @param {number} exponent @returns {string} */
function scientific(digits, exponent) {
  const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
  return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

/** 0.001, 12.5, 1200.0. @param {string} digits @param {number} exponent @returns {string} */
function positional(digits, exponent) {
  if (exponent < 0) {
    return `0.${"0".repeat(-exponent - 1)}${digits}`;
  }
  if (digits.length <= exponent + 1) {
    return `${digits.padEnd(exponent + 1, "0")}.0`;
  }
  return `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

/** A number rounded to some decimals as Python's format(x, ".3f") does, ties to even of the exact value. @param {number} x @param {number} decimals 0 to 100 @returns {string} */
export function fixed(x, decimals) {
  if (!Number.isFinite(x)) {
    return repr(x);
  }
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  return sign + exactFixed(Math.abs(x), decimals);
}

/** @param {number} x 0 or more @param {number} decimals @returns {string} */
function exactFixed(x, decimals) {
  // x = mantissa * 2^power, exactly; rounded to a multiple of 10^-decimals by whole numbers.
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const biased = Number(bits >> 52n);
  const mantissa = (bits & 0xfffffffffffffn) | (biased === 0 ? 0n : 1n << 52n);
  const power = Math.max(biased, 1) - 1075;
  const scaled = mantissa * 10n ** BigInt(decimals);
  let whole = power >= 0 ? scaled << BigInt(power) : scaled >> BigInt(-power);
  if (power < 0) {
    const rest = scaled - (whole << BigInt(-power));
    const half = 1n << BigInt(-power - 1);
    whole += rest > half || (rest === half && whole % 2n === 1n) ? 1n : 0n;
  }
  const digits = whole.toString().padStart(decimals + 1, "0");
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
