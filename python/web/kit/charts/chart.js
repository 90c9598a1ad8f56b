/** A chart: axes with d3's ticks, a clipped plot area for the marks of a view. */

import { s, each, set, write } from "../elements/dom.js";
import { grouped, neat } from "../numbers/format.js";
import { ticksOf } from "./ticks.js";

/** @typedef {readonly [number, number]} Range */

/**
 * @typedef {object} Chart
 * @property {SVGSVGElement} svg
 * @property {SVGGElement} marks  where a view draws: clipped to the plot area.
 * @property {SVGGElement} above  not clipped: labels, handles at the edge.
 * @property {(value: number) => number} x  to units of the view box.
 * @property {(value: number) => number} y
 * @property {(place: number) => number} atX  back to units of the data.
 * @property {(place: number) => number} atY
 * @property {(x: Range, y: Range) => void} rescale
 * @property {{ left: number, right: number, top: number, bottom: number }} area
 */

/**
 * @param {object} options
 * @param {string} options.id unique in the page, for the clip path.
 * @param {string} options.label what the picture shows, for screen readers.
 * @param {Range} options.x
 * @param {Range} options.y
 * @param {string} [options.xLabel]
 * @param {string} [options.yLabel]
 * @param {number} [options.width]  of the view box: the room in pixels, so that text keeps its size.
 * @param {number} [options.height]
 * @param {boolean} [options.logY] a logarithmic axis of y.
 * @param {number} [options.ticks] about how many ticks an axis has.
 * @param {boolean} [options.interactive] holds handles: a group, not one image, for screen readers.
 * @returns {Chart}
 */
export function chart({
  id,
  label,
  x,
  y,
  xLabel = "",
  yLabel = "",
  width = 460,
  height = 300,
  logY = false,
  ticks = 6,
  interactive = false,
}) {
  const area = { left: yLabel ? 74 : 52, right: width - 16, top: 14, bottom: height - (xLabel ? 44 : 28) };
  const across = scale([area.left, area.right], false, Math.max(2, Math.round((ticks * width) / 460)));
  const up = scale([area.bottom, area.top], logY, ticks);
  const grid = s("g", { class: "grid", "aria-hidden": "true" });
  const axes = s("g", { class: "axes", "aria-hidden": "true" });
  const marks = s("g", { "clip-path": `url(#${id}-clip)` });
  const above = s("g");
  const svg = s(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, class: "chart", role: interactive ? "group" : "img", "aria-label": label },
    s(
      "defs",
      {},
      s(
        "clipPath",
        { id: `${id}-clip` },
        s("rect", { x: area.left, y: area.top, width: area.right - area.left, height: area.bottom - area.top }),
      ),
    ),
    grid,
    axes,
    marks,
    above,
    s("text", { class: "axis-label", x: (area.left + area.right) / 2, y: height - 6, "text-anchor": "middle" }, xLabel),
    s(
      "text",
      {
        class: "axis-label",
        transform: `translate(13 ${(area.top + area.bottom) / 2}) rotate(-90)`,
        "text-anchor": "middle",
      },
      yLabel,
    ),
  );

  /** @param {Range} nextX @param {Range} nextY */
  const rescale = (nextX, nextY) => {
    across.domain(nextX);
    up.domain(nextY);
    drawTicks(grid, axes, area, across, up);
  };
  rescale(x, y);
  return { svg, marks, above, area, x: across.at, y: up.at, atX: across.back, atY: up.back, rescale };
}

/**
 * The lines of the grid and the numbers at the axes.
 * @param {SVGGElement} grid @param {SVGGElement} axes @param {Chart["area"]} area @param {ReturnType<typeof scale>} across @param {ReturnType<typeof scale>} up
 */
