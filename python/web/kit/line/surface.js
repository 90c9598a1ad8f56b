/** The error of a line over its weight and bias: contours, the path of gradient descent, the minimum, the gradient. */

import { chart, path } from "../charts/chart.js";
import { s, set } from "../elements/dom.js";
import { draggable } from "../elements/drag.js";
import { number } from "../numbers/notation.js";

/** @typedef {readonly [number, number]} Range */

/**
 * @typedef {object} Bowl  the error as a function of weight and bias: least + xx (w - w0)^2 + 2 x (w - w0)(b - b0) + (b - b0)^2.
 * @property {number} weight  w0. @property {number} bias  b0. @property {number} least
 * @property {number} xx  mean(x^2). @property {number} x  mean(x).
 */

const LEVELS = 13;
const LABELED = [4, 7, 10];
/** Corners of an ellipse. */
const CORNERS = 120;
const ARROW = 58;

/** The error's function of a table of one feature. @param {Float64Array} x @param {import("../../math/least-squares.js").Solution} best @returns {Bowl} */
export function bowl(x, best) {
  const mean = (/** @type {(value: number) => number} */ f) => x.reduce((sum, value) => sum + f(value) / x.length, 0);
  return {
    weight: best.weights[0],
    bias: best.bias,
    least: best.error,
    xx: mean((value) => value * value),
    x: mean((value) => value),
  };
}

/** @param {Bowl} of @param {number} weight @param {number} bias */
export function height({ weight: w0, bias: b0, least, xx, x }, weight, bias) {
  const [w, b] = [weight - w0, bias - b0];
  return least + Math.max(0, xx * w * w + 2 * x * w * b + b * b);
}

/**
 * @param {object} options
 * @param {string} options.id
 * @param {string} options.label
 * @param {Bowl} options.bowl
 * @param {Range} options.weights  shown.
 * @param {Range} options.biases
 * @param {string} options.xLabel
 * @param {string} options.yLabel
 * @param {number} options.width
 * @param {{ point: string, minimum: string }} options.captions
 * @param {(weight: number, bias: number) => void} options.move  the reader drags the point.
 * @param {(across: number, up: number) => void} options.nudge  by keys, in steps of the dials.
 */
export function surface({ id, label, bowl: shape, weights, biases, xLabel, yLabel, width, captions, move, nudge }) {
  const axes = chart({ id, label, x: weights, y: biases, xLabel, yLabel, width, height: 340, interactive: true });
  const map = s("g", { class: "error contours", "aria-hidden": "true" });
  const trail = s("path", { class: "line thin trail" });
  const marks = s("path", { class: "many trail" });
  const minimum = s("path", { class: "line good", d: "M-6 -6L6 6M-6 6L6 -6" });
  const minimumName = s("text", { class: "halo good tinted", "text-anchor": "middle" }, captions.minimum);
  const arrow = s("path", { class: "line accent arrow" });
  const next = s("circle", { r: 5, class: "ring prediction next" });
  const point = s("circle", { r: 8, class: "dot prediction point" });
  axes.marks.append(map, trail, marks, minimum, arrow, next);
  axes.above.append(minimumName, point);
  const there = { x: axes.x(shape.weight), y: axes.y(shape.bias) };
  set(minimum, { transform: `translate(${there.x} ${there.y})` });
  const inside =
    there.x > axes.area.left && there.x < axes.area.right && there.y > axes.area.top && there.y < axes.area.bottom;
  set(minimumName, { x: Math.min(axes.area.right - 36, Math.max(axes.area.left + 36, there.x)), y: there.y - 12 });
  minimumName.toggleAttribute("hidden", !inside);
  drawContours(map, axes, shape, weights, biases, inside);
  const tell = draggable(point, {
    label: captions.point,
    move: ({ x, y }) => move(clamp(axes.atX(x), weights), clamp(axes.atY(y), biases)),
    nudge: ({ x, y }, large) => nudge(x * (large ? 10 : 1), y * (large ? 10 : 1)),
  });

  return {
    svg: axes.svg,
    /**
     * @param {readonly [number, number]} now
     * @param {readonly (readonly [number, number])[]} steps  the path to here.
     * @param {readonly [number, number]} after  the next step.
     * @param {readonly [number, number]} gradient
     * @param {string} spoken
     */
    update(now, steps, after, gradient, spoken) {
      const at = (/** @type {readonly [number, number]} */ [w, b]) =>
        /** @type {const} */ ([cut(axes.x(w)), cut(axes.y(b))]);
      const [x, y] = at(now);
      set(trail, { d: path(axes, [...steps, now]) });
      set(marks, { d: steps.length <= 60 ? steps.map((step) => `M${at(step).join(" ")}h0`).join("") : "" });
      set(point, {
        cx: Math.min(axes.area.right, Math.max(axes.area.left, x)),
        cy: Math.min(axes.area.bottom, Math.max(axes.area.top, y)),
      });
      const [nextX, nextY] = at(after);
      set(next, { cx: nextX, cy: nextY });
      set(arrow, { d: arrowPath(x, y, gradient) });
      tell(now[1], spoken);
    },
  };

  /**
   * Against the gradient, in units of the picture: across the contours. Its length grows with the steepness.
   * @param {number} x @param {number} y @param {readonly [number, number]} gradient
   */
  function arrowPath(x, y, [dw, db]) {
    const across = (dw * (weights[1] - weights[0])) / (axes.area.right - axes.area.left);
    const up = (db * (biases[1] - biases[0])) / (axes.area.bottom - axes.area.top);
    const size = Math.hypot(across, up);
    if (!(size > 0 && Number.isFinite(size))) return "";
    const steepest = Math.sqrt(height(shape, weights[1], biases[1]) - shape.least) / 8 || 1;
    const length = ARROW * Math.min(1, 0.35 + size / steepest);
    const [u, v] = [-across / size, up / size];
    if (size < 1e-9 * steepest) return "";
    const [tipX, tipY] = [x + u * length, y + v * length];
    const head = (/** @type {number} */ side) =>
      `M${cut(tipX - 9 * u + side * 5 * v)} ${cut(tipY - 9 * v - side * 5 * u)}L${cut(tipX)} ${cut(tipY)}`;
    return `M${cut(x)} ${cut(y)}L${cut(tipX)} ${cut(tipY)}${head(1)}${head(-1)}`;
  }
}

