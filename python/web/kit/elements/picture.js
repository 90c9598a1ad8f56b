/** What a reader sees as a file of its own: an SVG with the drawings and sentences of a view, and their colors and fonts. */

import { s, set } from "./dom.js";

const KEPT = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-style",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
  "visibility",
  "display",
  "paint-order",
];
const DROPPED = ["class", "style", "tabindex", "role", "aria-valuenow", "aria-valuetext", "aria-hidden"];

/** Around the picture, between its parts, and between words or lines. */
const [MARGIN, BETWEEN, SPACE, LINE] = [14, 12, 5, 1.4];

/** A drawing, or an element of text with the drawings in it, such as a legend. @typedef {SVGSVGElement | HTMLElement} Part */

/**
 * @param {readonly Part[]} parts in the page, from top to bottom; what is hidden or empty is left out.
 * @returns {string} the text of a complete SVG file.
 */
export function pictureOf(parts) {
  const shown = parts.filter((part) => part.checkVisibility());
  const widths = shown.flatMap((part) => (part instanceof SVGSVGElement ? [part.viewBox.baseVal.width] : []));
  const width = Math.max(...widths);
  const whole = s("svg", { xmlns: "http://www.w3.org/2000/svg" });
  let y = MARGIN;
  for (const part of shown) {
    const height = part instanceof SVGSVGElement ? addDrawing(whole, part, MARGIN, y) : addText(whole, part, width, y);
    if (height > 0) y += height + BETWEEN;
  }
  const [across, down] = [Math.ceil(width + 2 * MARGIN), Math.ceil(y - BETWEEN + MARGIN)];
  set(whole, { width: across, height: down, viewBox: `0 0 ${across} ${down}` });
  const ground = getComputedStyle(shown[0]).getPropertyValue("--ground").trim() || "#ffffff";
  whole.prepend(s("rect", { width: "100%", height: "100%", fill: ground }));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(whole)}\n`;
}

/** Add a copy of a drawing. @param {SVGSVGElement} whole @param {SVGSVGElement} svg @param {number} x @param {number} y @param {number} [scale] @returns {number} its height. */
function addDrawing(whole, svg, x, y, scale = 1) {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  const originals = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, index) => {
    keepStyle(element, originals[index]);
    for (const name of DROPPED) element.removeAttribute(name);
  });
  const { width, height } = svg.viewBox.baseVal;
  set(copy, { x, y, width: width * scale, height: height * scale, overflow: "visible" });
  whole.append(copy);
  return height * scale;
}

/** @param {Element} element @param {Element} original */
function keepStyle(element, original) {
  const style = getComputedStyle(original);
  for (const name of KEPT) {
    const value = style.getPropertyValue(name);
    if (value && !(name === "opacity" && value === "1")) element.setAttribute(name, value);
  }
}

/** Add the words of an element, and the drawings between them, in lines. @param {SVGSVGElement} whole @param {HTMLElement} element @param {number} width @param {number} top @returns {number} the height. */
function addText(whole, element, width, top) {
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  let [x, line, height] = [0, 0, 0];
  /** What was written last: words of one line are one element. @type {{ node: Node, line: number, words: SVGTextElement } | null} */
  let run = null;
  const next = () => {
    if (x > 0) line += height;
    x = 0;
  };
  const room = (/** @type {number} */ size) => {
    if (x > 0 && x + size > width) next();
  };

  /** @param {Node} node @param {HTMLElement} parent */
  function add(node, parent) {
    if (node instanceof SVGSVGElement) {
      const size = node.getBoundingClientRect().width;
      room(size);
      addDrawing(whole, node, MARGIN + x, top + line + 2, size / node.viewBox.baseVal.width);
      x += size + SPACE;
    } else if (node instanceof HTMLElement) {
      if (!node.checkVisibility() || node.classList.contains("unseen")) return;
      const { display } = getComputedStyle(node);
      // Cells, and what is beside each other in a row, are apart.
      const isCell = ["TD", "TH"].includes(node.tagName) || getComputedStyle(parent).display.includes("flex");
      const isBlock = !display.startsWith("inline") && !isCell;
      if (isBlock) next();
      for (const child of node.childNodes) add(child, node);
      if (isBlock) next();
      else if (isCell) x += 2 * SPACE;
    } else {
      const { color, fontSize, fontWeight, fontFamily } = getComputedStyle(parent);
      const size = parseFloat(fontSize);
      height = Math.max(height, size * LINE);
      pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      // Japanese has no spaces: a line may end after each of its letters.
      for (const word of (node.textContent ?? "").match(
        /[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g,
      ) ?? []) {
        const wide = pen.measureText(word).width;
        room(wide);
        if (run?.node !== node || run.line !== line) {
          const at = {
            x: MARGIN + x,
            y: top + line + (parent.tagName === "SUP" ? 0.7 : 1) * size,
            "font-family": fontFamily,
          };
          const words = s("text", { ...at, fill: color, "font-size": size, "font-weight": fontWeight });
          run = { node, line, words };
          whole.append(words);
        }
        run.words.append(word);
        x += wide;
      }
    }
  }
  add(element, element);
  next();
  return line;
}

/**
 * Offer a text as a file to save.
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
