/** Arrays of float64 as NumPy prints them: what `print(array)` writes with its standard options. */

const PRECISION = 8;
const WIDTH = 75;

/**
 * One row as `print` writes an array of shape (1, n): `[[0.5 0.25]]`, in lines of up to 75 characters.
 * @param {ArrayLike<number>} values at most 1000, from which on NumPy leaves some out.
 */
export function printedRow(values) {
  const words = aligned(Array.from(values));
  let text = "[[";
  let length = 2;
  words.forEach((word, index) => {
    // A word that does not fit into the line with the bracket after it starts the next one.
    if (index > 0 && length + word.length + (index === words.length - 1 ? 2 : 0) > WIDTH) {
      text = `${text.trimEnd()}\n  `;
      length = 2;
    }
    text += index === words.length - 1 ? word : `${word} `;
    length += word.length + 1;
  });
  return `${text}]]`;
}

/** The texts of the numbers of a row: one format for all, of equal width. @param {number[]} values */
function aligned(values) {
  const sizes = values.filter((value) => Number.isFinite(value) && value !== 0).map(Math.abs);
  const [most, least] = [Math.max(...sizes), Math.min(...sizes)];
  const scientific = sizes.length > 0 && (most >= 1e8 || least < 1e-4 || most / least > 1000);
  const parts = values.map((value) =>
    Number.isFinite(value) ? (scientific ? exponential(value) : positional(value)) : null,
  );
  const finite = parts.filter((part) => part !== null);
  const left = Math.max(0, ...finite.map(({ whole }) => whole.length));
  const right = Math.max(0, ...finite.map(({ fraction }) => fraction.length));
  const power = Math.max(0, ...finite.map(({ exponent }) => exponent.length));
  const width = Math.max(
    left + 1 + right + power,
    ...values.filter((value) => !Number.isFinite(value)).map((value) => special(value).length),
  );
  return parts.map((part, index) => {
    if (part === null) return special(values[index]).padStart(width);
    const fraction = scientific ? part.fraction.padEnd(right, "0") : part.fraction.padEnd(right, " ");
    const exponent = part.exponent && `${part.exponent.slice(0, 2)}${part.exponent.slice(2).padStart(power - 2, "0")}`;
    return `${part.whole.padStart(left)}.${fraction}${exponent}`.padStart(width);
  });
}

/** @param {number} value */
function special(value) {
  return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}

/** The fewest digits that give the number, at most 8 after the point. @param {number} value */
function positional(value) {
  const shortest = plain(value);
  const [whole, fraction = ""] = (
    (shortest.split(".")[1] ?? "").length > PRECISION ? value.toFixed(PRECISION) : shortest
  ).split(".");
  return { whole: Object.is(value, -0) ? "-0" : whole, fraction: fraction.replace(/0+$/, ""), exponent: "" };
}

/** The shortest text that is this number, without an exponent: sizes are from 1e-4 to 1e8 here. @param {number} value */
function plain(value) {
  const text = String(value);
  return text.includes("e") ? value.toFixed(20) : text;
}

/** @param {number} value */
function exponential(value) {
  const shortest = value.toExponential();
  const text =
    (shortest.split("e")[0].split(".")[1] ?? "").length > PRECISION ? value.toExponential(PRECISION) : shortest;
  const [digits, power] = text.split("e");
  const [whole, fraction = ""] = digits.split(".");
  return {
    whole: Object.is(value, -0) ? "-0" : whole,
    fraction: fraction.replace(/0+$/, ""),
    exponent: `e${power[0]}${power.slice(1).padStart(2, "0")}`,
  };
}
