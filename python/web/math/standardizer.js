// Standardization of columns, with the bits of Standardizer in C# and Python.
import { pairwise } from "./sums.js";

/** Columns with mean 0 and standard deviation 1. */
export class Standardizer {
  /** @param {Float64Array} means @param {Float64Array} deviations  population standard deviations. */
  constructor(means, deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  /** Mean and population standard deviation of every column, in NumPy's order of summation. @param {Float64Array} values  (rows, columns). @param {number} columns */
  static fit(values, columns) {
    const means = columnMeans(values, columns);
    const squares = values.map((value, i) => (value - means[i % columns]) * (value - means[i % columns]));
    return new Standardizer(means, columnMeans(squares, columns).map(Math.sqrt));
  }

  /** y[i,j] = (x[i,j] - mean[j]) / deviation[j]. @param {Float64Array} values @returns {Float64Array} */
  transform(values) {
    const { means, deviations } = this;
    return values.map((value, i) => (value - means[i % means.length]) / deviations[i % means.length]);
  }

  /** Weights and bias for raw inputs: v[j] = w[j] / deviation[j], c = b - sum_j mean[j] v[j]. @param {ArrayLike<number>} weights @param {number} bias */
  raw(weights, bias) {
    const raw = this.deviations.map((deviation, j) => weights[j] / deviation);
    return { weights: raw, bias: raw.reduce((sum, weight, j) => sum - this.means[j] * weight, bias) };
  }

  /** The inverse of `raw`: weights and bias for standardized inputs. @param {ArrayLike<number>} weights @param {number} bias */
  standardized(weights, bias) {
    return {
      weights: this.deviations.map((deviation, j) => weights[j] * deviation),
      bias: this.means.reduce((sum, mean, j) => sum + mean * weights[j], bias),
    };
  }
}

/** @param {Float64Array} values @param {number} columns */
function columnMeans(values, columns) {
  const rows = values.length / columns;
  const sums = new Float64Array(columns);
  if (columns === 1) sums[0] = pairwise(values, 0, rows);
  else values.forEach((value, i) => (sums[i % columns] += value));
  return sums.map((sum) => sum / rows);
}
