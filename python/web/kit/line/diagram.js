/** The diagram of a linear model: inputs, weights on their edges, the bias, the output, with the numbers of one row. */

import { s, write } from "../elements/dom.js";
import { grouped } from "../numbers/format.js";
import { fitting } from "../numbers/notation.js";
import { clipped, drawnLetters, emsOf } from "../numbers/widths.js";
import { subscript } from "./regression.js";

const ROW = 84;
const WIDTH = 460;
/** Centers and half widths of the parts, from left to right, and the share of a part's width that is for its number. */
const INPUT = { x: 43, half: 41, inside: 0.94 };
const WEIGHT = { x: 138, half: 47, inside: 0.88 };
const BIAS = { x: 298, half: 54, inside: 0.97 };
const OUTPUT = { x: 413, half: 44, inside: 0.94 };
const MIDDLE = { "text-anchor": "middle" };

/**
 * @param {object} options
 * @param {string} options.label
 * @param {readonly string[]} options.names  of the inputs, up to 6.
 * @param {string} options.target
 * @param {number} options.width  of the drawing on the screen.
 */
export function linearDiagram({ label, names, target, width }) {
  const count = names.length;
  const height = Math.max(118, count * ROW + 36);
  const middle = height / 2;
  const letters = drawnLetters(width);
  const svg = s("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": label, class: "diagram" });
  const inputs = names.map((name, j) => {
    const y = middle + (j - (count - 1) / 2) * ROW;
    const on = weightY(y, middle);
    const value = s("text", { x: INPUT.x, y: y + 5, ...MIDDLE, class: "number" });
    const weight = s("text", { x: WEIGHT.x, y: on + 5, ...MIDDLE, class: "number weight tinted" });
    const sign = count === 1 ? "W" : `W${subscript(j + 1)}`;
    svg.append(
      s("path", { d: `M${INPUT.x + INPUT.half} ${y}L${BIAS.x - BIAS.half} ${middle}`, class: "line thin weight" }),
      s("rect", { ...around(INPUT, y, 56), rx: 28, class: "ring data" }),
      value,
      s("ellipse", { cx: WEIGHT.x, cy: on, rx: WEIGHT.half, ry: 17, class: "ring weight" }),
      weight,
      s("text", { x: 4, y: y - 33, class: "caption" }, clipped(name, (WEIGHT.x - 20) / letters)),
      s("text", { x: WEIGHT.x, y: on - 22, ...MIDDLE, class: "caption" }, sign),
    );
    return { value, weight };
  });
  const bias = s("text", { x: BIAS.x, y: middle + 5, ...MIDDLE, class: "number bias tinted" });
  const output = s("text", { x: OUTPUT.x, y: middle + 5, ...MIDDLE, class: "number prediction tinted" });
  const [from, to] = [BIAS.x + BIAS.half, OUTPUT.x - OUTPUT.half];
  svg.append(
    s("path", {
      d: `M${from} ${middle}H${to}M${to - 7} ${middle - 5}L${to} ${middle}L${to - 7} ${middle + 5}`,
      class: "line thin prediction",
    }),
    s("rect", { ...around(BIAS, middle, 42), rx: 6, class: "ring bias" }),
    bias,
    s("text", { x: BIAS.x, y: middle - 27, ...MIDDLE, class: "caption" }, "+ b"),
    s("rect", { ...around(OUTPUT, middle, 38), rx: 19, class: "ring prediction" }),
    output,
    s(
      "text",
      { x: OUTPUT.x + OUTPUT.half, y: middle + 40, "text-anchor": "end", class: "caption" },
      clipped(target, 240 / letters),
    ),
  );

  /** A number as its dial has it, or with the digits that fit. @param {number} value @param {{ half: number, inside: number }} part @param {number} [decimals] decimals of the dial. @param {string} [sign] before it. */
  function text(value, { half, inside }, decimals, sign = "") {
    const ems = (2 * half * inside) / letters - emsOf(sign);
    const whole = decimals === undefined || decimals > 6 ? "" : grouped(value, decimals);
    return sign + (whole !== "" && emsOf(whole) <= ems ? whole : fitting(value, ems, 5));
  }
  return {
    svg,
    /**
     * @param {ArrayLike<number>} x  of the row. @param {readonly number[]} weights @param {number} b @param {number} prediction
     * @param {readonly (number | undefined)[]} [decimals] decimals of the dials of the weights and of the bias.
     */
    update(x, weights, b, prediction, decimals = []) {
      inputs.forEach((input, j) => {
        write(input.value, text(x[j], INPUT));
        write(input.weight, text(weights[j], WEIGHT, decimals[j]));
      });
      write(bias, text(b, BIAS, decimals[weights.length], b < 0 ? "" : "+"));
      write(output, text(prediction, OUTPUT));
    },
  };
}

/** The rectangle of a part. @param {{ x: number, half: number }} part @param {number} y @param {number} height */
function around({ x, half }, y, height) {
  return { x: x - half, y: y - height / 2, width: 2 * half, height };
}

/** The ellipse of a weight on its edge. @param {number} y @param {number} middle */
function weightY(y, middle) {
  const [from, to] = [INPUT.x + INPUT.half, BIAS.x - BIAS.half];
  return y + ((WEIGHT.x - from) / (to - from)) * (middle - y);
}
