/** A chart: axes with d3's ticks, a clipped plot area for the marks of a view. */

import { s, each, set, write } from "../elements/dom.js";
import { emsOf, powerText, powerTicks, tickTexts } from "../numbers/notation.js";
import { ticksOf } from "./ticks.js";

/** @typedef {readonly [number, number]} Range */
/** @typedef {{ ticks: { value: number, text: string }[], power: number }} Ticks  power: of ten, that stands with the name of the axis; 0: none. */

/** Height of the numbers at an axis, as in host/style.js, and the room between them and the plot or each other. */
const [LETTERS, GAP] = [12, 7];

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
 * @property {{ left: number, right: number, top: number, bottom: number }} area  of the plot; `left` follows the width of the numbers at the axis.
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
  const across = scale(() => [area.left, area.right], false, Math.max(2, Math.round((ticks * width) / 460)));
  const up = scale(() => [area.bottom, area.top], logY, ticks);
  const grid = s("g", { class: "grid", "aria-hidden": "true" });
  const axes = s("g", { class: "axes", "aria-hidden": "true" });
  const clip = s("rect", { y: area.top, height: area.bottom - area.top });
  const marks = s("g", { "clip-path": `url(#${id}-clip)` });
  const above = s("g");
  const names = [
    s("text", { class: "axis-label", y: height - 6, "text-anchor": "middle" }),
    s("text", { class: "axis-label", "text-anchor": "middle" }),
  ];
  const svg = s(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, class: "chart", role: interactive ? "group" : "img", "aria-label": label },
    s("defs", {}, s("clipPath", { id: `${id}-clip` }, clip)),
    grid,
    axes,
    marks,
    above,
    ...names,
  );

  /** @param {Range} nextX @param {Range} nextY */
  const rescale = (nextX, nextY) => {
    across.domain(nextX);
    up.domain(nextY);
    const upper = up.ticks(yLabel !== "", Infinity);
    const widest = Math.max(0, ...upper.ticks.map(({ text }) => emsOf(text) * LETTERS));
    area.left = Math.max(yLabel ? 74 : 52, Math.ceil(widest + GAP + (yLabel ? 24 : 4)));
    const lower = across.ticks(xLabel !== "", area.right - area.left);
    set(clip, { x: area.left, width: area.right - area.left });
    const [middleX, middleY] = [(area.left + area.right) / 2, (area.top + area.bottom) / 2];
    nameAxis(names[0], xLabel, lower.power, area.right - area.left);
    nameAxis(names[1], yLabel, upper.power, height - 4);
    const half = (emsOf(names[1].textContent ?? "") * LETTERS) / 2;
    set(names[0], { x: middleX });
    set(names[1], { transform: `translate(13 ${Math.min(height - half, Math.max(half, middleY))}) rotate(-90)` });
    drawTicks({ grid, axes, area, width }, lower.ticks, upper.ticks, across, up);
  };
  rescale(x, y);
  return { svg, marks, above, area, x: across.at, y: up.at, atX: across.back, atY: up.back, rescale };
}

/**
 * The name of an axis with the power of ten of its numbers: price (×10⁹).
 * @param {SVGTextElement} element @param {string} name @param {number} power @param {number} room  its length at most, in units of the view box.
 */
function nameAxis(element, name, power, room) {
  const unit = power === 0 ? "" : ` (×${powerText(power)})`;
  const letters = [...name];
  while (letters.length > 1 && emsOf(letters.join("") + unit) * LETTERS > room) letters.pop();
  write(element, (letters.length < [...name].length ? `${letters.slice(0, -1).join("")}…` : name) + unit);
}

/**
 * The lines of the grid and the numbers at the axes.
 * @param {{ grid: SVGGElement, axes: SVGGElement, area: Chart["area"], width: number }} picture
 * @param {Ticks["ticks"]} lower @param {Ticks["ticks"]} upper @param {ReturnType<typeof scale>} across @param {ReturnType<typeof scale>} up
 */
function drawTicks({ grid, axes, area, width }, lower, upper, across, up) {
  const lines = [
    ...lower.map((tick) => ({ ...tick, at: across.at(tick.value), vertical: true })),
    ...upper.map((tick) => ({ ...tick, at: up.at(tick.value), vertical: false })),
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
      const half = (emsOf(text) * LETTERS) / 2;
      set(
        tick,
        vertical
          ? { x: Math.min(width - half, at), y: area.bottom + 16, "text-anchor": "middle", dy: null }
          : { x: area.left - GAP, y: at, "text-anchor": "end", dy: "0.32em" },
      );
      write(tick, text);
    },
  );
}

/**
 * A scale from units of the data to those of the view box.
 * @param {() => Range} range  of the view box.
 * @param {boolean} log
 * @param {number} count  about how many ticks.
 */
function scale(range, log, count) {
  let [low, high] = [0, 1];
  /** @param {number} value */
  const inner = (value) => (log ? Math.log10(value) : value);
  return {
    /** @param {Range} domain */
    domain(domain) {
      [low, high] = wide([inner(domain[0]), inner(domain[1])]);
    },
    /** @param {number} value */
    at(value) {
      const [from, to] = range();
      return from + ((inner(value) - low) / (high - low)) * (to - from);
    },
    /** @param {number} at */
    back(at) {
      const [from, to] = range();
      const value = low + ((at - from) / (to - from)) * (high - low);
      return log ? 10 ** value : value;
    },
    /** @param {boolean} isShared  the axis has a name for a power of ten. @param {number} length  that the numbers have side by side. @returns {Ticks} */
    ticks(isShared, length) {
      if (log) return logTicks(low, high, count, isShared);
      for (let wanted = count; ; wanted--) {
        const values = ticksOf(low, high, wanted);
        const { texts, power } = tickTexts(values, { isShared });
        const needed = Math.max(...texts.map((text) => emsOf(text) * LETTERS + GAP));
        const apart = values.length > 1 ? (length * (values[1] - values[0])) / (high - low) : length;
        if (wanted <= 1 || needed <= apart) return { ticks: named(values, texts), power };
      }
    },
  };
}

/** The ticks of a logarithmic axis: powers of ten, or round numbers where it has few of them. @param {number} low  the power of its end. @param {number} high @param {number} count @param {boolean} isShared @returns {Ticks} */
function logTicks(low, high, count, isShared) {
  if (high - low > 2) {
    const powers = ticksOf(low, high, 4).filter(Number.isInteger);
    const values = powers.map((power) => 10 ** power);
    return { ticks: named(values, powerTicks(powers)), power: 0 };
  }
  const steps = [-1, 0, 1, 2, 3]
    .flatMap((above) => [1, 2, 5].map((digit) => digit * 10 ** (Math.floor(low) + above)))
    .filter((value) => Math.log10(value) >= low && Math.log10(value) <= high);
  const isEven = steps.length <= 1;
  const values = isEven ? ticksOf(10 ** low, 10 ** high, count) : steps;
  const { texts, power } = tickTexts(values, { isEven, isShared });
  return { ticks: named(values, texts), power };
}

/** @param {readonly number[]} values @param {readonly string[]} texts @returns {Ticks["ticks"]} */
function named(values, texts) {
  return values.map((value, index) => ({ value, text: texts[index] }));
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
