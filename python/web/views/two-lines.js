/** Two straight lines y = wx + b: what the weight does, and what the bias does. */

import { view } from "../host/view.js";
import { chart, path } from "../kit/charts/chart.js";
import { presets, slider } from "../kit/controls/controls.js";
import { neuronDials, STEP, stepped } from "../kit/controls/neuron-dials.js";
import { h, s, set, write } from "../kit/elements/dom.js";
import { draggable } from "../kit/elements/drag.js";
import { number } from "../kit/numbers/notation.js";
import { lineFormula, linesCode } from "../kit/line/line-formula.js";
import { texts } from "../text/two-lines.js";

/** @typedef {{ weights: number[], biases: number[], x: number }} State */
/** @typedef {import("../host/view.js").Parts<State, unknown>} Parts */

/** Height of a line of letters. */
const LINE = 17;
const TONES = ["data", "prediction dash"];
const SETTINGS = /** @type {const} */ ([
  ["slopes", { weights: [1, 2], biases: [0, 0] }],
  ["biases", { weights: [1, 1], biases: [1, -1] }],
]);

export default view({
  name: "two-lines",
  texts,
  /** @returns {State} */
  start: (data) => ({ weights: data.weights, biases: data.biases, x: data.x }),
  build(parts) {
    const { data, text, change } = parts;
    const far = Math.ceil(Math.max(4, Math.abs(data.x)));
    const take = (/** @type {number} */ x) => change({ x: stepped(x, -far, far) });
    const controls = controlsOf(parts, far, take);
    const plot = linesPlot(parts, far, take);
    const words = h("p", { class: "note" });
    return {
      body: [
        h("div", { class: "columns" }, h("div", {}, ...controls.elements, words), h("div", {}, plot.svg, plot.legend)),
      ],
      /** @param {State} now */
      update(now) {
        controls.update(now);
        plot.update(now);
        write(words, meeting(now, text));
      },
      picture: () => [plot.svg],
      code: linesCode,
    };
  },
});

/** Where the lines meet. @param {State} now @param {Parts["text"]} text */
function meeting({ weights: [w1, w2], biases: [b1, b2] }, text) {
  if (w1 === w2) return b1 === b2 ? text("same") : text("parallel", { distance: number(Math.abs(b1 - b2)) });
  return text("cross", { x: number((b2 - b1) / (w1 - w2)) });
}

/** Dials for weights, biases and the input, and the settings. @param {Parts} parts @param {number} far  how far the input goes. @param {(x: number) => void} take */
function controlsOf({ data, text, state, change }, far, take) {
  const label = (/** @type {string} */ tone, /** @type {number} */ index) => text(tone, { index: index + 1 });
  const dials = neuronDials({ given: data, label, state, change });
  const move = slider({ label: text("input"), min: -far, max: far, step: STEP, change: take });
  const buttons = presets({
    label: text("settings"),
    options: SETTINGS.map(([key, value]) => ({ value, label: text(key) })),
    press: ({ weights, biases }) => change({ weights: [...weights], biases: [...biases] }),
  });

  return {
    elements: [...dials.elements, move.element, buttons.element],
    /** @param {State} now */
    update(now) {
      const { weights, biases } = now;
      dials.update(now);
      move.update(now.x);
      buttons.update((setting) =>
        setting.weights.every((weight, index) => weight === weights[index] && setting.biases[index] === biases[index]),
      );
    },
  };
}

/** Both lines, and their values at the input. @param {Parts} parts @param {number} far @param {(x: number) => void} take */
function linesPlot({ data, text, state, id, room }, far, take) {
  const rise = Math.max(6, Math.ceil(Math.max(...[...data.biases].map(Math.abs)) * 1.2));
  const axes = chart({
    id: id("plot"),
    label: text("plot"),
    x: [-far, far],
    y: [-rise, rise],
    xLabel: "x",
    yLabel: "y",
    width: room,
    height: 340,
    interactive: true,
  });
  const drop = s("path", { class: "line soft thin" });
  const lines = TONES.map((tone) => lineMarks(axes, tone, rise));
  axes.marks.append(drop, ...lines.map(({ curve }) => curve));
  axes.above.append(...lines.flatMap(({ above }) => above));
  const tell = draggable(lines[0].dot, {
    label: text("input"),
    move: ({ x }) => take(axes.atX(x)),
    nudge: ({ x, y }, large) => take(state().x + (x || y) * STEP * (large ? 10 : 1)),
  });
  return {
    svg: axes.svg,
    legend: h("div", { class: "row number" }, ...lines.map(({ key }) => key)),
    /** @param {State} now */
    update({ weights, biases, x }) {
      const ys = weights.map((weight, index) => weight * x + biases[index] + 0);
      const ends = /** @type {const} */ ([
        [x, ys[0]],
        [x, ys[1]],
      ]);
      const heights = beside(axes, ys);
      lines.forEach((line, index) => line.update(weights[index], biases[index], x, ys[index], heights[index]));
      set(drop, { d: path(axes, ends) });
      tell(x, text("spoken", { x: number(x), first: number(ys[0]), second: number(ys[1]) }));
    },
  };
}

/** Where the values of both lines stand: the upper one above its dot, the lower one below, apart from each other. @param {import("../kit/charts/chart.js").Chart} axes @param {readonly number[]} ys */
function beside({ y: up, area }, [first, second]) {
  const isFirst = first >= second;
  const inside = (/** @type {number} */ y) => Math.min(area.bottom - 4, Math.max(area.top + 10, y));
  const upper = inside(up(Math.max(first, second)) - 8);
  const lower = Math.min(area.bottom - 4, Math.max(upper + LINE, inside(up(Math.min(first, second)) + 18)));
  const above = Math.min(upper, lower - LINE);
  return isFirst ? [above, lower] : [lower, above];
}

/** A line, its dot and value at the input, and its entry in the legend. @param {import("../kit/charts/chart.js").Chart} axes @param {string} tone @param {number} rise  the height of the plot. */
function lineMarks(axes, tone, rise) {
  const { x: across, y: up, area } = axes;
  const [color] = tone.split(" ");
  const curve = s("path", { class: `line ${tone}` });
  const dot = s("circle", { r: 7, class: `dot ${color}` });
  const value = s("text", { class: "number halo" });
  const formula = h("span");
  const sample = s(
    "svg",
    { viewBox: "0 0 28 10", style: "width: 28px", "aria-hidden": "true" },
    s("path", { d: "M1 5H27", class: `line ${tone}` }),
  );
  return {
    curve,
    dot,
    above: [dot, value],
    key: h("span", { class: "row" }, sample, formula),
    /** @param {number} weight @param {number} bias @param {number} x @param {number} y @param {number} height  of its value. */
    update(weight, bias, x, y, height) {
      const ends = [axes.atX(area.left), axes.atX(area.right)];
      const isRight = across(x) > (area.left + area.right) / 2;
      const line = ends.map((end) => /** @type {const} */ ([end, weight * end + bias]));
      set(curve, { d: path(axes, line) });
      set(dot, {
        cx: across(x),
        cy: up(Math.min(rise, Math.max(-rise, y))),
      });
      dot.classList.toggle("ghost", Math.abs(y) > rise);
      set(value, {
        x: across(x) + (isRight ? -12 : 12),
        y: height,
        "text-anchor": isRight ? "end" : "start",
      });
      write(value, number(y));
      write(formula, `y = ${lineFormula(weight, bias)}`);
    },
  };
}
