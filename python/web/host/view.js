/** Turns the definition of a view into an AFM module: shadow root, theme, language, code panel, picture, cleanup. */

import { pictureOf, download } from "../kit/picture.js";
import { h, write } from "../kit/dom.js";
import { CLIPPED } from "../kit/typed.js";
import { speaker } from "../text/common.js";
import { codePanel } from "./code.js";
import { STYLE } from "./style.js";
import { followTheme } from "./theme.js";

/** @typedef {import("../contract/model.js").Model} Model */
/** @typedef {import("../text/common.js").Language} Language */
/** @typedef {import("../text/common.js").Texts} Texts */
/** @typedef {import("../text/common.js").Say} Say */

/**
 * What a view gets to work with.
 * @template S
 * @typedef {object} Parts
 * @property {any} data  what Python (or a page) gave.
 * @property {Say} text  the text of a key in the reader's language.
 * @property {Language} language
 * @property {() => S} state  the state as it is now.
 * @property {(change: Partial<S>) => void} change  sets members of the state; the view is updated in the next frame.
 * @property {(message: string) => void} announce  tells screen readers.
 * @property {() => boolean} still  the reader wants reduced motion.
 * @property {(name: string) => string} id  unique in the page.
 * @property {(end: () => void) => void} onEnd  called when the view goes, or is built again in another language.
 */

/**
 * What a view made of its parts.
 * @template S
 * @typedef {object} Built
 * @property {Node[]} body
 * @property {(state: S) => void} update  brings the body up to the state; called once before the body is shown.
 * @property {() => SVGSVGElement} [picture]  what "save the picture" saves.
 * @property {(state: S) => { python: string, csharp: string }} code  computes the numbers on screen.
 */

/**
 * @template S
 * @typedef {object} Definition
 * @property {string} name  of the view, in file names too: `gradient-descent`.
 * @property {{ en: Texts, ja: Texts }} texts  at least `title` and `description`.
 * @property {(data: any) => S} start  the first state: plain data, as JSON has it.
 * @property {(parts: Parts<S>) => Built<S>} build
 */

/**
 * @template S
 * @param {Definition<S>} definition
 * @returns {{ definition: Definition<S>, render: (given: { model: Model, el: HTMLElement }) => () => void }}
 *   An AFM module. The model has `data`; `language` ("en" or "ja") and `state` are optional, and written back.
 */
export function view(definition) {
  return { definition, render: ({ model, el }) => new Rendering(definition, model, el).end };
}

/** @template S */
class Rendering {
  /** @param {Definition<S>} definition @param {Model} model @param {HTMLElement} el */
  constructor(definition, model, el) {
    this.definition = definition;
    this.model = model;
    // Each output of a notebook has its own copy of this module: a counter would not be unique in the page.
    this.prefix = `hybridnet-${definition.name}-${Math.random().toString(36).slice(2, 10)}`;
    /** @type {(() => void)[]} */
    this.ends = [];
    /** @type {Built<S> | null} */
    this.built = null;
    this.frame = 0;
    this.root = h("section", { class: "view" });
    this.status = h("div", { class: "unseen", role: "status", "aria-live": "polite" });
    this.root.addEventListener(CLIPPED, (event) =>
      write(
        this.status,
        speaker(definition.texts, this.language)("clipped", /** @type {CustomEvent} */ (event).detail),
      ),
    );
    const home = h("div", { class: "hybridnet-view" });
    home.attachShadow({ mode: "open" }).append(h("style", {}, STYLE), this.root);
    el.append(home);
    const endTheme = followTheme((theme) => {
      this.root.dataset.theme = theme;
    });
    const changed = () => this.schedule();
    const rebuilt = () => this.build();
    model.on("change:state", changed);
    model.on("change:language", rebuilt);
    model.on("change:data", rebuilt);
    this.guard(() => {
      if (!model.get("state")) model.set("state", definition.start(model.get("data")));
      this.build();
    });
    this.end = () => {
      endTheme();
      model.off("change:state", changed);
      model.off("change:language", rebuilt);
      model.off("change:data", rebuilt);
      this.clear();
      home.remove();
    };
  }

  /** @returns {Language} */
  get language() {
    return this.model.get("language") === "ja" ? "ja" : "en";
  }

  clear() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    for (const end of this.ends.splice(0)) end();
  }

  /** Show a sentence in place of the view if something fails. @param {() => void} action */
  guard(action) {
    try {
      action();
    } catch (error) {
      this.clear();
      this.built = null;
      const reason = error instanceof Error ? error.message : String(error);
      this.root.replaceChildren(
        h(
          "p",
          { class: "failure", role: "alert" },
          speaker(this.definition.texts, this.language)("failed", { reason }),
        ),
      );
      console.warn(`hybridnet, ${this.definition.name}:`, error);
    }
  }

  schedule() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.guard(() => this.built?.update(this.model.get("state")));
    });
  }

  build() {
    this.guard(() => {
      this.clear();
      const { definition, language, model } = this;
      const text = speaker(definition.texts, language);
      /** @type {Parts<S>} */
      const parts = {
        data: model.get("data"),
        text,
        language,
        state: () => model.get("state"),
        change: (change) => {
          model.set("state", { ...model.get("state"), ...change });
          model.save_changes();
        },
        announce: (message) => write(this.status, message),
        still: () => matchMedia("(prefers-reduced-motion: reduce)").matches,
        id: (name) => `${this.prefix}-${name}`,
        onEnd: (end) => this.ends.push(end),
      };
      const built = definition.build(parts);
      this.built = built;
      built.update(parts.state());
      this.root.lang = language;
      this.root.setAttribute("aria-label", text("title"));
      this.root.replaceChildren(
        h("div", { class: "head" }, h("h2", {}, text("title")), this.languageButton(text)),
        h("p", { class: "description" }, text("description")),
        ...built.body,
        ...this.tools(built, parts),
        this.status,
      );
    });
  }

  /** @param {Say} text */
  languageButton(text) {
    const other = this.language === "en" ? "ja" : "en";
    return h(
      "button",
      { type: "button", lang: other, title: text("languageName"), onclick: () => this.speak(other) },
      text("language"),
    );
  }

  /** @param {Language} language */
  speak(language) {
    this.model.set("language", language);
    this.model.save_changes();
    /** @type {HTMLElement | null} */ (this.root.querySelector(".head button"))?.focus();
  }

  /** @param {Built<S>} built @param {Parts<S>} parts */
  tools(built, parts) {
    const code = codePanel({
      id: parts.id("code"),
      text: parts.text,
      announce: parts.announce,
      code: () => built.code(parts.state()),
    });
    const update = built.update;
    built.update = (state) => {
      update(state);
      code.update();
    };
    const { picture } = built;
    const save =
      picture && h("button", { type: "button", onclick: () => this.save(picture(), parts) }, parts.text("picture"));
    return [h("div", { class: "tools" }, code.toggle, save), code.panel];
  }

  /** @param {SVGSVGElement} svg @param {Parts<S>} parts */
  save(svg, parts) {
    const name = `${this.definition.name}.svg`;
    download(name, pictureOf(svg), "image/svg+xml");
    parts.announce(parts.text("saved", { name }));
  }
}
