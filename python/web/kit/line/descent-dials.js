/** A dial for each weight and the bias, and the map of the error of one feature: other ones for raw and for standardized features. */

import { slider } from "../controls/controls.js";
import { h, s } from "../elements/dom.js";
import { fieldWriter, number } from "../numbers/notation.js";
import { bowl, surface } from "./surface.js";

/** @typedef {import("./descent.js").State} State */
/** @typedef {import("./descent.js").Descent} Descent */
/** @typedef {import("../../text/common.js").Say} Say */

/**
 * @typedef {object} Units
 * @property {boolean} standard
 * @property {import("../controls/controls.js").NumberControl[]} sliders
 * @property {ReturnType<typeof surface> | null} surface
 * @property {((value: number) => string)[]} written  how the value of each dial is written.
 */

/**
 * @param {object} options
 * @param {Descent} options.descent
 * @param {readonly string[]} options.labels  of the parameters, the bias at the end.
 * @param {Say} options.text
 * @param {(name: string) => string} options.id
 * @param {number} options.width  of the map.
 * @param {() => State} options.state
 * @param {(change: Partial<State>) => void} options.change
 */
export function descentDials({ descent, labels, text, id, width, state, change }) {
  const { columns } = descent.table;
  const knobs = h("div");
  const map = h("div");
  /** @type {Units | null} */
  let units = null;

  /** @param {number} index @param {number} value */
  function turned(index, value) {
    const weights = () => state().weights.map((old, j) => (j === index ? value : old));
    change(descent.moved(state(), index === columns ? { bias: value } : { weights: weights() }));
  }

  /** Dials and map for raw or standardized features. @param {boolean} scaled @returns {Units} */
  function build(scaled) {
    const dials = descent.dials[scaled ? "scaled" : "raw"];
    const all = [...dials.weights, dials.bias];
    const written = all.map((dial) => fieldWriter(dial.step));
    const sliders = all.map((dial, index) =>
      slider({
        label: labels[index],
        ...dial,
        format: written[index],
        tone: index === columns ? "bias" : "weight",
        change: (value) => turned(index, value),
      }),
    );
    knobs.replaceChildren(...sliders.map(({ element }) => element));
    const drawn = columns === 1 ? errorMap({ descent, scaled, text, id, width, state, change }) : null;
    map.replaceChildren(...(drawn ? [drawn.svg, mapLegend(text), h("p", { class: "note" }, text("mapHint"))] : []));
    return { standard: scaled, sliders, surface: drawn, written };
  }

  return {
    knobs,
    map,
    /** @param {State} now @param {number} error @param {readonly number[]} gradient  the bias at its end. @returns {Units["written"]} */
    update(now, error, gradient) {
      units = units?.standard === now.standard ? units : build(now.standard);
      const values = [...now.weights, now.bias];
      units.sliders.forEach((control, index) => control.update(values[index]));
      if (units.surface) {
        const { rates, bias } = descent.rates(now);
        units.surface.update(
          [now.weights[0], now.bias],
          now.path.points,
          [now.weights[0] - (rates[0] * gradient[0]) / 2, now.bias - (bias * gradient[1]) / 2],
          [gradient[0], gradient[1]],
          text("spokenPoint", {
            weight: number(now.weights[0]),
            bias: number(now.bias),
            error: descent.table.error(error),
          }),
        );
      }
      return units.written;
    },
  };
}

/**
 * The map of the error over weight and bias, where the reader moves the point.
 * @param {{ descent: Descent, scaled: boolean, text: Say, id: (name: string) => string, width: number, state: () => State, change: (change: Partial<State>) => void }} options
 */
function errorMap({ descent, scaled, text, id, width, state, change }) {
  const kind = scaled ? "scaled" : "raw";
  const { weights, bias } = descent.dials[kind];
  const [weight] = weights;
  const best = descent.best(scaled);
  return surface({
    id: id(kind),
    label: text("map"),
    width,
    bowl: bowl(descent.trainers[kind].features, {
      ...descent.table.best,
      ...best,
      weights: Float64Array.from(best.weights),
    }),
    weights: [weight.min, weight.max],
    biases: [bias.min, bias.max],
    xLabel: text("weight"),
    yLabel: text("bias"),
    captions: { point: text("point"), minimum: text("minimum") },
    move: (w, b) => change(descent.moved(state(), { weights: [w], bias: b })),
    nudge: (across, up) =>
      change(
        descent.moved(state(), {
          weights: [state().weights[0] + across * weight.step * 10],
          bias: state().bias + up * bias.step * 10,
        }),
      ),
  });
}

/** What the marks on the map mean. @param {Say} text */
function mapLegend(text) {
  /** @param {string} label @param {SVGElement[]} marks */
  const item = (label, ...marks) =>
    h(
      "span",
      { class: "row" },
      s("svg", { viewBox: "0 0 28 14", style: "width: 28px", "aria-hidden": "true" }, ...marks),
      label,
    );
  return h(
    "div",
    { class: "row note" },
    item(text("point"), s("circle", { cx: 14, cy: 7, r: 5.5, class: "dot prediction" })),
    item(text("against"), s("path", { d: "M2 7H25M18 2L25 7L18 12", class: "line accent" })),
    item(text("nextStep"), s("circle", { cx: 14, cy: 7, r: 4.5, class: "ring prediction" })),
    item(text("path"), s("path", { d: "M2 7H26", class: "line thin trail" })),
    item(text("minimum"), s("path", { d: "M9 2L19 12M9 12L19 2", class: "line good" })),
  );
}
