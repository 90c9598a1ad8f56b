/** The table of a regression view, its captions, the ranges of its dials, and how its errors are written. */

import { leastSquares } from "../../math/least-squares.js";
import { extent } from "../charts/chart.js";
import { grouped } from "../numbers/format.js";
import { number } from "../numbers/notation.js";

/** @typedef {import("../../text/common.js").Say} Say */
/** @typedef {{ min: number, max: number, step: number }} Dial */

/**
 * @typedef {object} Table
 * @property {Float64Array} features  (samples, columns), row after row.
 * @property {Float64Array} targets
 * @property {number} columns
 * @property {string[]} names  captions of the columns.
 * @property {string} target  caption.
 * @property {number} rows  of the reader's table, of which some may be left out.
 * @property {"three_houses" | "ten_houses" | "table" | "arrays"} source
 * @property {import("../../math/least-squares.js").Solution} best  the least squares, with a bias.
 * @property {(error: number) => string} error  a mean squared error as people read it.
 */

/** @param {any} data  as hybridnet.explore sends it. @param {Say} text @returns {Table} */
export function tableOf(data, text) {
  const { columns, rows, source } = data;
  const features = Float64Array.from(data.features);
  const targets = Float64Array.from(data.targets);
  const isHouses = source === "three_houses" || source === "ten_houses";
  const best = leastSquares(features, targets, columns);
  const known = isHouses
    ? [text("area"), text("bathrooms")]
    : columns === 1
      ? ["x"]
      : Array.from({ length: columns }, (_, j) => `x${subscript(j + 1)}`);
  return {
    features,
    targets,
    columns,
    rows,
    source,
    names: (data.names ?? known.slice(0, columns)).map(short),
    target: short(data.target ?? (isHouses ? text("price") : "y")),
    best,
    error: errorWriter(targets, best.error),
  };
}

/** @param {number} index */
export function subscript(index) {
  return String(index).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]);
}

/** @param {unknown} name */
function short(name) {
  const text = String(name).replace(/\s+/g, " ").trim();
  return text.length > 40 ? `${text.slice(0, 39)}…` : text || "?";
}

/**
 * Errors as whole numbers where they are hundreds, with more decimals where the least one is smaller.
 * @param {Float64Array} targets @param {number} best  the least error. @returns {(error: number) => string}
 */
function errorWriter(targets, best) {
  const mean = targets.reduce((sum, value) => sum + value / targets.length, 0);
  const spread = rootMeanSquare(targets.map((value) => value - mean)) || Math.abs(mean) || 1;
  const size = Math.floor(Math.log10(Math.max(best, spread * spread * 1e-4)));
  if (size > 12 || size < -8) return (error) => number(error, 6);
  return (error) => grouped(error, Math.max(0, Math.min(2 - size, 6 - Math.ceil(Math.log10(Math.abs(error) || 1)))));
}

/** @param {Float64Array} values */
function rootMeanSquare(values) {
  const size = largest(values);
  if (size === 0) return 0;
  return size * Math.sqrt(values.reduce((sum, value) => sum + (value / size) ** 2 / values.length, 0));
}

/** The next number up with so many significant digits: 0.333 -> 0.4, 459.9 -> 460. @param {number} value above 0. @param {number} digits */
export function up(value, digits) {
  const unit = 10 ** (Math.floor(Math.log10(value)) - digits + 1);
  return Number((Math.ceil(value / unit - 1e-9) * unit).toPrecision(12));
}

/** The nearest number with so many significant digits. @param {number} value @param {number} digits */
export function nearest(value, digits) {
  return Number(value.toPrecision(digits));
}

/**
 * Dials that reach the best weights and bias. Those of one feature start at 0; for the three houses they are 0 to 0.4 and 0 to 460.
 * @param {Table} table @param {number} [fine] steps per usual step.
 * @returns {{ weights: Dial[], bias: Dial }}
 */
export function dials({ features, targets, columns, best }, fine = 1) {
  const tall = largest(targets) || 1;
  const weights = Array.from({ length: columns }, (_, j) => {
    const wide = largest(features.filter((_, i) => i % columns === j)) || 1;
    const reach = up((2 * tall) / wide, 1);
    return dial(columns === 1 ? 0 : -reach, reach, best.weights[j], 1, fine);
  });
  const reach = up(1.15 * tall, 2);
  return { weights, bias: dial(columns === 1 ? 0 : -reach, reach, best.bias, 2, fine) };
}

/** @param {number} low @param {number} high @param {number} wanted @param {number} digits @param {number} fine @returns {Dial} */
function dial(low, high, wanted, digits, fine) {
  const min = wanted < low ? -up(1.5 * Math.abs(wanted), digits) : low;
  const max = wanted > high ? up(1.5 * wanted, digits) : high;
  const step = 10 ** Math.floor(Math.log10(Math.max(-min, max) / 100)) / fine;
  return { min, max, step: Number(step.toPrecision(12)) };
}

/** A value that a dial can show. @param {Dial} dial @param {number} value */
export function snapped({ min, max, step }, value) {
  return Math.min(max, Math.max(min, Number((Math.round(value / step) * step).toPrecision(12))));
}

/**
 * The range of an axis: from 0 where the values are not all far from it.
 * @param {Float64Array} values @param {number} room  share above the largest. @returns {readonly [number, number]}
 */
export function axis(values, room) {
  const [low, high] = [Math.min(...ends(values)), Math.max(...ends(values))];
  return low >= 0 && high > 0 && low < 0.9 * high ? [0, up((1 + room) * high, 2)] : extent(values, 0.15);
}

/** @param {Float64Array} values */
function ends(values) {
  return [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -Infinity)];
}

/** @param {Float64Array} values */
function largest(values) {
  return values.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
}

/** Whether all rows of a column have one value. @param {Table} table @param {number} j */
export function isConstant({ features, columns }, j) {
  return features.every((value, i) => i % columns !== j || value === features[j]);
}
