/** The table of a regression: prediction, difference and square of each row, and their mean. */

import { each, h, write } from "../elements/dom.js";
import { number } from "../numbers/notation.js";

/** So many rows are shown. */
const SHOWN = 12;

/**
 * @param {object} options
 * @param {string} options.id  for the names of the radio buttons.
 * @param {string} options.label
 * @param {import("./regression.js").Table} options.table
 * @param {import("../../text/common.js").Say} options.text
 * @param {(row: number) => void} options.select
 */
export function errorTable({ id, label, table, text, select }) {
  const { features, targets, columns, names } = table;
  const shown = Math.min(SHOWN, targets.length);
  const mean = h("td", { class: "number error" });
  const heads = ["", ...names, text("prediction"), table.target, text("difference"), text("square")];
  const rows = Array.from({ length: shown }, (_, i) => {
    const radio = h("input", {
      type: "radio",
      name: id,
      "aria-label": text("selectRow", { row: i + 1 }),
      onchange: () => select(i),
    });
    const cells = Array.from({ length: 3 }, (_, k) => h("td", { class: k === 0 ? "prediction" : "error" }));
    return {
      radio,
      cells,
      element: h(
        "tr",
        {},
        h("td", {}, radio),
        ...names.map((_, j) => h("td", {}, number(features[i * columns + j]))),
        cells[0],
        h("td", { class: "data" }, number(targets[i])),
        cells[1],
        cells[2],
      ),
    };
  });
  const head = h("tr");
  each(
    head,
    heads,
    () => h("th", { scope: "col" }),
    (cell, name) => write(cell, name),
  );
  head.firstElementChild?.replaceWith(h("td"));
  const element = h(
    "div",
    { class: "scroll whole", tabindex: 0, role: "group", "aria-label": label },
    h(
      "table",
      {},
      h("thead", {}, head),
      h("tbody", {}, ...rows.map((row) => row.element)),
      h("tfoot", {}, h("tr", {}, h("th", { scope: "row", colspan: columns + 4, class: "text" }, text("mean")), mean)),
    ),
  );
  return {
    element,
    hasAll: shown === targets.length,
    shown,
    /** @param {(i: number) => number} predict  the prediction of a row. @param {number} error @param {number} selected */
    update(predict, error, selected) {
      rows.forEach(({ radio, cells, element: row }, i) => {
        const prediction = predict(i);
        const difference = prediction - targets[i];
        write(cells[0], number(prediction));
        write(cells[1], number(difference));
        write(cells[2], number(difference * difference, 8));
        radio.checked = i === selected;
        row.classList.toggle("selected", i === selected);
      });
      write(mean, table.error(error));
    },
  };
}
