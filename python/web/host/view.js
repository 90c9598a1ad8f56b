/** Turns the definition of a view into an AFM module: shadow root, theme, language, code panel, picture, cleanup. */

import { pictureOf, download } from "../kit/elements/picture.js";
import { h, write } from "../kit/elements/dom.js";
import { inSlices } from "../kit/elements/slices.js";
import { number } from "../kit/numbers/notation.js";
import { CLIPPED } from "../kit/controls/typed.js";
import { speaker } from "../text/common.js";
import { codePanel } from "./code.js";
import { STYLE } from "./style.js";
import { followTheme } from "./theme.js";

/** @typedef {import("../contract/model.js").Model} Model */
/** @typedef {import("../text/common.js").Language} Language */
/** @typedef {import("../text/common.js").Texts} Texts */
/** @typedef {import("../text/common.js").Say} Say */

/** @typedef {(attributes: Record<string, string>, ...children: (Node | string)[]) => HTMLHeadingElement} Heading */

/**
 * What a view gets to work with.
 * @template S
 * @template P
 * @typedef {object} Parts
 * @property {any} data  what Python (or a page) gave.
 * @property {P} prepared  what `prepare` of the definition returned.
 * @property {Say} text  the text of a key in the reader's language.
 * @property {Language} language
 * @property {() => S} state  the state as it is now.
 * @property {(change: Partial<S>) => void} change  sets members of the state; the view is updated in the next frame.
 * @property {(message: string) => void} announce  tells screen readers.
 * @property {() => boolean} still  the reader wants reduced motion.
 * @property {(name: string) => string} id  unique in the page.
 * @property {number} room  width of a drawing in one of two columns in pixels, or of the view where it has one; at most WIDEST.
 * @property {number} whole  that of a drawing across the view.
 * @property {Heading} heading  a heading inside the view, one level below its title.
 * @property {(end: () => void) => void} onEnd  called when the view goes, or is built again in another language.
 */

/**
 * What a view made of its parts.
 * @template S
 * @typedef {object} Built
 * @property {Node[]} body
 * @property {(state: S) => Generator<void, unknown, void>} [prepare]  computes what `update` shows, in pieces of a few milliseconds.
 * @property {(isBusy: boolean) => void} [busy]  called where computing takes more than one frame, and at its end.
 * @property {(state: S) => void} update  brings the body up to the state; called once before the body is shown.
 * @property {() => import("../kit/elements/picture.js").Part[]} [picture]  what "save the picture" saves, from top to bottom.
 * @property {(state: S) => { python: string, csharp: string }} code  computes the numbers on screen.
 */

/**
 * @template S
 * @template [P=unknown]
 * @typedef {object} Definition
 * @property {string} name  of the view, in file names too: `gradient-descent`.
 * @property {{ en: Texts, ja: Texts }} texts  at least `title` and `description`.
 * @property {(data: any, text: Say) => string} [title]  where it depends on the data; else the text `title`.
 * @property {(data: any) => S} start  the first state: plain data, as JSON has it.
 * @property {(data: any) => Generator<void, P, void>} [prepare]  what `build` starts from, in pieces of a few milliseconds.
 * @property {(parts: Parts<S, P>) => Built<S>} build
 */

/**
 * @template S
 * @template [P=unknown]
 * @param {Definition<S, P>} definition
 * @returns {{ definition: Definition<S, P>, render: (given: { model: Model, el: HTMLElement }) => () => void }}
 *   An AFM module. The model has `data`; `language` ("en" or "ja") and `state` are optional, and written back; `heading` is the
 *   level of the title, 1 where it is that of the page, or 2.
 */
export function view(definition) {
  return { definition, render: ({ model, el }) => new Rendering(definition, model, el).end };
}

/** Milliseconds of a frame for computing. */
const BUDGET = 12;
/** Pixels: the widest and the narrowest drawing, the padding of the view, and what STYLE says of columns. */
const [WIDEST, NARROWEST, PADDING, COLUMN, GAP] = [460, 240, 32, 300, 20];
/** The widest drawing across the view, as `.story` of STYLE. */
const ACROSS = 640;
/** A view that becomes wider or narrower by so much is built again, this many milliseconds after the last change. */
const [CHANGE, REST] = [16, 150];

