/** The drawing of a network of dense layers: nodes, weights, products of one sample, emphasis, and a tooltip for every part. */

import { legend } from "../charts/legend.js";
import { h, s, set } from "../elements/dom.js";
import { sign } from "../functions/table.js";
import { grouped } from "../numbers/format.js";
import { edgeElements, nodeElements } from "./elements.js";
import { MULTIPLIED, placeLabels } from "./labels.js";
import { BIAS, GAP, layout, RADIUS } from "./layout.js";
import { isSame, keyOf, neighbor, partOf, touches } from "./parts.js";
import { NET_STYLE } from "./style.js";
import { roving } from "../elements/roving.js";
import { tooltip } from "../elements/tooltip.js";

/** @typedef {import("../model/network.js").Stage} Stage */
/** @typedef {import("./layout.js").Edge} Edge */
/** @typedef {import("./parts.js").Part} Part */
/** @typedef {import("../elements/tooltip.js").Told} Told */

/**
 * What the drawing shows.
 * @typedef {object} Shown
 * @property {(stage: number, source: number, target: number) => number} weight  the bias for source BIAS.
 * @property {(stage: number, index: number) => number | null} value  of a node; null: none is shown.
 * @property {(stage: number, source: number, target: number) => number | null} product
 * @property {(index: number) => { text: string, name: string }} result  beside an output.
 * @property {Readonly<Record<number, number>>} wanted  for a stage, the neuron that has to be seen.
 * @property {Part | null} [chosen]
 */

/**
 * @typedef {object} Options
 * @property {string} label  what is drawn, for screen readers.
 * @property {string} id  unique in the page.
 * @property {readonly Stage[]} stages
 * @property {readonly string[]} names  of the inputs.
 * @property {readonly (import("../model/scales.js").Scale | null)[] | null} [scales]  of the inputs that are standardized.
 * @property {string} biasName
 * @property {string} inputName  of the column of inputs.
 * @property {{ positive: string, negative: string, wider: string }} signs  what color and width of an edge say.
 * @property {number} [most]  neurons of a layer that are drawn.
 * @property {(part: Part, short?: boolean) => Told} tell  what the tooltip of a part says; short: its title is enough.
 * @property {(part: Part) => void} [press]
 * @property {() => boolean} still
 */

/** A drawing is not made smaller than this share: its text of 12 pixels would be hard to read. */
const LEAST = 0.93;

/** The least width in which a drawing of some width is shown whole. @param {number} width */
function leastOf(width) {
  return Math.round(Math.min(width, Math.max(300, width * LEAST)));
}

/** The element of a drawing, and what changes it. @param {Options} options */
export function net(options) {
  const drawing = new Drawing(options);
  return {
    element: drawing.element,
    svg: drawing.svg,
    /** @param {Shown} now */
    update: (now) => drawing.update(now),
    /** Dots that run along the edges into a stage. @param {number} stage */
    flow: (stage) => drawing.flow(stage),
    /** The width below which it is scrolled, in pixels; 0 before it is drawn. */
    least: () => leastOf(drawing.plan?.width ?? 0),
    /** Move the focus to a part, if it is drawn. @param {Part} part */
    focus: (part) => drawing.focus.go(keyOf(part)),
    end: () => drawing.tip.hide(),
  };
}

class Drawing {
  /** @param {Options} options */
  constructor(options) {
    this.options = options;
    this.stages = options.stages;
    this.most = options.most ?? 8;
    this.svg = s("svg", { role: "group", "aria-label": options.label });
    const pan = h("div", { class: "pan" }, this.svg);
    this.tip = tooltip(options.id);
    const { positive, negative, wider } = options.signs;
    const signs = legend([
      { tone: "positive", label: positive },
      { tone: "negative", label: negative },
    ]);
    signs.append(h("span", {}, wider));
    this.element = h("div", { class: "net" }, h("style", {}, NET_STYLE), pan, signs, this.tip.element);
    this.wires = s("g");
    this.nodes = s("g");
    this.pills = s("g");
    this.texts = s("g", { "aria-hidden": "true" });
    this.marks = s("g", { "aria-hidden": "true" });
    this.svg.append(this.wires, this.marks, this.nodes, this.pills, this.texts);
    /** @type {import("./layout.js").Layout | null} */
    this.plan = null;
    this.planned = "";
    /** @type {Map<string, { part: Part, element: SVGGElement, update: (shown: Shown) => void }>} */
    this.parts = new Map();
    /** @type {import("./elements.js").EdgeElements[]} */
    this.edges = [];
    /** @type {Shown | null} */
    this.shown = null;
    /** The largest absolute weight into a stage, of those that are drawn. @type {Map<number, number>} */
    this.largest = new Map();
    /** The key of the part that is open, "" for none; null: it is not drawn yet. @type {string | null} */
    this.chosen = null;
    /** The part that the reader points at. @type {Part | null} */
    this.lit = null;
    this.focus = roving(pan, {
      neighbor: (key, direction) => {
        const part = this.parts.get(key)?.part;
        const next = part && this.plan && neighbor(this.stages, this.plan, part, direction);
        return next ? keyOf(next) : null;
      },
      press: (key) => this.open(key),
    });
  }

