/** Numbers with a fixed number of decimals, shares, and texts of Python's formats. notation.js decides how a number is written. */

/**
 * With a fixed number of decimals and commas between thousands: 2058, 1234567.891 -> "2,058", "1,234,568".
 * @param {number} value
 * @param {number} [digits] decimals.
 */
export function grouped(value, digits = 0) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "∞" : "−∞";
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

/** The text of a number with a minus sign in place of the hyphen. @param {string} text */
export function minus(text) {
  return text.replace(/^-/, "−");
}
