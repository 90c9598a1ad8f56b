/** A weight or a bias, opened: its value to change, its gradient row by row, a check of the gradient, its next update. */

import { rounded } from "../../math/dtypes.js";
import { h, write } from "../elements/dom.js";
import { limited } from "../numbers/limited.js";
import { BIAS } from "../drawing/layout.js";
import { numberControl } from "../controls/number-control.js";
import { repr } from "../../math/format.js";
import { inSlices } from "../elements/slices.js";
import { listed, termTable } from "../controls/terms.js";
import { penaltyOf, updateRows } from "./update-rows.js";

/** @typedef {import("./opened.js").Opening} Opening */

const ROWS = 12;
const IDLE = 160;

/** @param {Opening} given @param {Extract<import("../drawing/parts.js").Part, { kind: "edge" }>} part */
export function openedWeight({ learner, words, text, heading, numbers, setWeight, id }, { stage, source, target }) {
  const { network } = learner;
  const isBias = source === BIAS;
  const to = words.nodeName(stage, target);
  const title = isBias ? text("biasOf", { to }) : text("weight", { from: words.nodeName(stage - 1, source), to });
  const control = numberControl({
    label: text("value"),
    tone: isBias ? "bias" : "weight",
    change: (value) => setWeight(stage, source, target, value),
  });
  const gradients = termTable(text("gradient"));
  const updates = termTable(text("update", { optimizer: network.architecture.optimizer?.type ?? "" }));
  const checked = h("p");
  const verdict = h("p");
  const dtype = network.parameter(stage, isBias).dtype;
  let timer = 0;
  let stop = () => {};
  control.center(network.weight(stage, source, target));

  /** What a row adds to the gradient. @param {number} row */
  function term(row) {
    const { values, gradients: slopes } = learner.pass();
    const slope = /** @type {import("../../math/matrix.js").Matrix} */ (slopes[stage]);
    return isBias
      ? slope.at(row, target)
      : rounded(values[stage - 1].at(row, source) * slope.at(row, target), slope.dtype);
  }

  /** @param {number} row  that is selected. */
  function gradientRows(row) {
    const { values, gradients: slopes } = learner.pass();
    const slope = /** @type {import("../../math/matrix.js").Matrix} */ (slopes[stage]);
    const shown = listed(learner.X.rows, term, ROWS, row);
    const rows = shown.map((index) => ({
      name: isBias
        ? text("rowBias", { row: numbers[index] })
        : text("rowTerm", {
            row: numbers[index],
            input: repr(values[stage - 1].at(index, source), values[stage - 1].dtype),
            gradient: repr(slope.at(index, target), slope.dtype),
          }),
      value: repr(term(index), slope.dtype),
      tone: index === row ? "prediction" : "",
      total: false,
    }));
    if (shown.length < learner.X.rows) {
      const inside = new Set(shown);
      let rest = 0;
      for (let index = 0; index < learner.X.rows; index++) if (!inside.has(index)) rest += term(index);
      rows.push({
        name: text("otherRows", { count: learner.X.rows - shown.length }),
        value: limited(rest, 8),
        tone: "",
        total: false,
      });
    }
    const penalty = penaltyOf(network, stage, source, target);
    if (penalty !== 0) rows.push({ name: text("penalty"), value: repr(penalty, dtype), tone: "", total: false });
    const all = learner.gradient(stage, source, target);
    rows.push({
      name: `${text("batch")}: ${isBias ? "dL/db" : "dL/dw"}`,
      value: repr(all.value, all.dtype),
      tone: "weight",
      total: true,
    });
    return rows;
  }

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
        difference: difference.toExponential(1),
        rows,
      }),
    );
    write(verdict, `${agrees ? "✓" : "✗"} ${text(agrees ? "checkGood" : "checkBad")}`);
    verdict.className = agrees ? "good" : "bad";
  }

  return {
    title,
    body: [
      control.element,
      heading({}, text("gradient")),
      h("p", { class: "note" }, text(isBias ? "biasTerms" : "gradientTerms")),
      gradients.element,
      heading({ id: id("check") }, text("check")),
      checked,
      verdict,
      ...(network.architecture.optimizer
        ? [heading({}, text("update", { optimizer: network.architecture.optimizer.type })), updates.element]
        : []),
    ],
    /** @param {number} row */
    update(row) {
      const value = network.weight(stage, source, target);
      control.update(value, repr(value, dtype));
      gradients.update(gradientRows(row));
      if (network.architecture.optimizer) updates.update(updateRows(learner, stage, source, target, text));
      clearTimeout(timer);
      stop();
      timer = window.setTimeout(check, IDLE);
    },
    end() {
      clearTimeout(timer);
      stop();
    },
  };
}
