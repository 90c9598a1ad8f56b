/** Numbers that a reader typed, and the announcement where one is beyond the range of its control. */

/**
 * A decimal number as typed: full-width characters of a Japanese keyboard, a decimal comma, commas between thousands and the
 * minus sign and the power of ten of a text, 6.37×10⁹, are understood; NaN for everything else, such as 0x10.
 * @param {string} text
 */
export function typedNumber(text) {
  const plain = text
    .replace(/×10(⁻?[⁰-⁹¹²³]+)/, "e$1")
    .normalize("NFKC")
    .trim()
    .replace(/[−‐‑–ー]/g, "-")
    .replace("、", ",")
    .replace("。", ".")
    .replace(/,(?=\d{3}(\D|$))/g, "")
    .replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}

/** The event that tells the host of a view, which announces it. */
export const CLIPPED = "hybridnet-clipped";

/**
 * A typed number within the range of its control; the host of the view announces a number that is beyond it.
 * @param {HTMLElement} control
 * @param {number} value
 * @param {number} min
 * @param {number} max
 */
export function within(control, value, min, max) {
  if (value < min || value > max)
    control.dispatchEvent(new CustomEvent(CLIPPED, { bubbles: true, detail: { min, max } }));
  return Math.min(max, Math.max(min, value));
}
