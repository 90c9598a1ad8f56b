/** Formulas as HTML. */

import { h } from "./dom.js";

/** A formula whose `^{...}` are raised: for `replaceChildren`. @param {string} formula @returns {(string | HTMLElement)[]} */
export function raised(formula) {
  return formula.split(/\^\{([^}]*)\}/).map((part, index) => (index % 2 ? h("sup", {}, part) : part));
}
