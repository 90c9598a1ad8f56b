/** What the parts of a drawn network are called, and what their tooltips say for one row. */

import { rounded } from "../../math/dtypes.js";
import { activationText, sign } from "../functions/table.js";
import { percent } from "../numbers/format.js";
import { rawOf, rawText } from "../model/scales.js";
import { BIAS } from "./layout.js";
import { amount } from "./numbers.js";
import { repr } from "../../math/format.js";

/** @typedef {import("../model/network.js").Network} Network */
/** @typedef {import("./parts.js").Part} Part */
/** @typedef {import("../elements/tooltip.js").Told} Told */
/** @typedef {import("../elements/tooltip.js").Row} Row */
/** @typedef {{ values: import("../../math/matrix.js").Matrix[], row: number }} Trace  the values of each stage, and the row of them. */

/** Products of a sum that a tooltip lists. */
const LISTED = 12;

/**
 * @typedef {object} Options
 * @property {Network} network
 * @property {readonly string[]} names  of the inputs.
 * @property {readonly string[]} classes  of the outputs; empty: they have none.
 * @property {import("../model/scales.js").Scales} [scales]  of standardized columns.
 * @property {import("../../text/common.js").Say} text  with the keys that the texts of both network views have.
 */

/** @param {Options} options */
export function partWords(options) {
  const { network, text } = options;
  const { stages } = network;
  const ending = stages[stages.length - 1].type;
  const names = partNames(options);
  const numbers = partNumbers(network);
  const { value, product } = numbers;
  const { nodeName, outputName, edgeTitle, nodeTitle } = names;
  const terms = termsOf(options, nodeName, numbers);

  /** @param {Extract<Part, { kind: "edge" }>} part @param {Trace} trace @returns {Row[]} */
  function edgeRows({ stage, source, target }, trace) {
    const isBias = source === BIAS;
    const number = numbers.weight(stage, source, target);
    const own = { name: text("value"), value: number, tone: isBias ? "bias" : "weight" };
    if (isBias) return [own];
    const shown = numbers.shown(trace, stage, product(trace, stage, source, target));
    return [own, { name: text("product"), value: shown, tone: "weight" }];
  }

  /** @param {number} stage @param {number} index @param {Trace} trace @returns {Row[]} */
  function nodeRows(stage, index, trace) {
    const { kind, layer } = stages[stage];
    if (kind === "sum") return terms(trace, stage, index, LISTED);
    const own = numbers.shown(trace, stage, value(trace, stage, index));
    if (kind === "input") {
      const scale = options.scales?.scales?.[index];
      const row = { name: text(scale ? "standardizedValue" : "value"), value: own, tone: "data" };
      return scale ? [{ name: text("rawValue"), value: rawText(scale, value(trace, stage, index)) }, row] : [row];
    }
    if (kind !== "activation") return [{ name: text("value"), value: own, tone: "data" }];
    const before = value(trace, stage - 1, index);
    const input = numbers.shown(trace, stage - 1, before);
    return [
      { name: text("total"), value: input },
      { name: text("formula"), value: activationText(network.fields(layer), before, input) },
      { name: text("result"), value: own, tone: "prediction", total: true },
    ];
  }

  /** @param {Part} part @param {Trace} trace @param {boolean} short @returns {{ title: string, rows: Row[] }} */
  function told(part, trace, short) {
    if (part.kind === "edge") return { title: edgeTitle(part), rows: short ? [] : edgeRows(part, trace) };
    const { stage, index } = part;
    if (index === BIAS) return { title: text("biasNode"), rows: [] };
    return { title: nodeTitle(stage, index), rows: short ? [] : nodeRows(stage, index, trace) };
  }

  return {
    nodeName,
    outputName,
    edgeTitle,
    value,
    product,
    terms,
    /** The result of an output: per cent where it is a probability. @param {Trace} trace @param {number} index */
    result(trace, index) {
      const number = value(trace, stages.length - 1, index);
      const raw = rawOf(options.scales?.target, number);
      return { text: isProbability(ending) ? percent(number) : amount(raw), name: outputName(index) };
    },
    /** @param {Part} part @param {Trace} trace @param {boolean} [short] @returns {Told} */
    tell(part, trace, short = false) {
      const { title, rows } = told(part, trace, short);
      return { title, rows, spoken: [title, ...rows.map(({ name, value: number }) => `${name} ${number}`)].join("; ") };
    },
  };
}

