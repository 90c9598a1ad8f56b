/** An activation function: value, slope and curve at an input that the reader moves. */

import { choice, readout, slider } from "../kit/controls/controls.js";
import { h, s, write } from "../kit/elements/dom.js";
import { functionCurve } from "../kit/functions/curve.js";
import { activationCode, evaluate, standardSetting, written } from "../kit/functions/functions.js";
import { FUNCTIONS } from "../kit/functions/table.js";
import { grouped } from "../kit/numbers/format.js";
import { fieldText, fitting, number } from "../kit/numbers/notation.js";
import { drawnLetters, emsOf } from "../kit/numbers/widths.js";
import { legend } from "../kit/charts/legend.js";
import { raised } from "../kit/elements/raised.js";
import { view } from "../host/view.js";
import { texts } from "../text/activation.js";

/** @typedef {import("../kit/functions/table.js").Name} Name */
/** @typedef {[number, number]} Range */
/** @typedef {{ name: Name, x: number, setting: number, range: Range | null }} State  range: null for that of the function. */
/** @typedef {import("../host/view.js").Parts<State, unknown>} Parts */

const STEP = 0.01;
const REACHES = [2, 5, 10, 20, 100];
const BOX = { width: 400, height: 96 };

export default view({
  name: "activation",
  texts,
  /** @returns {State} */
  start: (data) => ({
    name: data.name,
    x: data.x,
    setting: data.setting ?? standardSetting(data.name),
    range: data.range,
  }),
  build(parts) {
    const { text, state, change, id, room } = parts;
    const take = (/** @type {number} */ x) =>
      change({ x: Number(clamped(Math.round(x / STEP) * STEP, rangeOf(state())).toFixed(2)) });
    const pickers = pickersOf(parts);
    const dials = dialsOf(parts, take);
    const numbers = numbersOf(text, room);
    const plot = functionCurve({
      id: id("curve"),
      label: text("curve"),
      width: room,
      move: take,
      nudge: (steps) => take(state().x + steps * STEP),
    });
    let drawn = "";

    /** @param {State} now */
    function update(now) {
      const { name, x, setting } = now;
      const range = rangeOf(now);
      pickers.update(now);
      dials.update(now);
      if (drawn !== `${name} ${setting} ${range.join(" ")}`) plot.draw(name, setting, range);
      drawn = `${name} ${setting} ${range.join(" ")}`;
      const result = evaluate(name, setting, [x]);
      const [y, slope] = [result.y[0], result.slope[0]];
      const shown = written(name, y);
      numbers.update(now, y, slope);
      plot.update({ x, y, slope, shown, spoken: text("spoken", { x: grouped(x, 2), y: shown }) });
    }
    const key = legend([
      { tone: "prediction", label: "f(x)" },
      { tone: "weight dash", label: "f′(x)" },
      { tone: "data", label: text("tangent") },
    ]);
    const left = [...pickers.elements, ...dials.elements, ...numbers.elements];
    return {
      body: [h("div", { class: "columns" }, h("div", {}, ...left), h("div", {}, plot.svg, key))],
      update,
      picture: () => [...numbers.shown, plot.svg],
      code: activationCode,
    };
  },
});

/** The lists of functions and of ranges. @param {Parts} parts */
function pickersOf({ data, text, state, change }) {
  const picker = choice({
    label: text("function"),
    options: /** @type {Name[]} */ (Object.keys(FUNCTIONS)).map((value) => ({ value, label: text(value) })),
    change: (name) =>
      change({ name, setting: standardSetting(name), x: clamped(state().x, rangeOf({ ...state(), name })) }),
  });
  /** @type {(Range | null)[]} */
  const ranges = [null, ...(data.range ? [data.range] : []), ...REACHES.map((reach) => [-reach, reach])];
  const reach = choice({
    label: text("range"),
    options: ranges.map((range) => ({
      value: String(range),
      label: range ? range.map((end) => number(end)).join(" … ") : text("fitting"),
    })),
    change: (value) => {
      const range = ranges.find((one) => String(one) === value) ?? null;
      change({ range, x: clamped(state().x, rangeOf({ ...state(), range })) });
    },
  });
  return {
    elements: [picker.element, reach.element],
    /** @param {State} now */
    update({ name, range }) {
      picker.update(name);
      reach.update(String(range));
    },
  };
}

