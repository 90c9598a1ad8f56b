/** The SVG elements of a drawn network: a node with its value and result, an edge with its weight and product. */

import { s, set, write } from "../elements/dom.js";
import { rawText } from "../model/scales.js";
import { along, angle, BIAS, RADIUS } from "./layout.js";
import { brief, inRoom, widthOf } from "./numbers.js";

/** @typedef {import("../model/network.js").Stage} Stage */
/** @typedef {import("./layout.js").Edge} Edge */
/** @typedef {import("./net.js").Shown} Shown */
/** @typedef {ReturnType<typeof edgeElements>} EdgeElements */

/** The least width of the label of a weight. */
export const PILL = 56;

/** What the line of a weight can be. */
const SORTS = ["broken", "negative", "zero"];

/** Characters of a number from which on they are closer together in a node. */
const ROOM = 6;

/**
 * A node: `group` is what is pressed, `texts` are beside it, `join` leads to its result.
 * @param {object} options
 * @param {Stage} options.stage @param {number} options.at  the number of the stage. @param {boolean} options.isLast  whether it is the output.
 * @param {number} options.index  of the neuron, or BIAS.
 * @param {number} options.x @param {number} options.y
 * @param {string} options.name  of an input or a bias, at its left.
 * @param {import("../model/scales.js").Scale | null} [options.scale]  of an input that is standardized: its raw value is below its name.
 */
export function nodeElements({ stage, at, isLast, index, x, y, name, scale = null }) {
  const isBias = index === BIAS;
  const isInput = !isBias && stage.kind === "input";
  const isRound = isBias || isInput || stage.kind === "sum";
  const shape = isRound
    ? s("circle", { cx: x, cy: y, r: isBias ? RADIUS - 4 : RADIUS })
    : s("rect", { x: x - 30, y: y - 19, width: 60, height: 38, rx: 8 });
  const scaled = scale ? s("text", { class: "sign", x: x - RADIUS - 7, y: y + 13, "text-anchor": "end" }) : null;
  const value = s("text", { class: "value", x, y: y + 5, "text-anchor": "middle" });
  const kind = isBias ? "bias" : isInput ? "input" : isLast ? "output" : "neuron";
  const group = s("g", { class: `part ${kind}` }, shape, value);
  const texts = [];
  if (isInput)
    texts.push(s("text", { x: x - RADIUS - 7, y: y + (scaled ? -3 : 4), "text-anchor": "end" }, clipped(name)));
  if (scaled) texts.push(scaled);
  if (isBias) texts.push(s("text", { class: "sign", x: x - RADIUS - 3, y: y + 4, "text-anchor": "end" }, name));
  const hasResult = isLast && !isBias;
  const result = s("text", { class: "result", x: x + 46, y: y - 1 });
  const label = s("text", { x: x + 46, y: y + 16 });
  if (hasResult) texts.push(result, label);
  const join = hasResult ? s("path", { class: "join", d: `M${x + (isRound ? RADIUS : 30)} ${y}h9` }) : null;

  /** @param {Shown} now */
  function update(now) {
    const number = isBias ? 1 : now.value(at, index);
    write(value, number === null ? "" : isBias ? "+1" : inRoom(number, roomFor(number, isRound), isInput ? 4 : 3));
    if (scaled && scale) write(scaled, number === null ? "" : rawText(scale, number));
    value.classList.toggle("long", isRound && (value.textContent ?? "").length >= ROOM);
    if (!hasResult) return;
    const told = now.result(index);
    write(result, number === null ? "" : told.text);
    write(label, clipped(told.name, 15));
  }
  return { group, texts, join, update };
}

/** The width of a number in a node; a whole part may touch its rim. @param {number} number @param {boolean} isRound */
function roomFor(number, isRound) {
  return isRound ? (Math.abs(number) < 1 ? 4.1 : 4.3) : 4.8;
}

/** An edge: a line, a wider one for the pointer, the label of its weight, the product of a row beside the line. @param {Edge} edge */
export function edgeElements(edge) {
  const { stage, source, target } = edge;
  const bias = source === BIAS ? " bias" : "";
  const line = { x1: edge.x1, y1: edge.y1, x2: edge.x2, y2: edge.y2 };
  const wire = s("line", { class: "wire", ...line });
  const hit = s("line", { class: "hit", ...line });
  const rect = s("rect", { height: 20, rx: 10, y: -10 });
  const text = s("text", { "text-anchor": "middle", y: 4 });
  const pill = s("g", { class: `part pill${bias}` }, rect, text);
  const product = s("text", { class: `product halo${bias}`, "text-anchor": "middle", dy: -5 });

  return {
    edge,
    wire,
    hit,
    pill,
    product,
    /** @param {Shown} now @param {number} largest  absolute weight into the stage. @param {boolean} isFull  whether every digit is written. */
    update(now, largest, isFull) {
      const weight = now.weight(stage, source, target);
      const size = Math.abs(weight) / (largest || 1);
      const sort = Number.isNaN(weight) ? "broken" : weight < 0 ? "negative" : weight === 0 ? "zero" : "";
      change(wire, "stroke-width", (1 + 4 * Math.min(1, Number.isFinite(size) ? size : 1)).toFixed(2));
      for (const each of SORTS) wire.classList.toggle(each, each === sort);
      const words = isFull ? String(weight).replace("-", "−").slice(0, 22) : brief(weight, 4);
      const width = Math.max(PILL, isFull ? words.length * 7.2 + 18 : widthOf(words) + 5);
      write(text, words);
      change(rect, "width", String(Math.round(width)));
      change(rect, "x", String(Math.round(-width / 2)));
      const number = now.product(stage, source, target);
      write(product, number === null ? "" : brief(number, 5));
    },
    /** @param {number | null} weight  share of the line where the label of the weight is; null: it is hidden. @param {number | null} factor  that of the product. */
    place(weight, factor) {
      const at = along(edge, weight ?? 0.5);
      set(pill, { transform: `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})` });
      pill.classList.toggle("unseen-pill", weight === null);
      const beside = along(edge, factor ?? 0.7);
      set(product, {
        transform: `translate(${beside.x.toFixed(1)} ${beside.y.toFixed(1)}) rotate(${angle(edge).toFixed(1)})`,
        visibility: factor === null ? "hidden" : null,
      });
    },
    /** Whether the weight is open. @param {boolean} isChosen */
    choose(isChosen) {
      wire.classList.toggle("chosen", isChosen);
    },
    /** @param {boolean} isLit */
    light(isLit) {
      for (const element of [wire, pill, product]) element.classList.toggle("lit", isLit);
    },
  };
}

/** Set an attribute if it is another: an unchanged drawing is not drawn again. @param {Element} element @param {string} name @param {string} value */
function change(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** @param {string} text @param {number} [most] */
function clipped(text, most = 16) {
  return [...text].length > most ? `${[...text].slice(0, most - 1).join("")}…` : text;
}
