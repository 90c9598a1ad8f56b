/** Dials for the weights and biases of neurons of one input, and the input itself. */

import { slider } from "./controls.js";

/** Of the dials, of the input, and of the keys. */
export const STEP = 0.01;

/** @typedef {{ weights: number[], biases: number[] }} Neurons */

/** The nearest multiple of the step within a range. @param {number} value @param {number} low @param {number} high */
export function stepped(value, low, high) {
  return Number(Math.min(high, Math.max(low, Math.round(value / STEP) * STEP)).toFixed(2));
}

/**
 * A dial for each weight and each bias; it reaches farther where Python gave more than the usual 4.
 * @param {object} options
 * @param {Neurons} options.given
 * @param {(tone: "weight" | "bias", index: number) => string} options.label
 * @param {() => Neurons} options.state
 * @param {(change: Partial<Neurons>) => void} options.change
 */
export function neuronDials({ given, label, state, change }) {
  const reach = Math.ceil(Math.max(4, ...[...given.weights, ...given.biases].map(Math.abs)));
  const dials = given.weights.flatMap((_, index) => [dial("weight", index), dial("bias", index)]);

  /** @param {"weight" | "bias"} tone @param {number} index */
  function dial(tone, index) {
    const kind = /** @type {const} */ ({ weight: "weights", bias: "biases" })[tone];
    const control = slider({
      label: label(tone, index),
      min: -reach,
      max: reach,
      step: STEP,
      tone,
      change: (now) => change({ [kind]: state()[kind].map((old, at) => (at === index ? now : old)) }),
    });
    return { kind, index, control };
  }

  return {
    elements: dials.map(({ control }) => control.element),
    /** @param {Neurons} now */
    update(now) {
      for (const { kind, index, control } of dials) control.update(now[kind][index]);
    },
  };
}
