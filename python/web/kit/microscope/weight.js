/** A weight or a bias, opened: its value to change, its gradient row by row, a check of the gradient, its next update. */

import { rounded } from "../../math/dtypes.js";
import { h, write } from "../elements/dom.js";
import { BIAS } from "../drawing/layout.js";
import { amount } from "../drawing/numbers.js";
import { numberControl } from "../controls/number-control.js";
import { repr } from "../../math/format.js";
import { number } from "../numbers/notation.js";
import { inSlices } from "../elements/slices.js";
import { listed, termTable } from "../controls/terms.js";
import { penaltyOf, updateRows } from "./update-rows.js";

/** @typedef {import("./opened.js").Opening} Opening */

const ROWS = 12;
const IDLE = 160;

/** @typedef {Extract<import("../drawing/parts.js").Part, { kind: "edge" }>} Edge */

/** @param {Opening} given @param {Edge} part */
export function openedWeight(given, part) {
  const { learner, words, text, heading, setWeight, id } = given;
  const { stage, source, target } = part;
  const { network } = learner;
  const { optimizer } = network.architecture;
  const isBias = source === BIAS;
  const control = numberControl({
    label: text("ownValue"),
    tone: isBias ? "bias" : "weight",
    change: (value) => setWeight(stage, source, target, value),
  });
  const gradients = termTable(text("gradient"));
  const updates = termTable(text("update", { optimizer: optimizer?.type ?? "" }));
  const check = gradientCheck(given, part);
  const { dtype } = network.parameter(stage, isBias);
  control.center(network.weight(stage, source, target));

  return {
    title: words.edgeTitle(part),
    body: [
      control.element,
      heading({}, text("gradient")),
      h("p", { class: "note" }, text(isBias ? "biasTerms" : "gradientTerms")),
      gradients.element,
      heading({ id: id("check") }, text("check")),
      ...check.elements,
      ...(optimizer ? [heading({}, text("update", { optimizer: optimizer.type })), updates.element] : []),
    ],
    /** @param {number} row */
    update(row) {
      const value = network.weight(stage, source, target);
      control.update(value, repr(value, dtype));
      gradients.update(gradientRows(given, part, row));
      if (optimizer) updates.update(updateRows(learner, stage, source, target, text));
      check.later();
    },
    end: check.end,
  };
}

/** The gradient, row by row. @param {Opening} given @param {Edge} part @param {number} row  that is selected. */
function gradientRows({ learner, text, numbers }, { stage, source, target }, row) {
  const { network } = learner;
  const isBias = source === BIAS;
  const { values, gradients } = learner.pass();
  const slope = /** @type {import("../../math/matrix.js").Matrix} */ (gradients[stage]);
  const plain = { tone: "", total: false };
  /** What a row adds to the gradient. @param {number} index */
  const term = (index) =>
    isBias
      ? slope.at(index, target)
      : rounded(values[stage - 1].at(index, source) * slope.at(index, target), slope.dtype);
  /** @param {number} index */
  const name = (index) =>
    isBias
      ? text("rowBias", { row: numbers[index] })
      : text("rowTerm", {
          row: numbers[index],
          input: repr(values[stage - 1].at(index, source), values[stage - 1].dtype),
          gradient: repr(slope.at(index, target), slope.dtype),
        });
  const shown = listed(learner.X.rows, term, ROWS, row);
  const rows = shown.map((index) => ({
    name: name(index),
    value: repr(term(index), slope.dtype),
    tone: index === row ? "prediction" : "",
    total: false,
  }));
  if (shown.length < learner.X.rows) {
    const inside = new Set(shown);
    let rest = 0;
    for (let index = 0; index < learner.X.rows; index++) if (!inside.has(index)) rest += term(index);
    const count = learner.X.rows - shown.length;
    rows.push({ name: text("otherRows", { count }), value: amount(rest, 8), ...plain });
  }
  const penalty = penaltyOf(network, stage, source, target);
  const { dtype } = network.parameter(stage, isBias);
  if (penalty !== 0) rows.push({ name: text("penalty"), value: repr(penalty, dtype), ...plain });
  const all = learner.gradient(stage, source, target);
  rows.push({
    name: `${text("batch")}: ${isBias ? "dL/db" : "dL/dw"}`,
    value: repr(all.value, all.dtype),
    tone: "weight",
    total: true,
  });
  return rows;
}

/** The central difference beside the gradient, computed a little later. @param {Opening} given @param {Edge} part */
function gradientCheck({ learner, text }, { stage, source, target }) {
  const checked = h("p");
  const verdict = h("p");
  let timer = 0;
  let stop = () => {};

  function check() {
    stop = inSlices(learner.check(stage, source, target), { budget: 0, done: told });
  }

  /** @param {{ exact: number, numeric: number, difference: number, agrees: boolean, rows: number }} result */
  function told({ exact, numeric, difference, agrees, rows }) {
    write(
      checked,
      text("checkWords", {
        numeric: repr(numeric, "float64"),
        exact: repr(exact, "float64"),
        difference: number(difference, 2),
        rows,
      }),
    );
    write(verdict, `${agrees ? "✓" : "✗"} ${text(agrees ? "checkGood" : "checkBad")}`);
    verdict.className = agrees ? "good" : "bad";
  }

  function end() {
    clearTimeout(timer);
    stop();
  }
  return {
    elements: [checked, verdict],
    later() {
      end();
      timer = window.setTimeout(check, IDLE);
    },
    end,
  };
}
