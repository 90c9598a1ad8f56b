/** Numbers of a drawn network: their whole part is never rounded, so that a reader can add them up. */

import { limited } from "../numbers/limited.js";
import { fitting, number } from "../numbers/notation.js";
import { emsOf } from "../numbers/widths.js";

/** One number: with so many significant digits, or those of its whole part. @param {number} value @param {number} [digits] */
export function amount(value, digits = 6) {
  return number(value, digitsOf(value, digits));
}

/** The same in a limited width. @param {number} value @param {number} ems  the width, in heights of the letters. @param {number} digits */
export function inRoom(value, ems, digits) {
  return fitting(value, ems, digitsOf(value, digits));
}

/** Beside a line: with so many decimals below 1 and digits above it, or those of its whole part. @param {number} value @param {number} digits */
export function brief(value, digits) {
  return Math.abs(value) < 10 ** digits ? limited(value, digits) : inRoom(value, 5.2, digits);
}

/** The width of a text of 12 pixels. @param {string} text */
export function widthOf(text) {
  return emsOf(text) * 11.4;
}

/** Those of the whole part, if it has more. @param {number} value @param {number} digits */
function digitsOf(value, digits) {
  const size = Math.abs(value);
  return size >= 10 ** digits && size < Infinity ? Math.floor(Math.log10(size)) + 1 : digits;
}
