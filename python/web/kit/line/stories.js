/** Three stories of a line, as lists of frames: what is seen, and what is said. */

import { LinearTrainer, table as rows } from "../../math/linear-trainer.js";
import { number } from "../numbers/notation.js";
import { leastSquares } from "../../math/least-squares.js";
import { axis, nearest } from "./regression.js";

/** @typedef {"look-up" | "differences" | "lines"} Name */
/** @typedef {readonly [number, number]} Line  weight and bias. */
/** @typedef {readonly [number, number]} Range */

/**
 * What is seen; a mark that the frame before had not is drawn in.
 * @typedef {object} Frame
 * @property {"x" | "y"} [axis]  the axis that is named.
 * @property {number} [asked]  where the story asks for a prediction.
 * @property {readonly number[]} points  rows.
 * @property {readonly number[]} [labels]  rows with their numbers.
 * @property {number} [line]  its index.
 * @property {number} [ghost]  a pale line.
 * @property {readonly { x: number, reach: 1 | 2 | 3 }[]} [looked]  look-ups: from the axis, to the line, to the other axis.
 * @property {readonly number[]} [segments]  rows with their difference.
 * @property {boolean} [allSegments]
 * @property {string} key  of what is said.
 * @property {Record<string, string | number>} values
 */

/** So many rows are told one by one. */
const TOLD = 6;

/** The lines that the stories tell. @param {any} data @param {import("./regression.js").Table} table @returns {Line[]} */
export function linesOf(data, { features, targets, best }) {
  if (data.lines) return data.lines;
  const sums = [features, targets].map((values) => values.reduce((sum, value) => sum + value, 0));
  const ratio = sums[1] / sums[0];
  const weight =
    Number.isFinite(ratio) && ratio !== 0 ? ratio : leastSquares(features, targets, 1, false).weights[0] || 1;
  const slopes = [1, 19 / 18, 16 / 18].map((share) => /** @type {const} */ ([nearest(weight * share, 3), 0]));
  return [...slopes, [nearest(best.weights[0], 3), nearest(best.bias, 3)]];
}

/** y = 0.180 x + 150. @param {Line} line */
export function lineText([weight, bias]) {
  return `y = ${number(weight, 3)} x${bias === 0 ? "" : ` ${bias < 0 ? "−" : "+"} ${number(Math.abs(bias), 4)}`}`;
}

/** The mean squared error. @param {import("./regression.js").Table} table @param {Line} line */
export function errorOf({ features, targets }, [weight, bias]) {
  const trainer = new LinearTrainer(rows(features, 1), rows(targets, 1), [0], 0);
  trainer.weights[0] = weight;
  trainer.bias = bias;
  return trainer.error;
}

/** Where the first story looks up a prediction: a round number near the mean. @param {Float64Array} x */
export function lookedUp(x) {
  const mean = x.reduce((sum, value) => sum + value / x.length, 0);
  const [low, high] = [x.reduce((a, b) => Math.min(a, b)), x.reduce((a, b) => Math.max(a, b))];
  return [1, 2, 3, 6].map((digits) => nearest(mean, digits)).find((value) => value >= low && value <= high) ?? mean;
}

/** The rows that are told one by one, evenly spaced. @param {number} count */
export function told(count) {
  const some = Math.min(TOLD, count);
  return Array.from({ length: some }, (_, k) => (some === 1 ? 0 : Math.round((k * (count - 1)) / (some - 1))));
}

/** The frames of a story. @param {Name} name @param {import("./regression.js").Table} table @param {readonly Line[]} lines @returns {Frame[]} */
export function frames(name, table, lines) {
  if (name === "look-up") return lookUp(table, lines[0]);
  return name === "differences" ? differences(table, lines[0]) : compared(table, lines);
}

