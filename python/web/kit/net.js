/** The drawing of a network of dense layers: nodes, weights, products of one sample, emphasis, and a tooltip for every part. */

import { h, s, set, write } from "./dom.js";
import { limited } from "./limited.js";
import { along, angle, BIAS, GAP, layout, places, RADIUS } from "./net-layout.js";
import { NET_STYLE } from "./net-style.js";
import { roving } from "./roving.js";
import { tooltip } from "./tooltip.js";

/** @typedef {import("./net-layout.js").Stage} Stage */
/** @typedef {import("./net-layout.js").Edge} Edge */
/** @typedef {{ kind: "node", stage: number, index: number } | { kind: "edge", stage: number, source: number, target: number }} Part  index and source may be BIAS. */
/** @typedef {import("./tooltip.js").Told} Told */

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

/** Edges between two columns with their weights at all times, and with their products; of more, those of the part that is emphasized. */
const [WEIGHED, MULTIPLIED] = [30, 12];
const PILL = 56;
const SIGNS = /** @type {Record<string, string>} */ ({
  ReLUActivation: "ReLU", SigmoidActivation: "σ", SoftmaxActivation: "softmax", LinearActivation: "linear", HeavisideActivation: "step", TanhActivation: "tanh",
  LeakyReLUActivation: "LReLU", ELUActivation: "ELU", GELUActivation: "GELU", SoftplusActivation: "softplus", SiLUActivation: "SiLU", DropoutLayer: "dropout",
});

/** The sign of a layer on a drawing. @param {string} type */
export function sign(type) {
  return SIGNS[type] ?? "Σ";
}

/** @param {Part} part */
export function keyOf(part) {
  return part.kind === "node" ? `n ${part.stage} ${part.index}` : `e ${part.stage} ${part.source} ${part.target}`;
}

/**
 * @param {object} options
 * @param {string} options.label  what is drawn, for screen readers.
 * @param {string} options.id  unique in the page.
 * @param {readonly Stage[]} options.stages
 * @param {readonly string[]} options.names  of the inputs.
 * @param {string} options.biasName
 * @param {number} [options.most]  neurons of a layer that are drawn.
 * @param {(part: Part, short?: boolean) => Told} options.tell  what the tooltip of a part says; short: its title is enough.
 * @param {(part: Part) => void} [options.press]
 * @param {() => boolean} options.still
 */
