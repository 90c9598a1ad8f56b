// Sums, means and maxima in NumPy's order, in the dtype of what is summed.
/** @import { Matrix } from "./matrix.js" */

const PAIRWISE_BLOCK = 128;
const { fround } = Math;

/**
 * The sum of `count` numbers of data from `start` on. Fewer than 8: one by one. Up to 128: eight running sums, combined
 * ((0+1)+(2+3))+((4+5)+(6+7)), then the rest one by one. More: both halves, split at a multiple of 8.
 * @param {Float32Array | Float64Array} data @param {number} start @param {number} count @returns {number} +0.0 plus that sum
 */
export function pairwise(data, start, count) {
  return 0 + (data instanceof Float32Array ? pairwiseFloat(data, start, count) : pairwiseDouble(data, start, count));
}

/** @param {Float32Array} x @param {number} start @param {number} count @returns {number} */
function pairwiseFloat(x, start, count) {
  if (count < 8) {
    let sum = 0;
    for (let i = start; i < start + count; i++) {
      sum = fround(sum + x[i]);
    }
    return sum;
  }
  if (count > PAIRWISE_BLOCK) {
    const half = Math.floor(count / 16) * 8;
    return fround(pairwiseFloat(x, start, half) + pairwiseFloat(x, start + half, count - half));
  }
  let s0 = x[start],
    s1 = x[start + 1],
    s2 = x[start + 2],
    s3 = x[start + 3];
  let s4 = x[start + 4],
    s5 = x[start + 5],
    s6 = x[start + 6],
    s7 = x[start + 7];
  const last = start + count - (count % 8);
  for (let i = start + 8; i < last; i += 8) {
    s0 = fround(s0 + x[i]);
    s1 = fround(s1 + x[i + 1]);
    s2 = fround(s2 + x[i + 2]);
    s3 = fround(s3 + x[i + 3]);
    s4 = fround(s4 + x[i + 4]);
    s5 = fround(s5 + x[i + 5]);
    s6 = fround(s6 + x[i + 6]);
    s7 = fround(s7 + x[i + 7]);
  }
  let total = fround(fround(fround(s0 + s1) + fround(s2 + s3)) + fround(fround(s4 + s5) + fround(s6 + s7)));
  for (let i = last; i < start + count; i++) {
    total = fround(total + x[i]);
  }
  return total;
}

/** @param {Float64Array} x @param {number} start @param {number} count @returns {number} */
function pairwiseDouble(x, start, count) {
  if (count < 8) {
    let sum = 0;
    for (let i = start; i < start + count; i++) {
      sum += x[i];
    }
    return sum;
  }
  if (count > PAIRWISE_BLOCK) {
    const half = Math.floor(count / 16) * 8;
    return pairwiseDouble(x, start, half) + pairwiseDouble(x, start + half, count - half);
  }
  let s0 = x[start],
    s1 = x[start + 1],
    s2 = x[start + 2],
    s3 = x[start + 3];
  let s4 = x[start + 4],
    s5 = x[start + 5],
    s6 = x[start + 6],
    s7 = x[start + 7];
  const last = start + count - (count % 8);
  for (let i = start + 8; i < last; i += 8) {
    s0 += x[i];
    s1 += x[i + 1];
    s2 += x[i + 2];
    s3 += x[i + 3];
    s4 += x[i + 4];
    s5 += x[i + 5];
    s6 += x[i + 6];
    s7 += x[i + 7];
  }
  let total = s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7));
  for (let i = last; i < start + count; i++) {
    total += x[i];
  }
  return total;
}

/** The sum of all elements. @param {Matrix} x @returns {number} */
export function sum(x) {
  return pairwise(x.data, 0, x.length);
}

/** The mean of all elements: the sum, divided in double, rounded once; NaN for none. @param {Matrix} x @returns {number} */
export function mean(x) {
  const value = sum(x) / x.length;
  return x.dtype === "float32" ? fround(value) : value;
}

/** The standard deviation of all elements: the root of the mean of (x - mean)^2, each step rounded. @param {Matrix} x @returns {number} */
export function deviation(x) {
  const center = mean(x);
  const squares = x.data.slice();
  const narrow = x.dtype === "float32";
  for (let i = 0; i < squares.length; i++) {
    const distance = narrow ? fround(squares[i] - center) : squares[i] - center;
    squares[i] = distance * distance;
  }
  const variance = pairwise(squares, 0, squares.length) / x.length;
  return narrow ? fround(Math.sqrt(fround(variance))) : Math.sqrt(variance);
}

/** y[i] = the sum of row i; y has one column and the dtype of x. @param {Matrix} x @param {Matrix} y */
export function sumRows(x, y) {
  for (let i = 0; i < x.rows; i++) {
    y.data[i] = pairwise(x.data, i * x.columns, x.columns);
  }
}

/** y[i] = the mean of row i; y has one column and the dtype of x. @param {Matrix} x @param {Matrix} y */
export function meanRows(x, y) {
  sumRows(x, y);
  for (let i = 0; i < x.rows; i++) {
    y.data[i] = y.data[i] / x.columns;
  }
}

/** y[j] = the sum of column j, row after row; pairwise for a single column, as NumPy sums axis 0. @param {Matrix} x @param {Matrix} y */
export function sumColumns(x, y) {
  if (x.columns === 1) {
    y.data[0] = pairwise(x.data, 0, x.rows);
    return;
  }
  if (x.data instanceof Float32Array && y.data instanceof Float32Array) {
    sumColumnsFloat(x.data, y.data, x.columns);
    return;
  }
  y.data.fill(0);
  for (let at = 0; at < x.length; at += x.columns) {
    for (let j = 0; j < x.columns; j++) {
      y.data[j] += x.data[at + j];
    }
  }
}

/** @param {Float32Array} x @param {Float32Array} y @param {number} columns */
function sumColumnsFloat(x, y, columns) {
  let j = 0;
  for (; j + 3 < columns; j += 4) {
    let s0 = 0,
      s1 = 0,
      s2 = 0,
      s3 = 0;
    for (let i = j; i < x.length; i += columns) {
      s0 = fround(s0 + x[i]);
      s1 = fround(s1 + x[i + 1]);
      s2 = fround(s2 + x[i + 2]);
      s3 = fround(s3 + x[i + 3]);
    }
    y[j] = s0;
    y[j + 1] = s1;
    y[j + 2] = s2;
    y[j + 3] = s3;
  }
  for (; j < columns; j++) {
    let sum = 0;
    for (let i = j; i < x.length; i += columns) {
      sum = fround(sum + x[i]);
    }
    y[j] = sum;
  }
}

/** The column of the largest number of row i: the first of equal ones; a NaN is the largest; 0 for a row without columns. @param {Matrix} x @param {number} i @returns {number} */
export function argMaxRow(x, i) {
  const start = i * x.columns;
  let best = 0;
  let largest = x.columns === 0 ? 0 : x.data[start];
  for (let j = 1; j < x.columns; j++) {
    const value = x.data[start + j];
    if (!(value <= largest)) {
      if (Number.isNaN(largest)) {
        return best;
      }
      best = j;
      largest = value;
    }
  }
  return best;
}
