/** A drawing as a file of its own: an SVG with the colors and fonts that are on the screen. */

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

/**
 * @param {SVGSVGElement} svg in the page.
 * @returns {string} the text of a complete SVG file.
 */
export function pictureOf(svg) {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  const originals = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, index) => {
    const style = getComputedStyle(originals[index]);
    for (const name of KEPT) {
      const value = style.getPropertyValue(name);
      if (value && !(name === "opacity" && value === "1")) element.setAttribute(name, value);
    }
    for (const name of DROPPED) element.removeAttribute(name);
  });
  const { width, height } = svg.viewBox.baseVal;
  const plate = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const ground = getComputedStyle(svg).getPropertyValue("--ground").trim() || "#ffffff";
  for (const [name, value] of Object.entries({ width: "100%", height: "100%", fill: ground }))
    plate.setAttribute(name, value);
  copy.prepend(plate);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
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
