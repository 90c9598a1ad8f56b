/** What the views of one ReLU neuron and of a pair share: dials, settings, diagram, plot, table of pieces. */

import { chainDiagram } from "./diagram.js";
import { chart, path } from "../charts/chart.js";
import { presets, slider } from "../controls/controls.js";
import { neuronDials, STEP, stepped } from "../controls/neuron-dials.js";
import { each, h, s, set, write } from "../elements/dom.js";
import { draggable } from "../elements/drag.js";
import { number } from "../numbers/notation.js";
import { emsOf } from "../numbers/widths.js";
import { legend } from "../charts/legend.js";
import { lineFormula } from "../line/line-formula.js";
import { chainAt, piecesOf } from "./pieces.js";

/** @typedef {{ weights: number[], biases: number[], x: number }} State */
/** @typedef {{ weights: number[], biases: number[] }} Setting */

/** Height of letters. */
const LETTERS = 13;
/** Heights of the plot: the lowest one that fits is taken, so that the axis rests while a dial is moved a little. */
const TOPS = [3, 6, 12, 40, 200];

/**
 * What the view gets to work with.
 * @typedef {object} Parts
 * @property {any} data
 * @property {import("../../text/common.js").Say} text
 * @property {() => State} state
 * @property {(change: Partial<State>) => void} change
 * @property {(name: string) => string} id
 * @property {number} room
 */

/**
 * @param {Parts} parts
 * @param {readonly Setting[]} settings
 * @param {(state: State, now: import("./pieces.js").Neuron[]) => string} advice a sentence about the state.
 * @returns {{ body: Node[], update: (state: State) => void, picture: () => import("../elements/picture.js").Part[] }}
 */
export function reluView(parts, settings, advice) {
  const { text } = parts;
  const count = settings[0].weights.length;
  const controls = controlsOf(parts, settings);
  const diagram = chainDiagram({ label: text("diagram"), count, text, width: parts.room });
  const words = h("p", { class: "note" });
  const plot = chainPlot(parts, count, controls.range, controls.take);
  const table = piecesTable(text, count);
  const key = legend([
    { tone: "prediction", label: text("output") },
    { tone: "data dash", label: text(count === 1 ? "sum" : "hidden") },
  ]);

  /** @param {State} now */
  function update(now) {
    const { weights, biases, x } = now;
    const neurons = chainAt(weights, biases, x);
    const pieces = piecesOf(weights, biases);
    controls.update(now);
    diagram.update(weights, biases, x, neurons);
    write(words, advice(now, neurons));
    plot.update(
      now,
      neurons[count - 1].output,
      pieces.slice(1).map((piece) => piece.from),
    );
    table.update(pieces, neurons);
  }
  const left = [...controls.elements, h("div", { class: "drawn" }, diagram.svg), words];
  return {
    body: [h("div", { class: "columns" }, h("div", {}, ...left), h("div", {}, plot.svg, key, table.element))],
    update,
    picture: () => [diagram.svg, words, plot.svg, key, table.element],
  };
}

/** The number of a neuron in names; a single one has none. @param {number} count @param {number} index */
function numbered(count, index) {
  return count === 1 ? "" : String(index + 1);
}

/** Dials for every weight, every bias and the input, and the settings. @param {Parts} parts @param {readonly Setting[]} settings */
function controlsOf({ data, text, state, change }, settings) {
  const far = Math.ceil(Math.max(2, Math.abs(data.x)));
  const count = settings[0].weights.length;
  const label = (/** @type {string} */ tone, /** @type {number} */ index) =>
    text(tone, { index: numbered(count, index) }).trim();
  const dials = neuronDials({ given: data, label, state, change });
  const move = slider({
    label: text("input"),
    min: -far,
    max: far,
    step: STEP,
    tone: "data",
    change: (x) => change({ x }),
  });
  const buttons = presets({
    label: text("settings"),
    options: settings.map((value) => ({ value, label: settingName(value) })),
    press: (setting) => change({ weights: [...setting.weights], biases: [...setting.biases] }),
  });

  return {
    /** Of the input. */
    range: /** @type {const} */ ([-far, far]),
    elements: [...dials.elements, move.element, buttons.element],
    /** @param {number} x */
    take(x) {
      change({ x: stepped(x, -far, far) });
    },
    /** @param {State} now */
    update(now) {
      dials.update(now);
      move.update(now.x);
      buttons.update((setting) => same(setting.weights, now.weights) && same(setting.biases, now.biases));
    },
  };
}

/**
 * The output over the input, with the sum or the first output, and the kinks.
 * @param {Parts} parts @param {number} count  of neurons. @param {readonly [number, number]} range @param {(x: number) => void} take  the reader moves the input.
 */
