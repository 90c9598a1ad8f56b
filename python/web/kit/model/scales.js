/** Columns that are standardized: what the layers get, and the value that the table has. */

import { number } from "../numbers/notation.js";

/** How a column is standardized: (value − mean) / deviation. @typedef {{ mean: number, deviation: number }} Scale */
/** @typedef {{ scales?: (Scale | null)[] | null, target?: Scale | null }} Scales  of the inputs and of the target; null: it is not standardized. */

/** The value in the unit of the table. @param {Scale | null | undefined} scale @param {number} value */
export function rawOf(scale, value) {
  return scale ? scale.mean + scale.deviation * value : value;
}

/** The same as a text. Numbers of float32 have seven digits: one of a table comes back in six. @param {Scale} scale @param {number} value */
export function rawText(scale, value) {
  const raw = rawOf(scale, value);
  // What rounding leaves of a value that is 0 in the table.
  return number(Math.abs(raw) < 1e-6 * Math.abs(scale.deviation) ? 0 : raw);
}

/**
 * What a view says of standardized columns; empty where there are none.
 * @param {Scales} scales @param {import("../../text/common.js").Say} text  keys standardized, standardizedTarget. @param {string} output  name of the output.
 */
export function scaleNotes({ scales, target }, text, output) {
  return [
    ...(scales?.some((scale) => scale) ? [text("standardized")] : []),
    ...(target ? [text("standardizedTarget", { output })] : []),
  ];
}
