/** The plane of two inputs: what a network predicts at each point, in colors, and the samples with the marks of their classes. */

import { Matrix } from "../../math/matrix.js";
import { classOfProbability, classOfRow } from "../../math/metrics.js";
import { chart, extent } from "../charts/chart.js";
import { h, s, set } from "../elements/dom.js";
import { place } from "../elements/drag.js";
import { classColor, marker, MARKS } from "../charts/markers.js";
import { inSlices } from "../elements/slices.js";

/** @typedef {import("../model/network.js").Network} Network */

const HEIGHT = 360;
/** Points on a side, at once and afterwards; multiplications of one pass over the coarse points at most. */
const [COARSE, FINE, COST] = [28, 92, 400_000];
/** Multiplications between two looks at the clock. */
const PIECE = 1_000_000;
const IDLE = 140;
/** From here on a range of coordinates overflows. */
const LARGEST = 1e150;

/**
 * @param {object} options
 * @param {string} options.id
 * @param {string} options.label
 * @param {number} options.width
 * @param {Network} options.network
 * @param {Matrix} options.X  two columns.
 * @param {(row: number) => number} options.classOf  the class of a row; for values their share of the range, 0 or 1.
 * @param {readonly string[]} options.names  of the inputs.
 * @param {"softmax" | "sigmoid" | "value"} options.kind  of the output.
 * @param {(row: number) => void} options.select
 */
