// Metrics of the book: the share of predictions that are correct. Source: book chapters 4, 17 and 18.
import { promote, rounded } from "./dtypes.js";
import { rowsOf } from "./losses.js";
import { Matrix } from "./matrix.js";
import { argMaxRow, deviation } from "./sums.js";

/** @import { Targets } from "./losses.js" */
/** @typedef {{ hits: number, samples: number }} MetricCount hits out of this number of comparisons */

/** The share of samples whose predicted class is correct; if binary, the share of single outputs that are. */
export class CategoricalAccuracy {
  /** @param {boolean} [isBinary] whether targets are rows of 0 and 1 that are compared one by one, as for sigmoids */
  constructor(isBinary = false) {
    this.isBinary = isBinary;
  }

  get kind() {
    return "CategoricalAccuracy";
  }

  /** Does nothing: this metric does not depend on the training targets. @param {Targets} _targets */
  prepare(_targets) {}

  /** @param {Matrix} predictions classes, shape (batch, 1), or rows of 0 and 1 @param {Targets} targets @returns {MetricCount} */
  count(predictions, targets) {
    if (!(targets instanceof Matrix)) {
      return { hits: countOf(targets.length, (i) => predictions.data[i] === targets[i]), samples: targets.length };
    }
    if (this.isBinary) {
      const rows = rowsOf(targets, predictions, "categorical accuracy");
      return { hits: countOf(rows.length, (i) => predictions.data[i] === rows.data[i]), samples: rows.length };
    }
    return { hits: countOf(targets.rows, (i) => predictions.data[i] === argMaxRow(targets, i)), samples: targets.rows };
  }
}

/** The share of predictions whose distance from the target is less than the precision: std(targets) / 250. */
export class RegressionAccuracy {
  /** The largest error of a correct prediction; null before prepare. @type {number | null} */
  precision = null;

  get kind() {
    return "RegressionAccuracy";
  }

  /** Computes precision = std(y) / 250 in the dtype of the targets, unless there is one. @param {Targets} targets */
  prepare(targets) {
    const rows =
      targets instanceof Matrix ? targets : new Matrix(targets.length, 1, "float64", Float64Array.from(targets));
    this.precision ??= rounded(deviation(rows) / 250, rows.dtype);
  }

  /** @param {Matrix} predictions @param {Targets} targets @returns {MetricCount} */
  count(predictions, targets) {
    const rows = rowsOf(targets, predictions, "regression accuracy");
    const { precision } = this;
    if (precision === null) {
      throw new Error(
        "regression accuracy: there is no precision; it is computed from the training targets. Call prepare first.",
      );
    }
    const dtype = promote(rows.dtype, predictions.dtype);
    const isNear = (/** @type {number} */ i) =>
      Math.abs(rounded(predictions.data[i] - rows.data[i], dtype)) < precision;
    return { hits: countOf(rows.length, isNear), samples: rows.length };
  }
}

/**
 * The class of a row of outputs: its largest one, the first of equal ones. A row with NaN has none, as for `predict_classes`.
 * @param {ArrayLike<number>} output @returns {number | null}
 */
export function classOfRow(output) {
  let best = 0;
  for (let j = 0; j < output.length; j++) {
    if (Number.isNaN(output[j])) return null;
    if (output[j] > output[best]) best = j;
  }
  return output.length > 0 ? best : null;
}

/** The class of a single probability: 1 above 0.5, else 0; null for NaN. @param {number} probability */
export function classOfProbability(probability) {
  return classOfRow([1 - probability, probability]);
}

/** @param {number} length @param {(i: number) => boolean} isHit @returns {number} */
function countOf(length, isHit) {
  let hits = 0;
  for (let i = 0; i < length; i++) {
    hits += isHit(i) ? 1 : 0;
  }
  return hits;
}
