/** Two straight lines y = wx + b: what the weight does, and what the bias does. */

import { view } from "../host/view.js";
import { chart, path } from "../kit/charts/chart.js";
import { presets, slider } from "../kit/controls/controls.js";
import { h, s, set, write } from "../kit/elements/dom.js";
import { draggable } from "../kit/elements/drag.js";
import { general, minus } from "../kit/numbers/format.js";
import { lineFormula, linesCode } from "../kit/line/line-formula.js";
import { texts } from "../text/two-lines.js";

/** @typedef {{ weights: number[], biases: number[], x: number }} State */

const STEP = 0.01;
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
  build({ data, text, state, change, id, room }) {
    const reach = Math.ceil(Math.max(4, ...[...data.weights, ...data.biases].map(Math.abs)));
    const far = Math.ceil(Math.max(4, Math.abs(data.x)));
    const rise = Math.max(6, Math.ceil(Math.max(...[...data.biases].map(Math.abs)) * 1.2));
    const dials = [0, 1].flatMap((index) =>
      /** @type {const} */ (["weights", "biases"]).map((kind) => ({ kind, index, control: dial(kind, index) })),
    );
    const move = slider({ label: text("input"), min: -far, max: far, step: STEP, change: take });
    const buttons = presets({
      label: text("settings"),
      options: SETTINGS.map(([key, value]) => ({ value, label: text(key) })),
      press: ({ weights, biases }) => change({ weights: [...weights], biases: [...biases] }),
    });
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
    const lines = TONES.map((tone) => ({
      curve: s("path", { class: `line ${tone}` }),
      dot: s("circle", { r: 7, class: `dot ${tone.split(" ")[0]}` }),
      value: s("text", { class: "number halo" }),
      key: h("span"),
    }));
    axes.marks.append(drop, ...lines.map(({ curve }) => curve));
    axes.above.append(...lines.flatMap(({ dot, value }) => [dot, value]));
    const tell = draggable(lines[0].dot, {
      label: text("input"),
      move: ({ x }) => take(axes.atX(x)),
      nudge: ({ x, y }, large) => take(state().x + (x || y) * STEP * (large ? 10 : 1)),
    });
    const legend = h(
      "div",
      { class: "row number" },
      ...lines.map(({ key }, index) =>
        h(
          "span",
          { class: "row" },
          s(
            "svg",
            { viewBox: "0 0 28 10", style: "width: 28px", "aria-hidden": "true" },
            s("path", { d: "M1 5H27", class: `line ${TONES[index]}` }),
          ),
          key,
        ),
      ),
    );
    const words = h("p", { class: "note" });

    /** @param {"weights" | "biases"} kind @param {number} index */
    function dial(kind, index) {
      const one = kind === "weights" ? "weight" : "bias";
      return slider({
        label: text(one, { index: index + 1 }),
        min: -reach,
        max: reach,
        step: STEP,
        tone: one,
        change: (now) => change({ [kind]: state()[kind].map((old, at) => (at === index ? now : old)) }),
      });
    }

    /** @param {number} x */
    function take(x) {
      change({ x: Number(Math.min(far, Math.max(-far, Math.round(x / STEP) * STEP)).toFixed(2)) });
    }

    /** @param {State} now */
    function update(now) {
      const { weights, biases, x } = now;
      const ys = weights.map((weight, index) => weight * x + biases[index] + 0);
      for (const { kind, index, control } of dials) control.update(now[kind][index]);
      move.update(x);
      buttons.update((setting) =>
        setting.weights.every((weight, index) => weight === weights[index] && setting.biases[index] === biases[index]),
      );
      const { x: across, y: up, area } = axes;
      const side = across(x) > (area.left + area.right) / 2;
      lines.forEach(({ curve, dot, value, key }, index) => {
        const y = ys[index];
        const inside = Math.abs(y) <= rise;
        set(curve, {
          d: path(
            axes,
            [-far, far].map((end) => /** @type {const} */ ([end, weights[index] * end + biases[index]])),
          ),
        });
        set(dot, {
          cx: across(x),
          cy: up(Math.min(rise, Math.max(-rise, y))),
          class: `${dot.getAttribute("class")?.replace(" ghost", "")}${inside ? "" : " ghost"}`,
        });
        // The upper value stands above its dot, the lower one below.
        const above = ys[index] > ys[1 - index] || (ys[0] === ys[1] && index === 0);
        set(value, {
          x: across(x) + (side ? -12 : 12),
          y: Math.min(area.bottom - 4, Math.max(area.top + 10, up(y) + (above ? -8 : 18))),
          "text-anchor": side ? "end" : "start",
        });
        write(value, minus(general(y)));
        write(key, `y = ${lineFormula(weights[index], biases[index])}`);
      });
      set(drop, {
        d: path(axes, [
          [x, ys[0]],
          [x, ys[1]],
        ]),
      });
      write(words, meeting(now));
      tell(x, text("spoken", { x: minus(general(x)), first: minus(general(ys[0])), second: minus(general(ys[1])) }));
    }

    /** Where the lines meet. @param {State} now */
    function meeting({ weights: [w1, w2], biases: [b1, b2] }) {
      if (w1 === w2) return b1 === b2 ? text("same") : text("parallel", { distance: general(Math.abs(b1 - b2), 6) });
      return text("cross", { x: minus(general((b2 - b1) / (w1 - w2) + 0, 6)) });
    }

    return {
      body: [
        h(
          "div",
          { class: "columns" },
          h("div", {}, ...dials.map(({ control }) => control.element), move.element, buttons.element, words),
          h("div", {}, axes.svg, legend),
        ),
      ],
      update,
      picture: () => [axes.svg],
      code: linesCode,
    };
  },
});
