/** Where the texts of a view are: whether one is on another, leaves its drawing or the view, or is cut by its field. */

import { drawn } from "./harness.js";

/**
 * What is wrong with the texts of the first view of a page, in sentences; empty: nothing.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>}
 */
export async function misplaced(page) {
  await drawn(page);
  return page.evaluate(() => {
    /** Pixels that boxes of letters may share: lines are higher than their letters, and fonts round. */
    const [ACROSS, DOWN] = [1.5, 5];
    const root = /** @type {ShadowRoot} */ (document.querySelector(".hybridnet-view")?.shadowRoot);
    const view = /** @type {Element} */ (root.querySelector(".view"));
    /** @typedef {{ text: string, box: DOMRect, inside: DOMRect, where: Element }} Found */
    /** @type {Found[]} */
    const found = [];
    for (const text of root.querySelectorAll("svg text")) {
      const svg = /** @type {SVGElement} */ (/** @type {SVGElement} */ (text).ownerSVGElement);
      const scroll = text.closest(".sideways, .scroll");
      if (!text.textContent || !text.checkVisibility()) continue;
      found.push({ text: text.textContent, box: text.getBoundingClientRect(), inside: svg.getBoundingClientRect(), where: scroll ?? view }); // prettier-ignore
    }
    const walker = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = /** @type {Element} */ (node.parentElement);
      if (!node.textContent?.trim() || !parent.checkVisibility()) continue;
      if (parent.closest("svg, select, pre, .unseen, style")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const scroll = parent.closest(".sideways, .scroll");
      const inside = parent.closest("td, th, button") ?? scroll ?? view;
      // A cell in no container that scrolls is inside of the view too.
      if (inside.matches("td, th") && !scroll)
        found.push({ text: node.textContent, box: inside.getBoundingClientRect(), inside: view.getBoundingClientRect(), where: inside }); // prettier-ignore
      for (const box of range.getClientRects())
        found.push({ text: node.textContent, box, inside: inside.getBoundingClientRect(), where: scroll ?? view });
    }
    for (const field of root.querySelectorAll('input[type="text"], button, select')) {
      const scroll = field.closest(".sideways, .scroll");
      if (field.checkVisibility() && field.tagName !== "BUTTON")
        found.push({ text: `field ${field.getAttribute("aria-label") ?? field.textContent}`, box: field.getBoundingClientRect(), inside: (scroll ?? view).getBoundingClientRect(), where: scroll ?? view }); // prettier-ignore
    }
    const scrolls = (/** @type {Element} */ where) =>
      where.matches(".sideways, .scroll") && where.scrollWidth > where.clientWidth;
    const outside = found
      .filter(({ inside, where }) => !(scrolls(where) && inside.width === where.getBoundingClientRect().width))
      .filter(
        ({ box, inside }) =>
          box.left < inside.left - ACROSS ||
          box.right > inside.right + ACROSS ||
          box.top < inside.top - DOWN ||
          box.bottom > inside.bottom + DOWN,
      )
      .map(({ text, box, inside }) => `${text} leaves its place: ${[box.left, box.right, box.top, box.bottom].map(Math.round)} of ${[inside.left, inside.right, inside.top, inside.bottom].map(Math.round)}`); // prettier-ignore
    const overlaps = found.flatMap((a, index) =>
      found
        .slice(index + 1)
        .filter(
          (b) =>
            a.where === b.where &&
            a.box.left < b.box.right - ACROSS &&
            b.box.left < a.box.right - ACROSS &&
            a.box.top < b.box.bottom - DOWN &&
            b.box.top < a.box.bottom - DOWN,
        )
        .map((b) => `${a.text} is on ${b.text}`),
    );
    const cut = [...root.querySelectorAll('input[type="text"]')]
      .filter((field) => field.checkVisibility() && field.scrollWidth > field.clientWidth)
      .map((field) => `${/** @type {HTMLInputElement} */ (field).value} is cut by its field`);
    return [...new Set([...outside, ...overlaps, ...cut])];
  });
}

/** Whether ASCII minus signs or exponents are in what is shown: those are for fields and code. @param {import("playwright-core").Page} page @returns {Promise<string[]>} */
export async function notations(page) {
  await drawn(page);
  return page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector(".hybridnet-view")?.shadowRoot);
    const walker = document.createTreeWalker(/** @type {Node} */ (root.querySelector(".view")), NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? "";
      if (node.parentElement?.closest("pre, style")) continue;
      if (/(^|[\s(=])-\d|\de[+-]?\d|\d\.\d{12}|[^,\d.]\d{8}/.test(text)) found.push(text);
    }
    return found;
  });
}
