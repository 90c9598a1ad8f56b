/** Elements of HTML and SVG. Text is always a text node: nothing that comes from data is parsed as markup. */

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {string | number | boolean | null | undefined | ((event: any) => void)} Value */
/** @typedef {Node | string | number | null | undefined} Child */

/**
 * An HTML element: `h("button", { type: "button", onclick: f }, "Reset")`.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, Value>} [attributes] as `set` takes them.
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  set(element, attributes);
  append(element, children);
  return element;
}

/**
 * An SVG element: `s("circle", { cx: 10, cy: 10, r: 4, class: "data" })`.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, Value>} [attributes] as `set` takes them.
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function s(tag, attributes = {}, ...children) {
  const element = /** @type {SVGElementTagNameMap[K]} */ (document.createElementNS(SVG, tag));
  set(element, attributes);
  append(element, children);
  return element;
}

/**
 * Set attributes: a function is a listener (`onclick`), `true` an empty attribute; false, null and undefined remove it.
 * Numbers are rounded to 1/1000, which is less than a pixel of any screen.
 * @param {Element} element
 * @param {Record<string, Value>} attributes
 */
export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === false || value === null || value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : attribute(value));
  }
}

/** @param {string | number} value */
function attribute(value) {
  return typeof value === "number" && !Number.isInteger(value)
    ? String(Math.round(value * 1000) / 1000)
    : String(value);
}

/** @param {Element} element @param {Child[]} children */
export function append(element, children) {
  element.append(
    ...children
      .filter((child) => child !== null && child !== undefined)
      .map((child) => (child instanceof Node ? child : String(child))),
  );
}

/** Set the text of an element, if it is another. @param {Element} element @param {string} text */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Make the number of children of `parent` equal to `items.length`, and update each: a table or a set of dots that follows its data.
 * @template T
 * @template {Element} E
 * @param {Element} parent
 * @param {readonly T[]} items
 * @param {(index: number) => E} create
 * @param {(element: E, item: T, index: number) => void} update
 */
export function each(parent, items, create, update) {
  while (parent.children.length > items.length) parent.lastElementChild?.remove();
  items.forEach((item, index) => {
    if (index >= parent.children.length) parent.append(create(index));
    update(/** @type {E} */ (parent.children[index]), item, index);
  });
}