/** @template S @template P */
class Rendering {
  /** @param {Definition<S, P>} definition @param {Model} model @param {HTMLElement} el */
  constructor(definition, model, el) {
    this.definition = definition;
    this.model = model;
    // Each output of a notebook has its own copy of this module: a counter would not be unique in the page.
    this.prefix = `hybridnet-${definition.name}-${Math.random().toString(36).slice(2, 10)}`;
    /** @type {(() => void)[]} */
    this.ends = [];
    /** @type {Built<S> | null} */
    this.built = null;
    /** What is shown. @type {S | null} */
    this.shown = null;
    this.frame = 0;
    /** Whether numbers are being computed, and whether the state changed since. */
    this.isRunning = false;
    this.isStale = false;
    this.stop = () => {};
    this.room = WIDEST;
    this.root = h("section", { class: "view" });
    this.status = h("div", { class: "unseen", role: "status", "aria-live": "polite" });
    this.root.addEventListener(CLIPPED, (event) => {
      const { min, max } = /** @type {CustomEvent} */ (event).detail;
      const say = speaker(definition.texts, this.language);
      write(this.status, say("clipped", { min: number(min), max: number(max) }));
    });
    const home = h("div", { class: "hybridnet-view" });
    home.attachShadow({ mode: "open" }).append(h("style", {}, STYLE), this.root);
    el.append(home);
    const endTheme = followTheme((theme) => {
      this.root.dataset.theme = theme;
    });
    let resting = 0;
    const sizes = new ResizeObserver(() => {
      clearTimeout(resting);
      const isOther = Math.abs(this.measured() - this.room) >= CHANGE;
      if (isOther && this.built) resting = window.setTimeout(() => this.build(), REST);
    });
    sizes.observe(this.root);
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
      sizes.disconnect();
      clearTimeout(resting);
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

  /** The width of a drawing as the page is now; WIDEST where the view is hidden. @param {number} [columns] at most. */
  measured(columns = 2) {
    const inner = this.root.clientWidth - PADDING;
    if (inner <= 0) return WIDEST;
    const column = columns === 2 && inner >= 2 * COLUMN + GAP ? (inner - GAP) / 2 : inner;
    return Math.round(Math.max(NARROWEST, Math.min(columns === 1 ? ACROSS : WIDEST, column)));
  }

  /** The level of the title. */
  get level() {
    return this.model.get("heading") === 1 ? 1 : 2;
  }

  clear() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.stop();
    this.isRunning = false;
    this.isStale = false;
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
      this.compute(() => {});
    });
  }

  /** Bring the view up to the state: at once, or in slices of a frame where it has much to compute. @param {() => void} then  after the update. */
  compute(then) {
    const { built } = this;
    if (!built) return;
    if (this.isRunning) {
      this.isStale = true;
      return;
    }
    /** @type {S} */
    const state = this.model.get("state");
    const update = () => {
      this.isRunning = false;
      this.shown = state;
      this.guard(() => {
        built.update(state);
        then();
      });
    };
    if (!built.prepare) {
      update();
      return;
    }
    this.isRunning = true;
    let isBusy = false;
    this.run(built.prepare(state), () => {
      if (isBusy) this.setBusy(false);
      update();
      if (this.isStale) this.schedule();
      this.isStale = false;
    });
    isBusy = this.isRunning;
    if (isBusy) this.setBusy(true);
  }

  /** @template T @param {Generator<void, T, void>} pieces @param {(result: T) => void} done */
  run(pieces, done) {
    this.stop = inSlices(pieces, {
      budget: BUDGET,
      now: true,
      done,
      failed: (error) =>
        this.guard(() => {
          throw error;
        }),
    });
  }

  /** @param {boolean} isBusy */
  setBusy(isBusy) {
    this.root.setAttribute("aria-busy", String(isBusy));
    this.built?.busy?.(isBusy);
  }

  build() {
    this.guard(() => {
      this.clear();
      const { definition, language, model } = this;
      const text = speaker(definition.texts, language);
      this.built = null;
      this.room = this.measured();
      this.root.lang = language;
      this.root.setAttribute("aria-label", this.title(text));
      this.root.setAttribute("aria-busy", "false");
      if (!definition.prepare) {
        this.show(/** @type {P} */ (undefined), text);
        return;
      }
      let isReady = false;
      this.run(definition.prepare(model.get("data")), (prepared) => {
        isReady = true;
        this.guard(() => this.show(prepared, text));
      });
      if (!isReady) {
        const note = h("p", { class: "note", role: "status" }, text("preparing"));
        this.root.replaceChildren(this.head(text), note);
      }
    });
  }

  /** @param {P} prepared @param {Say} text */
  show(prepared, text) {
    const { definition, language, model } = this;
    /** @type {Parts<S, P>} */
    const parts = {
      data: model.get("data"),
      prepared,
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
      room: this.room,
      whole: this.measured(1),
      heading: (attributes, ...children) =>
        h(this.level === 1 ? "h2" : "h3", { ...attributes, class: "subtitle" }, ...children),
      onEnd: (end) => this.ends.push(end),
    };
    const built = definition.build(parts);
    this.built = built;
    this.compute(() =>
      this.root.replaceChildren(
        this.head(text),
        h("p", { class: "description" }, text("description")),
        ...built.body,
        ...this.tools(built, parts),
        this.status,
      ),
    );
  }

  /** @param {Say} text */
  title(text) {
    return this.definition.title?.(this.model.get("data"), text) ?? text("title");
  }

  /** @param {Say} text */
  head(text) {
    const busy = this.built?.prepare && h("span", { class: "note busy" }, text("computing"));
    return h(
      "div",
      { class: "head" },
      h(this.level === 1 ? "h1" : "h2", { class: "title" }, this.title(text)),
      busy,
      this.languageButton(text),
    );
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

  /** @param {Built<S>} built @param {Parts<S, P>} parts */
  tools(built, parts) {
    const code = codePanel({
      id: parts.id("code"),
      text: parts.text,
      heading: parts.heading,
      announce: parts.announce,
      isReady: () => !this.isRunning,
      code: () => built.code(this.shown ?? parts.state()),
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

  /** @param {import("../kit/elements/picture.js").Part[]} seen @param {Parts<S, P>} parts */
  save(seen, parts) {
    const name = `${this.definition.name}.svg`;
    download(name, pictureOf(seen), "image/svg+xml");
    parts.announce(parts.text("saved", { name }));
  }
}
