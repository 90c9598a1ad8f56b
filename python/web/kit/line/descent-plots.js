/** The pictures of a training: the line or the predictions, the diagram, the history of errors. */

import { historyChart } from "../charts/history.js";
import { checkbox } from "../controls/controls.js";
import { h } from "../elements/dom.js";
import { minus } from "../numbers/format.js";
import { number } from "../numbers/notation.js";
import { linearDiagram } from "./diagram.js";
import { fitPlot } from "./fit-plot.js";
import { lineLegend, linePlot } from "./line-plot.js";

/** @typedef {import("./descent.js").State} State */

/** Up to so many inputs the diagram is drawn. */
const DRAWN = 5;

/**
 * @param {object} options
 * @param {import("./descent.js").Descent} options.descent
 * @param {import("../../text/common.js").Say} options.text
 * @param {(name: string) => string} options.id
 * @param {number} options.width
 * @param {(change: Partial<State>) => void} options.change
 */
export function descentPlots({ descent, text, id, width, change }) {
  const { table } = descent;
  const { features, columns } = table;
  const single = columns === 1;
  const fit = single ? linePlot({ id: id("plot"), label: text("plot"), table, width }) : null;
  const cloud = single
    ? null
    : fitPlot({ id: id("plot"), label: text("fit"), table, prediction: text("prediction"), width });
  const diagram =
    columns <= DRAWN ? linearDiagram({ label: text("diagram"), names: table.names, target: table.target }) : null;
  const past = pastErrors({ text, id, width, window: single ? 200 : 300, change });
  return {
    /** Predictions over targets, where there is more than one feature. */
    cloud: cloud?.svg,
    element: h(
      "div",
      {},
      fit ? h("div", {}, fit.svg, lineLegend(text)) : null,
      diagram && h("div", { class: "drawn" }, diagram.svg),
      past.element,
    ),
    /**
     * @param {State} now @param {ReturnType<import("./descent.js").Descent["trainer"]>} trainer  at this state.
     * @param {import("./descent.js").Line} raw  the line in the units of the table.
     * @param {readonly ((value: number) => string)[]} written  how the value of each dial is written.
     */
    update(now, trainer, raw, written) {
      /** @param {number} value @param {number} index */
      const shown = (value, index) => minus(now.standard ? number(value, 4) : written[index](value));
      past.update(now);
      fit?.update(raw.weights[0], raw.bias);
      cloud?.update((i) => trainer.predict(trainer.features, i * columns));
      diagram?.update(
        features.subarray(0, columns),
        raw.weights.map(shown),
        shown(raw.bias, columns),
        trainer.predict(trainer.features),
      );
    },
  };
}

/**
 * The history of errors and how its axes are.
 * @param {{ text: import("../../text/common.js").Say, id: (name: string) => string, width: number, window: number, change: (change: Partial<State>) => void }} options
 */
function pastErrors({ text, id, width, window, change }) {
  const log = checkbox({ label: text("log"), change: (value) => change({ log: value }) });
  const recent = checkbox({ label: text("recent", { count: window }), change: (value) => change({ recent: value }) });
  const past = historyChart({
    id: id("history"),
    label: text("history"),
    xLabel: text("changes"),
    yLabel: text("error"),
    width,
  });
  return {
    element: h("div", { class: "history" }, past.element, h("div", { class: "row" }, log.element, recent.element)),
    /** @param {State} now */
    update(now) {
      log.update(now.log);
      recent.update(now.recent);
      past.update(now.history, { log: now.log, window: now.recent ? window : undefined });
    },
  };
}
