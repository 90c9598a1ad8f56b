/** Where a line that is fitted by hand begins, and the error to get below. */

import { leastSquares } from "../../math/least-squares.js";
import { LinearTrainer, table as rowsOf } from "../../math/linear-trainer.js";
import { down } from "./comments.js";
import { dials, nearest, snapped, up } from "./regression.js";

/** @typedef {{ weight: number, bias: number, biased: boolean, row: number }} State */
/** @typedef {import("./regression.js").Table} Table */

/** The first line. @param {any} data  as hybridnet.explore sent it. @param {Table} table @returns {State} */
export function firstState(data, table) {
  const {
    weights: [weight],
    bias,
  } = dials(table);
  const start = {
    weight: snapped(weight, weight.max / 4),
    bias: snapped(bias, nearest(bias.max / 3, 2)),
    biased: data.biased ?? true,
    row: 0,
  };
  // A start that is nearly the best line leaves nothing to do.
  return errorOf(table, start) > 1.2 * table.best.error
    ? start
    : { ...start, bias: snapped(bias, 0), weight: snapped(weight, 0) };
}

/** The error of a line. @param {Table} table @param {{ weight: number, bias: number }} line */
function errorOf({ features, targets }, { weight, bias }) {
  const trainer = new LinearTrainer(rowsOf(features, 1), rowsOf(targets, 1), [0], 0);
  trainer.weights[0] = weight;
  trainer.bias = bias;
  return trainer.error;
}

/**
 * The least error, the goal, and the key of the text that explains it: the goal of the call; for the three houses that of the source,
 * the first line's error; for other tables a quarter of the way up to it from the least error; just above that if there is no bias.
 * @param {any} data @param {Table} table @param {boolean} biased @returns {{ least: number, goal: number, why?: string }}
 */
export function goalOf(data, table, biased) {
  const { error: least } = biased ? table.best : leastSquares(table.features, table.targets, 1, false);
  const square = table.targets.reduce((sum, value) => sum + (value * value) / table.targets.length, 0);
  if (typeof data.goal === "number") return { least, goal: data.goal };
  if (!biased) return { least, goal: up(Math.max(1.02 * least, 1e-4 * square) || 1, 4), why: "goalOfWeight" };
  const begin = errorOf(table, firstState(data, table));
  if (data.source === "three_houses") return { least, goal: down(begin, 3), why: "goalOfStart" };
  return { least, goal: up(least + (begin - least) / 4 || 1, 3), why: "goalOfBest" };
}
