/** What the views of one ReLU neuron and of a pair share: dials, settings, diagram, plot, table of pieces. */

import { chainDiagram } from "./diagram.js";
import { chart, path } from "../charts/chart.js";
import { presets, slider } from "../controls/controls.js";
import { each, h, s, set, write } from "../elements/dom.js";
import { draggable } from "../elements/drag.js";
import { general, minus } from "../numbers/format.js";
import { legend } from "../charts/legend.js";
import { lineFormula } from "../line/line-formula.js";
import { chainAt, piecesOf } from "./pieces.js";

/** @typedef {{ weights: number[], biases: number[], x: number }} State */
/** @typedef {{ weights: number[], biases: number[] }} Setting */

const STEP = 0.01;
/** Heights of the plot: the lowest one that fits is taken, so that the axis rests while a dial is moved a little. */
const TOPS = [3, 6, 12, 40, 200];

/**
 * @param {object} parts of the view.
 * @param {any} parts.data
 * @param {import("../../text/common.js").Say} parts.text
 * @param {() => State} parts.state
 * @param {(change: Partial<State>) => void} parts.change
 * @param {(name: string) => string} parts.id
 * @param {number} parts.room
 * @param {readonly Setting[]} settings
 * @param {(state: State, now: import("./pieces.js").Neuron[]) => string} advice a sentence about the state.
 * @returns {{ body: Node[], update: (state: State) => void, picture: () => import("../elements/picture.js").Part[] }}
 */