export function plane({ id, label, width, network, X, classOf, names, kind, select }) {
  const isShown = Array.from({ length: X.rows }, (_, row) =>
    [0, 1].every((column) => Math.abs(X.at(row, column)) < LARGEST),
  );
  const hidden = isShown.filter((shown) => !shown).length;
  const [across, up] = [0, 1].map((column) =>
    extent(isShown.flatMap((shown, row) => (shown ? [X.at(row, column)] : []))),
  );
  const axes = chart({ id, label, x: across, y: up, xLabel: names[0], yLabel: names[1], width, height: HEIGHT });
  const { area } = axes;
  const canvas = h("canvas", {
    width: FINE,
    height: FINE,
    "aria-hidden": "true",
    style: `position: absolute; left: ${(area.left / width) * 100}%; top: ${(area.top / HEIGHT) * 100}%; width: ${((area.right - area.left) / width) * 100}%; height: ${((area.bottom - area.top) / HEIGHT) * 100}%`,
  });
  const element = h("div", { class: "plane", style: "position: relative" }, canvas, axes.svg);
  set(axes.svg, { style: "position: relative" });
  const ring = s("circle", { r: 10, fill: "none", stroke: "var(--ink)", "stroke-width": 2.5 });
  const marks = isShown.map((shown, row) => {
    if (!shown) return null;
    const index = kind === "value" ? 0 : classOf(row);
    const mark = s("path", {
      d: marker(index, 4.2),
      transform: `translate(${axes.x(X.at(row, 0)).toFixed(1)} ${axes.y(X.at(row, 1)).toFixed(1)})`,
      fill: classColor(index),
      stroke: "var(--ground)",
      "stroke-width": 1,
    });
    axes.marks.append(mark);
    return mark;
  });
  axes.above.append(ring);
  axes.svg.addEventListener("click", (event) => {
    const at = place(axes.svg, event);
    let best = 0;
    let nearest = Infinity;
    for (let row = 0; row < X.rows; row++) {
      if (!isShown[row]) continue;
      const distance = Math.hypot(axes.x(X.at(row, 0)) - at.x, axes.y(X.at(row, 1)) - at.y);
      if (distance < nearest) [best, nearest] = [row, distance];
    }
    if (nearest < 40) select(best);
  });
  const coarse = Math.round(Math.max(8, Math.min(COARSE, Math.sqrt(COST / Math.max(1, network.size)))));
  const small = h("canvas", { width: coarse, height: coarse });
  /** @type {number[][]} */
  let colors = [];
  let stop = () => {};
  let idle = 0;
  let painted = "";

  function readColors() {
    const style = getComputedStyle(canvas);
    const swatch = /** @type {CanvasRenderingContext2D} */ (
      h("canvas", { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true })
    );
    colors = Array.from({ length: MARKS }, (_, index) => {
      swatch.fillStyle = style.getPropertyValue(`--class-${index}`).trim() || "#888";
      swatch.fillRect(0, 0, 1, 1);
      return [...swatch.getImageData(0, 0, 1, 1).data];
    });
  }

  /** Points of a grid, line by line. @param {number} count on a side. @param {number} first @param {number} number */
  function points(count, first, number) {
    const grid = new Matrix(number, 2, X.dtype);
    for (let point = 0; point < number; point++) {
      const [line, column] = [Math.floor((first + point) / count), (first + point) % count];
      grid.set(point, 0, axes.atX(area.left + ((column + 0.5) / count) * (area.right - area.left)));
      grid.set(point, 1, axes.atY(area.top + ((line + 0.5) / count) * (area.bottom - area.top)));
    }
    return grid;
  }

  /** What the network predicts at the points of a grid, some at a time. @param {number} count on a side. @param {(output: Matrix, first: number) => void} take @returns {Generator<void, void, void>} */
  function* predictions(count, take) {
    const some = Math.max(1, Math.floor(PIECE / Math.max(1, network.size)));
    for (let first = 0; first < count * count; first += some) {
      take(last(network.forward(points(count, first, Math.min(some, count * count - first)))), first);
      yield;
    }
  }

  /** @type {[number, number]} */
  let range = [0, 1];

  /** The colors of points. @param {Matrix} output @param {Uint8ClampedArray} pixels @param {number} at */
  function color(output, pixels, at) {
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
      pixels[place_ + 3] = index !== null && Number.isFinite(opacity) ? 26 + 120 * opacity : 0;
    }
  }

  function draw() {
    stop();
    clearTimeout(idle);
    if (!colors.length || !canvas.isConnected) readColors();
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
          for (const [output, first] of outputs) color(output, image.data, 4 * first);
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
        predictions(FINE, (output, first) => color(output, fine.data, 4 * first)),
        {
          done: () => context.putImageData(fine, 0, 0),
        },
      );
    }
  }

  return {
    element,
    /** Rows with a coordinate that is not finite: they have no mark. */
    hidden,
    /** @param {string} version  of the parameters: another one draws the plane again. @param {number} row  the selected one. @param {(row: number) => boolean} isWrong */
    update(version, row, isWrong) {
      set(ring, { display: isShown[row] ? null : "none" });
      if (isShown[row]) set(ring, { cx: axes.x(X.at(row, 0)), cy: axes.y(X.at(row, 1)) });
      if (version === painted) return;
      painted = version;
      draw();
      marks.forEach((mark, index) => {
        if (!mark) return;
        const wrong = isWrong(index);
        if (mark.classList.contains("wrong") === wrong) return;
        mark.classList.toggle("wrong", wrong);
        set(mark, { stroke: wrong ? "var(--ink)" : "var(--ground)", "stroke-width": wrong ? 1.6 : 1 });
      });
    },
    /** After the page became light or dark. */
    recolor() {
      readColors();
      draw();
    },
    end() {
      stop();
      clearTimeout(idle);
    },
  };
}

/** @param {readonly Matrix[]} values */
function last(values) {
  return values[values.length - 1];
}

/** The range of the first column of some outputs. @param {readonly Matrix[]} outputs @returns {[number, number]} */
function rangeOf(outputs) {
  let [low, high] = [Infinity, -Infinity];
  for (const output of outputs)
    for (let row = 0; row < output.rows; row++)
      [low, high] = [Math.min(low, output.at(row, 0)), Math.max(high, output.at(row, 0))];
  return [low, high];
}
