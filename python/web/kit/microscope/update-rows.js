/** The next update of a weight by the optimizer, line by line, and what regularization adds to its gradient. */

import { power } from "../../math/double-functions.js";
import { rounded } from "../../math/dtypes.js";
import { Parameter } from "../../math/layers.js";
import { Matrix } from "../../math/matrix.js";
import { optimizerOf } from "../../math/parts.js";
import { repr } from "../../math/format.js";

/** @import { DType } from "../../math/dtypes.js" */
/** @typedef {import("../elements/tooltip.js").Row} Row */
/** @typedef {import("../../text/common.js").Say} Say */

/** A matrix of one number. @param {number} value @param {DType} dtype */
function single(value, dtype) {
  const matrix = new Matrix(1, 1, dtype);
  matrix.data[0] = value;
  return matrix;
}

/** One number of a matrix, as a matrix. @param {Matrix | null} matrix @param {number} source @param {number} target */
function element(matrix, source, target) {
  return matrix && single(matrix.at(Math.max(0, source), target), matrix.dtype);
}

/** What regularization adds to the gradient of a weight, or for source -1 of a bias. @param {import("../model/network.js").Network} network @param {number} stage @param {number} source @param {number} target @returns {number} */
export function penaltyOf(network, stage, source, target) {
  const parameter = network.parameterOf(stage, source < 0);
  if (parameter.l1 === 0 && parameter.l2 === 0) return 0;
  const one = new Parameter(
    /** @type {Matrix} */ (element(parameter.value, source, target)),
    parameter.l1,
    parameter.l2,
  );
  one.gradient = single(0, parameter.value.dtype);
  one.addPenaltyGradient();
  return one.gradient.data[0];
}

/**
 * The step of the optimizer on one number: an update depends on no other weight.
 * @param {import("../model/learner.js").Learner} learner @param {number} stage @param {number} source @param {number} target @param {Say} text
 * @returns {Row[]} empty if the layer is frozen.
 */
export function updateRows(learner, stage, source, target, text) {
  const { network, optimizer } = learner;
  const parameter = network.parameterOf(stage, source < 0);
  const gradient = element(learner.slopes(stage, source < 0), source, target);
  if (!parameter.isTrainable || !gradient || !optimizer) return [{ name: text("updateNone"), value: "" }];
  const value = /** @type {Matrix} */ (element(parameter.value, source, target));
  const next = new Parameter(value.copy());
  // The change alone: the same step from 0.
  const change = new Parameter(single(0, value.dtype));
  for (const one of [next, change]) {
    one.gradient = gradient;
    one.momentum = element(parameter.momentum, source, target);
    one.cache = element(parameter.cache, source, target);
  }
  const step = optimizerOf(network.architecture.optimizer);
  step.iterations = optimizer.iterations;
  step.currentLearningRate = optimizer.currentLearningRate;
  step.beginStep();
  step.update(next);
  step.update(change);
  const shown = (/** @type {Matrix} */ matrix) => repr(matrix.data[0], matrix.dtype);
  /** @type {Row[]} */
  const rows = [
    { name: text("before"), value: shown(value), tone: "weight" },
    { name: text("gradient"), value: shown(gradient) },
  ];
  const before = (/** @type {Matrix | null} */ matrix) =>
    matrix ? repr(matrix.at(Math.max(0, source), target), matrix.dtype) : "0.0";
  const add = (/** @type {string} */ name, /** @type {string} */ formula, /** @type {string} */ number) =>
    rows.push({ name: `${name} = ${formula}`, value: number });
  const formulas = FORMULAS[step.kind](step, shown(gradient), before(parameter.momentum), before(parameter.cache));
  rows.push({ name: text("rate"), value: repr(step.currentLearningRate, "float64") });
  const number = step.iterations + 1;
  if (next.momentum && formulas.momentum) {
    add(text("momentum"), formulas.momentum, shown(next.momentum));
    if ("beta1" in step)
      add(
        text("corrected", { name: text("momentum") }),
        `m / (1 − ${step.beta1}^${number})`,
        corrected(next.momentum, Number(step.beta1), number),
      );
  }
  if (next.cache && formulas.cache) {
    add(text("cache"), formulas.cache, shown(next.cache));
    if ("beta2" in step)
      add(
        text("corrected", { name: text("cache") }),
        `c / (1 − ${step.beta2}^${number})`,
        corrected(next.cache, Number(step.beta2), number),
      );
  }
  add(text("change"), formulas.change, shown(change.value));
  rows.push({ name: text("after"), value: shown(next.value), tone: "weight", total: true });
  return rows;
}

/** A moving average without its bias to 0. @param {Matrix} average @param {number} beta @param {number} number  of the step. */
function corrected(average, beta, number) {
  const { dtype } = average;
  return repr(rounded(average.data[0] / rounded(1 - power(beta, number), dtype), dtype), dtype);
}

/**
 * The formulas of the lines, with the numbers put in: gradient, momentum and cache before the step.
 * @type {Record<string, (step: any, g: string, m: string, c: string) => { momentum?: string, cache?: string, change: string }>}
 */
const FORMULAS = {
  SGD: ({ momentum }, g, m) =>
    momentum ? { momentum: `${momentum} · ${m} − lr · ${g}`, change: "m" } : { change: `−lr · ${g}` },
  AdaGrad: ({ epsilon }, g, _, c) => ({ cache: `${c} + (${g})²`, change: `−lr · ${g} / (√c + ${epsilon})` }),
  RMSprop: ({ rho, epsilon }, g, _, c) => ({
    cache: `${rho} · ${c} + (1 − ${rho}) · (${g})²`,
    change: `−lr · ${g} / (√c + ${epsilon})`,
  }),
  Adam: ({ beta1, beta2, epsilon }, g, m, c) => ({
    momentum: `${beta1} · ${m} + (1 − ${beta1}) · ${g}`,
    cache: `${beta2} · ${c} + (1 − ${beta2}) · (${g})²`,
    change: `−lr · m′ / (√c′ + ${epsilon})`,
  }),
};
