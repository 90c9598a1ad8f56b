/** Which sentence belongs to an error that a reader tries to lower. */

/** @typedef {"best" | "great" | "good" | "better" | "reached" | "low" | "high" | "turn" | "far" | "veryFar" | "unreachable"} Comment */

/** Shares of the way from the least error (0) to the goal (1), with the praise below each. @type {readonly (readonly [number, Comment])[]} */
const PRAISE = [
  [0.01, "best"],
  [0.15, "great"],
  [0.45, "good"],
  [0.85, "better"],
  [1, "reached"],
];

/**
 * @param {object} given
 * @param {number} given.error
 * @param {number} given.least  the error of the best line.
 * @param {number} given.goal
 * @param {number} given.mean  of prediction - target: whether the line is too high or too low.
 * @param {number} given.spread  the root of the error's scale, to judge the mean.
 * @returns {Comment}
 */
export function comment({ error, least, goal, mean, spread }) {
  const way = goal - least;
  if (error - least <= 1e-9 * Math.max(Math.abs(least), spread * spread)) return "best";
  if (way > 0) {
    for (const [bound, praise] of PRAISE) if (error - least < bound * way) return praise;
    if (error - least > 2000 * way) return "veryFar";
    if (error - least > 250 * way) return "far";
  }
  if (mean > 0.2 * spread) return "high";
  if (mean < -0.2 * spread) return "low";
  return way > 0 ? "turn" : "unreachable";
}

/** A number with so many significant digits that is not above the value. @param {number} value @param {number} digits */
export function down(value, digits) {
  if (!(value > 0)) return 0;
  const unit = 10 ** (Math.floor(Math.log10(value)) - digits + 1);
  return Number((Math.floor(value / unit) * unit).toPrecision(12));
}
