/** An activation function: value, slope and curve at an input that the reader moves. */

import { chart, path, sampled } from "../kit/chart.js";
import { choice, readout, slider } from "../kit/controls.js";
import { h, s, set, write } from "../kit/dom.js";
import { draggable } from "../kit/drag.js";
import { significant } from "../kit/format.js";
import { view } from "../host/view.js";
import { FUNCTIONS } from "../kit/functions.js";
import { texts } from "../text/activation.js";

/** @typedef {keyof typeof FUNCTIONS} Name */
/** @typedef {{ name: Name, x: number }} State */

const STEP = 0.01;
const BOX = { width: 460, height: 110 };

export default view({
  name: "activation",
  texts,
  /** @returns {State} */
  start: (data) => ({ name: data.name ?? "sigmoid", x: data.x ?? 0 }),
  build({ data, text, state, change, id }) {
    /** @type {Name[]} */
    const offered = data.names ?? Object.keys(FUNCTIONS);
    const picker = choice({
      label: text("function"),
      options: offered.map((value) => ({ value, label: text(value) })),
      change: (name) => change({ name, x: clamped(state().x, FUNCTIONS[name].range) }),
    });
    const value = readout("f(x)", "prediction");
    const slope = readout("f′(x)", "weight");
    const formula = h("p", { class: "number" });
    const words = h("p", { class: "note" });
    const neuron = neuronPicture(text("neuron"));
    const plot = curvePicture();
    const control = h("div");
    /** @type {{ name: Name, update: (value: number) => void } | null} */
    let current = null;

    function curvePicture() {
      const axes = chart({ id: id("curve"), label: text("curve"), x: [-20, 20], y: [0, 1], xLabel: "x", height: 320, interactive: true });
      const curve = s("path", { class: "line prediction" });
      const derivative = s("path", { class: "line weight dash" });
      const tangent = s("path", { class: "line data" });
      const dot = s("circle", { r: 8, class: "dot prediction" });
      const label = s("text", { "text-anchor": "middle", class: "number halo" });
      axes.marks.append(derivative, tangent, curve);
      axes.above.append(dot, label);
      const tell = draggable(dot, {
        label: "x",
        move: ({ x }) => take(axes.atX(x)),
        nudge: ({ x, y }, large) => take(state().x + (x || y) * STEP * (large ? 100 : 1)),
      });
      return { axes, curve, derivative, tangent, dot, label, tell };
    }

    /** @param {number} x */
    function take(x) {
      const snapped = Math.round(x / STEP) * STEP;
      change({ x: Number(clamped(snapped, FUNCTIONS[state().name].range).toFixed(2)) });
    }

    /** The controls and curves of another function. @param {Name} name */
    function select(name) {
      const { range, rise, f, slope: derivative } = FUNCTIONS[name];
      const move = slider({ label: "x", min: range[0], max: range[1], step: STEP, change: take });
      control.replaceChildren(move.element);
      plot.axes.rescale(range, rise);
      set(plot.curve, { d: path(plot.axes, sampled(f, range, 400)) });
      set(plot.derivative, { d: path(plot.axes, sampled(derivative, range, 400)) });
      current = { name, update: move.update };
    }

    /** @param {State} now */
    function update(now) {
      const { name, x } = now;
      if (current?.name !== name) select(name);
      const { f, slope: derivative, digits } = FUNCTIONS[name];
      const y = f(x);
      const steep = derivative(x);
      const shown = digits ? y.toFixed(digits) : String(y);
      picker.update(name);
      current?.update(x);
      value.update(shown);
      slope.update(significant(steep, 5));
      write(formula, FUNCTIONS[name].formula(x.toFixed(2), shown));
      write(words, text(advice(name, y, steep)));
      neuron.update(x.toFixed(2), shown, FUNCTIONS[name].sign);
      const at = { x: plot.axes.x(x), y: plot.axes.y(y) };
      set(plot.dot, { cx: at.x, cy: at.y });
      set(plot.label, { x: Math.min(plot.axes.area.right - 40, Math.max(plot.axes.area.left + 40, at.x)), y: Math.max(12, at.y - 13) });
      write(plot.label, shown);
      const reach = (plot.axes.atX(plot.axes.area.right) - plot.axes.atX(plot.axes.area.left)) / 8;
      set(plot.tangent, { d: path(plot.axes, [[x - reach, y - steep * reach], [x + reach, y + steep * reach]]) });
      plot.tell(x, text("spoken", { x: x.toFixed(2), y: shown }));
    }

    return {
      body: [
        h("div", { class: "columns" }, h("div", {}, picker.element, control, formula, h("div", { class: "row" }, value.element, slope.element), neuron.svg, words), h("div", {}, plot.axes.svg, legend(text))),
      ],
      update,
      picture: () => plot.axes.svg,
      code: ({ name, x }) => ({
        python: `import numpy as np\nimport hybridnet as hn\n\nactivation = hn.${FUNCTIONS[name].type}()\nactivation.forward(np.array([[${x}]]), training=True)\nprint(activation.output)    # f(x)\nactivation.backward(np.ones((1, 1)))\nprint(activation.dinputs)   # f'(x)`,
        csharp: `using HybridNet;\n\nvar activation = new ${FUNCTIONS[name].type}();\nMatrix x = Matrix.FromRows([[${x}]]);\nConsole.WriteLine(activation.Forward(x));`,
      }),
    };
  },
});

/** @param {import("../text/common.js").Say} text */
function legend(text) {
  /** @param {string} tone @param {string} label */
  const item = (tone, label) =>
    h("span", { class: "row" }, s("svg", { viewBox: "0 0 28 10", style: "width: 28px", "aria-hidden": "true" }, s("path", { d: "M1 5H27", class: `line ${tone}` })), label);
  return h("div", { class: "row note" }, item("prediction", "f(x)"), item("weight dash", "f′(x)"), item("data", text("tangent")));
}

/** A neuron with the value that enters and the one that leaves. @param {string} label */
function neuronPicture(label) {
  const input = s("text", { x: 8, y: 50, class: "number" });
  const output = s("text", { x: 300, y: 50, class: "number prediction tinted" });
  const sign = s("text", { x: 230, y: 60, "text-anchor": "middle" });
  const svg = s(
    "svg",
    { viewBox: `0 0 ${BOX.width} ${BOX.height}`, role: "img", "aria-label": label },
    s("path", { d: "M8 58H190M262 58H452", class: "line data" }),
    s("circle", { cx: 226, cy: 58, r: 36, class: "ring prediction" }),
    input,
    output,
    set(sign, { x: 226, y: 62 }) ?? sign,
  );
  return {
    svg,
    /** @param {string} x @param {string} y @param {string} name */
    update(x, y, name) {
      write(input, `x = ${x}`);
      write(output, y);
      write(sign, name);
    },
  };
}

/** @param {number} value @param {readonly [number, number]} range */
function clamped(value, [low, high]) {
  return Math.min(high, Math.max(low, value));
}

/** What the reader should see here: a key of the texts. @param {Name} name @param {number} y @param {number} slope */
function advice(name, y, slope) {
  if (name === "linear") return "isLinear";
  if (slope === 0) return name === "heaviside" ? "hasNoSlope" : y === 0 ? "isDead" : "isFlat";
  if (Math.abs(slope) < 0.01) return "isSaturated";
  return "learns";
}
