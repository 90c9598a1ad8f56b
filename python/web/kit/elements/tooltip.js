/** A tooltip with a title and rows of numbers, inside a container. */

import { each, h, set, write as text } from "./dom.js";

/** @typedef {{ name: string, value: string, tone?: string, total?: boolean }} Row */
/** @typedef {{ title: string, rows: Row[], spoken: string }} Told  spoken: all of it in one sentence, for screen readers. */

/** @param {string} id */
export function tooltip(id) {
  const title = h("p");
  const body = h("tbody");
  const element = h("div", { id, class: "tip", role: "tooltip" }, title, h("table", { role: "presentation" }, body));

  /** @param {Told} told */
  function write(told) {
    text(title, told.title);
    each(
      body,
      told.rows,
      () => h("tr", {}, h("td", { class: "text" }), h("td")),
      (row, { name, value, tone = "", total }) => {
        set(row, { class: total ? "total" : null });
        text(row.children[0], name);
        text(row.children[1], value);
        set(row.children[1], { class: `number ${tone}` });
      },
    );
  }

  return {
    element,
    write,
    /** Beside an element, inside the container. @param {Told} told @param {Element} beside @param {HTMLElement} container */
    show(told, beside, container) {
      write(told);
      const [home, target] = [container.getBoundingClientRect(), beside.getBoundingClientRect()];
      const { offsetWidth: width, offsetHeight: height } = element;
      const middle = target.left + target.width / 2 - home.left;
      const left = Math.max(0, Math.min(home.width - width, middle - width / 2));
      const below = target.bottom - home.top + 8;
      const above = target.top - home.top - height - 8;
      element.style.left = `${left}px`;
      element.style.top = `${above > -40 ? above : below}px`;
      element.classList.add("shown");
    },
    hide: () => element.classList.remove("shown"),
  };
}
