/** Linear regression trained by gradient descent: steps, the map of the error, the history of errors; a dial for each parameter. */

import { view } from "../host/view.js";
import { checkbox } from "../kit/controls/controls.js";
import { Descent } from "../kit/line/descent.js";
import { descentDials } from "../kit/line/descent-dials.js";
import { descentPlots } from "../kit/line/descent-plots.js";
import { stepButtons } from "../kit/line/descent-steps.js";
import { descentWords } from "../kit/line/descent-words.js";
import { h, write } from "../kit/elements/dom.js";
import { grouped } from "../kit/numbers/format.js";
import { number } from "../kit/numbers/notation.js";
import { descentCode } from "../kit/line/code.js";
import { parametersTable } from "../kit/line/parameters-table.js";
import { isConstant, tableOf } from "../kit/line/regression.js";
import { speaker } from "../text/common.js";
import { texts } from "../text/gradient-descent.js";

/** @typedef {import("../kit/line/descent.js").State} State */
/** @typedef {import("../host/view.js").Parts<State, unknown>} Parts */

export default view({
  name: "gradient-descent",
  texts,
  /** @returns {State} */
  start: (data) => new Descent(data, tableOf(data, speaker(texts, "en"))).start(),
  build(parts) {
    const { data, onEnd } = parts;
    const panels = panelsOf(parts);
    const { descent, steps, dials, plots, numbers } = panels;
    onEnd(steps.end);

    /** @param {State} now */
    function update(now) {
      const trainer = descent.trainer(now);
      const { error } = trainer;
      const { weights, bias } = trainer.gradient();
      const gradient = [...weights, bias];
      const raw = descent.rawLine(now);
      steps.update(now);
      const written = dials.update(now, error, gradient);
      numbers.update(now, error, gradient, raw);
      plots.update(now, trainer, raw, written);
    }
    return {
      body: bodyOf(parts, panels),
      update,
      picture: () => [
        /** @type {SVGSVGElement} */ ((plots.cloud?.parentElement ?? dials.map).querySelector("svg.chart")),
      ],
      code: (now) => descentCode(data, now, descent.rates(now)),
    };
  },
});

/** @param {Parts} parts */
function panelsOf(parts) {
  const { data, text, state, change, id, room: width } = parts;
  const table = tableOf(data, text);
  const descent = new Descent(data, table);
  const { columns } = table;
  const labels = [
    ...table.names.map((name) => (columns === 1 ? text("weight") : `${text("weight")}: ${name}`)),
    text("bias"),
  ];
  return {
    descent,
    steps: stepButtons({ ...parts, descent, written: table.error }),
    dials: descentDials({ descent, labels, text, id, width, state, change }),
    plots: descentPlots({ descent, text, id, width, change }),
    numbers: numbersPanel(parts, descent, labels),
  };
}

/** The step, the error, the parameters, and the sentences about them. @param {Parts} parts @param {Descent} descent @param {readonly string[]} labels */
function numbersPanel({ text, state, change }, descent, labels) {
  const { table } = descent;
  const standard = checkbox({
    label: text("standardize"),
    change: (value) => change(descent.switched(state(), value)),
  });
  if (!descent.scale) for (const box of standard.element.querySelectorAll("input")) box.disabled = true;
  const counted = h("output", { class: "value steps" });
  const shown = h("output", { class: "value error big" });
  const words = descentWords({ descent, text });
  const parameters = parametersTable({ text, names: labels, rate: (index, rate) => change(rated(index, rate)) });

  /** @param {number} index @param {number} rate */
  function rated(index, rate) {
    const { rates, bias } = descent.rates(state());
    const all = [...rates, bias].map((old, j) => (j === index ? rate : old));
    return descent.rated(state(), { rates: all.slice(0, -1), bias: all[all.length - 1] });
  }
  return {
    counted: [
      h(
        "div",
        { class: "row" },
        h("span", {}, text("step"), " ", counted),
        h("span", { class: "label" }, text("error")),
        shown,
      ),
      ...words.elements,
    ],
    standard: standard.element,
    parameters: parameters.element,
    /** @param {State} now @param {number} error @param {readonly number[]} gradient @param {import("../kit/line/descent.js").Line} raw */
    update(now, error, gradient, raw) {
      const rates = descent.rates(now);
      const best = descent.best(now.standard);
      write(counted, String(now.total));
      write(shown, table.error(error));
      standard.update(now.standard);
      parameters.update({
        values: [...now.weights, now.bias],
        rates: [...rates.rates, rates.bias],
        gradient,
        best: [...best.weights, best.bias],
        raw: now.standard ? [...raw.weights, raw.bias] : null,
        error,
        least: table.best.error,
      });
      words.update(now, error);
    },
  };
}

/** @param {Parts} parts @param {ReturnType<typeof panelsOf>} panels @returns {Node[]} */
function bodyOf({ text }, { descent, steps, dials, plots, numbers }) {
  const { table } = descent;
  const constant = table.names.find((_, j) => isConstant(table, j));
  const shown = table.targets.length;
  return [
    steps.element,
    h(
      "div",
      { class: "columns" },
      h("div", {}, plots.cloud ?? dials.map, ...numbers.counted, dials.knobs, numbers.standard),
      plots.element,
    ),
    numbers.parameters,
    h("p", { class: "note least" }, text("least", { least: number(table.best.error, 13) })),
    ...(constant === undefined
      ? []
      : [
          h(
            "p",
            { class: "warning" },
            text(table.columns === 1 ? "constant" : "cannotStandardize", { name: constant }),
          ),
        ]),
    ...(shown < table.rows
      ? [h("p", { class: "note" }, text("reduced", { shown: grouped(shown), all: grouped(table.rows) }))]
      : []),
  ];
}
