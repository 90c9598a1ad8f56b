/** A diagram of a chain of ReLU neurons: input, weights on the connections, sums and biases, outputs; an active neuron is filled. */

import { fitting } from "../numbers/notation.js";
import { drawnLetters, emsOf } from "../numbers/widths.js";
import { s, set, write } from "../elements/dom.js";

/** The middle of the wires, and half the width of the input and of a neuron. */
const [ROW, INPUT, RADIUS] = [84, 38, 36];
/** Where the neurons are, and the width of the drawing with room for the output, by the number of neurons. */
const CENTERS = [[], [200], [172, 322]];
const WIDTHS = [0, 404, 460];
const SUB = ["₁", "₂"];
const MIDDLE = { "text-anchor": "middle" };

/**
 * @param {object} options
 * @param {string} options.label for screen readers.
 * @param {number} options.count of neurons: 1 or 2.
 * @param {import("../../text/common.js").Say} options.text with `active` and `inactive`.
 * @param {number} options.width of the drawing on the screen.
 */
export function chainDiagram({ label, count, text, width: room }) {
  const letters = drawnLetters(room);
  const width = WIDTHS[count];
  const centers = CENTERS[count];
  const sub = (/** @type {number} */ index) => (count === 1 ? "" : SUB[index]);
  const left = 2 + INPUT;
  const input = s("text", { x: left, y: ROW + 5, ...MIDDLE, class: "number data tinted" });
  const svg = s("svg", { viewBox: `0 0 ${width} 164`, role: "img", "aria-label": label });
  svg.append(
    s("rect", { x: 2, y: ROW - 24, width: 2 * INPUT, height: 48, rx: 24, class: "ring data" }),
    input,
    s("text", { x: left, y: ROW + 46, ...MIDDLE }, "x"),
  );
  const neurons = centers.map((x, index) => {
    const start = index === 0 ? left + INPUT : centers[index - 1] + RADIUS;
    const isLast = index === count - 1;
    const end = isLast ? x + RADIUS + 20 : centers[index + 1] - RADIUS;
    const between = { x: (start + x - RADIUS) / 2, ...MIDDLE };
    const ring = s("circle", { cx: x, cy: ROW, r: RADIUS });
    const wire = s("path", { d: `M${x + RADIUS} ${ROW}H${end}`, class: "line" });
    const name = s("text", { ...between, y: ROW - 48, class: "weight tinted" }, `w${sub(index)} =`);
    const weight = s("text", { ...between, y: ROW - 29, class: "number weight tinted" });
    const bias = s("text", { x, y: ROW + 60, ...MIDDLE, class: "number bias tinted" });
    const sum = s("text", { x, y: ROW - 3, ...MIDDLE, class: "number" });
    const kind = s("text", { x, y: ROW + 18, ...MIDDLE }, "ReLU");
    const state = s("text", { x, y: ROW - 44, ...MIDDLE, class: "number" });
    const at = isLast ? { x: end + 5, y: ROW + 5 } : { x: (x + RADIUS + end) / 2, y: ROW + 24, ...MIDDLE };
    const output = s("text", { ...at, class: "number prediction tinted" });
    svg.append(s("path", { d: `M${start} ${ROW}H${x - RADIUS}`, class: "line data" }), wire, ring);
    svg.append(name, weight, bias, sum, kind, state, output);
    return { ring, weight, bias, sum, state, output, wire, gap: x - RADIUS - start, room: isLast ? width - end - 5 : end - x - RADIUS }; // prettier-ignore
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
      write(input, short(x, 2 * INPUT - 6));
      neurons.forEach(({ ring, weight, bias, sum, state, output, wire, gap, room: after }, index) => {
        const { active } = now[index];
        set(ring, { class: active ? "ring prediction on" : "ring soft dash" });
        set(wire, { class: active ? "line prediction" : "line soft dash" });
        write(weight, short(weights[index], gap + 16));
        write(bias, short(biases[index], 140, `b${sub(index)} = `));
        write(sum, short(now[index].sum, 2 * RADIUS - 6));
        write(state, text(active ? "active" : "inactive"));
        write(output, short(now[index].output, after));
      });
    },
  };
}
