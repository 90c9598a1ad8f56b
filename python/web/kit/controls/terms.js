/** A sum as a table: its terms, largest first where there are many, and the total. */

import { each, h, set, write } from "../elements/dom.js";

/** @typedef {import("../elements/tooltip.js").Row} Row */

/** @param {string} label  of the table. */
export function termTable(label) {
  const body = h("tbody");
  const element = h(
    "div",
    { class: "scroll terms", tabindex: 0, role: "group", "aria-label": label },
    h("table", {}, body),
  );
  return {
    element,
    /** @param {readonly Row[]} rows */
    update(rows) {
      each(
        body,
        rows,
        () => h("tr", {}, h("td", { class: "text" }), h("td")),
        (row, { name, value, tone = "", total }) => {
          set(row, { class: total ? "total" : null });
          write(row.children[0], name);
          write(row.children[1], value);
          set(row.children[1], { class: `number ${tone}` });
        },
      );
    },
  };
}

/**
 * The indices of the terms that are listed: all, or the first wanted one and the largest ones.
 * @param {number} count @param {(index: number) => number} term @param {number} most @param {number} [wanted] index that is always listed, first.
 */
export function listed(count, term, most, wanted = -1) {
  const rest = Array.from({ length: count }, (_, index) => index).filter((index) => index !== wanted);
  const first = wanted >= 0 ? [wanted] : [];
  if (count <= most) return [...first, ...rest];
  const sizes = new Map(rest.map((index) => [index, Math.abs(term(index))]));
  return [...first, ...rest.sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0)).slice(0, most - first.length)];
}
