/** What a network should predict for a row, and what it predicts. */

import { classOfRow } from "../../math/metrics.js";
import { classOf } from "../model/learner.js";
import { amount } from "../drawing/numbers.js";
import { rawOf } from "../model/scales.js";

/**
 * @param {object} options
 * @param {import("../model/learner.js").Learner} options.learner
 * @param {ReturnType<typeof import("../drawing/part-words.js").partWords>} options.words
 * @param {import("../../text/common.js").Say} options.text
 * @param {readonly string[]} options.classes  their names.
 * @param {import("../model/scales.js").Scale | null} [options.scale]  of the target, if it is standardized.
 */
export function rowWords({ learner, words, text, classes, scale }) {
  const { stages } = learner.network;
  const last = stages.length - 1;
  const { type } = stages[last];

  /** The class with the largest probability, or the outputs. @param {number} row */
  function predicted(row) {
    const { values } = learner.pass();
    const output = values[last].row(row);
    if (type === "SoftmaxActivation") {
      const best = classOfRow(output);
      return best === null
        ? `nan. ${text("noClass")}`
        : `${words.outputName(best)} ${words.result({ values, row }, best).text}`;
    }
    const shown = Array.from(output.slice(0, 3), (_, column) => words.result({ values, row }, column).text).join(", ");
    return output.some(Number.isNaN) ? `${shown}. ${text("noClass")}` : shown;
  }

  /** The name of the class, or the number. @param {number} row */
  function target(row) {
    const label = classOf(learner.y, row);
    if (type === "SoftmaxActivation") return words.outputName(label);
    return classes.length === 2 && type === "SigmoidActivation" ? classes[label] : amount(rawOf(scale, label));
  }

  return { predicted, target };
}
