// The least mean squared error of a linear model in closed form, and how fast gradient descent gets there.
import { LinearTrainer, table } from "./linear-trainer.js";

/**
 * @typedef {object} Solution
 * @property {Float64Array} weights
 * @property {number} bias
 * @property {number} error  the least mean squared error.
 * @property {boolean} unique  false if other weights have the same error: a column is constant, or a sum of others.
 */

const DEPENDENT = 1e-11; // share of a column that is left when the others are taken out: rounding only

/**
 * Weights and bias with the least mean squared error, by orthogonalization of the centered columns. A column that depends on those before it gets the weight 0.
 * @param {Float64Array} features  (samples, columns).
 * @param {Float64Array} targets
 * @param {number} columns
 * @param {boolean} [biased]  false: the bias is 0.
 * @returns {Solution}
 */
export function leastSquares(features, targets, columns, biased = true) {
  const means = Array.from({ length: columns }, (_, j) => (biased ? mean(column(features, columns, j)) : 0));
  const target = biased ? mean(targets) : 0;
  const rest = targets.map((value) => value - target);
  /** @type {{ q: Float64Array, j: number, r: number[], y: number }[]} */
  const basis = [];
  for (let j = 0; j < columns; j++) {
    const raw = column(features, columns, j);
    const size = norm(raw);
    const q = raw.map((value) => value - means[j]);
    const r = basis.map(() => 0);
    for (let pass = 0; pass < 2; pass++) {
      basis.forEach((other, k) => {
        const share = dot(other.q, q);
        r[k] += share;
        q.forEach((value, i) => (q[i] = value - share * other.q[i]));
      });
    }
    const left = norm(q);
    if (!(left > DEPENDENT * size)) continue;
    q.forEach((value, i) => (q[i] = value / left));
    r.push(left);
    basis.push({ q, j, r, y: dot(q, rest) });
  }
  const weights = new Float64Array(columns);
  for (let k = basis.length - 1; k >= 0; k--) {
    let y = basis[k].y;
    for (let m = k + 1; m < basis.length; m++) y -= basis[m].r[k] * weights[basis[m].j];
    weights[basis[k].j] = y / basis[k].r[k];
  }
  const bias = weights.reduce((sum, weight, j) => sum - weight * means[j], target);
  const line = new LinearTrainer(table(features, columns), table(targets, 1), weights, 0);
  line.weights.set(weights);
  line.bias = bias;
  return { weights, bias, error: line.error, unique: basis.length === columns };
}

/**
 * By how much a step of gradient descent multiplies the distance to the minimum, along each direction that it does not turn: 1 - the eigenvalues of
 * rates times mean_i(x x^T), with x[n] = 1 for the bias. Gradient descent converges if all are between -1 and 1.
 * @param {Float64Array} features @param {number} columns @param {ArrayLike<number>} weightRates @param {number} biasRate
 * @returns {number[]} falling.
 */
export function stepFactors(features, columns, weightRates, biasRate) {
  const rows = features.length / columns;
  const size = columns + 1;
  const roots = Array.from({ length: size }, (_, j) => Math.sqrt(Math.max(0, j < columns ? weightRates[j] : biasRate)));
  const at = (/** @type {number} */ i, /** @type {number} */ j) =>
    (j < columns ? features[i * columns + j] : 1) * roots[j];
  const matrix = Array.from({ length: size }, (_, j) =>
    Array.from({ length: size }, (_, k) => {
      let sum = 0;
      for (let i = 0; i < rows; i++) sum += at(i, j) * at(i, k);
      return sum / rows;
    }),
  );
  return eigenvalues(matrix)
    .map((value) => 1 - value)
    .sort((a, b) => b - a);
}

/** The eigenvalues of a symmetric matrix, which is overwritten, by Jacobi's rotations. @param {number[][]} a */
function eigenvalues(a) {
  const n = a.length;
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        off = Math.max(off, Math.abs(a[p][q]));
        if (a[p][q] !== 0) rotate(a, p, q);
      }
    }
    if (off < 1e-300 || !Number.isFinite(off)) break;
  }
  return a.map((row, i) => row[i]);
}

/** One rotation that makes a[p][q] zero. @param {number[][]} a @param {number} p @param {number} q */
function rotate(a, p, q) {
  const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const size = Math.abs(theta);
  const t = (theta < 0 ? -1 : 1) / (size + (size > 1e150 ? size : Math.sqrt(size * size + 1)));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (const row of a) [row[p], row[q]] = [c * row[p] - s * row[q], s * row[p] + c * row[q]];
  for (let k = 0; k < a.length; k++) [a[p][k], a[q][k]] = [c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]];
  a[p][q] = a[q][p] = 0;
}

/** @param {Float64Array} values @param {number} columns @param {number} j */
function column(values, columns, j) {
  return Float64Array.from({ length: values.length / columns }, (_, i) => values[i * columns + j]);
}

/** @param {Float64Array} values */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The root of the sum of squares; no square overflows. @param {Float64Array} values */
function norm(values) {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return 0;
  let sum = 0;
  for (const value of values) sum += (value / largest) * (value / largest);
  return largest * Math.sqrt(sum);
}

/** @param {Float64Array} a @param {Float64Array} b */
function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
