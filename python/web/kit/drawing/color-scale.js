/** What the colors of a plane say: a bar from the lowest to the highest output, with their numbers. */

import { h, write } from "../elements/dom.js";
import { quantity } from "../numbers/notation.js";

/** The opacity at the ends of the range and in its middle, as plane-colors.js paints it. */
export const [STRONG, PALE] = [146 / 255, 26 / 255];

const color = (/** @type {number} */ index, /** @type {number} */ opacity) =>
  `color-mix(in srgb, var(--class-${index}) ${Math.round(100 * opacity)}%, transparent)`;
const BAR = `flex: 1; height: 14px; border: 1px solid var(--line); background: linear-gradient(to right, ${color(0, STRONG)}, ${color(0, PALE)} 50%, ${color(1, PALE)} 50%, ${color(1, STRONG)})`;

/** @param {string} label  what the colors are. */
export function colorScale(label) {
  const [low, middle, high] = [h("span"), h("span"), h("span")];
  const told = h("p", { class: "note" }, label);
  return {
    element: h(
      "div",
      { class: "color-scale", role: "group", "aria-label": label },
      told,
      h("div", { style: "display: flex" }, h("span", { style: BAR, "aria-hidden": "true" })),
      h("div", { class: "note", style: "display: flex; justify-content: space-between" }, low, middle, high),
    ),
    /** @param {readonly [number, number]} range */
    update([from, to]) {
      const ends = [from, (from + to) / 2, to];
      const text = quantity(ends, { digits: 5, resolution: to > from ? to - from : undefined });
      [low, middle, high].forEach((element, index) => write(element, text(ends[index])));
    },
  };
}
