/** The table of rows with their targets and predictions, and how many predictions are correct. */

import { sampleTable } from "../controls/sample-table.js";
import { h, write } from "../elements/dom.js";
import { rawText } from "../model/scales.js";
import { slices } from "../elements/slices.js";
import { number } from "../numbers/notation.js";
import { emsOf } from "../numbers/widths.js";

/** Inputs that have a column. */
const COLUMNS = 5;
/** Targets that have a column. */
const TARGETS = 3;
/** Pixels of the button of a row, around a cell, and of a letter's height. */
const [RADIO, PADDING, LETTER] = [48, 20, 14];

/**
 * @param {object} options
 * @param {any} options.data  what Python gave.
 * @param {import("../model/network.js").Network} options.network
 * @param {import("../../math/matrix.js").Matrix} options.X
 * @param {{ values: ArrayLike<number | bigint>, shape: readonly number[] } | undefined} options.y
 * @param {import("./result.js").ResultWords} options.result
 * @param {import("../../text/common.js").Say} options.text
 * @param {string} options.name  unique in the page.
 * @param {(row: number) => void} options.select
 * @param {(row: number | null) => void} options.over
 */
export function predictedRows({ data, network, X, y, result, text, name, select, over }) {
  const given = givenColumns(data, X);
  const { inputs, targets, columns } = columnsOf({
    names: given.map(({ name: each }) => each),
    targetName: data.target || (data.classes.length === 1 && y?.shape[1] === 1) ? data.classes[0] : undefined,
    y,
    hasClasses: result.hasClasses,
    text,
  });
  const isJudged = y !== undefined && result.hasClasses;
  const predictedAt = inputs + targets;
  const targetOf = (/** @type {number} */ row, index = 0) => Number(y?.values[row * (y.shape[1] ?? 1) + index]);
  const table = sampleTable({
    name,
    label: text("table"),
    selectLabel: text("row"),
    columns,
    numbers: data.rows,
    cell: (row, column) =>
      column < inputs
        ? given[column].cell(row)
        : column < predictedAt
          ? result.target(targetOf(row, column - inputs))
          : "",
    select,
    over,
  });
  const score = h("p", { class: "note" });
  let right = 0;

  /** Predicts one row, and judges it. @param {number} row */
  function predict(row) {
    const predicted = result.predicted(network.forward(X.slice(row, row + 1)));
    table.write(row, predictedAt, predicted.text);
    if (!isJudged) return;
    const isRight = predicted.class === targetOf(row);
    right += isRight ? 1 : 0;
    table.write(row, predictedAt + 1, isRight ? "✓" : `✗ ${text("wrong")}`, isRight ? "good text" : "bad text");
  }
  const stop = slices(X.rows, predict, {
    done: () => isJudged && write(score, text("ofRows", { right, all: X.rows })),
  });
  const left = data.raw ? 0 : data.names.length - inputs;
  return {
    element: h(
      "div",
      {},
      table.element,
      left > 0 ? h("p", { class: "note" }, text("columnsLeft", { count: left })) : null,
      score,
      data.all > X.rows ? h("p", { class: "note" }, text("reduced", { shown: X.rows, all: data.all })) : null,
    ),
    /** About its width in pixels. */
    width: () =>
      columns.reduce((sum, { title }, column) => {
        const cells = [title, ...[0, 1, 2].map((row) => (row < X.rows ? table.text(row, column) : ""))];
        return sum + PADDING + LETTER * Math.max(...cells.map(emsOf));
      }, RADIO),
    update: table.update,
    end() {
      stop();
      table.end();
    },
  };
}

/**
 * The first columns that the table shows: those of the table of raw rows that Python got, else the inputs, standardized ones in their own unit.
 * @param {any} data  what Python gave. @param {import("../../math/matrix.js").Matrix} X
 * @returns {{ name: string, cell: (row: number) => string }[]}
 */
function givenColumns({ raw, names, scales }, X) {
  if (raw)
    return raw.map((/** @type {{ name: string, cells: (string | number | null)[] }} */ { name, cells }) => ({
      name,
      cell: (/** @type {number} */ row) => {
        const cell = cells[row];
        return typeof cell === "number" ? number(cell) : (cell ?? "–");
      },
    }));
  return names.slice(0, COLUMNS).map((/** @type {string} */ name, /** @type {number} */ column) => ({
    name,
    cell: (/** @type {number} */ row) => {
      const scale = scales?.[column];
      return scale ? rawText(scale, X.at(row, column)) : number(X.at(row, column));
    },
  }));
}

/**
 * The columns of the table, and how many are inputs and targets.
 * @param {{ names: readonly string[], targetName?: string, y: { shape: readonly number[] } | undefined, hasClasses: boolean, text: import("../../text/common.js").Say }} options
 */
function columnsOf({ names, targetName, y, hasClasses, text }) {
  const inputs = names.slice(0, COLUMNS).map((title) => ({ title }));
  const targets = Array.from({ length: y ? Math.min(TARGETS, y.shape[1]) : 0 }, (_, index) => ({
    title: y && y.shape[1] > 1 ? text("targetOf", { index: index + 1 }) : (targetName ?? text("target")),
    tone: "data",
  }));
  const judged = y && hasClasses ? [{ title: text("right") }] : [];
  const columns = [...inputs, ...targets, { title: text("predicted"), tone: "prediction" }, ...judged];
  return { inputs: inputs.length, targets: targets.length, columns };
}
