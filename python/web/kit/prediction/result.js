/** What a network predicts for a row, as a class and in words. */

import { classOfProbability, classOfRow } from "../../math/metrics.js";
import { isProbability } from "../drawing/part-words.js";
import { amount } from "../drawing/numbers.js";
import { rawOf } from "../model/scales.js";

/** @typedef {import("../../math/matrix.js").Matrix} Matrix */
/** @typedef {ReturnType<typeof import("../drawing/part-words.js").partWords>} Words */
/** @typedef {ReturnType<typeof resultWords>} ResultWords */

/** Outputs that are listed where none of them is a class. */
const LISTED = 3;

/**
 * @param {object} options
 * @param {readonly import("../model/network.js").Stage[]} options.stages
 * @param {Words} options.words
 * @param {import("../../text/common.js").Say} options.text
 * @param {readonly string[]} options.classes  their names.
 * @param {import("../model/scales.js").Scale | null} [options.scale]  of the target, if it is standardized.
 * @param {number | null} options.targets  the number of targets of a row; null: there are none.
 */
export function resultWords({ stages, words, text, classes, scale, targets }) {
  const { type, size } = stages[stages.length - 1];
  /** Whether a prediction is a class. */
  const hasClasses = isProbability(type) && (targets === null || targets === 1);

  /** The class of a row, null where there is none, and what is predicted. @param {Matrix[]} values  of the stages. */
  function predicted(values) {
    const output = values[values.length - 1].row(0);
    const result = (/** @type {number} */ index) => words.result({ values, row: 0 }, index).text;
    if (type !== "SoftmaxActivation")
      return {
        class: classOfProbability(output[0]),
        text: Array.from(output.slice(0, LISTED), (_, index) => result(index)).join(", "),
      };
    const best = classOfRow(output);
    return { class: best, text: best === null ? "nan" : `${words.outputName(best)} ${result(best)}` };
  }

  return {
    hasClasses,
    predicted,
    /** The same in a sentence. @param {Matrix[]} values */
    told(values) {
      const { text: shown, class: found } = predicted(values);
      const named = size === 1 ? `${words.outputName(0)} ${shown}` : shown;
      return found === null ? `${named}. ${text("noClass")}` : named;
    },
    /** A target as the table has it. @param {number} target */
    target: (target) =>
      hasClasses && classes.length > 1 && classes[target] !== undefined
        ? classes[target]
        : amount(rawOf(scale, target)),
  };
}
