/** A chain of ReLU neurons with one input each: outputs at an input, and the straight pieces of the whole function. */

/** @typedef {{ sum: number, output: number, active: boolean }} Neuron */
/** @typedef {{ from: number, to: number, slope: number, intercept: number, active: boolean[] }} Piece */

/**
 * What each neuron computes at x: sum = weight * input + bias, output = max(0, sum); it is active where its sum is above 0.
 * @param {readonly number[]} weights @param {readonly number[]} biases @param {number} x
 * @returns {Neuron[]}
 */
export function chainAt(weights, biases, x) {
  let input = x;
  return weights.map((weight, index) => {
    const sum = weight * input + biases[index];
    input = sum > 0 ? sum : 0;
    return { sum: sum + 0, output: input, active: sum > 0 };
  });
}

/**
 * The straight pieces of the chain's function, from the left to the right. Neighbors differ in which neurons are active.
 * @param {readonly number[]} weights @param {readonly number[]} biases
 * @returns {Piece[]}
 */
export function piecesOf(weights, biases) {
  /** @type {Piece[]} */
  let pieces = [{ from: -Infinity, to: Infinity, slope: 1, intercept: 0, active: [] }];
  weights.forEach((weight, index) => {
    pieces = pieces.flatMap((piece) => {
      const slope = weight * piece.slope;
      const intercept = weight * piece.intercept + biases[index];
      const root = -intercept / slope + 0;
      const ends =
        slope !== 0 && root > piece.from && root < piece.to ? [piece.from, root, piece.to] : [piece.from, piece.to];
      return ends.slice(1).map((to, part) => {
        const from = ends[part];
        const active = slope * inside(from, to) + intercept > 0;
        return {
          from,
          to,
          slope: active ? slope + 0 : 0,
          intercept: active ? intercept + 0 : 0,
          active: [...piece.active, active],
        };
      });
    });
  });
  return pieces;
}

/** A number between two ends. @param {number} from @param {number} to */
function inside(from, to) {
  if (Number.isFinite(from)) return Number.isFinite(to) ? (from + to) / 2 : from + 1 + Math.abs(from);
  return Number.isFinite(to) ? to - 1 - Math.abs(to) : 0;
}
