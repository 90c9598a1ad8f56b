/** An input or a neuron, opened: its weighted sum, its activations, and the chain rule backward through it, for one row. */

import { rounded } from "../../math/dtypes.js";
import { activationText, sign } from "../functions/table.js";
import { h, write } from "../elements/dom.js";
import { classOf } from "../model/learner.js";
import { limited } from "../numbers/limited.js";
import { BIAS } from "../drawing/layout.js";
import { repr } from "../../math/format.js";
import { listed, termTable } from "../controls/terms.js";

/** @typedef {import("./opened.js").Opening} Opening */
/** @typedef {import("../../math/matrix.js").Matrix} Matrix */

const TERMS = 40;
const NEXT = 10;

/** @param {Opening} given @param {Extract<import("../drawing/parts.js").Part, { kind: "node" }>} part */
export function openedNeuron({ learner, words, text, heading, numbers }, { stage, index }) {
  const { network } = learner;
  const { stages } = network;
  if (index === BIAS) return { title: text("biasNode"), body: [], update: () => {}, end: () => {} };
  if (stages[stage].kind === "input") {
    const told = h("p");
    const value = h("p", { class: "number data" });
    return {
      title: text("input", { name: words.nodeName(stage, index) }),
      body: [told, value],
      /** @param {number} row */
      update(row) {
        write(told, text("forwardInput", { row: numbers[row] }));
        write(value, repr(learner.X.at(row, index), learner.X.dtype));
      },
      end: () => {},
    };
  }
  let sum = stage;
  while (stages[sum].kind !== "sum" && sum > 1) sum -= 1;
  let end = sum;
  while (stages[end + 1] && stages[end + 1].kind !== "sum") end += 1;
  const terms = termTable(text("forward"));
  const forward = h("div");
  const backward = h("div");
  const next = termTable(text("backward"));

  /** @param {number} row */
  function update(row) {
    const { values, gradients } = learner.pass();
    const trace = { values, row };
    const at = (/** @type {number} */ which) => repr(values[which].at(row, index), values[which].dtype);
    if (stages[sum].kind === "sum") terms.update(words.terms(trace, sum, index, TERMS));
    forward.replaceChildren(
      ...stages.slice(sum + 1, end + 1).flatMap((layer, offset) => {
        const which = sum + 1 + offset;
        return layer.kind === "activation"
          ? [
              h(
                "p",
                {},
                text("forwardActivation", {
                  formula: activationText(network.fields(layer.layer), values[which - 1].at(row, index), at(which - 1)),
                  value: at(which),
                }),
              ),
            ]
          : [];
      }),
    );
    /** @type {(which: number) => string | null} */
    const slope = (which) => {
      const gradient = gradients[which];
      return gradient && repr(gradient.at(row, index), gradient.dtype);
    };
    const told = [];
    const own = slope(end);
    const isLast = end === stages.length - 1;
    if (isLast && own === null) {
      const y = classOf(learner.y, row) === index ? 1 : 0;
      told.push(text("fromFused", { p: at(end), y, rows: learner.X.rows, value: slope(end - 1) ?? "" }));
    } else if (isLast) told.push(text("fromLoss", { row: numbers[row], value: own ?? "" }));
    else told.push(text("fromNext"));
    for (let which = end; which > sum; which--) {
      if (slope(which) === null) continue;
      told.push(text("throughActivation", { kind: sign(stages[which].type), value: slope(which - 1) ?? "" }));
    }
    backward.replaceChildren(...told.map((line) => h("p", {}, line)));
    if (!isLast) next.update(nextRows(row, end));
  }

  /** What each neuron of the next layer passes back. @param {number} row @param {number} from */
  function nextRows(row, from) {
    const { gradients } = learner.pass();
    const slopes = /** @type {Matrix} */ (gradients[from + 1]);
    const total = /** @type {Matrix} */ (gradients[from]);
    const term = (/** @type {number} */ target) =>
      rounded(slopes.at(row, target) * network.weight(from + 1, index, target), total.dtype);
    const shown = listed(slopes.columns, term, NEXT);
    const rows = shown.map((target) => ({
      name: `${words.nodeName(from + 1, target)}: ${repr(slopes.at(row, target), slopes.dtype)} × ${repr(network.weight(from + 1, index, target), network.parameter(from + 1, false).dtype)}`,
      value: repr(term(target), total.dtype),
      tone: "weight",
      total: false,
    }));
    if (shown.length < slopes.columns) {
      const inside = new Set(shown);
      let rest = 0;
      for (let target = 0; target < slopes.columns; target++) if (!inside.has(target)) rest += term(target);
      rows.push({
        name: text("others", { count: slopes.columns - shown.length }),
        value: limited(rest, 8),
        tone: "weight",
        total: false,
      });
    }
    rows.push({ name: text("gradientOf"), value: repr(total.at(row, index), total.dtype), tone: "", total: true });
    return rows;
  }

  return {
    title: text("sum", { to: words.nodeName(sum, index) }),
    body: [
      heading({}, text("forward")),
      terms.element,
      forward,
      heading({}, text("backward")),
      ...(end === stages.length - 1 ? [] : [next.element]),
      backward,
    ],
    update,
    end: () => {},
  };
}
