/** The marks of a story of a line: points, lines, differences, and what is looked up. */

import { path } from "../charts/chart.js";
import { s } from "../elements/dom.js";
import { number } from "../numbers/notation.js";
import { DIAMOND, dots } from "./line-plot.js";

/** @typedef {import("./stories.js").Frame} Frame */
/** @typedef {import("./stories.js").Line} Line */
/** @typedef {import("../charts/chart.js").Chart} Chart */
/** @typedef {[string, SVGElement]} Mark  its name, by which a mark of the frame before is known, and its element. */

/** Up to so many rows have a segment of their own. */
const MANY = 200;

/**
 * @param {Chart} axes @param {import("./regression.js").Table} table @param {readonly Line[]} lines
 * @returns {(frame: Frame) => Map<string, SVGElement>} the marks of a frame by name, the lowest one first.
 */
export function storyMarks(axes, table, lines) {
  return (frame) => {
    const line = lines[frame.line ?? 0];
    return new Map([
      ...segments(axes, table, line, frame),
      ...linesShown(axes, lines, frame),
      ...(frame.asked === undefined ? [] : question(axes, frame.asked)),
      ...(frame.looked ?? []).flatMap(({ x, reach }) => lookUp(axes, x, line[0] * x + line[1], reach)),
      ...points(axes, table, frame),
    ]);
  };
}

/** The differences between rows and the line. @param {Chart} axes @param {import("./regression.js").Table} table @param {Line} line @param {Frame} frame @returns {Mark[]} */
function segments(axes, { features, targets }, [weight, bias], { line, segments: some = [], allSegments }) {
  const rows = allSegments && targets.length <= MANY ? [...targets.keys()] : some;
  return rows.map((row) => [
    `segment ${line} ${row}`,
    drawn(axes, "error", [
      [features[row], targets[row]],
      [features[row], weight * features[row] + bias],
    ]),
  ]);
}

/** The pale line and the line. @param {Chart} axes @param {readonly Line[]} lines @param {Frame} frame @returns {Mark[]} */
function linesShown(axes, lines, { ghost, line }) {
  const ends = [axes.atX(axes.area.left), axes.atX(axes.area.right)];
  const across = (/** @type {number} */ index) =>
    ends.map((x) => /** @type {[number, number]} */ ([x, lines[index][0] * x + lines[index][1]]));
  /** @type {Mark[]} */
  const found = [];
  if (ghost !== undefined) found.push([`ghost ${ghost}`, drawn(axes, "prediction ghost", across(ghost))]);
  if (line !== undefined) found.push([`line ${line}`, drawn(axes, "prediction", across(line))]);
  return found;
}

/** Where the story asks for a prediction. @param {Chart} axes @param {number} x @returns {Mark[]} */
function question(axes, x) {
  const { top, bottom } = axes.area;
  const at = axes.x(x);
  return [
    ["asked", s("path", { class: "line accent thin dash", d: `M${at} ${bottom}V${top + 26}` })],
    [
      "question",
      s("text", { x: at, y: top + 18, class: "halo accent tinted asked", "text-anchor": "middle" }, `${number(x)}: ?`),
    ],
    [`start ${x}`, arrowhead(axes, x)],
  ];
}

/** The way of a look-up: from the axis across, up to the line, left to the other axis. @param {Chart} axes @param {number} x @param {number} y @param {1 | 2 | 3} reach @returns {Mark[]} */
function lookUp(axes, x, y, reach) {
  const { left, bottom } = axes.area;
  /** @type {Mark[]} */
  const found = [[`start ${x}`, arrowhead(axes, x)]];
  if (reach > 1) {
    const up = drawn(axes, "accent", [
      [x, axes.atY(bottom)],
      [x, y],
    ]);
    const there = s("path", {
      class: "dot prediction",
      d: DIAMOND,
      transform: `translate(${axes.x(x)} ${axes.y(y)})`,
    });
    found.push([`up ${x}`, up], [`there ${x}`, there]);
  }
  if (reach > 2) {
    const across = drawn(axes, "accent", [
      [x, y],
      [axes.atX(left), y],
    ]);
    const value = { x: left + 5, y: axes.y(y) - 6, class: "halo number prediction tinted looked" };
    found.push([`left ${x}`, across], [`value ${x}`, s("text", value, number(y, 3))]);
  }
  return found;
}

/** The rows of a frame, and all others where there are more. @param {Chart} axes @param {import("./regression.js").Table} table @param {Frame} frame @returns {Mark[]} */
function points(axes, { features, targets }, { points: rows, labels = [] }) {
  /** @type {Mark[]} */
  const found = [];
  if (targets.length > rows.length) {
    const d = dots([...targets].map((y, row) => [axes.x(features[row]), axes.y(y)]));
    found.push(["all", s("path", { class: "many data", d })]);
  }
  for (const row of rows) {
    const at = { cx: axes.x(features[row]), cy: axes.y(targets[row]) };
    found.push([`point ${row}`, s("circle", { ...at, r: 6, class: "dot data" })]);
    if (labels.includes(row)) found.push([`label ${row}`, label(axes, features[row], targets[row])]);
  }
  return found;
}

/** The numbers of a row beside its point. @param {Chart} axes @param {number} x @param {number} y */
function label(axes, x, y) {
  const at = axes.x(x);
  const isRight = at > (axes.area.left + axes.area.right) / 2;
  const attributes = {
    x: at + (isRight ? -10 : 10),
    y: axes.y(y) - 9,
    class: "halo data tinted",
    "text-anchor": isRight ? "end" : "start",
  };
  return s("text", attributes, `(${number(x)}, ${number(y)})`);
}

/** On the axis across. @param {Chart} axes @param {number} x */
function arrowhead(axes, x) {
  const transform = `translate(${axes.x(x)} ${axes.area.bottom})`;
  return s("path", { class: "dot accent", d: "M0 -9L6 0H-6Z", transform });
}

/** A line that can be drawn in: its length counts as 1. @param {Chart} axes @param {string} tone @param {[number, number][]} ends */
function drawn(axes, tone, ends) {
  return s("path", { class: `line ${tone}`, pathLength: 1, d: path(axes, ends) });
}
