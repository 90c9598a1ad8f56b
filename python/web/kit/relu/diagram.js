/** A diagram of a chain of ReLU neurons: input, weights on the connections, sums and biases, outputs; an active neuron is filled. */

import { fitting } from "../numbers/notation.js";
import { drawnLetters, emsOf } from "../numbers/widths.js";
import { s, set, write } from "../elements/dom.js";

const ROW = 74;
const RADIUS = 30;
const SUB = ["₁", "₂"];

/**
 * @param {object} options
 * @param {string} options.label for screen readers.
 * @param {number} options.count of neurons: 1 or 2.
 * @param {import("../../text/common.js").Say} options.text with `active` and `inactive`.
 * @param {number} options.width of the drawing on the screen.
 */
export function chainDiagram({ label, count, text, width: room }) {
  const letters = drawnLetters(room);
  const width = count === 1 ? 360 : 420;
  const centers = count === 1 ? [180] : [146, 286];
  const sub = (/** @type {number} */ index) => (count === 1 ? "" : SUB[index]);
  const middle = { "text-anchor": "middle" };
  const input = s("text", { x: 26, y: ROW + 5, ...middle, class: "number data tinted" });
  const svg = s("svg", { viewBox: `0 0 ${width} 158`, role: "img", "aria-label": label });
  svg.append(
    s("circle", { cx: 26, cy: ROW, r: 24, class: "ring data" }),
    input,
    s("text", { x: 26, y: ROW + 44, ...middle }, "x"),
  );
  const neurons = centers.map((x, index) => {
    const start = index === 0 ? 50 : centers[index - 1] + RADIUS;
    const ring = s("circle", { cx: x, cy: ROW, r: RADIUS });
    const between = (start + x - RADIUS) / 2;
    const name = s("text", { x: between, y: ROW - 26, ...middle, class: "weight tinted" }, `w${sub(index)} =`);
    const weight = s("text", { x: between, y: ROW - 9, ...middle, class: "number weight tinted" });
    const bias = s("text", { x, y: ROW + 50, ...middle, class: "number bias tinted" });
    const sum = s("text", { x, y: ROW + 1, ...middle, class: "number" });
    const kind = s("text", { x, y: ROW + 16, ...middle }, "ReLU");
    const state = s("text", { x, y: ROW - 42, ...middle, class: "number" });
    const end = index === count - 1 ? width - 66 : centers[index + 1] - RADIUS;
    const output = s(
      "text",
      index === count - 1
        ? { x: width - 60, y: ROW + 5, class: "number prediction tinted" }
        : { x: (x + RADIUS + end) / 2, y: ROW + 20, ...middle, class: "number prediction tinted" },
    );
    const wire = s("path", { d: `M${x + RADIUS} ${ROW}H${end}`, class: "line" });
    svg.append(
      s("path", { d: `M${start} ${ROW}H${x - RADIUS}`, class: "line data" }),
      wire,
      ring,
      name,
      weight,
      bias,
      sum,
      kind,
      state,
      output,
    );
    return { ring, weight, bias, sum, state, output, wire, gap: x - RADIUS - start };
  });
  /** A number with as many digits as fit. @param {number} value @param {number} units  the width that it has. @param {string} [before] */
  const short = (value, units, before = "") => before + fitting(value, units / letters - emsOf(before));
  return {
    svg,
    /**
     * @param {readonly number[]} weights @param {readonly number[]} biases @param {number} x
     * @param {import("./pieces.js").Neuron[]} now
     */
    update(weights, biases, x, now) {
      write(input, short(x, 46));
      neurons.forEach(({ ring, weight, bias, sum, state, output, wire, gap }, index) => {
        const { active } = now[index];
        set(ring, { class: active ? "ring prediction on" : "ring soft dash" });
        set(wire, { class: active ? "line prediction" : "line soft dash" });
        write(weight, short(weights[index], gap));
        write(bias, short(biases[index], 130, `b${sub(index)} = `));
        write(sum, short(now[index].sum, 2 * RADIUS - 4));
        write(state, text(active ? "active" : "inactive"));
        write(output, short(now[index].output, index === count - 1 ? 60 : gap));
      });
    },
  };
}
