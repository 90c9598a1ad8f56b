/** The table of a training: for each parameter its learning rate, gradient, value, and the best one. */

import { repr } from "../../math/format.js";
import { h, set, write } from "../elements/dom.js";
import { number } from "../numbers/notation.js";
import { fill, typedNumber } from "../controls/typed.js";

/** So many letters of a field are seen at least; it grows with its number. */
const FIELD = 9;

/**
 * Numbers are rounded; the whole one, as Python prints it, is the title of its cell.
 * @param {object} options
 * @param {import("../../text/common.js").Say} options.text
 * @param {(error: number) => string} options.written  an error as people read it.
 * @param {readonly string[]} options.names  of the parameters, the bias at the end.
 * @param {(index: number, rate: number) => void} options.rate  the reader sets a learning rate.
 */
export function parametersTable({ text, written, names, rate }) {
  const rows = names.map((name, index) =>
    parameterRow({
      name,
      tone: index === names.length - 1 ? "bias" : "weight",
      label: text("rateOf", { name }),
      set: (value) => rate(index, value),
    }),
  );
  const error = h("td", { class: "value error" });
  const least = h("td", { class: "number" });
  const rawHead = h("th", { scope: "col" }, text("rawValue"));
  const rawFoot = h("td");
  const heads = ["parameter", "rate", "gradient", "value", "bestValue"].map((key, index) =>
    h("th", { scope: "col", class: index === 0 ? "text" : null }, text(key)),
  );
  const element = h(
    "div",
    { class: "scroll whole parameters", tabindex: 0, role: "group", "aria-label": text("parameters") },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, ...heads, rawHead)),
      h("tbody", {}, ...rows.map((row) => row.element)),
      h(
        "tfoot",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "row", class: "text" }, text("errorRow")),
          h("td"),
          h("td"),
          error,
          least,
          rawFoot,
        ),
      ),
    ),
  );
  return {
    element,
    /**
     * @param {object} now  each list has the bias at its end.
     * @param {readonly number[]} now.values @param {readonly number[]} now.rates @param {readonly number[]} now.gradient @param {readonly number[]} now.best
     * @param {readonly number[] | null} now.raw  null hides the column.
     * @param {number} now.error @param {number} now.least
     */
    update(now) {
      rows.forEach((row, index) => {
        rounded(row.value, now.values[index]);
        rounded(row.gradient, now.gradient[index]);
        rounded(row.best, now.best[index]);
        if (now.raw) rounded(row.raw, now.raw[index]);
        row.rate(now.rates[index]);
        row.raw.hidden = now.raw === null;
      });
      rawHead.hidden = rawFoot.hidden = now.raw === null;
      rounded(error, now.error, written);
      rounded(least, now.least, written);
    },
  };
}

/** @param {HTMLElement} cell @param {number} value @param {(value: number) => string} [written] */
function rounded(cell, value, written = number) {
  write(cell, written(value));
  set(cell, { title: repr(value) });
}

/**
 * The row of a parameter.
 * @param {{ name: string, tone: string, label: string, set: (rate: number) => void }} options  `set` takes a learning rate that the reader typed.
 */
function parameterRow({ name, tone, label, set }) {
  const field = h("input", { type: "text", inputmode: "decimal", "aria-label": label });
  const typed = () => {
    const value = typedNumber(field.value);
    if (Number.isFinite(value) && value >= 0 && value !== current) set(value);
    fill(field, String(current), FIELD);
  };
  let current = NaN;
  field.addEventListener("change", typed);
  field.addEventListener("keydown", (event) => event.key === "Enter" && typed());
  const [value, gradient, best, raw] = ["value", "number", "number", "number"].map((kind) => h("td", { class: kind }));
  return {
    value,
    gradient,
    best,
    raw,
    /** @param {number} next */
    rate(next) {
      current = next;
      if (!field.matches(":focus")) fill(field, String(next), FIELD);
    },
    element: h(
      "tr",
      {},
      h("th", { scope: "row", class: `text ${tone}` }, name),
      h("td", {}, field),
      gradient,
      value,
      best,
      raw,
    ),
  };
}
