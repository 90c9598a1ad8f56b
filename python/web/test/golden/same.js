// The one question of parity: are two arrays the same? Shape first, then dtype, then every element, bit for bit, NaN as NaN.
import { bits } from "./array.js";

/** @import { GoldenArray } from "./array.js" */
/** @typedef {{ ulp?: number, relative?: number }} Tolerance floats between two elements; share of the greatest finite magnitude in a row */

/** What differs, as one sentence with the worst element; null if nothing does. @param {GoldenArray} actual @param {GoldenArray} expected @param {Tolerance} [tolerance] @returns {string | null} */
export function difference(actual, expected, tolerance = {}) {
  if (
    actual.shape.length !== expected.shape.length ||
    actual.shape.some((size, axis) => size !== expected.shape[axis])
  ) {
    return `the shape is (${actual.shape.join(", ")}); (${expected.shape.join(", ")}) is expected`;
  }
  if (actual.dtype !== expected.dtype) {
    return `the dtype is ${actual.dtype}; ${expected.dtype} is expected`;
  }
  if (actual.values.length !== expected.values.length) {
    return `there are ${actual.values.length} elements; ${expected.values.length} are expected`;
  }
  const columns = expected.shape.length === 0 ? 1 : expected.shape[expected.shape.length - 1];
  let wrong = 0;
  let worst = 0;
  let greatest = -1n;
  for (let i = 0; i < expected.values.length; i++) {
    if (!isNear(actual, expected, i, columns, tolerance)) {
      wrong++;
      const distance = distanceAt(actual, expected, i);
      if (distance > greatest) {
        [worst, greatest] = [i, distance];
      }
    }
  }
  if (wrong === 0) {
    return null;
  }
  const [row, column] = [Math.floor(worst / columns), worst % columns];
  return `${wrong} of ${expected.values.length} elements differ; the worst, at [${row}, ${column}], is ${show(actual, worst)}; ${show(expected, worst)} is expected`;
}

/** @param {GoldenArray} actual @param {GoldenArray} expected @param {number} i @param {number} columns @param {Tolerance} tolerance */
function isNear(actual, expected, i, columns, { ulp = 0, relative = 0 }) {
  if (distanceAt(actual, expected, i) <= BigInt(ulp)) {
    return true;
  }
  if (relative === 0) {
    return false;
  }
  const start = Math.floor(i / columns) * columns;
  const row = Array.from({ length: columns }, (_, j) => Math.abs(Number(expected.values[start + j]))).filter(
    Number.isFinite,
  );
  return Math.abs(Number(actual.values[i]) - Number(expected.values[i])) <= relative * Math.max(0, ...row);
}

const FAR = 1n << 64n;

/** Floats between the two; the greatest number where one of them is not finite and the other is something else. @param {GoldenArray} actual @param {GoldenArray} expected @param {number} i @returns {bigint} */
function distanceAt(actual, expected, i) {
  const [a, e] = [bits(actual, i), bits(expected, i)];
  if (a === e) {
    return 0n;
  }
  if (
    !expected.dtype.startsWith("float") ||
    !Number.isFinite(actual.values[i]) ||
    !Number.isFinite(expected.values[i])
  ) {
    return FAR;
  }
  const sign = expected.dtype === "float32" ? 1n << 31n : 1n << 63n;
  const [first, second] = [a, e].map((word) => (word & sign ? sign - 1n - (word & ~sign) : sign | word));
  return first > second ? first - second : second - first;
}

/** @param {GoldenArray} array @param {number} i */
function show(array, i) {
  return `${array.values[i]} (0x${bits(array, i)
    .toString(16)
    .padStart(array.dtype === "float64" ? 16 : 8, "0")})`;
}