function drawTicks(grid, axes, area, across, up) {
  const lines = [
    ...across.ticks().map((tick) => ({ ...tick, at: across.at(tick.value), vertical: true })),
    ...up.ticks().map((tick) => ({ ...tick, at: up.at(tick.value), vertical: false })),
  ];
  each(
    grid,
    lines,
    () => s("line"),
    (line, { value, at, vertical }) => {
      const { left, right, top, bottom } = area;
      set(line, vertical ? { x1: at, x2: at, y1: top, y2: bottom } : { x1: left, x2: right, y1: at, y2: at });
      set(line, { class: value === 0 ? "zero" : null });
    },
  );
  each(
    axes,
    lines,
    () => s("text"),
    (tick, { at, text, vertical }) => {
      set(
        tick,
        vertical
          ? { x: at, y: area.bottom + 16, "text-anchor": "middle", dy: null }
          : { x: area.left - 7, y: at, "text-anchor": "end", dy: "0.32em" },
      );
      write(tick, text);
    },
  );
}

/**
 * A scale from units of the data to those of the view box.
 * @param {Range} range  of the view box.
 * @param {boolean} log
 * @param {number} count  about how many ticks.
 */
function scale([from, to], log, count) {
  let [low, high] = [0, 1];
  /** @param {number} value */
  const inner = (value) => (log ? Math.log10(value) : value);
  return {
    /** @param {Range} range */
    domain(range) {
      [low, high] = wide([inner(range[0]), inner(range[1])]);
    },
    /** @param {number} value */
    at: (value) => from + ((inner(value) - low) / (high - low)) * (to - from),
    /** @param {number} at */
    back(at) {
      const value = low + ((at - from) / (to - from)) * (high - low);
      return log ? 10 ** value : value;
    },
    /** @returns {{ value: number, text: string }[]} */
    ticks() {
      if (log && high - low > 2)
        return ticksOf(low, high, 4)
          .filter(Number.isInteger)
          .map((power) => ({ value: 10 ** power, text: neat(10 ** power) }));
      if (log) {
        const steps = [-1, 0, 1, 2, 3]
          .flatMap((above) => [1, 2, 5].map((digit) => digit * 10 ** (Math.floor(low) + above)))
          .filter((value) => inner(value) >= low && inner(value) <= high);
        return (steps.length > 1 ? steps : ticksOf(10 ** low, 10 ** high, count)).map((value) => ({
          value,
          text: neat(value),
        }));
      }
      const values = ticksOf(low, high, count);
      const step = values[1] - values[0];
      const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
      const isPlain = Math.max(Math.abs(low), Math.abs(high)) < 1e7 && decimals <= 6;
      return values.map((value) => ({ value, text: isPlain ? grouped(value, decimals || 0) : neat(value, 3) }));
    },
  };
}

/** A range that is not empty: a scale needs two different ends. @param {Range} range @returns {Range} */
function wide([low, high]) {
  if (!(Number.isFinite(low) && Number.isFinite(high))) return [0, 1];
  if (low !== high) return [low, high];
  const room = Math.abs(low) / 2 || 1;
  return [low - room, high + room];
}

/**
 * The range of values with some room at both ends; not finite ones are left out.
 * @param {Iterable<number>} values
 * @param {number} [room] share of the width on each side.
 * @returns {Range}
 */
export function extent(values, room = 0.08) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return [0, 1];
  const [from, to] = wide([low, high]);
  return [from - room * (to - from), to + room * (to - from)];
}

/**
 * The path through points; a point that is not finite interrupts it.
 * @param {Chart} axes
 * @param {Iterable<readonly [number, number]>} points in units of the data.
 */
export function path(axes, points) {
  let text = "";
  let drawing = false;
  for (const [x, y] of points) {
    const across = axes.x(x);
    const up = axes.y(y);
    if (!(Number.isFinite(across) && Number.isFinite(up))) {
      drawing = false;
      continue;
    }
    // SVG coordinates far outside of the picture are cut: renderers use float32.
    text += `${drawing ? "L" : "M"}${near(across)} ${near(up)}`;
    drawing = true;
  }
  return text;
}

/** @param {number} place */
function near(place) {
  return Math.round(Math.max(-1e5, Math.min(1e5, place)) * 100) / 100;
}
