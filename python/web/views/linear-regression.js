/** A line through points that the reader fits with dials, towards a goal. */

import { view } from "../host/view.js";
import { comment, down } from "../kit/line/comments.js";
import { button, checkbox, slider } from "../kit/controls/controls.js";
import { h, write } from "../kit/elements/dom.js";
import { grouped, minus } from "../kit/numbers/format.js";
import { fieldWriter, number } from "../kit/numbers/notation.js";
import { lineLegend, linePlot } from "../kit/line/line-plot.js";
import { dialCode } from "../kit/line/code.js";
import { linearDiagram } from "../kit/line/diagram.js";
import { dials, isConstant, nearest, snapped, tableOf, up } from "../kit/line/regression.js";
import { errorTable } from "../kit/line/error-table.js";
import { leastSquares } from "../math/least-squares.js";
import { LinearTrainer, table as rowsOf } from "../math/linear-trainer.js";
import { speaker } from "../text/common.js";
import { texts } from "../text/linear-regression.js";

/** @typedef {{ weight: number, bias: number, biased: boolean, row: number }} State */
/** @typedef {import("../host/view.js").Parts<State, unknown>} Parts */
/** @typedef {import("../kit/line/regression.js").Table} Table */

export default view({
  name: "linear-regression",
  texts,
  /** @returns {State} */
  start: (data) => first(data),
  build(parts) {
    const { data, text, state, change, id, room, announce, onEnd } = parts;
    const table = tableOf(data, text);
    const { features, targets } = table;
    const trainer = new LinearTrainer(rowsOf(features, 1), rowsOf(targets, 1), [0], 0);
    const dials = dialsOf(parts, table);
    const score = scorePanel(data, table, text);
    const plot = linePlot({ id: id("plot"), label: text("plot"), table, width: room });
    const diagram = linearDiagram({ label: text("diagram"), names: table.names, target: table.target });
    const rows = errorTable({ id: id("row"), label: text("table"), table, text, select: (row) => change({ row }) });
    let speech = 0;
    onEnd(() => clearTimeout(speech));

    /** @param {State} now */
    function update(now) {
      trainer.weights[0] = now.weight;
      trainer.bias = now.biased ? now.bias : 0;
      const { error } = trainer;
      const { written } = dials;
      const said = score.update(error, trainer.gradient().bias, now.biased);
      dials.update(now);
      plot.update(trainer.weights[0], trainer.bias, now.row);
      diagram.update(
        features.subarray(now.row, now.row + 1),
        [minus(written.weight(now.weight))],
        minus(written.bias(trainer.bias)),
        trainer.predict(features, now.row),
      );
      rows.update((i) => trainer.predict(features, i), error, now.row);
      clearTimeout(speech);
      speech = window.setTimeout(() => announce(text("spoken", { error: table.error(error), comment: said })), 600);
    }
    const reset = button({
      label: text("reset"),
      press: () => change({ ...first(data), biased: state().biased }),
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
  const written = { weight: fieldWriter(weightDial.step), bias: fieldWriter(biasDial.step / 10) };
  const weight = slider({
    label: text("weight"),
    ...weightDial,
    format: written.weight,
    tone: "weight",
    change: (value) => change({ weight: value }),
  });
  const bias = slider({
    label: text("bias"),
    ...biasDial,
    format: written.bias,
    tone: "bias",
    change: (value) => change({ bias: value }),
  });
  const biased = checkbox({ label: text("withBias"), change: (value) => change({ biased: value }) });
  return {
    elements: [weight.element, bias.element],
    biased: biased.element,
    written,
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
  const kinds = { both: goalOf(data, true), weight: goalOf(data, false) };
  const shown = h("output", { class: "value error big" });
  const goal = h("p", { class: "goal" });
  const words = h("p", { class: "note comment" });
  return {
    elements: [h("div", { class: "row" }, h("span", { class: "label" }, text("error")), shown, goal), words],
    /** @param {number} error @param {number} slope  w.r.t. the bias. @param {boolean} biased @returns {string} the sentence. */
    update(error, slope, biased) {
      const kind = biased ? kinds.both : kinds.weight;
      const spread = Math.sqrt(table.best.error) || Math.abs(slope) / 4;
      const key = comment({ error, least: kind.least, goal: kind.goal, mean: slope / 2, spread });
      const reached = error < kind.goal;
      const said = text(key, { least: table.error(kind.least) });
      write(shown, table.error(error));
      write(goal, `${reached ? "✓ " : ""}${text(reached ? "goalReached" : "goal", { goal: number(kind.goal) })}`);
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

/** @param {any} data @returns {State} */
function first(data) {
  const table = tableOf(data, speaker(texts, "en"));
  const {
    weights: [weight],
    bias,
  } = dials(table);
  const start = {
    weight: snapped(weight, weight.max / 4),
    bias: snapped(bias, nearest(bias.max / 3, 2)),
    biased: data.biased ?? true,
    row: 0,
  };
  const trainer = new LinearTrainer(rowsOf(table.features, 1), rowsOf(table.targets, 1), [0], 0);
  trainer.weights[0] = start.weight;
  trainer.bias = start.bias;
  // A start that is nearly the best line leaves nothing to do.
  return trainer.error > 1.2 * table.best.error
    ? start
    : { ...start, bias: snapped(bias, 0), weight: snapped(weight, 0) };
}

/** The least error, and the goal: that of the call, the first line's, or just above the least if there is no bias. @param {any} data @param {boolean} biased */
function goalOf(data, biased) {
  const table = tableOf(data, speaker(texts, "en"));
  const { error: least } = biased ? table.best : leastSquares(table.features, table.targets, 1, false);
  const square = table.targets.reduce((sum, value) => sum + (value * value) / table.targets.length, 0);
  if (typeof data.goal === "number") return { least, goal: data.goal };
  if (!biased) return { least, goal: up(Math.max(1.02 * least, 1e-4 * square) || 1, 4) };
  const begin = first(data);
  const trainer = new LinearTrainer(rowsOf(table.features, 1), rowsOf(table.targets, 1), [0], 0);
  trainer.weights[0] = begin.weight;
  trainer.bias = begin.bias;
  const goal = down(trainer.error, 3);
  return { least, goal: goal > least ? goal : up(1.5 * least || 1, 3) };
}
