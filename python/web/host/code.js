/** The panel with the code that computes what is on screen, in Python and C#. */

import { h, write } from "../kit/dom.js";

/**
 * @param {object} options
 * @param {string} options.id
 * @param {import("../text/common.js").Say} options.text
 * @param {(message: string) => void} options.announce
 * @param {() => { python: string, csharp: string }} options.code
 * @returns {{ toggle: HTMLButtonElement, panel: HTMLElement, update: () => void }}
 */
export function codePanel({ id, text, announce, code }) {
  const blocks = { python: h("pre", { tabindex: 0, "aria-label": "Python" }), csharp: h("pre", { tabindex: 0, "aria-label": "C#" }) };
  const panel = h("div", { id, class: "code", hidden: true }, part("Python", blocks.python), part("C#", blocks.csharp));
  const toggle = h("button", { type: "button", "aria-expanded": "false", "aria-controls": id, title: text("codeHint"), onclick: () => show(panel.hidden === true) }, text("code"));

  /** @param {boolean} open */
  function show(open) {
    panel.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
    update();
  }

  function update() {
    if (panel.hidden) return;
    const { python, csharp } = code();
    write(blocks.python, python);
    write(blocks.csharp, csharp);
  }

  /** @param {string} name @param {HTMLPreElement} block */
  function part(name, block) {
    const copy = h("button", { type: "button", "aria-label": `${text("copy")} (${name})`, onclick: () => copied(block) }, text("copy"));
    return h("div", {}, h("div", { class: "row" }, h("h3", {}, name), copy), block);
  }

  /** @param {HTMLPreElement} block */
  async function copied(block) {
    try {
      await navigator.clipboard.writeText(block.textContent ?? "");
      announce(text("copied"));
    } catch {
      getSelection()?.selectAllChildren(block);
      announce(text("notCopied"));
    }
  }

  return { toggle, panel, update };
}
