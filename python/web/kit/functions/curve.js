/** The plot of an activation function: curve, derivative, tangent, and a dot at x. */

import { chart, extent, path } from "../charts/chart.js";
import { s, set, write } from "../elements/dom.js";
import { draggable } from "../elements/drag.js";
import { emsOf } from "../numbers/widths.js";
import { evaluate } from "./functions.js";
import { FUNCTIONS } from "./table.js";

/** @typedef {import("./table.js").Name} Name */
/** @typedef {readonly [number, number]} Range */

const POINTS = 400;
/** Height of letters. */
const LETTERS = 13;
/** Nearest to 0 from above, for what a function that jumps there tends to. */
const ABOVE = 1e-9;

/**
 * @param {object} options
 * @param {string} options.id
 * @param {string} options.label
 * @param {number} options.width
 * @param {(x: number) => void} options.move the dot is dragged.
 * @param {(steps: number) => void} options.nudge it is moved with keys.
 */
export function functionCurve({ id, label, width, move, nudge }) {
  const axes = chart({ id, label, x: [-20, 20], y: [0, 1], xLabel: "x", width, height: 320, interactive: true });
  const curve = s("path", { class: "line prediction" });
  const derivative = s("path", { class: "line weight dash" });
  const tangent = s("path", { class: "line data" });
  const ends = s(
    "g",
    {},
    s("circle", { r: 4.5, class: "dot prediction" }),
    s("circle", { r: 4.5, class: "ring prediction" }),
  );
  /** From the axis of x up to the curve, and from there to the axis of y. */
  const guide = s("path", { class: "line thin soft dots" });
  const dot = s("circle", { r: 8, class: "dot prediction" });
  const value = s("text", { "text-anchor": "middle", class: "number halo" });
  axes.marks.append(guide, derivative, tangent, curve);
  axes.above.append(ends, dot, value);
  const tell = draggable(dot, {
    label: "x",
    move: ({ x }) => move(axes.atX(x)),
    nudge: ({ x, y }, large) => nudge((x || y) * (large ? 100 : 1)),
  });

  return {
    svg: axes.svg,
    /** Draw the curves of a function. @param {Name} name @param {number} setting @param {Range} range */
    draw(name, setting, [low, high]) {
      const { jumps = false, bends = false } = FUNCTIONS[name];
      const xs = Array.from({ length: POINTS + 1 }, (_, index) => low + ((high - low) * index) / POINTS);
      if (low < 0 && high > 0)
        xs.splice(
          xs.findIndex((x) => x > -1e-12),
          xs.some((x) => Math.abs(x) < 1e-12) ? 1 : 0,
          0,
          ABOVE,
        );
      const { y, slope } = evaluate(name, setting, xs);
      axes.rescale([low, high], extent([...y, ...slope], 0.1));
      set(curve, { d: path(axes, points(xs, y, jumps)) });
      set(derivative, { d: path(axes, points(xs, slope, bends)) });
      set(ends, { display: jumps && low < 0 && high > 0 ? null : "none" });
      [...ends.children].forEach((end, index) => set(end, { cx: axes.x(0), cy: axes.y(index) }));
    },
    /** Put the dot at x. @param {{ x: number, y: number, slope: number, shown: string, spoken: string }} now */
    update({ x, y, slope, shown, spoken }) {
      const { area } = axes;
      const at = { x: axes.x(x), y: axes.y(y) };
      set(dot, { cx: at.x, cy: at.y });
      set(guide, { d: `M${at.x} ${area.bottom}V${at.y}H${area.left}` });
      const half = (emsOf(shown) * LETTERS) / 2;
      set(value, { x: Math.min(area.right - half, Math.max(area.left + half, at.x)), y: Math.max(12, at.y - 13) });
      write(value, shown);
      const reach = (axes.atX(area.right) - axes.atX(area.left)) / 8;
      set(tangent, {
        d: path(axes, [
          [x - reach, y - slope * reach],
          [x + reach, y + slope * reach],
        ]),
      });
      tell(x, spoken);
    },
  };
}

/** Points for `path`, interrupted where the curve jumps. @param {readonly number[]} xs @param {Float64Array} ys @param {boolean} jumps */
function* points(xs, ys, jumps) {
  for (let index = 0; index < xs.length; index++) {
    if (jumps && xs[index] === ABOVE) yield /** @type {const} */ ([NaN, NaN]);
    yield /** @type {const} */ ([xs[index], ys[index]]);
  }
}
