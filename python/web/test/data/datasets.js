// Generated data: the bits of nnfs' spiral_data, vertical_data and sine_data, and of scikit-learn's make_moons and make_circles.
import { permutation } from "./orders.js";
import { promote, rounded } from "../../math/dtypes.js";
import { Matrix } from "../../math/matrix.js";
import { cos, sin } from "./trigonometry.js";

/** @import { DType } from "../../math/dtypes.js" */
/** @import { NumPyRandom } from "../../math/random.js" */
/** @typedef {{ points: Matrix, labels: Int32Array }} Classes points, shape (samples, 2), and the class number of each row */

/**
 * Arms of a spiral, one per class: class k is (r sin 2.5t, r cos 2.5t), with r evenly spaced from 0 to 1, and t evenly spaced from 4k to
 * 4(k + 1) plus 0.2 times a normal draw.
 * @param {number} samples points per class @param {number} classes 0 to 256 @param {NumPyRandom} random @param {DType} [dtype] of the points
 * @param {DType} [noiseDType] the dtype to which draws are rounded @returns {Classes}
 */
export function spiralData(samples, classes, random, dtype = "float32", noiseDType = dtype) {
  const points = new Matrix(samples * classes, 2, dtype);
  const radius = evenly(0, 1, samples);
  for (let k = 0; k < classes; k++) {
    const angle = evenly(4 * k, 4 * (k + 1), samples);
    const noise = drawNoise(random, samples, noiseDType, promote(noiseDType, dtype), 0.2);
    for (let i = 0; i < samples; i++) {
      const turned = (angle[i] + noise[i]) * 2.5;
      points.set(samples * k + i, 0, radius[i] * sin(turned));
      points.set(samples * k + i, 1, radius[i] * cos(turned));
    }
  }
  return { points, labels: labelsOf(samples, classes) };
}

/**
 * Point clouds side by side, one per class: class k has the center (k / 3, 0.5), each coordinate that of the center plus 0.1 times a
 * normal draw.
 * @param {number} samples points per class @param {number} classes 0 to 256 @param {NumPyRandom} random @param {DType} [dtype] of the points
 * @param {DType} [noiseDType] the dtype to which draws are rounded @returns {Classes}
 */
export function verticalData(samples, classes, random, dtype = "float32", noiseDType = dtype) {
  const points = new Matrix(samples * classes, 2, dtype);
  const computed = promote(noiseDType, dtype);
  for (let k = 0; k < classes; k++) {
    [k / 3, 0.5].forEach((center, column) => {
      drawNoise(random, samples, noiseDType, computed, 0.1).forEach((noise, i) => {
        points.set(samples * k + i, column, rounded(noise + rounded(center, computed), computed));
      });
    });
  }
  return { points, labels: labelsOf(samples, classes) };
}

/** One period of the sine, for regression: x[i] = i / samples, y[i] = sin(2 pi x[i]), float64. @param {number} [samples] @returns {{ inputs: Matrix, targets: Matrix }} */
export function sineData(samples = 1000) {
  const inputs = new Matrix(samples, 1, "float64");
  const targets = new Matrix(samples, 1, "float64");
  for (let i = 0; i < samples; i++) {
    inputs.data[i] = i / samples;
    targets.data[i] = sin(2 * Math.PI * inputs.data[i]);
  }
  return { inputs, targets };
}

/**
 * Two interleaving half circles: class 0 is (cos t, sin t), class 1 is (1 - cos t, 0.5 - sin t), with t evenly spaced from 0 to pi.
 * @param {number} samples of both classes together @param {NumPyRandom} random @param {boolean} [shuffle]
 * @param {number | null} [noise] standard deviation of the noise of each coordinate @returns {Classes}
 */