export function reluView({ data, text, state, change, id, room }, settings, advice) {
  // Wider where Python gave more than the usual dials reach.
  const reach = Math.ceil(Math.max(4, ...[...data.weights, ...data.biases].map(Math.abs)));
  const far = Math.ceil(Math.max(2, Math.abs(data.x)));
  const X = /** @type {const} */ ([-far, far]);
  const count = settings[0].weights.length;
  const only = count === 1;
  const below = only ? 3 : 5; // the share of the plot under 0, where the sum of a single neuron is drawn
  const named = (/** @type {number} */ index) => (only ? "" : String(index + 1));
  const dials = settings[0].weights.flatMap((_, index) => [
    {
      kind: /** @type {const} */ ("weights"),
      index,
      control: dial(text("weight", { index: named(index) }).trim(), "weight", "weights", index),
    },
    {
      kind: /** @type {const} */ ("biases"),
      index,
      control: dial(text("bias", { index: named(index) }).trim(), "bias", "biases", index),
    },
  ]);
  const move = slider({
    label: text("input"),
    min: X[0],
    max: X[1],
    step: STEP,
    tone: "data",
    change: (x) => change({ x }),
  });
  const buttons = presets({
    label: text("settings"),
    options: settings.map((value) => ({ value, label: settingName(value) })),
    press: (setting) => change({ weights: [...setting.weights], biases: [...setting.biases] }),
  });
  const diagram = chainDiagram({ label: text("diagram"), count, text });
  const words = h("p", { class: "note" });
  const axes = chart({
    id: id("plot"),
    label: text("plot"),
    x: X,
    y: [-TOPS[0] / below, TOPS[0]],
    xLabel: "x",
    yLabel: only ? "max(0, w·x + b)" : "max(0, w₂·max(0, w₁·x + b₁) + b₂)",
    width: room,
    height: 300,
    interactive: true,
  });
  const inner = s("path", { class: "line data dash" });
  const outer = s("path", { class: "line prediction" });
  const kinks = s("g");
  const drop = s("path", { class: "line data thin" });
  const dot = s("circle", { r: 8, class: "dot prediction" });
  const value = s("text", { "text-anchor": "middle", class: "number halo" });
  axes.marks.append(inner, outer, drop);
  axes.above.append(kinks, dot, value);
  const tell = draggable(dot, {
    label: text("input"),
    move: ({ x }) => take(axes.atX(x)),
    nudge: ({ x, y }, large) => take(state().x + (x || y) * STEP * (large ? 10 : 1)),
  });
  const rows = h("tbody");
  const table = h(
    "table",
    { "aria-label": text("pieces") },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col", class: "text" }, text("where")),
        h("th", { scope: "col", class: "text" }, text("output")),
        ...settings[0].weights.map((_, index) =>
          h("th", { scope: "col", class: "text" }, text("neuron", { index: named(index) }).trim()),
        ),
      ),
    ),
    rows,
  );
  let top = TOPS[0];

  /** @param {string} label @param {string} tone @param {"weights" | "biases"} kind @param {number} index */
  function dial(label, tone, kind, index) {
    return slider({
      label,
      min: -reach,
      max: reach,
      step: STEP,
      tone,
      change: (now) => change({ [kind]: state()[kind].map((old, at) => (at === index ? now : old)) }),
    });
  }

  /** @param {number} x */
  function take(x) {
    change({ x: Number(Math.min(X[1], Math.max(X[0], Math.round(x / STEP) * STEP)).toFixed(2)) });
  }

  /** @param {State} now */
  function update(now) {
    const { weights, biases, x } = now;
    const neurons = chainAt(weights, biases, x);
    const pieces = piecesOf(weights, biases);
    const bends = pieces.slice(1).map((piece) => piece.from);
    const last = neurons[count - 1].output;
    for (const { kind, index, control } of dials) control.update(now[kind][index]);
    move.update(x);
    buttons.update((setting) => same(setting.weights, weights) && same(setting.biases, biases));
    diagram.update(weights, biases, x, neurons);
    write(words, advice(now, neurons));

    const at = [X[0], ...bends.filter((bend) => bend > X[0] && bend < X[1]), X[1]];
    const curve = at.map((point) => chainAt(weights, biases, point));
    const highest = Math.max(...curve.map((all) => all[count - 1].output));
    const wanted = TOPS.find((height) => height >= highest) ?? Math.ceil(highest);
    if (wanted !== top) axes.rescale(X, [-wanted / below, (top = wanted)]);
    const { x: across, y: up } = axes;
    set(outer, {
      d: path(
        axes,
        at.map((point, index) => /** @type {const} */ ([point, curve[index][count - 1].output])),
      ),
    });
    set(inner, {
      d: path(
        axes,
        only
          ? X.map((point) => /** @type {const} */ ([point, weights[0] * point + biases[0]]))
          : at.map((point, index) => /** @type {const} */ ([point, curve[index][0].output])),
      ),
    });
    set(drop, {
      d: path(axes, [
        [x, 0],
        [x, last],
      ]),
    });
    set(dot, { cx: across(x), cy: up(last) });
    set(value, {
      x: Math.min(axes.area.right - 24, Math.max(axes.area.left + 24, across(x))),
      y: Math.max(14, up(last) - 14),
    });
    write(value, minus(general(last)));
    const seen = bends.filter((bend) => bend >= X[0] && bend <= X[1]);
    each(kinks, seen, kinkMark, (mark, bend, index) => {
      const [stem, diamond, label] = mark.children;
      const point = { x: across(bend), y: up(chainAt(weights, biases, bend)[count - 1].output) };
      // Labels of kinks that are near each other stand in two rows.
      const low = index > 0 && point.x - across(seen[index - 1]) < 90;
      const bottom = axes.area.bottom - (low ? 8 : 24);
      set(stem, { d: `M${point.x.toFixed(2)} ${point.y.toFixed(2)}V${bottom - 14}` });
      set(diamond, { transform: `translate(${point.x.toFixed(2)} ${point.y.toFixed(2)})` });
      set(label, { x: Math.min(axes.area.right - 44, Math.max(axes.area.left + 44, point.x)), y: bottom });
      write(label, text("kinkAt", { x: minus(general(bend, 4)) }));
    });
    const pattern = neurons.map((neuron) => neuron.active);
    each(
      rows,
      pieces,
      () =>
        h(
          "tr",
          {},
          h("td", { class: "text" }),
          h("td", { class: "text number" }),
          ...weights.map(() => h("td", { class: "text" })),
        ),
      (row, piece) => {
        const [where, result, ...states] = row.children;
        set(row, { class: pattern.every((active, index) => active === piece.active[index]) ? "selected" : null });
        write(where, interval(piece, text("everywhere")));
        write(result, lineFormula(piece.slope, piece.intercept));
        states.forEach((cell, index) =>
          write(cell, `${piece.active[index] ? "●" : "○"} ${text(piece.active[index] ? "active" : "inactive")}`),
        );
      },
    );
    tell(x, text("spoken", { x: minus(general(x)), y: minus(general(last)) }));
  }

  const key = legend([
    { tone: "prediction", label: text("output") },
    { tone: "data dash", label: text(only ? "sum" : "hidden") },
  ]);
  return {
    body: [
      h(
        "div",
        { class: "columns" },
        h(
          "div",
          {},
          ...dials.map(({ control }) => control.element),
          move.element,
          buttons.element,
          h("div", { class: "drawn" }, diagram.svg),
          words,
        ),
        h("div", {}, axes.svg, key, table),
      ),
    ],
    update,
    picture: () => [diagram.svg, words, axes.svg, key, table],
  };
}

function kinkMark() {
  const stem = s("path", { class: "line bias thin dash" });
  return s(
    "g",
    {},
    stem,
    s("path", { d: "M0 -6L6 0L0 6L-6 0Z", class: "dot bias" }),
    s("text", { "text-anchor": "middle", class: "halo bias tinted" }),
  );
}

/** @param {Setting} setting */
function settingName({ weights, biases }) {
  return weights.map((weight, index) => `(${minus(general(weight))}, ${minus(general(biases[index]))})`).join(" ");
}

/** @param {readonly number[]} a @param {readonly number[]} b */
function same(a, b) {
  return a.every((value, index) => value === b[index]);
}

/** @param {import("./pieces.js").Piece} piece @param {string} everywhere */
function interval({ from, to }, everywhere) {
  const [left, right] = [from, to].map((end) => minus(general(end, 6)));
  if (from === -Infinity) return to === Infinity ? everywhere : `x < ${right}`;
  return to === Infinity ? `x > ${left}` : `${left} < x < ${right}`;
}
