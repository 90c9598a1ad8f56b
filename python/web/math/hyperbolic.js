// tanh, within one unit in the last place of NumPy's and the C library's, which differ from each other.
import { exp } from "./double-functions.js";
import { expOfPair, Pair } from "./pairs.js";

/** tanh x = (e^2x - 1) / (e^2x + 1) in pairs of doubles, rounded once. @param {number} x @returns {number} */
export function tanh(x) {
  const magnitude = Math.abs(x);
  if (magnitude < 1e-8) {
    return x;
  }
  if (!(magnitude < 20)) {
    return Number.isNaN(x) ? x : Math.sign(x);
  }
  const e = expOfPair(new Pair(2 * magnitude));
  const y = e.plus(new Pair(-1)).over(e.plus(new Pair(1))).rounded;
  return x < 0 ? -y : y;
}

/**
 * tanh x of a float32 number, rounded once to float32: near 0 by its Taylor series, elsewhere by way of e^2x in double.
 * @param {number} x @returns {number}
 */
export function tanhFloat(x) {
  const magnitude = Math.abs(x);
  if (magnitude < 0.15) {
    const s = x * x;
    return Math.fround(
      x +
        x *
          s *
          (-1 / 3 + s * (2 / 15 + s * (-17 / 315 + s * (62 / 2835 + s * (-1382 / 155925 + s * (21844 / 6081075)))))),
    );
  }
  if (!(magnitude < 20)) {
    return Number.isNaN(x) ? x : Math.sign(x);
  }
  const y = 1 - 2 / (exp(2 * magnitude) + 1);
  return Math.fround(x < 0 ? -y : y);
}