/** The dials of the setting, where the function has one, and of x. @param {Parts} parts @param {(x: number) => void} take */
function dialsOf({ text, change }, take) {
  const moves = h("div");
  const dial = h("div");
  /** @type {{ key: string, update: (value: number) => void } | null} */
  let mover = null;
  /** @type {{ key: string, update: (value: number) => void } | null} */
  let turner = null;

  /** @param {State} now */
  function moverOf(now) {
    const [min, max] = rangeOf(now);
    if (mover?.key === `${min} ${max}`) return mover;
    const { element, update } = slider({ label: "x", min, max, step: STEP, change: take });
    moves.replaceChildren(element);
    mover = { key: `${min} ${max}`, update };
    return mover;
  }

  /** @param {State} now */
  function turnerOf({ name, setting }) {
    if (turner?.key === name) return turner;
    const has = FUNCTIONS[name].setting;
    const made =
      has &&
      slider({
        label: text(has.name),
        min: Math.min(0, Math.floor(setting)),
        max: Math.max(has.most, Math.ceil(Math.abs(setting))),
        step: STEP,
        format: fieldText,
        chars: 6,
        change: (turned) => change({ setting: turned }),
      });
    dial.replaceChildren(...(made ? [made.element] : []));
    turner = { key: name, update: made?.update ?? (() => {}) };
    return turner;
  }

  return {
    elements: [dial, moves],
    /** @param {State} now */
    update(now) {
      moverOf(now).update(now.x);
      turnerOf(now).update(now.setting);
    },
  };
}

/** Formula, value and slope at x, the neuron, and a sentence. @param {Parts["text"]} text @param {number} room */
function numbersOf(text, room) {
  const value = readout("f(x)", "prediction");
  const steep = readout("f′(x)", "weight");
  const formula = h("p", { class: "number" });
  const rule = h("p", { class: "note" });
  const words = h("p", { class: "note advice" });
  const neuron = neuronPicture(text("neuron"), room);
  return {
    elements: [
      formula,
      rule,
      h("div", { class: "row" }, value.element, steep.element),
      h("div", { class: "drawn" }, neuron.svg),
      words,
    ],
    /** What a saved picture has of it. */
    shown: [formula, value.element, steep.element, neuron.svg],
    /** @param {State} now @param {number} y @param {number} slope */
    update(now, y, slope) {
      const { name, x, setting } = now;
      const shown = written(name, y);
      const at = grouped(x, 2);
      value.update(shown);
      steep.update(written(name, slope));
      formula.replaceChildren("f(x) = ", ...raised(FUNCTIONS[name].formula(x, at, number(setting))), ` = ${shown}`);
      rule.replaceChildren("f′(x) = ", ...raised(FUNCTIONS[name].derivative));
      write(words, text(advice(now, y, slope), { slope: written(name, slope) }));
      neuron.update([x, at], [y, shown], FUNCTIONS[name].sign);
    },
  };
}

/** The range of x: what is selected, or that of the function. @param {{ name: Name, range: Range | null }} state @returns {Range} */
function rangeOf({ name, range }) {
  return range ?? [-FUNCTIONS[name].range, FUNCTIONS[name].range];
}

/** A neuron with the value that enters and the one that leaves. @param {string} label @param {number} width  of the drawing on the screen. */
function neuronPicture(label, width) {
  const letters = drawnLetters(width);
  /** The text of a number, or as many digits as fit. @param {[number, string]} shown @param {number} units @param {string} [before] */
  const short = ([value, text], units, before = "") => {
    const ems = units / letters - emsOf(before);
    return before + (emsOf(text) <= ems ? text : fitting(value, ems));
  };
  const input = s("text", { x: 4, y: 40, class: "number" });
  const output = s("text", { x: 212, y: 40, class: "number prediction tinted" });
  const sign = s("text", { x: 172, y: 53, "text-anchor": "middle", class: "number", style: "font-size: 15px" });
  const svg = s(
    "svg",
    { viewBox: `0 0 ${BOX.width} ${BOX.height}`, role: "img", "aria-label": label },
    s("path", { d: `M4 48H136M208 48H${BOX.width - 4}`, class: "line data" }),
    s("circle", { cx: 172, cy: 48, r: 36, class: "ring prediction" }),
    input,
    output,
    sign,
  );
  return {
    svg,
    /** @param {[number, string]} x  with its text. @param {[number, string]} y @param {string} name */
    update(x, y, name) {
      write(input, short(x, 134, "x = "));
      write(output, short(y, BOX.width - 212));
      write(sign, name);
    },
  };
}

/** @param {number} value @param {Range} range */
function clamped(value, [low, high]) {
  return Math.min(high, Math.max(low, value));
}

/** What the reader should see here: a key of the texts. @param {State} state @param {number} y @param {number} slope */
function advice({ name, x, setting }, y, slope) {
  if (name === "linear") return "isLinear";
  if (name === "heaviside") return "hasNoSlope";
  if (x === 0 && FUNCTIONS[name].bends && !(name === "elu" && setting === 1)) return "isKink";
  if (slope === 0) return y === 0 ? "isDead" : "isFlat";
  return Math.abs(slope) < 0.01 ? "isSaturated" : "learns";
}
