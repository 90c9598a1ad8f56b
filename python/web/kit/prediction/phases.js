/** The steps of a prediction: which there are, what they show of a network, and the sentences about them. */

import { sign } from "../functions/table.js";
import { amount } from "../drawing/numbers.js";

/** @typedef {import("../model/network.js").Stage} Stage */
/** @typedef {import("../drawing/part-words.js").Trace} Trace */
/** @typedef {{ kind: "input" | "products" | "sum" | "activation" | "result", stage: number }} Phase */

/** Outputs of a layer that are listed. */
const LISTED = 4;
/** The text of a step. */
const KEYS = {
  input: "phaseInput",
  products: "phaseProducts",
  sum: "phaseSum",
  activation: "phaseActivation",
  result: "phaseResult",
};

/** The steps of a prediction. @param {readonly Stage[]} stages @returns {Phase[]} */
export function phases(stages) {
  /** @type {Phase[]} */
  const found = [];
  stages.forEach(({ kind }, stage) => {
    if (kind === "sum") found.push({ kind: "products", stage });
    if (kind !== "dropout") found.push({ kind, stage });
  });
  return [...found, { kind: "result", stage: stages.length - 1 }];
}

/**
 * What is shown after a step, null for the whole prediction: for each stage its values and its products, and the result.
 * @param {readonly Stage[]} stages @param {readonly Phase[]} steps @param {number | null} step
 */
export function shownAfter(stages, steps, step) {
  const isReached = (/** @type {Phase["kind"]} */ kind, /** @type {number} */ stage) =>
    step === null || steps.findIndex((phase) => phase.kind === kind && phase.stage === stage) <= step;
  /** @type {boolean[]} */
  const values = [];
  // Dropout passes the values before it on.
  stages.forEach(({ kind }, stage) => values.push(kind === "dropout" ? values[stage - 1] : isReached(kind, stage)));
  const products = stages.map(({ kind }, stage) => kind === "sum" && isReached("products", stage));
  return { values, products, result: isReached("result", stages.length - 1) };
}

/**
 * What happens in a step, with the numbers of the row.
 * @param {object} options
 * @param {readonly Stage[]} options.stages
 * @param {readonly Phase[]} options.steps
 * @param {ReturnType<typeof import("../drawing/part-words.js").partWords>} options.words
 * @param {import("./result.js").ResultWords} options.result
 * @param {import("../../text/common.js").Say} options.text
 * @returns {(step: number, now: Trace) => string}
 */
export function sentences({ stages, steps, words, result, text }) {
  /** @param {Trace} now @param {number} stage */
  function outputs(now, stage) {
    const { size } = stages[stage];
    const numbers = Array.from(
      { length: Math.min(LISTED, size) },
      (_, index) => `${words.nodeName(stage, index)} ${amount(words.value(now, stage, index), 4)}`,
    );
    return numbers.join(", ") + (size > LISTED ? ", …" : "");
  }
  return (step, now) => {
    const { kind, stage } = steps[step];
    const detail = kind === "sum" || kind === "activation" ? outputs(now, stage) : result.told(now.values);
    const told = text(KEYS[kind], { detail, kind: sign(stages[stage].type) });
    return text("phase", { step: step + 1, count: steps.length, words: told });
  };
}
