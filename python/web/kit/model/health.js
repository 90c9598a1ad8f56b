/** Neurons that do not learn, or whose numbers cannot be trusted. */

import { endsOf } from "../functions/table.js";

/** @typedef {import("../../math/matrix.js").Matrix} Matrix */
/** @typedef {{ kind: "dead" | "saturated" | "exploding" | "broken", stage: number, units: number[] }} Finding  stage: that of the sums. */

/** Sums beyond this size, and beyond so many times the largest input and target, are called exploding: a price is large without it. */
const [LIMIT, TIMES] = [1e4, 100];

const ENDS = 0.01;
const NEARLY_ALL = 0.95;

/** The largest finite size in some arrays, and the size from which on a sum is exploding. @param {readonly ArrayLike<number>[]} data  inputs, and the targets of a regression. */
export function limitOf(data) {
  let scale = 0;
  for (const values of data)
    for (let index = 0; index < values.length; index++)
      if (Number.isFinite(values[index])) scale = Math.max(scale, Math.abs(values[index]));
  return { scale, limit: Math.max(LIMIT, TIMES * scale) };
}

/**
 * @param {readonly import("./network.js").Stage[]} stages
 * @param {readonly Matrix[]} values  of the stages, for all rows.
 * @param {number} limit  the size from which on a sum is exploding.
 * @returns {Finding[]}
 */
export function findings(stages, values, limit) {
  /** @type {Finding[]} */
  const found = [];
  stages.forEach(({ kind, size }, stage) => {
    if (kind !== "sum") return;
    const after = stages[stage + 1]?.kind === "activation" ? stage + 1 : stage;
    /** @type {Record<Finding["kind"], number[]>} */
    const units = { broken: [], exploding: [], dead: [], saturated: [] };
    for (let unit = 0; unit < size; unit++) {
      const sort = sortOf(values[stage], values[after], stages[after].type, unit, limit);
      if (sort) units[sort].push(unit);
    }
    for (const sort of /** @type {const} */ (["broken", "exploding", "dead", "saturated"]))
      if (units[sort].length) found.push({ kind: sort, stage, units: units[sort] });
  });
  return found;
}

/** @param {Matrix} sums @param {Matrix} outputs @param {string} type @param {number} unit @param {number} limit @returns {Finding["kind"] | null} */
function sortOf(sums, outputs, type, unit, limit) {
  const flat = endsOf(type);
  let largest = 0;
  let zeros = 0;
  let ends = 0;
  for (let row = 0; row < sums.rows; row++) {
    const sum = Math.abs(sums.at(row, unit));
    const output = outputs.at(row, unit);
    if (!(sum < Infinity) || !(Math.abs(output) < Infinity)) return "broken";
    if (sum > largest) largest = sum;
    if (output === 0) zeros += 1;
    if (flat && (output - flat[0] < ENDS || flat[1] - output < ENDS)) ends += 1;
  }
  if (largest > limit) return "exploding";
  if (type === "ReLUActivation" && zeros === sums.rows) return "dead";
  return flat && outputs.columns > 1 && ends >= NEARLY_ALL * sums.rows ? "saturated" : null;
}
