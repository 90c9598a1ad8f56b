/** The diagram of a linear model: inputs, weights on their edges, the bias, the output, with the numbers of one row. */

import { s, write } from "../elements/dom.js";
import { number } from "../numbers/notation.js";
import { subscript } from "./regression.js";

const ROW = 84;
const WEIGHT = 150;

/**
 * @param {object} options
 * @param {string} options.label
 * @param {readonly string[]} options.names  of the inputs, up to 6.
 * @param {string} options.target
 */
export function linearDiagram({ label, names, target }) {
  const count = names.length;
  const height = Math.max(118, count * ROW + 36);
  const middle = height / 2;
  const svg = s("svg", { viewBox: `0 0 460 ${height}`, role: "img", "aria-label": label, class: "diagram" });
  const inputs = names.map((name, j) => {
    const y = middle + (j - (count - 1) / 2) * ROW;
    const value = s("text", { x: 50, y: y + 5, "text-anchor": "middle", class: "number" });
    const weight = s("text", {
      x: WEIGHT,
      y: weightY(y, middle) + 5,
      "text-anchor": "middle",
      class: "number weight tinted",
    });
    svg.append(
      s("path", { d: `M86 ${y}L284 ${middle}`, class: "line thin weight" }),
      s("circle", { cx: 50, cy: y, r: 29, class: "ring data" }),
      value,
      s("ellipse", { cx: WEIGHT, cy: weightY(y, middle), rx: 50, ry: 17, class: "ring weight" }),
      weight,
      s("text", { x: 50, y: y - 33, "text-anchor": "middle", class: "caption" }, clipped(name, 15)),
      s(
        "text",
        { x: WEIGHT, y: weightY(y, middle) - 22, "text-anchor": "middle", class: "caption" },
        count === 1 ? "W" : `W${subscript(j + 1)}`,
      ),
    );
    return { value, weight };
  });
  const bias = s("text", { x: 319, y: middle + 5, "text-anchor": "middle", class: "number bias tinted" });
  const output = s("text", { x: 425, y: middle + 5, "text-anchor": "middle", class: "number prediction tinted" });
  svg.append(
    s("path", {
      d: `M354 ${middle}H392M386 ${middle - 5}L393 ${middle}L386 ${middle + 5}`,
      class: "line thin prediction",
    }),
    s("rect", { x: 284, y: middle - 21, width: 70, height: 42, rx: 6, class: "ring bias" }),
    bias,
    s("text", { x: 319, y: middle - 27, "text-anchor": "middle", class: "caption" }, "+ b"),
    s("rect", { x: 393, y: middle - 19, width: 64, height: 38, rx: 19, class: "ring prediction" }),
    output,
    s("text", { x: 457, y: middle + 38, "text-anchor": "end", class: "caption" }, clipped(target, 18)),
  );
  return {
    svg,
    /** @param {ArrayLike<number>} x  of the row. @param {readonly string[]} weights @param {string} b @param {number} prediction */
    update(x, weights, b, prediction) {
      inputs.forEach((input, j) => {
        write(input.value, number(x[j], 5));
        write(input.weight, weights[j]);
      });
      write(bias, `${b.startsWith("−") ? "" : "+"}${b}`);
      write(output, number(prediction, 4));
    },
  };
}

/** The ellipse of a weight on its edge. @param {number} y @param {number} middle */
function weightY(y, middle) {
  return y + ((WEIGHT - 86) / (284 - 86)) * (middle - y);
}

/** @param {string} name @param {number} length */
function clipped(name, length) {
  return name.length > length ? `${name.slice(0, length - 1)}…` : name;
}
