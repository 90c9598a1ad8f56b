/** A legend: a stroke as it is drawn, and what it is. */

import { h, s } from "../elements/dom.js";

/** @param {readonly { tone: string, label: string }[]} items tone: the classes of the line. */
export function legend(items) {
  return h(
    "div",
    { class: "row note" },
    ...items.map(({ tone, label }) =>
      h(
        "span",
        { class: "row" },
        s(
          "svg",
          { viewBox: "0 0 28 10", style: "width: 28px", "aria-hidden": "true" },
          s("path", { d: "M1 5H27", class: `line ${tone}` }),
        ),
        label,
      ),
    ),
  );
}