  /** @param {Shown} now */
  update(now) {
    this.shown = now;
    const wanted = JSON.stringify(now.wanted);
    if (wanted !== this.planned || !this.plan) {
      this.planned = wanted;
      this.build(now.wanted);
    }
    this.measure(now);
    const chosen = now.chosen ? keyOf(now.chosen) : "";
    if (chosen !== this.chosen) {
      this.chosen = chosen;
      for (const drawn of this.edges) drawn.choose(keyOf(partOf(drawn.edge)) === chosen);
      if (this.plan) placeLabels(this.stages, this.plan, this.lit, now.chosen ?? null, this.edges);
    }
    const { tell } = this.options;
    for (const [key, part] of this.parts) {
      part.update(now);
      part.element.classList.toggle("chosen", key === chosen);
      label(part, part.part === this.lit ? tell(part.part).spoken : tell(part.part, true).title);
    }
    if (this.lit) this.tip.write(tell(this.lit));
  }

  /** @param {Shown} now */
  measure(now) {
    this.largest.clear();
    for (const {
      edge: { stage, source, target },
    } of this.edges) {
      const size = Math.abs(now.weight(stage, source, target));
      if (Number.isFinite(size)) this.largest.set(stage, Math.max(size, this.largest.get(stage) ?? 0));
    }
  }

  /** Draw everything new. @param {Readonly<Record<number, number>>} wanted */
  build(wanted) {
    const { names, biasName } = this.options;
    const longest = Math.max(0, ...names.slice(0, this.most).map((name) => Math.min(16, name.length)));
    const left = Math.max(18 + longest * 7.4, biasName.length * (/[^ -~]/.test(biasName) ? 13 : 7) + 8);
    const plan = layout(this.stages, { most: this.most, wanted, left, right: 128 });
    this.plan = plan;
    set(this.svg, { viewBox: `0 0 ${Math.ceil(plan.width)} ${Math.ceil(plan.height)}` });
    this.element.style.setProperty("--least", `${leastOf(plan.width)}px`);
    this.element.style.maxWidth = `${Math.round(plan.width * 1.08)}px`;
    for (const group of [this.wires, this.nodes, this.pills, this.texts, this.marks]) group.replaceChildren();
    this.parts = new Map();
    this.edges = [];
    plan.columns.forEach((column, at) => this.addColumn(plan, column, at));
    for (const edge of plan.edges) this.addEdge(edge);
    this.chosen = null;
    placeLabels(this.stages, plan, this.lit, null, this.edges);
    this.focus.reset([...this.parts].map(([key, { element }]) => [key, element]));
  }

  /** @param {import("./layout.js").Layout} plan @param {import("./layout.js").Column} column @param {number} at */
  addColumn(plan, column, at) {
    const stage = this.stages[at];
    const drawn = column.slots.filter((slot) => slot.index >= 0);
    const [first, end] = [drawn[0], drawn[drawn.length - 1]];
    if (stage.type === "SoftmaxActivation")
      this.marks.append(
        s("rect", {
          class: "tall",
          x: column.x - 37,
          y: first.y - 30,
          width: 74,
          height: end.y - first.y + 60,
          rx: 12,
        }),
      );
    this.marks.append(
      s(
        "text",
        { class: "heading", x: column.x, y: 16, "text-anchor": "middle" },
        stage.kind === "input" ? this.options.inputName : sign(stage.type),
      ),
    );
    column.slots.forEach((slot, position) => {
      if (slot.index === GAP) {
        const hidden = column.slots[position + 1].index - column.slots[position - 1].index - 1;
        this.marks.append(
          s("text", { class: "sign", x: column.x, y: slot.y + 4, "text-anchor": "middle" }, `⋮ ${grouped(hidden)}`),
        );
        return;
      }
      if (stage.kind !== "input" && stage.kind !== "sum" && slot.index >= 0)
        this.marks.append(
          s("path", { class: "join", d: `M${plan.columns[at - 1].x + RADIUS} ${slot.y}H${column.x - RADIUS}` }),
        );
      this.addNode(column.x, at, slot);
    });
  }

