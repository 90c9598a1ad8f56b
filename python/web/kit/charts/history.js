/** The errors of a training: kept thinned out from the first on and complete for the last ones, and their chart. */

import { chart, path } from "./chart.js";
import { h, s, set } from "../elements/dom.js";

/** So many are kept before every second one is left out. */
const KEPT = 1000;
/** So many of the last ones are complete. */
const LAST = 300;

/**
 * @typedef {object} History
 * @property {number} count  of errors that were added.
 * @property {number} stride  between those of `all`.
 * @property {number[]} all  every stride-th error, from the first on.
 * @property {number[]} last  the newest ones.
 */

/** @param {number} error  the first. @returns {History} */
export function history(error) {
  return { count: 1, stride: 1, all: [error], last: [error] };
}

/** A history with more errors; the given one stays. @param {History} past @param {readonly number[]} errors @returns {History} */
export function added(past, errors) {
  let { count, stride } = past;
  let all = [...past.all];
  for (const error of errors) {
    if (count % stride === 0) all.push(error);
    count += 1;
    if (all.length > KEPT) {
      all = all.filter((_, index) => index % 2 === 0);
      stride *= 2;
    }
  }
  return { count, stride, all, last: [...past.last, ...errors].slice(-LAST) };
}

/** The points of a history: number and error. @param {History} past @param {number} [window] only so many of the last. @returns {[number, number][]} */
export function points(past, window) {
  const last = past.last.slice(-(window ?? LAST));
  const from = past.count - last.length;
  /** @type {[number, number][]} */
  const newest = last.map((error, index) => [from + index, error]);
  if (window !== undefined) return newest;
  return [
    ...past.all
      .map((error, index) => /** @type {[number, number]} */ ([index * past.stride, error]))
      .filter(([number]) => number < from),
    ...newest,
  ];
}

/**
 * @param {object} options
 * @param {string} options.id
 * @param {string} options.label
 * @param {string} options.xLabel
 * @param {string} options.yLabel
 * @param {number} options.width
 */
export function historyChart({ id, label, xLabel, yLabel, width }) {
  const element = h("div");
  const kinds = [false, true].map((logY) => {
    const axes = chart({
      id: `${id}-${logY ? "log" : "linear"}`,
      label,
      x: [0, 10],
      y: [1, 10],
      xLabel,
      yLabel,
      width,
      height: 250,
      logY,
    });
    const line = s("path", { class: "line error" });
    const dot = s("circle", { r: 4.5, class: "dot error" });
    axes.marks.append(line, dot);
    return { axes, line, dot };
  });
  return {
    element,
    /** @param {History} past @param {{ log: boolean, window?: number }} how */
    update(past, { log, window }) {
      const { axes, line, dot } = kinds[log ? 1 : 0];
      if (element.firstChild !== axes.svg) element.replaceChildren(axes.svg);
      const shown = points(past, window);
      const errors = shown.map(([, error]) => error);
      const largest = errors.reduce((a, b) => Math.max(a, b), 0);
      const smallest = errors.reduce((a, b) => (b > 0 ? Math.min(a, b) : a), Infinity);
      const from = window === undefined ? 0 : Math.max(0, past.count - window);
      const to = from + Math.max(10, window ?? past.count - 1);
      axes.rescale([from, to], log ? [smallest * 0.9, (largest || 1) * 1.1] : [0, largest * 1.05 || 1]);
      set(line, {
        d: path(
          axes,
          shown.map(([number, error]) => /** @type {const} */ ([number, log ? Math.max(error, smallest) : error])),
        ),
      });
      const [number, error] = shown[shown.length - 1];
      set(dot, { cx: axes.x(number), cy: axes.y(log ? Math.max(error, smallest) : error) });
    },
  };
}
