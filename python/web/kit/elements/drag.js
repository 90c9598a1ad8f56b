/** Handles inside a drawing: moved with pointer or keys, announced as sliders. */

import { set } from "./dom.js";

/**
 * Make an SVG element a handle.
 * @param {SVGElement} element it gets the role of a slider and the focus.
 * @param {object} options
 * @param {string} options.label
 * @param {(event: { x: number, y: number }) => void} options.move the pointer's place in units of the SVG's view box.
 * @param {(direction: { x: number, y: number }, large: boolean) => void} options.nudge by keys: x and y are -1, 0 or 1.
 * @returns {(value: number, text: string) => void} tells screen readers the value.
 */
export function draggable(element, { label, move, nudge }) {
  set(element, {
    tabindex: 0,
    role: "slider",
    "aria-label": label,
    class: `${element.getAttribute("class") ?? ""} handle`,
  });
  element.addEventListener("pointerdown", (event) => {
    element.setPointerCapture(event.pointerId);
    element.focus({ preventScroll: true });
    event.preventDefault();
  });
  element.addEventListener("pointermove", (event) => {
    if (element.hasPointerCapture(event.pointerId)) move(place(element, event));
  });
  element.addEventListener("keydown", (event) => {
    const direction = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
      PageUp: [0, 1],
      PageDown: [0, -1],
    }[event.key];
    if (!direction) return;
    event.preventDefault();
    nudge({ x: direction[0], y: direction[1] }, event.shiftKey || event.key.startsWith("Page"));
  });
  return (value, text) => set(element, { "aria-valuenow": value, "aria-valuetext": text });
}

/** The pointer's place in units of the SVG's view box. @param {SVGElement} element @param {MouseEvent} event */
export function place(element, event) {
  const svg = /** @type {SVGSVGElement} */ (element instanceof SVGSVGElement ? element : element.ownerSVGElement);
  const matrix = svg.getScreenCTM();
  const point = new DOMPoint(event.clientX, event.clientY);
  const { x, y } = matrix ? point.matrixTransform(matrix.inverse()) : point;
  return { x, y };
}