export function net({ label: caption, id, stages, names, biasName, most = 8, tell, press, still }) {
  const svg = s("svg", { role: "group", "aria-label": caption });
  const pan = h("div", { class: "pan" }, svg);
  const tip = tooltip(id);
  const element = h("div", { class: "net" }, h("style", {}, NET_STYLE), pan, tip.element);
  const last = stages.length - 1;
  const wires = s("g");
  const nodes = s("g");
  const pills = s("g");
  const texts = s("g", { "aria-hidden": "true" });
  const marks = s("g", { "aria-hidden": "true" });
  svg.append(wires, marks, nodes, pills, texts);
  /** @type {import("./net-layout.js").Layout} */
  let plan;
  /** @type {Map<string, { part: Part, element: SVGGElement, update: (shown: Shown) => void }>} */
  let parts = new Map();
  /** @type {Map<string, { edge: Edge, wire: SVGLineElement, pill: SVGGElement, product: SVGTextElement }>} */
  let edges = new Map();
  /** @type {Shown} */
  let shown;
  let planned = "";
  /** @type {Part | null} */
  let lit = null;
  const focus = roving(pan, {
    neighbor: (key, direction) => neighbor(key, direction),
    press: (key) => open(key),
  });

  /** @param {string} key */
  function open(key) {
    const found = parts.get(key);
    if (!found) return;
    emphasize(found.part);
    press?.(found.part);
  }

  /** Draw everything new. @param {Readonly<Record<number, number>>} wanted */
  function build(wanted) {
    const longest = Math.max(0, ...names.slice(0, most).map((name) => Math.min(16, name.length)));
    plan = layout(stages, { most, wanted, left: Math.max(18 + longest * 7.4, biasName.length * (/[^ -~]/.test(biasName) ? 13 : 7) + 8), right: 128 });
    set(svg, { viewBox: `0 0 ${Math.ceil(plan.width)} ${Math.ceil(plan.height)}` });
    element.style.setProperty("--least", `${Math.round(Math.min(plan.width, Math.max(300, plan.width * 0.8)))}px`);
    element.style.maxWidth = `${Math.round(plan.width * 1.08)}px`;
    for (const group of [wires, nodes, pills, texts, marks]) group.replaceChildren();
    parts = new Map();
    edges = new Map();
    plan.columns.forEach(addColumn);
    for (const edge of plan.edges) addEdge(edge);
    placeLabels();
    focus.reset([...parts].map(([key, { element: part }]) => [key, part]));
  }

  /** @param {import("./net-layout.js").Column} column @param {number} at */
  function addColumn(column, at) {
    const stage = stages[at];
    const drawn = column.slots.filter((slot) => slot.index >= 0);
    const [first, end] = [drawn[0], drawn[drawn.length - 1]];
    if (stage.type === "SoftmaxActivation") marks.append(s("rect", { class: "tall", x: column.x - 37, y: first.y - 30, width: 74, height: end.y - first.y + 60, rx: 12 }));
    marks.append(s("text", { class: "heading", x: column.x, y: 16, "text-anchor": "middle" }, stage.kind === "input" ? "" : sign(stage.type)));
    column.slots.forEach((slot, position) => {
      if (slot.index === GAP) {
        const before = column.slots[position - 1].index;
        const hidden = column.slots[position + 1].index - before - 1;
        marks.append(s("text", { class: "sign", x: column.x, y: slot.y + 4, "text-anchor": "middle" }, `⋮ ${hidden.toLocaleString("en")}`));
        return;
      }
      if (stage.kind !== "input" && stage.kind !== "sum" && slot.index >= 0) marks.append(s("path", { class: "join", d: `M${plan.columns[at - 1].x + RADIUS} ${slot.y}H${column.x - RADIUS}` }));
      addNode(column, at, slot);
    });
  }

  /** @param {import("./net-layout.js").Column} column @param {number} at @param {import("./net-layout.js").Slot} slot */
  function addNode(column, at, slot) {
    const stage = stages[at];
    const isBias = slot.index === BIAS;
    const round = isBias || stage.kind === "input" || stage.kind === "sum";
    const shape = round
      ? s("circle", { cx: column.x, cy: slot.y, r: isBias ? RADIUS - 4 : RADIUS })
      : s("rect", { x: column.x - 30, y: slot.y - 19, width: 60, height: 38, rx: 8 });
    const value = s("text", { class: "value", x: column.x, y: slot.y + 5, "text-anchor": "middle" });
    const kind = isBias ? "bias" : stage.kind === "input" ? "input" : at === last ? "output" : "neuron";
    const group = s("g", { class: `part ${kind}` }, shape, value);
    /** @type {Part} */
    const part = { kind: "node", stage: at, index: slot.index };
    if (!isBias && stage.kind === "input") texts.append(s("text", { x: column.x - RADIUS - 7, y: slot.y + 4, "text-anchor": "end" }, clipped(names[slot.index] ?? "")));
    if (isBias) texts.append(s("text", { class: "sign", x: column.x - RADIUS - 3, y: slot.y + 4, "text-anchor": "end" }, biasName));
    const result = at === last && !isBias ? s("text", { class: "result", x: column.x + 40, y: slot.y - 1 }) : null;
    const name = result && s("text", { x: column.x + 40, y: slot.y + 16 });
    if (result && name) {
      marks.append(s("path", { class: "join", d: `M${column.x + (round ? RADIUS : 30)} ${slot.y}h9` }));
      texts.append(result, name);
    }
    add(part, group, nodes, (now) => {
      const number = isBias ? 1 : now.value(at, slot.index);
      write(value, number === null ? "" : isBias ? "+1" : limited(number, round && stage.kind === "input" ? 4 : 3));
      if (!result || !name) return;
      const told = number === null ? { text: "", name: now.result(slot.index).name } : now.result(slot.index);
      write(result, told.text);
      write(name, clipped(told.name, 15));
    });
  }

  /** @param {Edge} edge */
  function addEdge(edge) {
    const { stage, source, target } = edge;
    const isBias = source === BIAS;
    const line = { x1: edge.x1, y1: edge.y1, x2: edge.x2, y2: edge.y2 };
    const wire = s("line", { class: "wire", ...line });
    const hit = s("line", { class: "hit", ...line });
    const rect = s("rect", { height: 20, rx: 10, y: -10 });
    const text = s("text", { "text-anchor": "middle", y: 4 });
    const pill = s("g", { class: `part pill${isBias ? " bias" : ""}` }, rect, text);
    const product = s("text", { class: `product halo${isBias ? " bias" : ""}`, "text-anchor": "middle", dy: -5 });
    wires.append(wire, hit);
    texts.append(product);
    /** @type {Part} */
    const part = { kind: "edge", stage, source, target };
    edges.set(keyOf(part), { edge, wire, pill, product });
    add(part, pill, pills, (now) => {
      const weight = now.weight(stage, source, target);
      const size = Math.abs(weight) / (largest(stage, now) || 1);
      const sort = Number.isNaN(weight) ? "broken" : weight < 0 ? "negative" : weight === 0 ? "zero" : "";
      change(wire, "stroke-width", (1 + 4 * Math.min(1, Number.isFinite(size) ? size : 1)).toFixed(2));
      change(wire, "class", `wire ${sort}${wire.classList.contains("lit") ? " lit" : ""}`);
      const full = lit !== null && keyOf(lit) === keyOf(part);
      const words = full ? String(weight).replace("-", "−").slice(0, 22) : limited(weight, 4);
      const width = Math.max(PILL, full ? words.length * 7.2 + 18 : 0);
      write(text, words);
      change(rect, "width", String(Math.round(width)));
      change(rect, "x", String(Math.round(-width / 2)));
      const number = now.product(stage, source, target);
      write(product, number === null ? "" : limited(number, 5));
    });
    hit.addEventListener("pointerenter", () => emphasize(part));
    hit.addEventListener("pointerleave", () => emphasize(null));
    hit.addEventListener("click", () => focus.go(keyOf(part)));
  }

  /** @param {Part} part @param {SVGGElement} group @param {SVGGElement} parent @param {(shown: Shown) => void} update */
  function add(part, group, parent, update) {
    const key = keyOf(part);
    set(group, { role: "button", tabindex: -1, "data-part": key });
    group.addEventListener("pointerenter", () => emphasize(part));
    group.addEventListener("pointerleave", () => emphasize(null));
    group.addEventListener("focus", () => emphasize(part));
    group.addEventListener("blur", () => emphasize(null));
    group.addEventListener("click", () => {
      focus.go(key);
      open(key);
    });
    parent.append(group);
    parts.set(key, { part, element: group, update });
  }

  /** Where weights and products stand: for all edges if they are few, else for those of the part that is emphasized. */
  function placeLabels() {
    const own = plan.edges.filter((edge) => touches(lit, edge)).slice(0, WEIGHED);
    const few = (/** @type {number} */ most) => (own.length > 0 ? own : plan.edges.filter((edge) => counts[edge.stage] <= most));
    const counts = plan.edges.reduce((/** @type {Record<number, number>} */ sum, { stage }) => ({ ...sum, [stage]: (sum[stage] ?? 0) + 1 }), {});
    const [weighed, multiplied] = [few(WEIGHED), few(MULTIPLIED)];
    const taken = plan.columns.flatMap((column) => column.slots.filter((slot) => slot.index !== GAP).map((slot) => ({ x: column.x, y: slot.y, r: RADIUS + 2 })));
    const weights = new Map(places(weighed, taken, PILL, false, [0.32, 0.5, 0.68, 0.22, 0.41, 0.59, 0.78]).map((share, index) => [weighed[index], share]));
    const products = new Map(places(multiplied, taken, 52, true, [0.72, 0.6, 0.82, 0.48, 0.36, 0.24]).map((share, index) => [multiplied[index], share]));
    for (const { edge, pill, product } of edges.values()) {
      const [weight, factor] = [weights.get(edge) ?? null, products.get(edge) ?? null];
      const at = along(edge, weight ?? 0.5);
      set(pill, { transform: `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})` });
      pill.classList.toggle("unseen-pill", weight === null);
      const position = along(edge, factor ?? 0.7);
      set(product, { transform: `translate(${position.x.toFixed(1)} ${position.y.toFixed(1)}) rotate(${angle(edge).toFixed(1)})`, visibility: factor === null ? "hidden" : null });
    }
  }

  /** The part that the reader points at, or null. @param {Part | null} part */
  function emphasize(part) {
    const next = part ?? focus.current(parts);
    if (next === null ? lit === null : lit !== null && keyOf(next) === keyOf(lit)) return;
    const before = lit;
    lit = next;
    svg.classList.toggle("dimmed", lit !== null && touchesAny(lit));
    for (const { edge, wire, pill, product } of edges.values()) {
      const on = lit !== null && touches(lit, edge);
      for (const element_ of [wire, pill, product]) element_.classList.toggle("lit", on);
    }
    for (const { part: other, element: group } of parts.values()) {
      if (other.kind === "node") group.classList.toggle("lit", lit !== null && keyOf(lit) === keyOf(other));
    }
    if (plan.edges.length > MULTIPLIED) placeLabels();
    for (const changed of [before, lit]) if (changed?.kind === "edge") parts.get(keyOf(changed))?.update(shown);
    if (lit?.kind === "edge") toFront(/** @type {SVGGElement} */ (parts.get(keyOf(lit))?.element));
    const target = lit && parts.get(keyOf(lit));
    if (lit && target) {
      const told = tell(lit);
      label(target, told.spoken);
      tip.show(told, target.element, element);
    } else tip.hide();
  }

  /** What a screen reader says: first what is seen. All numbers of a part are written when it is pointed at. @param {{ element: SVGGElement }} part @param {string} words */
  function label({ element: group }, words) {
    const text = `${group.textContent}: ${words}`;
    if (group.getAttribute("aria-label") !== text) set(group, { "aria-label": text });
  }

  /** @param {Part} part */
  function touchesAny(part) {
    return plan.edges.some((edge) => touches(part, edge));
  }

  /** Whether an edge belongs to a part: itself, those that leave an input, those that enter a sum. @param {Part | null} part @param {Edge} edge */
  function touches(part, edge) {
    if (part === null) return false;
    if (part.kind === "edge") return part.stage === edge.stage && part.source === edge.source && part.target === edge.target;
    if (part.index === BIAS || stages[part.stage].kind === "input") return edge.stage === part.stage + 1 && edge.source === part.index;
    return stages[part.stage].kind === "sum" && edge.stage === part.stage && edge.target === part.index;
  }

  /** The part that an arrow key leads to. @param {string} key @param {"left" | "right" | "up" | "down"} direction @returns {string | null} */
  function neighbor(key, direction) {
    const part = parts.get(key)?.part;
    if (!part) return null;
    if (part.kind === "edge") {
      if (direction === "left") return keyOf({ kind: "node", stage: part.stage - 1, index: part.source });
      if (direction === "right") return keyOf({ kind: "node", stage: part.stage, index: part.target });
      return step(plan.edges.filter((edge) => edge.stage === part.stage).map((edge) => keyOf({ kind: "edge", ...edge })), key, direction);
    }
    if (direction === "up" || direction === "down") {
      return step(plan.columns[part.stage].slots.filter((slot) => slot.index !== GAP).map((slot) => keyOf({ kind: "node", stage: part.stage, index: slot.index })), key, direction);
    }
    const next = part.stage + (direction === "right" ? 1 : -1);
    if (direction === "right" ? stages[next]?.kind === "sum" : stages[part.stage].kind === "sum" && part.index !== BIAS) {
      const edge = plan.edges.find((other) => (direction === "right" ? other.stage === next && other.source === part.index : other.stage === part.stage && other.target === part.index));
      return edge ? keyOf({ kind: "edge", ...edge }) : null;
    }
    return stages[next] ? keyOf({ kind: "node", stage: next, index: part.index }) : null;
  }

  /** @param {number} stage @param {Shown} now */
  function largest(stage, now) {
    if (scales.stage === stage && scales.shown === now) return scales.value;
    let value = 0;
    for (const edge of plan.edges) {
      const size = edge.stage === stage ? Math.abs(now.weight(stage, edge.source, edge.target)) : 0;
      if (size > value && Number.isFinite(size)) value = size;
    }
    scales = { stage, shown: now, value };
    return value;
  }
  /** @type {{ stage: number, shown: Shown | null, value: number }} */
  let scales = { stage: -1, shown: null, value: 0 };

  return {
    element,
    svg,
    /** @param {Shown} now */
    update(now) {
      shown = now;
      scales = { stage: -1, shown: null, value: 0 };
      const plans = JSON.stringify(now.wanted);
      if (plans !== planned || !plan) {
        planned = plans;
        build(now.wanted);
      }
      const chosen = now.chosen ? keyOf(now.chosen) : "";
      for (const [key, part] of parts) {
        part.update(now);
        part.element.classList.toggle("chosen", key === chosen);
        label(part, part.part === lit ? tell(part.part).spoken : tell(part.part, true).title);
      }
      if (lit) tip.write(tell(lit));
    },
    /** Dots that run along the edges into a stage. @param {number} stage */
    flow(stage) {
      if (still()) return;
      for (const edge of plan.edges.filter((other) => other.stage === stage)) {
        const dot = s("circle", { class: "dot", r: 5 });
        marks.append(dot);
        const run = dot.animate([{ transform: `translate(${edge.x1}px, ${edge.y1}px)` }, { transform: `translate(${edge.x2}px, ${edge.y2}px)` }], { duration: 700, easing: "ease-in-out" });
        run.onfinish = () => dot.remove();
        run.oncancel = () => dot.remove();
      }
    },
    /** Move the focus to a part, if it is drawn. @param {Part} part */
    focus: (part) => focus.go(keyOf(part)),
    end: () => tip.hide(),
  };
}

/** Set an attribute if it is another: an unchanged drawing is not drawn again. @param {Element} element @param {string} name @param {string} value */
function change(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Draw an element over its siblings, which move: it may have the focus. @param {SVGElement} element */
function toFront(element) {
  while (element.nextSibling) element.before(element.nextSibling);
}

/** @param {readonly string[]} keys @param {string} key @param {"up" | "down" | "left" | "right"} direction */
function step(keys, key, direction) {
  return keys[keys.indexOf(key) + (direction === "down" ? 1 : -1)] ?? null;
}

/** @param {string} text @param {number} [most] */
function clipped(text, most = 16) {
  return [...text].length > most ? `${[...text].slice(0, most - 1).join("")}…` : text;
}
