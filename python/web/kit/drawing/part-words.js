/** What the parts of a drawn network are called, and what their tooltips say for one row. */

import { rounded } from "../../math/dtypes.js";
import { activationText, sign } from "../functions/table.js";
import { percent } from "../numbers/format.js";
import { limited } from "../numbers/limited.js";
import { BIAS } from "./layout.js";
import { repr } from "../../math/format.js";

/** @typedef {import("../model/network.js").Network} Network */
/** @typedef {import("./parts.js").Part} Part */
/** @typedef {import("../elements/tooltip.js").Told} Told */
/** @typedef {import("../elements/tooltip.js").Row} Row */
/** @typedef {{ values: import("../../math/matrix.js").Matrix[], row: number }} Trace  the values of each stage, and the row of them. */

/** Products of a sum that a tooltip lists. */
const LISTED = 12;

/**
 * @param {object} options
 * @param {Network} options.network
 * @param {readonly string[]} options.names  of the inputs.
 * @param {readonly string[]} options.classes  of the outputs; empty: they have none.
 * @param {import("../../text/common.js").Say} options.text  with the keys that the texts of both network views have.
 */
export function partWords({ network, names, classes, text }) {
  const { stages } = network;
  const sums = stages.flatMap(({ kind }, index) => (kind === "sum" ? [index] : []));
  const outputs = stages[stages.length - 1].size;
  const ending = stages[stages.length - 1].type;

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

  /** The value of a node in a row. @param {Trace} trace @param {number} stage @param {number} index */
  const value = ({ values, row }, stage, index) => (index === BIAS ? 1 : values[stage].at(row, index));

  /** Its input times its weight. @param {Trace} trace @param {number} stage @param {number} source @param {number} target */
  function product(trace, stage, source, target) {
    const weight = network.weight(stage, source, target);
    return source === BIAS ? weight : rounded(weight * value(trace, stage - 1, source), trace.values[stage].dtype);
  }

  /** As NumPy prints it. @param {Trace} trace @param {number} stage @param {number} number */
  const shown = (trace, stage, number) => repr(number, trace.values[stage].dtype);
  /** @param {number} stage @param {number} source @param {number} target */
  const weightShown = (stage, source, target) =>
    repr(network.weight(stage, source, target), network.parameter(stage, source === BIAS).dtype);

  /** The products of a sum, its bias and the sum. @param {Trace} trace @param {number} stage @param {number} target @param {number} most @returns {Row[]} */
  function terms(trace, stage, target, most) {
    const count = stages[stage - 1].size;
    const listed = count <= most ? count : most - 2;
    /** @type {Row[]} */
    const rows = Array.from({ length: listed }, (_, source) => ({
      name: `${source + 1}. ${nodeName(stage - 1, source)}: ${shown(trace, stage - 1, value(trace, stage - 1, source))} × ${weightShown(stage, source, target)}`,
      value: shown(trace, stage, product(trace, stage, source, target)),
      tone: "weight",
    }));
    if (listed < count) {
      let rest = 0;
      for (let source = listed; source < count; source++) rest += product(trace, stage, source, target);
      rows.push({ name: text("others", { count: count - listed }), value: limited(rest, 6), tone: "weight" });
    }
    rows.push({ name: text("bias"), value: weightShown(stage, BIAS, target), tone: "bias" });
    rows.push({ name: text("total"), value: shown(trace, stage, value(trace, stage, target)), total: true });
    return rows;
  }

  /** @param {number} stage @param {number} index */
  function titleOf(stage, index) {
    const { kind, type } = stages[stage];
    const to = nodeName(stage, index);
    return kind === "input"
      ? text("input", { name: to })
      : kind === "sum"
        ? text("sum", { to })
        : kind === "dropout"
          ? text("dropout")
          : text("activationOf", { kind: sign(type), to });
  }

  /** @param {Part} part @param {Trace} trace @param {boolean} short @returns {{ title: string, rows: Row[] }} */
  function told(part, trace, short) {
    if (part.kind === "edge") {
      const { stage, source, target } = part;
      const to = nodeName(stage, target);
      const title =
        source === BIAS ? text("biasOf", { to }) : text("weight", { from: nodeName(stage - 1, source), to });
      if (short) return { title, rows: [] };
      const rows = [
        { name: text("value"), value: weightShown(stage, source, target), tone: source === BIAS ? "bias" : "weight" },
      ];
      if (source !== BIAS)
        rows.push({
          name: text("product"),
          value: shown(trace, stage, product(trace, stage, source, target)),
          tone: "weight",
        });
      return { title, rows };
    }
    const { stage, index } = part;
    if (index === BIAS) return { title: text("biasNode"), rows: [] };
    if (short) return { title: titleOf(stage, index), rows: [] };
    const own = { name: text("value"), value: shown(trace, stage, value(trace, stage, index)), tone: "data" };
    const { kind, layer } = stages[stage];
    const title = titleOf(stage, index);
    if (kind === "sum") return { title, rows: terms(trace, stage, index, LISTED) };
    if (kind !== "activation") return { title, rows: [own] };
    const before = value(trace, stage - 1, index);
    const input = shown(trace, stage - 1, before);
    return {
      title,
      rows: [
        { name: text("total"), value: input },
        { name: text("formula"), value: activationText(network.fields(layer), before, input) },
        { name: text("result"), value: own.value, tone: "prediction", total: true },
      ],
    };
  }

  return {
    nodeName,
    outputName,
    value,
    product,
    terms,
    /** The result of an output: per cent where it is a probability. @param {Trace} trace @param {number} index */
    result(trace, index) {
      const number = value(trace, stages.length - 1, index);
      return { text: isProbability(ending) ? percent(number) : limited(number, 6), name: outputName(index) };
    },
    /** @param {Part} part @param {Trace} trace @param {boolean} [short] @returns {Told} */
    tell(part, trace, short = false) {
      const { title, rows } = told(part, trace, short);
      return { title, rows, spoken: [title, ...rows.map(({ name, value: number }) => `${name} ${number}`)].join("; ") };
    },
  };
}

/** Whether a layer gives probabilities. @param {string} type */
export function isProbability(type) {
  return type === "SoftmaxActivation" || type === "SigmoidActivation";
}
