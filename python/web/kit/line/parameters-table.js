/** The table of a training: for each parameter its learning rate, gradient, value, and the best one. */

import { repr } from "../../math/format.js";
import { h, write } from "../elements/dom.js";
import { number } from "../numbers/notation.js";
import { typedNumber } from "../controls/typed.js";

/**
 * @param {object} options
 * @param {import("../../text/common.js").Say} options.text
 * @param {readonly string[]} options.names  of the parameters, the bias at the end.
 * @param {(index: number, rate: number) => void} options.rate  the reader sets a learning rate.
 */
export function parametersTable({ text, names, rate }) {
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
        write(row.value, repr(now.values[index]));
        write(row.gradient, number(now.gradient[index], 8));
        write(row.best, number(now.best[index], 8));
        write(row.raw, now.raw ? repr(now.raw[index]) : "");
        row.rate(now.rates[index]);
        row.raw.hidden = now.raw === null;
      });
      rawHead.hidden = rawFoot.hidden = now.raw === null;
      write(error, repr(now.error));
      write(least, number(now.least, 8));
    },
  };
}

/**
 * The row of a parameter.
 * @param {{ name: string, tone: string, label: string, set: (rate: number) => void }} options  `set` takes a learning rate that the reader typed.
 */
function parameterRow({ name, tone, label, set }) {
  const field = h("input", {
    type: "text",
    inputmode: "decimal",
    "aria-label": label,
    style: "width: 9ch",
  });
  const typed = () => {
    const value = typedNumber(field.value);
    if (Number.isFinite(value) && value >= 0 && value !== current) set(value);
    field.value = String(current);
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
      if (!field.matches(":focus")) field.value = String(next);
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
