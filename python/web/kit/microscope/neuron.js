/** An input or a neuron, opened: its weighted sum, its activations, and the chain rule backward through it, for one row. */

import { rounded } from "../../math/dtypes.js";
import { activationText, sign } from "../functions/table.js";
import { h, write } from "../elements/dom.js";
import { classOf } from "../model/learner.js";
import { BIAS } from "../drawing/layout.js";
import { amount } from "../drawing/numbers.js";
import { repr } from "../../math/format.js";
import { listed, termTable } from "../controls/terms.js";

/** @typedef {import("./opened.js").Opening} Opening */
/** @typedef {import("../../math/matrix.js").Matrix} Matrix */

const TERMS = 40;
const NEXT = 10;

/**
 * The neuron of one or more stages, from its sum to its last activation.
 * @typedef {{ sum: number, end: number, index: number }} Neuron
 */

/** @param {Opening} given @param {Extract<import("../drawing/parts.js").Part, { kind: "node" }>} part */
export function openedNeuron(given, { stage, index }) {
  const { learner, words, text, heading } = given;
  const { stages } = learner.network;
  if (index === BIAS) return { title: text("biasNode"), body: [], update: () => {}, end: () => {} };
  if (stages[stage].kind === "input") return openedInput(given, stage, index);
  let sum = stage;
  while (stages[sum].kind !== "sum" && sum > 1) sum -= 1;
  let end = sum;
  while (stages[end + 1] && stages[end + 1].kind !== "sum") end += 1;
  const isLast = end === stages.length - 1;
  const neuron = { sum, end, index };
  const terms = termTable(text("forward"));
  const forward = h("div");
  const backward = h("div");
  const next = termTable(text("backward"));

  return {
    title: text("sum", { to: words.nodeName(sum, index) }),
    body: [
      heading({}, text("forward")),
      terms.element,
      forward,
      heading({}, text("backward")),
      ...(isLast ? [] : [next.element]),
      backward,
    ],
    /** @param {number} row */
    update(row) {
      const { values } = learner.pass();
      if (stages[sum].kind === "sum") terms.update(words.terms({ values, row }, sum, index, TERMS));
      forward.replaceChildren(...forwardWords(given, neuron, row).map((line) => h("p", {}, line)));
      backward.replaceChildren(...backwardWords(given, neuron, row).map((line) => h("p", {}, line)));
      if (!isLast) next.update(nextRows(given, neuron, row));
    },
    end: () => {},
  };
}

/** @param {Opening} given @param {number} stage @param {number} index */
function openedInput({ learner, words, text, numbers }, stage, index) {
  const told = h("p");
  const value = h("p", { class: "number data" });
  return {
    title: text("input", { name: words.nodeName(stage, index) }),
    body: [told, value],
    /** @param {number} row */
    update(row) {
      write(told, text("forwardInput", { row: numbers[row] }));
      write(value, repr(learner.X.at(row, index), learner.X.dtype));
    },
    end: () => {},
  };
}

/** What each activation makes of the sum. @param {Opening} given @param {Neuron} neuron @param {number} row */
function forwardWords({ learner, text }, { sum, end, index }, row) {
  const { network } = learner;
  const { values } = learner.pass();
  const at = (/** @type {number} */ which) => values[which].at(row, index);
  const shown = (/** @type {number} */ which) => repr(at(which), values[which].dtype);
  return network.stages.slice(sum + 1, end + 1).flatMap(({ kind, layer }, offset) => {
    if (kind !== "activation") return [];
    const which = sum + 1 + offset;
    const formula = activationText(network.fields(layer), at(which - 1), shown(which - 1));
    return [text("forwardActivation", { formula, value: shown(which) })];
  });
}

/** The chain rule from the loss or the next layer, backward through the activations. @param {Opening} given @param {Neuron} neuron @param {number} row */
function backwardWords({ learner, text, numbers }, { sum, end, index }, row) {
  const { stages } = learner.network;
  const { values, gradients } = learner.pass();
  /** @type {(which: number) => string | null} */
  const slope = (which) => {
    const gradient = gradients[which];
    return gradient && repr(gradient.at(row, index), gradient.dtype);
  };
  const own = slope(end);
  const told = [];
  if (end < stages.length - 1) told.push(text("fromNext"));
  else if (own === null) {
    const y = classOf(learner.y, row) === index ? 1 : 0;
    const p = repr(values[end].at(row, index), values[end].dtype);
    told.push(text("fromFused", { p, y, rows: learner.X.rows, value: slope(end - 1) ?? "" }));
  } else told.push(text("fromLoss", { row: numbers[row], value: own }));
  for (let which = end; which > sum; which--) {
    if (slope(which) === null) continue;
    told.push(text("throughActivation", { kind: sign(stages[which].type), value: slope(which - 1) ?? "" }));
  }
  return told;
}

/** What each neuron of the next layer passes back. @param {Opening} given @param {Neuron} neuron @param {number} row */
function nextRows({ learner, words, text }, { end, index }, row) {
  const { network } = learner;
  const { gradients } = learner.pass();
  const slopes = /** @type {Matrix} */ (gradients[end + 1]);
  const total = /** @type {Matrix} */ (gradients[end]);
  const term = (/** @type {number} */ target) =>
    rounded(slopes.at(row, target) * network.weight(end + 1, index, target), total.dtype);
  const shown = listed(slopes.columns, term, NEXT);
  const rows = shown.map((target) => ({
    name: `${words.nodeName(end + 1, target)}: ${repr(slopes.at(row, target), slopes.dtype)} × ${repr(network.weight(end + 1, index, target), network.parameter(end + 1, false).dtype)}`,
    value: repr(term(target), total.dtype),
    tone: "weight",
    total: false,
  }));
  if (shown.length < slopes.columns) {
    const inside = new Set(shown);
    let rest = 0;
    for (let target = 0; target < slopes.columns; target++) if (!inside.has(target)) rest += term(target);
    rows.push({
      name: text("others", { count: slopes.columns - shown.length }),
      value: amount(rest, 8),
      tone: "weight",
      total: false,
    });
  }
  rows.push({ name: text("gradientOf"), value: repr(total.at(row, index), total.dtype), tone: "", total: true });
  return rows;
}
