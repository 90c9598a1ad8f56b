/** The panel with the code that computes what is on screen, in Python and C#. */

import { each, h, set, write } from "../kit/elements/dom.js";

/** Long runs of base64, which are shown by their beginning: they are selected and copied whole. */
const BYTES = /([A-Za-z0-9+/=]{200,})/;

/**
 * @param {object} options
 * @param {string} options.id
 * @param {import("../text/common.js").Say} options.text
 * @param {import("./view.js").Heading} options.heading
 * @param {(message: string) => void} options.announce
 * @param {() => boolean} options.isReady  whether the numbers on screen are computed; `update` is called again when they are.
 * @param {() => { python: string, csharp: string }} options.code
 * @returns {{ toggle: HTMLButtonElement, panel: HTMLElement, update: () => void }}
 */
export function codePanel({ id, text, heading, announce, isReady, code }) {
  const blocks = {
    python: h("pre", { tabindex: 0, "aria-label": "Python" }),
    csharp: h("pre", { tabindex: 0, "aria-label": "C#" }),
  };
  const panel = h("div", { id, class: "code", hidden: true }, part("Python", blocks.python), part("C#", blocks.csharp));
  const toggle = h(
    "button",
    {
      type: "button",
      "aria-expanded": "false",
      "aria-controls": id,
      title: text("codeHint"),
      onclick: () => show(panel.hidden === true),
    },
    text("code"),
  );

  /** @param {boolean} open */
  function show(open) {
    panel.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
    update();
  }

  function update() {
    if (panel.hidden || !isReady()) return;
    const { python, csharp } = code();
    put(blocks.python, python);
    put(blocks.csharp, csharp);
  }

  /** @param {string} name @param {HTMLPreElement} block */
  function part(name, block) {
    const copy = h(
      "button",
      { type: "button", "aria-label": `${text("copy")} (${name})`, onclick: () => copied(block) },
      text("copy"),
    );
    return h("div", {}, h("div", { class: "row" }, heading({}, name), copy), block);
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

/** Write a text that may have long runs of base64; parts that did not change stay. @param {HTMLPreElement} block @param {string} text */
function put(block, text) {
  each(
    block,
    text.split(BYTES),
    () => h("span"),
    (element, piece, index) => {
      set(element, { class: index % 2 === 1 ? "bytes" : null });
      write(element, piece);
    },
  );
}
