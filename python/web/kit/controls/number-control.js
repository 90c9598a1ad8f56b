/** A number without limits: a slider around its value, and a field where any number can be typed. */

import { h, set } from "../elements/dom.js";
import { typedNumber } from "./typed.js";

/**
 * @param {object} options
 * @param {string} options.label
 * @param {string} [options.tone]
 * @param {(value: number) => void} options.change while the slider is dragged, and when a number was typed.
 */
export function numberControl({ label, tone = "", change }) {
  const range = h("input", { type: "range", "aria-label": label });
  const field = h("input", { type: "text", inputmode: "decimal", "aria-label": label, style: "width: 17ch" });
  const element = h(
    "div",
    { class: "control" },
    h("span", { class: `label ${tone}`, "aria-hidden": "true" }, label),
    range,
    field,
  );
  let shown = "";
  range.addEventListener("input", () => change(Number(range.value)));
  const typed = () => {
    const value = typedNumber(field.value);
    if (Number.isFinite(value) && field.value !== shown) {
      center(value);
      change(value);
    } else field.value = shown;
  };
  field.addEventListener("change", typed);
  field.addEventListener("keydown", (event) => event.key === "Enter" && typed());

  /** Let the slider reach as far on both sides of a value. @param {number} value */
  function center(value) {
    const middle = Number.isFinite(value) ? value : 0;
    const span = Math.max(1, 2 * Math.abs(middle));
    set(range, {
      min: Number((middle - span).toPrecision(6)),
      max: Number((middle + span).toPrecision(6)),
      step: "any",
    });
  }
  range.addEventListener("keydown", (event) => {
    const direction = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const step = (Number(range.max) - Number(range.min)) / 400;
    change(Number((Number(range.value) + direction * step * (event.shiftKey ? 10 : 1)).toPrecision(9)));
  });

  return {
    element,
    center,
    /** @param {number} value @param {string} text  as it is printed. */
    update(value, text) {
      if (value < Number(range.min) || value > Number(range.max)) center(value);
      if (Number(range.value) !== value) range.value = String(value);
      range.setAttribute("aria-valuetext", text);
      if (!field.matches(":focus") || field.value === shown) field.value = text;
      shown = text;
    },
  };
}