/**
 * The error is a quadratic function: its contours are ellipses, which are drawn exactly. Some have their error beside them.
 * @param {SVGGElement} map @param {import("../charts/chart.js").Chart} axes @param {Bowl} shape @param {Range} weights @param {Range} biases
 * @param {boolean} isInside  the minimum is shown.
 */
function drawContours(map, axes, shape, weights, biases, isInside) {
  const { left, right, top, bottom } = axes.area;
  const corners = weights.flatMap((w) => biases.map((b) => Math.sqrt(height(shape, w, b) - shape.least)));
  const highest = Math.max(...corners);
  if (!(highest > 0 && Number.isFinite(highest))) return;
  const plane = `M${left} ${top}H${right}V${bottom}H${left}Z`;
  /** The x of the last name: names do not overlap. */
  let named = axes.x(shape.weight) - 20;

  /** What the error is on a contour, beside the minimum. @param {number} radius */
  function name(radius) {
    const y = axes.y(shape.bias);
    const x = [1, -1]
      .map((side) => axes.x(shape.weight + (side * radius) / Math.sqrt(shape.xx || 1)))
      .find((at) => at > left + 30 && at < right - 30);
    if (x !== undefined && Math.abs(x - named) < 64) return [];
    named = x ?? named;
    return x !== undefined && isInside
      ? [
          s(
            "text",
            { x, y: y + 4, "text-anchor": "middle", class: "halo caption" },
            number(shape.least + radius ** 2, 3),
          ),
        ]
      : [];
  }
  for (let k = 1; k <= LEVELS; k++) {
    const radius = highest * (k / (LEVELS + 1)) ** 1.6;
    map.append(s("path", { "fill-rule": "evenodd", d: `${plane}${path(axes, contour(shape, radius, weights))}Z` }));
    if (LABELED.includes(k)) map.append(...name(radius));
  }
}

/** @param {number} value @param {Range} range */
function clamp(value, [low, high]) {
  return Math.min(high, Math.max(low, value));
}

/** @param {number} place */
function cut(place) {
  return Math.round(Math.max(-1e5, Math.min(1e5, place)) * 100) / 100;
}

/**
 * The points where the root of what is above the minimum is `radius`: with a = w - w0, the error above it is (b - b0 + x a)^2 + variance a^2.
 * @param {Bowl} shape @param {number} radius @param {Range} weights  shown.
 * @returns {[number, number][]} a closed line.
 */
export function contour({ weight, bias, xx, x }, radius, weights) {
  const variance = xx - x * x;
  const [low, high] = [weights[0] - (weights[1] - weights[0]), weights[1] + (weights[1] - weights[0])];
  // All x are equal, or nearly: the contours are two parallel lines.
  if (variance < 1e-7 * xx)
    return [
      [low, radius],
      [high, radius],
      [high, -radius],
      [low, -radius],
    ].map(([w, r]) => [w, bias + r - x * (w - weight)]);
  return Array.from({ length: CORNERS }, (_, k) => {
    const angle = (2 * Math.PI * k) / CORNERS;
    const a = (radius * Math.cos(angle)) / Math.sqrt(variance);
    return [weight + a, bias + radius * Math.sin(angle) - x * a];
  });
}
