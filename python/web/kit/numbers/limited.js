/** Short numbers for drawings: what fits on a node or beside a line. */

import { number, powered } from "./notation.js";

/**
 * With at most so many decimals below 1 and significant digits above it; as m×10ⁿ with two digits where that does not fit.
 * @param {number} value
 * @param {number} limit
 */
export function limited(value, limit) {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || value === 0) return number(value);
  if (size >= 10 ** limit || size < 0.5 * 10 ** -limit) return powered(value, 2);
  const rounded = Number(size >= 1 ? value.toPrecision(limit) : value.toFixed(limit));
  return number(rounded, limit);
}