export function moonsData(samples, random, shuffle = true, noise = null) {
  const first = Math.floor(samples / 2);
  const outer = evenly(0, Math.PI, first).map((t) => [cos(t), sin(t)]);
  const inner = evenly(0, Math.PI, samples - first).map((t) => [1 - cos(t), 1 - sin(t) - 0.5]);
  return arranged([...outer, ...inner], random, shuffle, noise);
}

/**
 * Two concentric circles: class 0 is (cos t, sin t), class 1 is factor * (cos t, sin t), with t evenly spaced over the circle.
 * @param {number} samples of both classes together @param {NumPyRandom} random @param {boolean} [shuffle]
 * @param {number | null} [noise] standard deviation of the noise of each coordinate @param {number} [factor] radius of the inner circle
 * @returns {Classes}
 */
export function circlesData(samples, random, shuffle = true, noise = null, factor = 0.8) {
  const first = Math.floor(samples / 2);
  const outer = evenly(0, 2 * Math.PI, first, false).map((t) => [cos(t), sin(t)]);
  const inner = evenly(0, 2 * Math.PI, samples - first, false).map((t) => [cos(t) * factor, sin(t) * factor]);
  return arranged([...outer, ...inner], random, shuffle, noise);
}

/**
 * The exclusive or: points uniform in the square from -1 to 1; class 1 if exactly one coordinate is greater than 0.
 * @param {number} samples @param {NumPyRandom} random @param {number | null} [noise] standard deviation of the noise, added after labeling
 * @returns {Classes}
 */
export function xorData(samples, random, noise = null) {
  const points = new Matrix(samples, 2, "float64");
  points.data
    .map(() => random.nextDouble())
    .forEach((value, i) => {
      points.data[i] = 2 * value - 1;
    });
  const labels = Int32Array.from({ length: samples }, (_, i) => (points.at(i, 0) > 0 !== points.at(i, 1) > 0 ? 1 : 0));
  addNoise(points, random, noise);
  return { points, labels };
}

/** NumPy's linspace: value i is i * step + start, and the last one is stop; without it step = (stop - start) / count. @param {number} start @param {number} stop @param {number} count @param {boolean} [withStop] @returns {number[]} */
export function evenly(start, stop, count, withStop = true) {
  const step = (stop - start) / Math.max(1, withStop ? count - 1 : count);
  const values = Array.from({ length: count }, (_, i) => i * step + start);
  if (withStop && count > 1) {
    values[count - 1] = stop;
  }
  return values;
}

/** randn(count) * deviation as in nnfs. @param {NumPyRandom} random @param {number} count @param {DType} drawn @param {DType} computed @param {number} deviation @returns {Float64Array} */
function drawNoise(random, count, drawn, computed, deviation) {
  const factor = rounded(deviation, computed);
  return random.fillNormal(new Float64Array(count)).map((value) => rounded(rounded(value, drawn) * factor, computed));
}

/** @param {number} samples @param {number} classes @returns {Int32Array} */
function labelsOf(samples, classes) {
  return Int32Array.from({ length: samples * classes }, (_, i) => Math.floor(i / samples));
}

/** Shuffles the points, class 0 before class 1, and adds noise. @param {number[][]} points @param {NumPyRandom} random @param {boolean} shuffle @param {number | null} noise @returns {Classes} */
function arranged(points, random, shuffle, noise) {
  const order = shuffle ? permutation(random, points.length) : points.map((_, i) => i);
  const matrix = new Matrix(points.length, 2, "float64");
  order.forEach((from, i) => matrix.data.set(points[from], 2 * i));
  addNoise(matrix, random, noise);
  return { points: matrix, labels: Int32Array.from(order, (from) => (from < Math.floor(points.length / 2) ? 0 : 1)) };
}

/** @param {Matrix} points @param {NumPyRandom} random @param {number | null} noise */
function addNoise(points, random, noise) {
  if (noise !== null) {
    random.fillNormal(new Float64Array(points.length)).forEach((drawn, i) => {
      points.data[i] += noise * drawn;
    });
  }
}