function chainPlot({ text, state, id, room }, count, range, take) {
  const only = count === 1;
  const below = only ? 3 : 5; // the share of the plot under 0, where the sum of a single neuron is drawn
  let top = TOPS[0];
  const axes = chart({
    id: id("plot"),
    label: text("plot"),
    x: range,
    y: [-top / below, top],
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

  /** The curves between the kinks, and the height that they need. @param {State} now @param {number[]} bends */
  function curves({ weights, biases }, bends) {
    const at = [range[0], ...bends.filter((bend) => bend > range[0] && bend < range[1]), range[1]];
    const chains = at.map((x) => chainAt(weights, biases, x));
    const highest = Math.max(...chains.map((all) => all[count - 1].output));
    const wanted = TOPS.find((height) => height >= highest) ?? Math.ceil(highest);
    if (wanted !== top) axes.rescale(range, [-wanted / below, (top = wanted)]);
    const line = (/** @type {number} */ which) =>
      at.map((x, index) => /** @type {const} */ ([x, chains[index][which].output]));
    const sum = () => range.map((x) => /** @type {const} */ ([x, weights[0] * x + biases[0]]));
    set(outer, { d: path(axes, line(count - 1)) });
    set(inner, { d: path(axes, only ? sum() : line(0)) });
  }

  return {
    svg: axes.svg,
    /** @param {State} now @param {number} last  the output. @param {number[]} bends */
    update(now, last, bends) {
      const { weights, biases, x } = now;
      curves(now, bends);
      const ends = /** @type {const} */ ([
        [x, 0],
        [x, last],
      ]);
      set(drop, { d: path(axes, ends) });
      set(dot, { cx: axes.x(x), cy: axes.y(last) });
      const half = (emsOf(number(last)) * LETTERS) / 2;
      set(value, {
        x: Math.min(axes.area.right - half, Math.max(axes.area.left + half, axes.x(x))),
        y: Math.max(14, axes.y(last) - 14),
      });
      write(value, number(last));
      const seen = bends.filter((bend) => bend >= range[0] && bend <= range[1]);
      markKinks(kinks, axes, seen, (bend) => chainAt(weights, biases, bend)[count - 1].output, text);
      tell(x, text("spoken", { x: number(x), y: number(last) }));
    },
  };
}

/**
 * A mark and a name at each kink; names that would overlap stand in rows.
 * @param {SVGGElement} group @param {import("../charts/chart.js").Chart} axes @param {number[]} bends @param {(x: number) => number} height @param {import("../../text/common.js").Say} text
 */
function markKinks(group, axes, bends, height, text) {
  /** The right end of the last name of each row. @type {number[]} */
  const ends = [];
  each(group, bends, kinkMark, (mark, bend) => {
    const [stem, diamond, label] = mark.children;
    const point = { x: axes.x(bend), y: axes.y(height(bend)) };
    const name = text("kinkAt", { x: number(bend, 4) });
    const half = (emsOf(name) * LETTERS) / 2;
    const x = Math.min(axes.area.right - half, Math.max(axes.area.left + half, point.x));
    const free = ends.findIndex((end) => end < x - half);
    const row = free < 0 ? ends.length : free;
    ends[row] = x + half;
    const bottom = axes.area.bottom - 24 + 16 * (row < 2 ? row : -1);
    set(stem, { d: `M${point.x.toFixed(2)} ${point.y.toFixed(2)}V${bottom - 14}` });
    set(diamond, { transform: `translate(${point.x.toFixed(2)} ${point.y.toFixed(2)})` });
    set(label, { x, y: bottom });
    write(label, name);
  });
}

/** The pieces of the output: where, which line, and which neurons are active. @param {import("../../text/common.js").Say} text @param {number} count  of neurons. */
function piecesTable(text, count) {
  const rows = h("tbody");
  const neurons = Array.from({ length: count }, (_, index) => index);
  const heads = [
    text("where"),
    text("output"),
    ...neurons.map((index) => text("neuron", { index: numbered(count, index) }).trim()),
  ];
  const head = h("tr", {}, ...heads.map((name) => h("th", { scope: "col", class: "text" }, name)));
  const create = () =>
    h(
      "tr",
      {},
      h("td", { class: "text" }),
      h("td", { class: "text number" }),
      ...neurons.map(() => h("td", { class: "text" })),
    );
  return {
    element: h(
      "div",
      { class: "scroll whole", tabindex: 0, role: "group", "aria-label": text("pieces") },
      h("table", {}, h("thead", {}, head), rows),
    ),
    /** @param {readonly import("./pieces.js").Piece[]} pieces @param {readonly import("./pieces.js").Neuron[]} now */
    update(pieces, now) {
      each(rows, pieces, create, (row, piece) => {
        const [where, result, ...states] = row.children;
        const isHere = now.every(({ active }, index) => active === piece.active[index]);
        set(row, { class: isHere ? "selected" : null });
        write(where, interval(piece, text("everywhere")));
        write(result, lineFormula(piece.slope, piece.intercept));
        states.forEach((cell, index) =>
          write(cell, `${piece.active[index] ? "●" : "○"} ${text(piece.active[index] ? "active" : "inactive")}`),
        );
      });
    },
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
  return weights.map((weight, index) => `(${number(weight)}, ${number(biases[index])})`).join(" ");
}

/** @param {readonly number[]} a @param {readonly number[]} b */
function same(a, b) {
  return a.every((value, index) => value === b[index]);
}

/** @param {import("./pieces.js").Piece} piece @param {string} everywhere */
function interval({ from, to }, everywhere) {
  const [left, right] = [from, to].map((end) => number(end, 6));
  if (from === -Infinity) return to === Infinity ? everywhere : `x < ${right}`;
  return to === Infinity ? `x > ${left}` : `${left} < x < ${right}`;
}
