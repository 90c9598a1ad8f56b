/** A table of rows, one of which is selected; the pointer over another one looks at it. */

import { h, write } from "./dom.js";

/**
 * @param {object} options
 * @param {string} options.name  of the group of radio buttons: unique in the page.
 * @param {string} options.label
 * @param {string} options.selectLabel  of the radio buttons, before the number of the row.
 * @param {readonly { title: string, tone?: string }[]} options.columns
 * @param {readonly number[]} options.numbers  of the rows, as the reader counts them.
 * @param {(row: number, column: number) => string} options.cell
 * @param {(row: number) => void} options.select
 * @param {(row: number | null) => void} options.over
 */
export function sampleTable({ name, label, selectLabel, columns, numbers, cell, select, over }) {
  /** @type {HTMLTableCellElement[][]} */
  const cells = [];
  const rows = numbers.map((number, row) => {
    const radio = h("input", {
      type: "radio",
      name,
      "aria-label": `${selectLabel} ${number}`,
      onchange: () => select(row),
    });
    cells.push(columns.map(({ tone = "" }, column) => h("td", { class: tone }, cell(row, column))));
    const element = h(
      "tr",
      { onpointerenter: () => over(row), onclick: () => radio.click() },
      h("td", {}, radio),
      ...cells[row],
    );
    radio.addEventListener("click", (event) => event.stopPropagation());
    return { element, radio };
  });
  const body = h("tbody", { onpointerleave: () => over(null) }, ...rows.map(({ element }) => element));
  const head = h(
    "thead",
    {},
    h(
      "tr",
      {},
      h("th", { scope: "col" }, h("span", { class: "unseen" }, selectLabel)),
      ...columns.map(({ title }) => h("th", { scope: "col" }, title)),
    ),
  );
  const element = h("div", { class: "scroll rows", role: "group", "aria-label": label }, h("table", {}, head, body));
  let selected = -1;
  return {
    element,
    /** @param {number} row */
    update(row) {
      if (row === selected) return;
      rows[selected]?.element.classList.remove("selected");
      selected = row;
      rows[row]?.element.classList.add("selected");
      if (rows[row]) rows[row].radio.checked = true;
    },
    /** @param {number} row @param {number} column @param {string} text @param {string} [tone] */
    write(row, column, text, tone) {
      write(cells[row][column], text);
      if (tone !== undefined) cells[row][column].className = tone;
    },
  };
}