  /** @param {number} x @param {number} at @param {import("./layout.js").Slot} slot */
  addNode(x, at, { index, y }) {
    const { names, biasName } = this.options;
    const node = nodeElements({
      stage: this.stages[at],
      at,
      isLast: at === this.stages.length - 1,
      index,
      x,
      y,
      name: index === BIAS ? biasName : (names[index] ?? ""),
      scale: at === 0 && index >= 0 ? this.options.scales?.[index] : null,
    });
    this.texts.append(...node.texts);
    if (node.join) this.marks.append(node.join);
    this.add({ kind: "node", stage: at, index }, node.group, this.nodes, node.update);
  }

  /** @param {Edge} edge */
  addEdge(edge) {
    const drawn = edgeElements(edge);
    this.wires.append(drawn.wire, drawn.hit);
    this.texts.append(drawn.product);
    this.edges.push(drawn);
    const part = partOf(edge);
    this.add(part, drawn.pill, this.pills, (now) =>
      drawn.update(now, this.largest.get(edge.stage) ?? 0, isSame(this.lit, part)),
    );
    drawn.hit.addEventListener("pointerenter", () => this.emphasize(part));
    drawn.hit.addEventListener("pointerleave", () => this.emphasize(null));
    drawn.hit.addEventListener("click", () => this.focus.go(keyOf(part)));
  }

  /** @param {Part} part @param {SVGGElement} group @param {SVGGElement} parent @param {(shown: Shown) => void} update */
  add(part, group, parent, update) {
    const key = keyOf(part);
    set(group, { role: "button", tabindex: -1, "data-part": key });
    for (const event of ["pointerenter", "focus"]) group.addEventListener(event, () => this.emphasize(part));
    for (const event of ["pointerleave", "blur"]) group.addEventListener(event, () => this.emphasize(null));
    group.addEventListener("click", () => {
      this.focus.go(key);
      this.open(key);
    });
    parent.append(group);
    this.parts.set(key, { part, element: group, update });
  }

  /** @param {string} key */
  open(key) {
    const found = this.parts.get(key);
    if (!found) return;
    this.emphasize(found.part);
    this.options.press?.(found.part);
  }

  /** The part that the reader points at, or null. @param {Part | null} part */
  emphasize(part) {
    const next = part ?? this.focus.current(this.parts);
    if (isSame(next, this.lit) || !this.plan || !this.shown) return;
    const before = this.lit;
    this.lit = next;
    this.svg.classList.toggle(
      "dimmed",
      next !== null && this.plan.edges.some((edge) => touches(this.stages, next, edge)),
    );
    for (const drawn of this.edges) drawn.light(touches(this.stages, next, drawn.edge));
    for (const { part: other, element } of this.parts.values()) {
      if (other.kind === "node") element.classList.toggle("lit", isSame(other, next));
    }
    if (this.plan.edges.length > MULTIPLIED)
      placeLabels(this.stages, this.plan, next, this.shown.chosen ?? null, this.edges);
    for (const changed of [before, next])
      if (changed?.kind === "edge") this.parts.get(keyOf(changed))?.update(this.shown);
    const target = next && this.parts.get(keyOf(next));
    if (next && target) {
      if (next.kind === "edge") toFront(target.element);
      const told = this.options.tell(next);
      label(target, told.spoken);
      this.tip.show(told, target.element, this.element);
    } else this.tip.hide();
  }

  /** @param {number} stage */
  flow(stage) {
    if (this.options.still()) return;
    for (const { edge } of this.edges) {
      if (edge.stage !== stage) continue;
      const dot = s("circle", { class: "dot", r: 5 });
      this.marks.append(dot);
      const run = dot.animate(
        [
          { transform: `translate(${edge.x1}px, ${edge.y1}px)` },
          { transform: `translate(${edge.x2}px, ${edge.y2}px)` },
        ],
        { duration: 700, easing: "ease-in-out" },
      );
      run.onfinish = () => dot.remove();
      run.oncancel = () => dot.remove();
    }
  }
}

/** What a screen reader says: first what is seen. All numbers of a part are written when it is pointed at. @param {{ element: SVGGElement }} part @param {string} words */
function label({ element }, words) {
  const text = `${element.textContent}: ${words}`;
  if (element.getAttribute("aria-label") !== text) set(element, { "aria-label": text });
}

/** Draw an element over its siblings, which move: it may have the focus. @param {SVGElement} element */
function toFront(element) {
  while (element.nextSibling) element.before(element.nextSibling);
}
