/** A line through points: data, predictions on the line, and the difference of each row. */

import { chart, path } from "../charts/chart.js";
import { each, h, s, set } from "../elements/dom.js";
import { axis } from "./regression.js";

/** The mark of a prediction, where data have circles. */
export const DIAMOND = "M-5.5 0L0 -5.5L5.5 0L0 5.5Z";
/** Up to so many rows have a mark and a segment of their own; more are one path. */
const MARKED = 200;
/** Of more rows so many differences are drawn, evenly spaced: strokes cost the most while a dial is dragged. */
const SEGMENTS = 500;

/**
 * @param {object} options
 * @param {string} options.id
 * @param {string} options.label
 * @param {import("./regression.js").Table} options.table  of one feature.
 * @param {number} options.width
 */
export function linePlot({ id, label, table, width }) {
  const { features, targets } = table;
  const axes = chart({
    id,
    label,
    x: axis(features, 0.05),
    y: axis(targets, 0.02),
    xLabel: table.names[0],
    yLabel: table.target,
    width,
    height: 320,
  });
  const marked = targets.length <= MARKED;
  const stride = Math.ceil(targets.length / SEGMENTS);
  const segments = s("path", { class: marked ? "line error segments" : "line error segments crowd" });
  const line = s("path", { class: "line prediction" });
  const data = s("g", { class: "data" });
  const predictions = s("g", { class: "prediction" });
  const chosen = s("path", { class: "line accent", "stroke-dasharray": "2 4" });
  axes.marks.append(segments, chosen, line, data, predictions);
  if (marked)
    each(
      data,
      [...targets],
      () => s("circle", { r: 5.5, class: "dot" }),
      (dot, y, i) => set(dot, { cx: axes.x(features[i]), cy: axes.y(y) }),
    );
  else data.append(s("path", { class: "many", d: dots([...targets].map((y, i) => [axes.x(features[i]), axes.y(y)])) }));
  const ends = [axes.atX(axes.area.left), axes.atX(axes.area.right)];

  return {
    svg: axes.svg,
    axes,
    /** @param {number} weight @param {number} bias @param {number} [row] to follow from x to the line. */
    update(weight, bias, row) {
      const at = (/** @type {number} */ x) => weight * x + bias;
      set(line, {
        d: path(
          axes,
          ends.map((x) => [x, at(x)]),
        ),
      });
      let differences = "";
      for (let i = 0; i < targets.length; i += stride)
        differences += path(axes, [
          [features[i], at(features[i])],
          [features[i], targets[i]],
        ]);
      set(segments, { d: differences });
      if (marked) {
        each(
          predictions,
          [...features],
          () => s("path", { class: "dot", d: DIAMOND }),
          (mark, x) => set(mark, { transform: `translate(${cut(axes.x(x))} ${cut(axes.y(at(x)))})` }),
        );
      }
      if (row !== undefined)
        set(chosen, {
          d: path(axes, [
            [features[row], axes.atY(axes.area.bottom)],
            [features[row], at(features[row])],
            [ends[0], at(features[row])],
          ]),
        });
    },
  };
}

/** Dots of a path with round ends: thousands of points are one element. @param {number[][]} places */
export function dots(places) {
  return places.map(([x, y]) => `M${cut(x)} ${cut(y)}h0`).join("");
}

/** @param {number} place */
function cut(place) {
  return Math.round(Math.max(-1e5, Math.min(1e5, place)) * 10) / 10;
}

/** What the marks of the plot mean. @param {import("../../text/common.js").Say} text */
export function lineLegend(text) {
  /** What the marks of the plot mean. @param {string} tone @param {string} label @param {SVGElement} mark */
  const item = (tone, label, mark) =>
    h(
      "span",
      { class: "row" },
      s("svg", { viewBox: "0 0 28 14", style: "width: 28px", "aria-hidden": "true", class: tone }, mark),
      label,
    );
  return h(
    "div",
    { class: "row note" },
    item("data", text("points"), s("circle", { cx: 14, cy: 7, r: 5, class: "dot" })),
    item(
      "prediction",
      text("predicted"),
      s(
        "g",
        {},
        s("path", { d: "M1 7H27", class: "line" }),
        s("path", { d: DIAMOND, class: "dot", transform: "translate(14 7)" }),
      ),
    ),
    item("error", text("differences"), s("path", { d: "M14 1V13", class: "line" })),
  );
}
