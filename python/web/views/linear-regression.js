/** A line through points that the reader fits with dials, towards a goal. */

import { view } from "../host/view.js";
import { comment } from "../kit/line/comments.js";
import { button, checkbox, slider } from "../kit/controls/controls.js";
import { h, write } from "../kit/elements/dom.js";
import { grouped } from "../kit/numbers/format.js";
import { fieldWriter, decimalsOf } from "../kit/numbers/notation.js";
import { lineLegend, linePlot } from "../kit/line/line-plot.js";
import { dialCode } from "../kit/line/code.js";
import { linearDiagram } from "../kit/line/diagram.js";
import { dials, isConstant, tableOf } from "../kit/line/regression.js";
import { errorTable } from "../kit/line/error-table.js";
import { firstState, goalOf } from "../kit/line/goal.js";
import { LinearTrainer, table as rowsOf } from "../math/linear-trainer.js";
import { speaker } from "../text/common.js";
import { texts } from "../text/linear-regression.js";

/** @typedef {import("../kit/line/goal.js").State} State */
/** @typedef {import("../host/view.js").Parts<State, unknown>} Parts */
/** @typedef {import("../kit/line/regression.js").Table} Table */

export default view({
  name: "linear-regression",
  texts,
  /** @returns {State} */
  start: (data) => firstState(data, tableOf(data, speaker(texts, "en"))),
  build(parts) {
    const { data, text, state, change, id, room, announce, onEnd } = parts;
    const table = tableOf(data, text);
    const { features, targets } = table;
    const trainer = new LinearTrainer(rowsOf(features, 1), rowsOf(targets, 1), [0], 0);
    const dials = dialsOf(parts, table);
    const score = scorePanel(data, table, text);
    const plot = linePlot({ id: id("plot"), label: text("plot"), table, width: room });
    const diagram = linearDiagram({ label: text("diagram"), names: table.names, target: table.target, width: room });
    const rows = errorTable({ id: id("row"), label: text("table"), table, text, select: (row) => change({ row }) });
    let speech = 0;
    onEnd(() => clearTimeout(speech));

    /** @param {State} now */
    function update(now) {
      trainer.weights[0] = now.weight;
      trainer.bias = now.biased ? now.bias : 0;
      const { error } = trainer;
      const said = score.update(error, trainer.gradient().bias, now.biased);
      dials.update(now);
      plot.update(trainer.weights[0], trainer.bias, now.row);
      diagram.update(
        features.subarray(now.row, now.row + 1),
        [now.weight],
        trainer.bias,
        trainer.predict(features, now.row),
        dials.decimals,
      );
      rows.update((i) => trainer.predict(features, i), error, now.row);
      clearTimeout(speech);
      speech = window.setTimeout(() => announce(text("spoken", { error: table.error(error), comment: said })), 600);
    }
    const reset = button({
      label: text("reset"),
      press: () => change({ ...firstState(data, table), biased: state().biased }),
    });
    const right = [
      ...dials.elements,
      h("div", { class: "row" }, dials.biased, reset),
      ...score.elements,
      h("div", { class: "drawn" }, diagram.svg),
      isConstant(table, 0) ? h("p", { class: "warning" }, text("constant", { name: table.names[0] })) : null,
    ];
    return {
      body: [
        h("div", { class: "columns" }, h("div", {}, plot.svg, lineLegend(text)), h("div", {}, ...right)),
        rows.element,
        ...notes(table, rows, text),
      ],
      update,
      picture: () => [plot.svg, diagram.svg],
      code: (now) => dialCode(data, now),
    };
  },
});

/** The dials of weight and bias, and whether there is a bias. @param {Parts} parts @param {Table} table */
function dialsOf({ text, change }, table) {
  const {
    weights: [weightDial],
    bias: biasDial,
  } = dials(table);
  const fine = biasDial.step / 10; // its field and the diagram have a decimal more than its steps
  const weight = slider({
    label: text("weight"),
    ...weightDial,
    tone: "weight",
    change: (value) => change({ weight: value }),
  });
  const bias = slider({
    label: text("bias"),
    ...biasDial,
    format: fieldWriter(fine),
    tone: "bias",
    change: (value) => change({ bias: value }),
  });
  const biased = checkbox({ label: text("withBias"), change: (value) => change({ biased: value }) });
  return {
    elements: [weight.element, bias.element],
    biased: biased.element,
    /** Decimals of the dials. */
    decimals: [decimalsOf(weightDial.step), decimalsOf(fine)],
    /** @param {State} now */
    update(now) {
      weight.update(now.weight);
      bias.update(now.bias);
      bias.element.hidden = !now.biased;
      biased.update(now.biased);
    },
  };
}

/** The error, the goal, and a sentence about the way to it. @param {any} data @param {Table} table @param {Parts["text"]} text */
function scorePanel(data, table, text) {
  const kinds = { both: goalOf(data, table, true), weight: goalOf(data, table, false) };
  const shown = h("output", { class: "value error big" });
  const goal = h("p", { class: "goal" });
  const why = h("p", { class: "note" });
  const words = h("p", { class: "note comment" });
  return {
    elements: [h("div", { class: "row" }, h("span", { class: "label" }, text("error")), shown, goal), why, words],
    /** @param {number} error @param {number} slope  w.r.t. the bias. @param {boolean} biased @returns {string} the sentence. */
    update(error, slope, biased) {
      const kind = biased ? kinds.both : kinds.weight;
      const spread = Math.sqrt(table.best.error) || Math.abs(slope) / 4;
      const key = comment({ error, least: kind.least, goal: kind.goal, mean: slope / 2, spread });
      const reached = error < kind.goal;
      const said = text(key, { least: table.error(kind.least) });
      write(shown, table.error(error));
      write(goal, `${reached ? "✓ " : ""}${text(reached ? "goalReached" : "goal", { goal: table.error(kind.goal) })}`);
      write(why, kind.why ? text(kind.why) : "");
      why.hidden = !kind.why;
      goal.className = reached ? "goal good number" : "goal number";
      write(words, said);
      return said;
    },
  };
}

/** Which rows are not shown or not used. @param {Table} table @param {ReturnType<typeof errorTable>} rows @param {Parts["text"]} text */
function notes({ targets, rows: all }, rows, text) {
  const said = [
    ...(rows.hasAll ? [] : [text("firstRows", { shown: rows.shown, all: grouped(targets.length) })]),
    ...(targets.length < all ? [text("reduced", { shown: grouped(targets.length), all: grouped(all) })] : []),
  ];
  return said.map((note) => h("p", { class: "note" }, note));
}