/** @param {import("./regression.js").Table} table @param {Line} line @returns {Frame[]} */
function lookUp({ features, targets, names, target }, line) {
  const rows = told(targets.length);
  const x = lookedUp(features);
  const seen = { points: rows };
  const to = (/** @type {1 | 2 | 3} */ reach) => ({ ...seen, line: 0, looked: [{ x, reach }] });
  const known = { count: targets.length, x: names[0], y: target };
  return [
    { ...seen, asked: x, key: "question", values: { ...known, asked: number(x) } },
    { ...seen, axis: "x", key: "axisX", values: { name: names[0] } },
    { ...seen, axis: "y", key: "axisY", values: { name: target } },
    ...rows.map((row, k) => ({
      ...seen,
      labels: rows.slice(0, k + 1),
      key: "point",
      values: { row: row + 1, x: number(features[row]), y: number(targets[row]) },
    })),
    ...(rows.length < targets.length
      ? [{ ...seen, labels: rows, key: "rest", values: { count: targets.length } }]
      : []),
    { ...seen, line: 0, key: "line", values: { line: lineText(line) } },
    { ...to(1), key: "find", values: { x: number(x) } },
    { ...to(2), key: "up", values: {} },
    { ...to(3), key: "left", values: { y: number(line[0] * x + line[1]) } },
  ];
}

/** @param {import("./regression.js").Table} table @param {Line} line @returns {Frame[]} */
function differences(table, line) {
  const { features, targets } = table;
  const rows = told(targets.length);
  const seen = { points: rows, line: 0 };
  const predict = (/** @type {number} */ row) => line[0] * features[row] + line[1];
  const looked = (/** @type {number} */ count) =>
    rows.slice(0, count).map((row) => ({ x: features[row], reach: /** @type {const} */ (3) }));
  return [
    { ...seen, key: "begin", values: { line: lineText(line) } },
    ...rows.map((row, k) => ({
      ...seen,
      looked: looked(k + 1),
      key: "looked",
      values: { row: row + 1, prediction: number(predict(row), 3), y: number(targets[row]) },
    })),
    ...rows.map((row, k) => ({
      ...seen,
      looked: looked(rows.length),
      segments: rows.slice(0, k + 1),
      key: "differs",
      values: {
        row: row + 1,
        difference: number(predict(row) - targets[row], 5),
        square: number((predict(row) - targets[row]) ** 2, 7),
      },
    })),
    ...(rows.length < targets.length
      ? [{ ...seen, segments: rows, allSegments: true, key: "allDiffer", values: { count: targets.length } }]
      : []),
    { ...seen, segments: rows, allSegments: true, key: "error", values: { error: table.error(errorOf(table, line)) } },
  ];
}

/** @param {import("./regression.js").Table} table @param {readonly Line[]} lines @returns {Frame[]} */
function compared(table, lines) {
  const rows = told(table.targets.length);
  const seen = { points: rows, segments: rows, allSegments: true };
  const errors = lines.map((line) => errorOf(table, line));
  const first = table.error(errors[0]);
  return lines.flatMap((line, k) => {
    if (k === 0) return [{ ...seen, line: 0, key: "first", values: { line: lineText(line), error: first } }];
    const key = errors[k] < errors[0] ? "better" : errors[k] > errors[0] ? "worse" : "same";
    const frame = {
      ...seen,
      line: k,
      ghost: 0,
      key,
      values: { line: lineText(line), error: table.error(errors[k]), first },
    };
    const isTurn = k > 1 && line[1] !== 0 && lines.slice(0, k).every(([, bias]) => bias === 0);
    return isTurn ? [{ ...seen, line: 0, key: "notEnough", values: {} }, frame] : [frame];
  });
}

/** The ranges of a story's chart: from 0 where predictions are read from the axes, near the points where lines are compared. @param {Name} name @param {import("./regression.js").Table} table @param {readonly Line[]} lines @returns {{ x: Range, y: Range }} */
export function ranges(name, { features, targets }, lines) {
  if (name !== "lines")
    return {
      x: axis(features, 0.05),
      y: axis(Float64Array.of(...few(targets), ...few(features).map((x) => lines[0][0] * x + lines[0][1])), 0.02),
    };
  const ends = few(features);
  const values = [...few(targets), ...lines.flatMap(([weight, bias]) => ends.map((x) => weight * x + bias))];
  return { x: near(ends), y: near(values) };
}

/** @param {readonly number[]} values @returns {Range} */
function near(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low) / 8 || Math.abs(high) / 4 || 1;
  return [low - room, high + room];
}

/** The smallest and the largest. @param {Float64Array} values */
function few(values) {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}
