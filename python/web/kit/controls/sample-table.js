/** A table of rows, one of which is selected; the pointer over another one looks at it. */

import { h, write } from "../elements/dom.js";
import { slices } from "../elements/slices.js";

/** Rows that are added in a frame. */
const SOME = 50;

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
  /** @type {{ element: HTMLTableRowElement, radio: HTMLInputElement, cells: HTMLTableCellElement[] }[]} */
  const rows = [];
  const body = h("tbody", { onpointerleave: () => over(null) });
  let selected = -1;

  /** The next row of the table. */
  function add() {
    const row = rows.length;
    const radio = h("input", {
      type: "radio",
      name,
      "aria-label": `${selectLabel} ${numbers[row]}`,
      onchange: () => select(row),
    });
    const cells = columns.map(({ tone = "" }, column) => h("td", { class: tone }, cell(row, column)));
    const element = h(
      "tr",
      { onpointerenter: () => over(row), onclick: () => radio.click() },
      h("td", {}, radio),
      ...cells,
    );
    radio.addEventListener("click", (event) => event.stopPropagation());
    rows.push({ element, radio, cells });
    mark(row, row === selected);
    body.append(element);
  }

  /** @param {number} row @param {boolean} isSelected */
  function mark(row, isSelected) {
    rows[row]?.element.classList.toggle("selected", isSelected);
    if (isSelected && rows[row]) rows[row].radio.checked = true;
  }

  /** Some more rows: all at once take 0.2 s to make and to lay out where there are 500. */
  function addSome() {
    for (let count = 0; count < SOME && rows.length < numbers.length; count++) add();
  }
  addSome();
  const end = slices(Math.ceil(numbers.length / SOME) - 1, addSome, { budget: 0 });
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
  return {
    element,
    end,
    /** @param {number} row */
    update(row) {
      if (row === selected) return;
      mark(selected, false);
      selected = row;
      mark(row, true);
    },
    /** What a cell says. @param {number} row @param {number} column */
    text: (row, column) => rows[row]?.cells[column]?.textContent ?? "",
    /** Write a cell. @param {number} row @param {number} column @param {string} text @param {string} [tone] */
    write(row, column, text, tone) {
      while (rows.length <= row) add();
      const { cells } = rows[row];
      write(cells[column], text);
      if (tone !== undefined) cells[column].className = tone;
    },
  };
}
