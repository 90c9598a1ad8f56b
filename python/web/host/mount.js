/** Shows a view in an element of a page. */

import { PageModel } from "../contract/model.js";

/**
 * @param {{ render: (given: { model: import("../contract/model.js").Model, el: HTMLElement }) => () => void }} module
 * @param {string} id of the element; its children, the still picture, are replaced.
 * @param {Record<string, unknown>} values of the model: data, and language and state if they are given.
 */
export function mount(module, id, values) {
  const el = document.getElementById(id);
  if (!el) return;
  el.replaceChildren();
  module.render({ model: new PageModel(values), el });
}
