/** Controls: native elements with a visible label, so keyboard and screen reader work as everywhere. */

import { h, write } from "../elements/dom.js";
import { fieldWriter } from "../numbers/notation.js";
import { typedNumber, within } from "./typed.js";

/** @typedef {{ element: HTMLElement, update: (value: number) => void }} NumberControl */

/**
 * A slider with a field beside it, where a number can be typed.
 * @param {object} options
 * @param {string} options.label
 * @param {number} options.min
 * @param {number} options.max
 * @param {number} options.step
 * @param {(value: number) => string} [options.format] how the value is read out; default: as many decimals as the step has.
 * @param {number} [options.chars] width of the field; default: that of the ends.
 * @param {string} [options.tone] of the label: data, prediction, error, weight or bias.
 * @param {(value: number) => void} options.change called with each new value, while the slider is dragged.
 * @returns {NumberControl}
 */
export function slider({
  label,
  min,
  max,
  step,
  format = fieldWriter(step),
  chars = Math.max(format(min).length, format(max).length),
  tone = "",
  change,
}) {
  const range = h("input", { type: "range", min, max, step: "any", "aria-label": label });
  const field = h("input", { type: "text", inputmode: "decimal", "aria-label": label, style: `width: ${chars + 3}ch` });
  const element = h(
    "div",
    { class: "control slider" },
    h("span", { class: `label ${tone}`, "aria-hidden": "true" }, label),
    range,
    field,
  );
  let current = NaN;

  /** @param {number} value */
  const snapped = (value) => Number((Math.round(value / step) * step).toPrecision(12));
  /** @param {number} value */
  const take = (value) => {
    current = Math.min(max, Math.max(min, snapped(value))); // now: the next key may come before the next frame
    change(current);
  };
  range.addEventListener("input", () => take(Number(range.value)));
  range.addEventListener("keydown", (event) => {
    const direction = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    take(current + direction * step * (event.shiftKey ? 10 : 1));
  });
  const typed = () => {
    const value = typedNumber(field.value);
    if (!Number.isNaN(value)) take(within(element, value, min, max));
    field.value = format(current);
  };
  field.addEventListener("change", typed);
  field.addEventListener("keydown", (event) => event.key === "Enter" && typed());

  return {
    element,
    update(value) {
      current = value;
      if (Number(range.value) !== value) range.value = String(value);
      range.setAttribute("aria-valuetext", format(value));
      if (!field.matches(":focus") || typedNumber(field.value) !== value) field.value = format(value);
    },
  };
}

/**
 * A number with buttons that count it down and up.
 * @param {object} options
 * @param {string} options.label
 * @param {number} options.min
 * @param {number} options.max
 * @param {{ less: string, more: string }} options.names of the buttons, for screen readers.
 * @param {(value: number) => void} options.change
 * @returns {NumberControl}
 */
export function stepper({ label, min, max, names, change }) {
  const field = h("input", {
    type: "text",
    inputmode: "numeric",
    "aria-label": label,
    style: `width: ${String(max).length + 3}ch`,
  });
  let current = min;
  /** @param {number} value */
  const take = (value) => {
    current = Math.min(max, Math.max(min, Math.round(value)));
    change(current);
  };
  const less = button({ label: "−", name: names.less, press: () => take(current - 1) });
  const more = button({ label: "+", name: names.more, press: () => take(current + 1) });
  const typed = () => {
    const value = typedNumber(field.value);
    if (!Number.isNaN(value)) take(within(element, value, min, max));
    field.value = String(current);
  };
  field.addEventListener("change", typed);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      take(current + (event.key === "ArrowUp" ? 1 : -1));
    } else if (event.key === "Enter") typed();
  });
  const element = h(
    "div",
    { class: "control stepper", role: "group", "aria-label": label },
    h("span", { class: "label", "aria-hidden": "true" }, label),
    less,
    field,
    more,
  );
  return {
    element,
    update(value) {
      current = value;
      if (field.value !== String(value)) field.value = String(value);
      less.disabled = value <= min;
      more.disabled = value >= max;
    },
  };
}

/**
 * @param {object} options
 * @param {string} options.label
 * @param {string} [options.name] for screen readers, where the label is a sign.
 * @param {() => void} options.press
 * @returns {HTMLButtonElement}
 */
export function button({ label, name, press }) {
  return h("button", { type: "button", "aria-label": name, title: name, onclick: press }, label);
}

/**
 * One of several: a list to select from.
 * @template {string} T
 * @param {object} options
 * @param {string} options.label
 * @param {readonly { value: T, label: string }[]} options.options
 * @param {(value: T) => void} options.change
 * @returns {{ element: HTMLElement, update: (value: T) => void }}
 */
export function choice({ label, options, change }) {
  const select = h("select", {}, ...options.map((option) => h("option", { value: option.value }, option.label)));
  select.addEventListener("change", () => change(/** @type {T} */ (select.value)));
  return {
    element: h("label", { class: "control" }, h("span", { class: "label" }, label), select),
    update(value) {
      if (select.value !== value) select.value = value;
    },
  };
}

/**
 * @param {object} options
 * @param {string} options.label
 * @param {(value: boolean) => void} options.change
 * @returns {{ element: HTMLElement, update: (value: boolean) => void }}
 */
export function checkbox({ label, change }) {
  const box = h("input", { type: "checkbox" });
  box.addEventListener("change", () => change(box.checked));
  return {
    element: h("label", { class: "control check" }, box, h("span", { class: "label" }, label)),
    update(value) {
      box.checked = value;
    },
  };
}

/**
 * A value with its name: `MSE 799`.
 * @param {string} label
 * @param {string} [tone] data, prediction, error, weight or bias.
 * @returns {{ element: HTMLElement, update: (text: string) => void }}
 */
export function readout(label, tone = "") {
  const value = h("output", { class: `value ${tone}` });
  return {
    element: h("div", { class: "readout" }, h("span", { class: "label" }, label), value),
    update: (text) => write(value, text),
  };
}

/**
 * Buttons that each set a whole setting; the one that is set looks pressed.
 * @template T
 * @param {object} options
 * @param {string} options.label
 * @param {readonly { label: string, value: T }[]} options.options
 * @param {(value: T) => void} options.press
 * @returns {{ element: HTMLElement, update: (isSet: (value: T) => boolean) => void }}
 */
export function presets({ label, options, press }) {
  const buttons = options.map(({ label: name, value }) =>
    h("button", { type: "button", "aria-pressed": "false", onclick: () => press(value) }, name),
  );
  return {
    element: h(
      "div",
      { class: "row", role: "group", "aria-label": label },
      h("span", { class: "label", "aria-hidden": "true" }, label),
      ...buttons,
    ),
    update: (isSet) =>
      buttons.forEach((item, index) => item.setAttribute("aria-pressed", String(isSet(options[index].value)))),
  };
}