/** What nodes and edges are called. @param {Options} options */
function partNames({ network: { stages }, names, classes, text }) {
  const sums = stages.flatMap(({ kind }, index) => (kind === "sum" ? [index] : []));
  const { size: outputs, type: ending } = stages[stages.length - 1];

  /** The name of an output. @param {number} index */
  function outputName(index) {
    if (classes.length === outputs) return classes[index];
    if (outputs === 1 && classes.length === 2) return classes[1];
    if (outputs === 1) return text("result");
    return ending === "SoftmaxActivation" ? text("classNumber", { index }) : text("output", { index: index + 1 });
  }

  /** The name of a neuron or an input. @param {number} stage @param {number} index */
  function nodeName(stage, index) {
    if (index === BIAS) return text("bias");
    const layer = sums.filter((at) => at <= stage).length;
    if (layer === 0) return names[index];
    if (layer === sums.length) return outputName(index);
    return sums.length <= 2 ? text("unit", { index: index + 1 }) : text("unitOf", { layer, index: index + 1 });
  }

  return {
    outputName,
    nodeName,
    /** @param {{ stage: number, source: number, target: number }} edge */
    edgeTitle({ stage, source, target }) {
      const to = nodeName(stage, target);
      return source === BIAS ? text("biasOf", { to }) : text("weight", { from: nodeName(stage - 1, source), to });
    },
    /** @param {number} stage @param {number} index */
    nodeTitle(stage, index) {
      const { kind, type } = stages[stage];
      const to = nodeName(stage, index);
      if (kind === "input") return text("input", { name: to });
      if (kind === "sum") return text("sum", { to });
      return kind === "dropout" ? text("dropout") : text("activationOf", { kind: sign(type), to });
    },
  };
}

/** The numbers of nodes and edges, and as NumPy prints them. @param {Network} network */
function partNumbers(network) {
  /** The value of a node in a row. @param {Trace} trace @param {number} stage @param {number} index */
  const value = ({ values, row }, stage, index) => (index === BIAS ? 1 : values[stage].at(row, index));
  return {
    value,
    /** Its input times its weight. @param {Trace} trace @param {number} stage @param {number} source @param {number} target */
    product(trace, stage, source, target) {
      const weight = network.weight(stage, source, target);
      return source === BIAS ? weight : rounded(weight * value(trace, stage - 1, source), trace.values[stage].dtype);
    },
    /** @param {Trace} trace @param {number} stage @param {number} number */
    shown: (trace, stage, number) => repr(number, trace.values[stage].dtype),
    /** @param {number} stage @param {number} source @param {number} target */
    weight: (stage, source, target) =>
      repr(network.weight(stage, source, target), network.parameter(stage, source === BIAS).dtype),
  };
}

/** @param {Options} options @param {(stage: number, index: number) => string} nodeName @param {ReturnType<typeof partNumbers>} numbers */
function termsOf({ network: { stages }, text }, nodeName, { value, product, shown, weight }) {
  /** The products of a sum, its bias and the sum. @param {Trace} trace @param {number} stage @param {number} target @param {number} most @returns {Row[]} */
  return (trace, stage, target, most) => {
    const count = stages[stage - 1].size;
    const listed = count <= most ? count : most - 2;
    /** @type {Row[]} */
    const rows = Array.from({ length: listed }, (_, source) => ({
      name: `${source + 1}. ${nodeName(stage - 1, source)}: ${shown(trace, stage - 1, value(trace, stage - 1, source))} × ${weight(stage, source, target)}`,
      value: shown(trace, stage, product(trace, stage, source, target)),
      tone: "weight",
    }));
    if (listed < count) {
      let rest = 0;
      for (let source = listed; source < count; source++) rest += product(trace, stage, source, target);
      rows.push({ name: text("others", { count: count - listed }), value: amount(rest), tone: "weight" });
    }
    rows.push({ name: text("bias"), value: weight(stage, BIAS, target), tone: "bias" });
    rows.push({ name: text("total"), value: shown(trace, stage, value(trace, stage, target)), total: true });
    return rows;
  };
}

/** Whether a layer gives probabilities. @param {string} type */
export function isProbability(type) {
  return type === "SoftmaxActivation" || type === "SigmoidActivation";
}
