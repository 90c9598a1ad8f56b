/** Short numbers for drawings: what fits on a node or beside a line. */

/**
 * With at most so many decimals below 1 and significant digits above it; as an exponent where that does not fit.
 * @param {number} value
 * @param {number} limit
 */
export function limited(value, limit) {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  if (size === 0) return "0";
  const text =
    size >= 10 ** limit || size < 0.5 * 10 ** -limit
      ? exponent(size)
      : size >= 1
        ? String(Number(size.toPrecision(limit)))
        : String(Number(size.toFixed(limit)));
  return (value < 0 ? "−" : "") + text;
}

/** @param {number} size */
function exponent(size) {
  return size.toExponential(1).replace("e+", "e").replace(".0e", "e").replace("e-", "e−");
}
