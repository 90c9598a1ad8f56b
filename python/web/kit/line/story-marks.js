/** The marks of a story of a line: points, lines, differences, and what is looked up. */

import { path } from "../charts/chart.js";
import { s } from "../elements/dom.js";
import { emsOf } from "../numbers/widths.js";
import { DIAMOND, dots } from "./line-plot.js";
import { storyWriters } from "./stories.js";

/** @typedef {import("./stories.js").Frame} Frame */
/** @typedef {import("./stories.js").Line} Line */
/** @typedef {import("../charts/chart.js").Chart} Chart */
/** @typedef {[string, SVGElement]} Mark  its name, by which a mark of the frame before is known, and its element. */

/** @typedef {{ x: number, y: number, width: number, height: number }} Box  of a text. */

/** Up to so many rows have a segment of their own. */
const MANY = 200;
/** Height of letters, and of a line of them. */
const [LETTERS, LINE] = [13, 17];

/**
 * @param {Chart} axes @param {import("./regression.js").Table} table @param {readonly Line[]} lines
 * @returns {(frame: Frame) => Map<string, SVGElement>} the marks of a frame by name, the lowest one first.
 */
export function storyMarks(axes, table, lines) {
  const write = storyWriters(table, lines);
  return (frame) => {
    const line = lines[frame.line ?? 0];
    const values = valuesBeside(axes, line, frame, write.prediction);
    return new Map([
      ...segments(axes, table, line, frame),
      ...linesShown(axes, lines, frame),
      ...(frame.asked === undefined ? [] : question(axes, frame.asked, table.inputs[0](frame.asked))),
      ...(frame.looked ?? []).flatMap(({ x, reach }) => lookUp(axes, x, line[0] * x + line[1], reach)),
      ...values,
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

/** Where the story asks for a prediction. @param {Chart} axes @param {number} x @param {string} shown @returns {Mark[]} */
function question(axes, x, shown) {
  const { top, bottom, left, right } = axes.area;
  const at = axes.x(x);
  const half = (emsOf(shown) + 1.5) * (LETTERS / 2);
  return [
    ["asked", s("path", { class: "line accent thin dash", d: `M${at} ${bottom}V${top + 26}` })],
    [
      "question",
      s(
        "text",
        {
          x: Math.min(right - half, Math.max(left + half, at)),
          y: top + 18,
          class: "halo accent tinted asked",
          "text-anchor": "middle",
        },
        `${shown}: ?`,
      ),
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
    found.push([`left ${x}`, across]);
  }
  return found;
}

/**
 * The predictions that were looked up, at the axis; of two that are too close the later one is written.
 * @param {Chart} axes @param {Line} line @param {Frame} frame @param {(value: number) => string} write @returns {Mark[]}
 */
function valuesBeside(axes, [weight, bias], { looked = [] }, write) {
  const { left, top } = axes.area;
  /** @type {Box[]} */
  const taken = [];
  return looked
    .filter(({ reach }) => reach > 2)
    .reverse()
    .flatMap(({ x }) => {
      const shown = write(weight * x + bias);
      const at = axes.y(weight * x + bias);
      const y = at - 6 < top + LETTERS ? at + LINE : at - 6;
      if (!take(taken, { x: left, y, width: emsOf(shown) * LETTERS, height: LINE })) return [];
      const value = s("text", { x: left + 5, y, class: "halo number prediction tinted looked" }, shown);
      return /** @type {Mark[]} */ ([[`value ${x}`, value]]);
    });
}

/** Whether a box is free; it is taken from then on. @param {Box[]} taken @param {Box} box */
function take(taken, box) {
  const isFree = taken.every(
    ({ x, y, width, height }) =>
      box.x >= x + width || x >= box.x + box.width || box.y - box.height >= y || y - height >= box.y,
  );
  if (isFree) taken.push(box);
  return isFree;
}

/** The rows of a frame, and all others where there are more. @param {Chart} axes @param {import("./regression.js").Table} table @param {Frame} frame @returns {Mark[]} */
function points(axes, table, { points: rows, labels = [] }) {
  const { features, targets } = table;
  /** @type {Mark[]} */
  const found = [];
  if (targets.length > rows.length) {
    const d = dots([...targets].map((y, row) => [axes.x(features[row]), axes.y(y)]));
    found.push(["all", s("path", { class: "many data", d })]);
  }
  for (const row of rows) {
    const at = { cx: axes.x(features[row]), cy: axes.y(targets[row]) };
    found.push([`point ${row}`, s("circle", { ...at, r: 6, class: "dot data" })]);
  }
  return [...found, ...pointLabels(axes, table, labels)];
}

/**
 * The numbers of rows beside their points, right or left, above or below, where there is room: the last row first.
 * @param {Chart} axes @param {import("./regression.js").Table} table @param {readonly number[]} labels  rows. @returns {Mark[]}
 */
function pointLabels(axes, { features, targets, inputs: [input], output }, labels) {
  const { left, right, top, bottom } = axes.area;
  /** @type {Box[]} */
  const taken = [];
  return [...labels].reverse().flatMap((row) => {
    const shown = `(${input(features[row])}, ${output(targets[row])})`;
    const width = emsOf(shown) * LETTERS;
    const [x, y] = [axes.x(features[row]), axes.y(targets[row])];
    const wanted = [-9, 21].flatMap((down) => [x + 10, x - 10 - width].map((from) => ({ x: from, y: y + down })));
    const box = wanted
      .map((at) => ({ ...at, width, height: LINE }))
      .filter((at) => at.x >= left && at.x + width <= right && at.y - LINE >= top - 4 && at.y <= bottom - 3)
      .find((at) => take(taken, at));
    if (!box) return [];
    const isRight = box.x > x;
    const text = { x: isRight ? box.x : x - 10, y: box.y, class: "halo data tinted" };
    return /** @type {Mark[]} */ ([
      [`label ${row}`, s("text", { ...text, "text-anchor": isRight ? "start" : "end" }, shown)],
    ]);
  });
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
