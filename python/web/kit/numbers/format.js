/** Numbers as people read them. What a reader compares with printed numbers is written by math/format.js. */

/**
 * With a fixed number of decimals and commas between thousands: 2058, 1234567.891 -> "2,058", "1,234,568".
 * @param {number} value
 * @param {number} [digits] decimals.
 */
export function grouped(value, digits = 0) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "∞" : "−∞";
  if (Math.abs(value) >= 1e15) return value.toExponential(3);
  const text = Math.abs(value).toFixed(digits);
  const [whole, rest] = text.split(".");
  const sign = value < 0 && Number(text) !== 0 ? "−" : "";
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest === undefined ? "" : `.${rest}`);
}

/** Whole per cent: 0.3806 -> "38%". @param {number} share */
export function percent(share) {
  return Number.isFinite(share) ? `${Math.round(share * 100)}%` : "nan";
}

/**
 * With so many significant digits, as an exponent where a plain number would be long.
 * @param {number} value
 * @param {number} [digits]
 */
export function significant(value, digits = 4) {
  if (!Number.isFinite(value)) return grouped(value);
  if (value === 0) return "0";
  const size = Math.floor(Math.log10(Math.abs(value)));
  if (size >= 6 || size < -4)
    return value
      .toExponential(Math.max(0, digits - 2))
      .replace("-", "−")
      .replace("e−", "e-")
      .replace("e+", "e");
  return grouped(value, Math.max(0, Math.min(10, digits - 1 - size)));
}

/**
 * As Python's format `.10g` writes it: 0.30000000000000004 -> "0.3", 1e-7 -> "1e-07". For code that prints with that format.
 * @param {number} value
 * @param {number} [digits] significant ones.
 */
export function general(value, digits = 10) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const [digitsOf, exponent] = value.toExponential(digits - 1).split("e");
  const power = Number(exponent);
  const bare = (/** @type {string} */ text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
  if (power < -4 || power >= digits)
    return `${bare(digitsOf)}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  return bare(value.toFixed(Math.max(0, digits - 1 - power)));
}

/**
 * With at most so many significant digits, and no zeros at the end: 399.9, 2,104, 0.18.
 * @param {number} value
 * @param {number} [digits]
 */
export function neat(value, digits = 6) {
  if (!Number.isFinite(value) || value === 0) return grouped(value);
  const size = Math.floor(Math.log10(Math.abs(value)));
  if (size >= 9 || size < -5) return significant(value, 6);
  const [, decimals = ""] = String(Number(value.toPrecision(digits))).split(".");
  return grouped(Number(value.toPrecision(digits)), Math.min(15, decimals.length));
}

/** The text of a number with a minus sign in place of the hyphen. @param {string} text */
export function minus(text) {
  return text.replace(/^-/, "−");
}
