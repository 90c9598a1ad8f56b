/** The plane of two inputs: what a network predicts at each point, in colors, and the samples with the marks of their classes. */

import { chart, extent } from "../charts/chart.js";
import { h, s, set } from "../elements/dom.js";
import { place } from "../elements/drag.js";
import { classColor, marker } from "../charts/markers.js";
import { FINE, planeColors } from "./plane-colors.js";

/** @typedef {import("../model/network.js").Network} Network */

const HEIGHT = 360;
/** From here on a range of coordinates overflows. */
const LARGEST = 1e150;

/**
 * @param {object} options
 * @param {string} options.id
 * @param {string} options.label
 * @param {number} options.width
 * @param {Network} options.network
 * @param {import("../../math/matrix.js").Matrix} options.X  two columns.
 * @param {(row: number) => number} options.classOf  the class of a row, where there are classes.
 * @param {readonly string[]} options.names  of the inputs.
 * @param {import("./plane-colors.js").Kind} options.kind
 * @param {(row: number) => void} options.select
 * @param {(range: [number, number]) => void} [options.measured]  gets the range of the output, where it is a value.
 */
export function plane({ id, label, width, network, X, classOf, names, kind, select, measured }) {
  const isShown = Array.from({ length: X.rows }, (_, row) =>
    [0, 1].every((column) => Math.abs(X.at(row, column)) < LARGEST),
  );
  const hidden = isShown.filter((shown) => !shown).length;
  const [across, up] = [0, 1].map((column) =>
    extent(isShown.flatMap((shown, row) => (shown ? [X.at(row, column)] : []))),
  );
  const axes = chart({ id, label, x: across, y: up, xLabel: names[0], yLabel: names[1], width, height: HEIGHT });
  const { area } = axes;
  const canvas = h("canvas", {
    width: FINE,
    height: FINE,
    "aria-hidden": "true",
    style: `position: absolute; left: ${(area.left / width) * 100}%; top: ${(area.top / HEIGHT) * 100}%; width: ${((area.right - area.left) / width) * 100}%; height: ${((area.bottom - area.top) / HEIGHT) * 100}%`,
  });
  const element = h("div", { class: "plane", style: "position: relative" }, canvas, axes.svg);
  set(axes.svg, { style: "position: relative" });
  const ring = s("circle", { r: 10, fill: "none", stroke: "var(--ink)", "stroke-width": 2.5 });
  const marks = isShown.map((shown, row) => {
    if (!shown) return null;
    const index = kind === "value" ? 0 : classOf(row);
    const mark = s("path", {
      d: marker(index, 4.2),
      transform: `translate(${axes.x(X.at(row, 0)).toFixed(1)} ${axes.y(X.at(row, 1)).toFixed(1)})`,
      fill: kind === "value" ? "var(--data)" : classColor(index),
      stroke: "var(--ground)",
      "stroke-width": 1,
    });
    axes.marks.append(mark);
    return mark;
  });
  axes.above.append(ring);
  axes.svg.addEventListener("click", (event) => {
    const at = place(axes.svg, event);
    let best = 0;
    let nearest = Infinity;
    for (let row = 0; row < X.rows; row++) {
      if (!isShown[row]) continue;
      const distance = Math.hypot(axes.x(X.at(row, 0)) - at.x, axes.y(X.at(row, 1)) - at.y);
      if (distance < nearest) [best, nearest] = [row, distance];
    }
    if (nearest < 40) select(best);
  });
  const surface = planeColors({ canvas, axes, network, dtype: X.dtype, kind, measured });
  let painted = "";

  return {
    element,
    /** Rows with a coordinate that is not finite: they have no mark. */
    hidden,
    /** @param {string} version  of the parameters: another one draws the plane again. @param {number} row  the selected one. @param {(row: number) => boolean} isWrong */
    update(version, row, isWrong) {
      set(ring, { display: isShown[row] ? null : "none" });
      if (isShown[row]) set(ring, { cx: axes.x(X.at(row, 0)), cy: axes.y(X.at(row, 1)) });
      if (version === painted) return;
      painted = version;
      surface.draw();
      marks.forEach((mark, index) => {
        if (!mark) return;
        const wrong = isWrong(index);
        if (mark.classList.contains("wrong") === wrong) return;
        mark.classList.toggle("wrong", wrong);
        set(mark, { stroke: wrong ? "var(--ink)" : "var(--ground)", "stroke-width": wrong ? 1.6 : 1 });
      });
    },
    recolor: surface.recolor,
    end: surface.end,
  };
}
