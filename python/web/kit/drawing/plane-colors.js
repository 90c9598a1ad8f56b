/** What a network predicts at each point of a plane, as the colors of a canvas: coarse at once, fine a little later. */

import { Matrix } from "../../math/matrix.js";
import { classOfProbability, classOfRow } from "../../math/metrics.js";
import { MARKS } from "../charts/markers.js";
import { h } from "../elements/dom.js";
import { PALE, STRONG } from "./color-scale.js";
import { inSlices } from "../elements/slices.js";

/** @typedef {import("../model/network.js").Network} Network */
/** @typedef {"softmax" | "sigmoid" | "value"} Kind  of the output. */

/** Points on a side, at once and afterwards; multiplications of one pass over the coarse points at most. */
const [COARSE, COST] = [28, 400_000];
export const FINE = 92;
/** Multiplications between two looks at the clock. */
const PIECE = 1_000_000;
const IDLE = 140;

/**
 * @param {object} options
 * @param {HTMLCanvasElement} options.canvas  FINE points wide and high.
 * @param {import("../charts/chart.js").Chart} options.axes  over the canvas.
 * @param {Network} options.network
 * @param {import("../../math/dtypes.js").DType} options.dtype  of the inputs.
 * @param {Kind} options.kind
 * @param {(range: [number, number]) => void} [options.measured]  gets the range of the output, where it is a value.
 */
export function planeColors({ canvas, axes, network, dtype, kind, measured }) {
  const coarse = Math.round(Math.max(8, Math.min(COARSE, Math.sqrt(COST / Math.max(1, network.size)))));
  const small = h("canvas", { width: coarse, height: coarse });
  /** @type {number[][]} */
  let colors = [];
  let stop = () => {};
  let idle = 0;
  /** Of the output, where it is a value. @type {[number, number]} */
  let range = [0, 1];

  /** What the network predicts at the points of a grid, some at a time. @param {number} count on a side. @param {(output: Matrix, first: number) => void} take @returns {Generator<void, void, void>} */
  function* predictions(count, take) {
    const some = Math.max(1, Math.floor(PIECE / Math.max(1, network.size)));
    for (let first = 0; first < count * count; first += some) {
      const values = network.forward(points(axes, dtype, count, first, Math.min(some, count * count - first)));
      take(values[values.length - 1], first);
      yield;
    }
  }

  /** @param {Matrix} output @param {Uint8ClampedArray} pixels @param {number} first */
  const paint = (output, pixels, first) => color(output, { kind, range, colors }, pixels, 4 * first);

  function draw() {
    stop();
    clearTimeout(idle);
    if (!colors.length || !canvas.isConnected) colors = colorsOf(canvas);
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const smallContext = /** @type {CanvasRenderingContext2D} */ (small.getContext("2d"));
    const image = smallContext.createImageData(coarse, coarse);
    /** @type {[Matrix, number][]} */
    const outputs = [];
    stop = inSlices(
      predictions(coarse, (output, first) => outputs.push([output, first])),
      {
        now: true,
        done() {
          if (kind === "value") range = rangeOf(outputs.map(([output]) => output));
          measured?.(range);
          for (const [output, first] of outputs) paint(output, image.data, first);
          smallContext.putImageData(image, 0, 0);
          context.clearRect(0, 0, FINE, FINE);
          context.drawImage(small, 0, 0, FINE, FINE);
          idle = window.setTimeout(refine, IDLE);
        },
      },
    );

    function refine() {
      const fine = context.createImageData(FINE, FINE);
      stop = inSlices(
        predictions(FINE, (output, first) => paint(output, fine.data, first)),
        {
          done: () => context.putImageData(fine, 0, 0),
        },
      );
    }
  }

  return {
    draw,
    /** After the page became light or dark. */
    recolor() {
      colors = colorsOf(canvas);
      draw();
    },
    end() {
      stop();
      clearTimeout(idle);
    },
  };
}

/** The colors of the classes, as red, green and blue. @param {HTMLCanvasElement} canvas  in the page. @returns {number[][]} */
function colorsOf(canvas) {
  const style = getComputedStyle(canvas);
  const swatch = /** @type {CanvasRenderingContext2D} */ (
    h("canvas", { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true })
  );
  return Array.from({ length: MARKS }, (_, index) => {
    swatch.fillStyle = style.getPropertyValue(`--class-${index}`).trim() || "#888";
    swatch.fillRect(0, 0, 1, 1);
    return [...swatch.getImageData(0, 0, 1, 1).data];
  });
}

/** Points of a grid, line by line. @param {import("../charts/chart.js").Chart} axes @param {import("../../math/dtypes.js").DType} dtype @param {number} count on a side. @param {number} first @param {number} number */
function points({ area, atX, atY }, dtype, count, first, number) {
  const grid = new Matrix(number, 2, dtype);
  for (let point = 0; point < number; point++) {
    const [line, column] = [Math.floor((first + point) / count), (first + point) % count];
    grid.set(point, 0, atX(area.left + ((column + 0.5) / count) * (area.right - area.left)));
    grid.set(point, 1, atY(area.top + ((line + 0.5) / count) * (area.bottom - area.top)));
  }
  return grid;
}

/** The colors of points. @param {Matrix} output @param {{ kind: Kind, range: [number, number], colors: number[][] }} how @param {Uint8ClampedArray} pixels @param {number} at */
function color(output, { kind, range, colors }, pixels, at) {
  for (let point = 0; point < output.rows; point++) {
    const values = output.row(point);
    /** @type {number | null} */
    let index = null;
    let opacity = 0;
    if (kind === "softmax") {
      index = classOfRow(values);
      opacity = (values[index ?? 0] - 1 / values.length) / (1 - 1 / values.length);
    } else {
      const share = kind === "sigmoid" ? values[0] : (values[0] - range[0]) / (range[1] - range[0] || 1);
      index = classOfProbability(share);
      opacity = Math.min(1, Math.abs(share - 0.5) * 2);
    }
    const [red, green, blue] = colors[(index ?? 0) % MARKS];
    const place_ = at + 4 * point;
    pixels[place_] = red;
    pixels[place_ + 1] = green;
    pixels[place_ + 2] = blue;
    pixels[place_ + 3] = index !== null && Number.isFinite(opacity) ? 255 * (PALE + (STRONG - PALE) * opacity) : 0;
  }
}

/** The range of the first column of some outputs. @param {readonly Matrix[]} outputs @returns {[number, number]} */
function rangeOf(outputs) {
  let [low, high] = [Infinity, -Infinity];
  for (const output of outputs)
    for (let row = 0; row < output.rows; row++)
      [low, high] = [Math.min(low, output.at(row, 0)), Math.max(high, output.at(row, 0))];
  return [low, high];
}
