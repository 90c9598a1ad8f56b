/** A line through points that the reader fits with dials, towards a goal. */

import { view } from "../host/view.js";
import { comment, down } from "../kit/line/comments.js";
import { button, checkbox, decimals, slider } from "../kit/controls/controls.js";
import { h, write } from "../kit/elements/dom.js";
import { grouped, minus, neat } from "../kit/numbers/format.js";
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

export default view({
  name: "linear-regression",
  texts,
  /** @returns {State} */
  start: (data) => first(data),
  build({ data, text, state, change, id, room, announce, onEnd }) {
    const table = tableOf(data, text);
    const { features, targets } = table;
    const trainer = new LinearTrainer(rowsOf(features, 1), rowsOf(targets, 1), [0], 0);
    const {
      weights: [weightDial],
      bias: biasDial,
    } = dials(table);
    const kinds = { both: goalOf(data, true), weight: goalOf(data, false) };
    const written = { weight: decimals(weightDial.step), bias: decimals(biasDial.step / 10) };
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
    const error = h("output", { class: "value error big" });
    const goal = h("p", { class: "goal" });
    const words = h("p", { class: "note comment" });
    const plot = linePlot({ id: id("plot"), label: text("plot"), table, width: room });
    const diagram = linearDiagram({ label: text("diagram"), names: table.names, target: table.target });
    const rows = errorTable({ id: id("row"), label: text("table"), table, text, select: (row) => change({ row }) });
    let speech = 0;
    onEnd(() => clearTimeout(speech));

    /** The line of a state in the trainer. @param {State} now */
    function set(now) {
      trainer.weights[0] = now.weight;
      trainer.bias = now.biased ? now.bias : 0;
      return trainer;
    }

    /** @param {State} now */
    function update(now) {
      const line = set(now);
      const kind = now.biased ? kinds.both : kinds.weight;
      const found = line.error;
      const { bias: slope } = line.gradient();
      const key = comment({
        error: found,
        least: kind.least,
        goal: kind.goal,
        mean: slope / 2,
        spread: Math.sqrt(table.best.error) || Math.abs(slope) / 4,
      });
      const reached = found < kind.goal;
      const said = text(key, { least: table.error(kind.least) });
      weight.update(now.weight);
      bias.update(now.bias);
      bias.element.hidden = !now.biased;
      biased.update(now.biased);
      write(error, table.error(found));
      write(goal, `${reached ? "✓ " : ""}${text(reached ? "goalReached" : "goal", { goal: neat(kind.goal) })}`);
      goal.className = reached ? "goal good number" : "goal number";
      write(words, said);
      plot.update(line.weights[0], line.bias, now.row);
      diagram.update(
        features.subarray(now.row, now.row + 1),
        [minus(written.weight(now.weight))],
        minus(written.bias(line.bias)),
        line.predict(features, now.row),
      );
      rows.update((i) => line.predict(features, i), found, now.row);
      clearTimeout(speech);
      speech = window.setTimeout(() => announce(text("spoken", { error: table.error(found), comment: said })), 600);
    }

    return {
      body: [
        h(
          "div",
          { class: "columns" },
          h("div", {}, plot.svg, lineLegend(text)),
          h(
            "div",
            {},
            weight.element,
            bias.element,
            h(
              "div",
              { class: "row" },
              biased.element,
              button({ label: text("reset"), press: () => change({ ...first(data), biased: state().biased }) }),
            ),
            h("div", { class: "row" }, h("span", { class: "label" }, text("error")), error, goal),
            words,
            h("div", { class: "drawn" }, diagram.svg),
            isConstant(table, 0) ? h("p", { class: "warning" }, text("constant", { name: table.names[0] })) : null,
          ),
        ),
        rows.element,
        ...notes(),
      ],
      update,
      picture: () => [plot.svg, diagram.svg],
      code: (now) => dialCode(data, now),
    };

    function notes() {
      const reduced =
        targets.length < table.rows
          ? h("p", { class: "note" }, text("reduced", { shown: grouped(targets.length), all: grouped(table.rows) }))
          : null;
      const few = rows.hasAll
        ? null
        : h("p", { class: "note" }, text("firstRows", { shown: rows.shown, all: grouped(targets.length) }));
      return [few, reduced].filter((note) => note !== null);
    }
  },
});

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
