/** The number of a softmax regression that the reader changes: which one, its slider, and a sentence about it. */

import { choice, slider, stepper } from "../controls/controls.js";
import { h } from "../elements/dom.js";
import { fieldText, number as written } from "../numbers/notation.js";

/** @typedef {import("./diagram.js").Pick} Pick */
/** @typedef {import("../../text/common.js").Say} Say */
/** @typedef {import("../controls/controls.js").NumberControl} NumberControl */
/** @typedef {ReturnType<typeof import("./numbers.js").valuesOf>} Values */
/** @typedef {{ features: number, classes: number, changed: Record<string, number>, pick: Pick }} State */

const TONES = /** @type {const} */ ({ input: "data", weight: "weight", bias: "bias" });
const KINDS = /** @type {const} */ (["input", "weight", "bias"]);

/** A stepper from 1. @param {Say} text @param {string} key  of its name. @param {number} max @param {(value: number) => void} change */
export function counter(text, key, max, change) {
  const names = { less: `${text(key)}: ${text("less")}`, more: `${text(key)}: ${text("more")}` };
  return stepper({ label: text(key), min: 1, max, names, change });
}

/** The number that is changed. @param {Pick} pick @param {Values} values */
export function picked({ kind, feature, class: row }, values) {
  if (kind === "input") return { name: `x${feature}`, label: `X${feature + 1}`, value: values.input(feature) };
  if (kind === "bias") return { name: `b${row}`, label: `b${row + 1}`, value: values.bias(row) };
  return { name: `w${row},${feature}`, label: `W(${row + 1},${feature + 1})`, value: values.weight(row, feature) };
}

/** What the picked number does. @param {State} now @param {Values} values @param {Say} text */
export function sentence({ pick: { kind, feature, class: row }, classes }, values, text) {
  const [input, weight] = [values.input(feature), values.weight(row, feature)];
  return text(`${kind}Term`, {
    name: picked({ kind, feature, class: row }, values).label,
    feature: feature + 1,
    class: row + 1,
    classes,
    input: written(input),
    weight: written(weight),
    bias: written(values.bias(row)),
    product: written(weight * input),
  });
}

/**
 * The controls that pick a number and change it.
 * @param {{ text: Say, largest: Record<Pick["kind"], number>, pick: (part: Partial<Pick>) => void, change: (name: string, value: number) => void }} options
 */
export function numberPicker({ text, largest, pick, change }) {
  const kind = choice({
    label: text("change"),
    options: KINDS.map((value) => ({ value, label: text(value) })),
    change: (value) => pick({ kind: value }),
  });
  const picks = h("div");
  const dial = h("div");
  /** @type {{ key: string, row: NumberControl, column: NumberControl } | null} */
  let pickers = null;
  /** @type {{ key: string, reach: number, control: NumberControl } | null} */
  let mover = null;

  /** The steppers for class and feature. @param {State} now */
  function pickersOf({ features, classes, pick: { kind: what } }) {
    const key = `${features} ${classes} ${what}`;
    if (pickers?.key === key) return pickers;
    const row = counter(text, "ofClass", classes, (value) => pick({ class: value - 1 }));
    const column = counter(text, "ofFeature", features, (value) => pick({ feature: value - 1 }));
    const shown = [...(what === "input" ? [] : [row]), ...(what === "bias" ? [] : [column])];
    picks.replaceChildren(...shown.map(({ element }) => element));
    pickers = { key, row, column };
    return pickers;
  }

  /** The slider of a number. @param {Pick["kind"]} what @param {ReturnType<typeof picked>} number */
  function moverOf(what, { name, label, value }) {
    if (mover?.key === name && Math.abs(value) <= mover.reach) return mover.control;
    const size = Math.max(largest[what], Math.abs(value));
    const reach = size < 0.05 ? 5 * size : Math.max(5, Math.ceil(size));
    const control = slider({
      label,
      min: -reach,
      max: reach,
      step: Number(`1e${Math.floor(Math.log10(reach / 50))}`),
      tone: TONES[what],
      format: fieldText,
      chars: 8,
      change: (moved) => change(name, moved),
    });
    const root = dial.getRootNode();
    const hadFocus = dial.contains(root instanceof ShadowRoot ? root.activeElement : null);
    mover = { key: name, reach, control };
    dial.replaceChildren(control.element);
    if (hadFocus) control.element.querySelector("input")?.focus();
    return control;
  }

  return {
    elements: [kind.element, picks, dial],
    /** @param {State} now @param {Values} values */
    update(now, values) {
      const { kind: what, feature, class: row } = now.pick;
      const number = picked(now.pick, values);
      kind.update(what);
      const steppers = pickersOf(now);
      steppers.row.update(row + 1);
      steppers.column.update(feature + 1);
      moverOf(what, number).update(number.value);
    },
  };
}
