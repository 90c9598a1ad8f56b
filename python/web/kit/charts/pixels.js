/** A gray picture as SVG: one square a pixel, so that it can be saved with the drawing around it. */

import { s, set } from "../elements/dom.js";

/**
 * @param {object} options
 * @param {number} options.width @param {number} options.height in pixels.
 * @param {string} options.label for screen readers.
 * @param {number} [options.size] of the longer side in units of the view box.
 */
export function pixels({ width, height, label, size = 224 }) {
  const side = size / Math.max(width, height);
  // Squares a little larger than their pitch: no seams between them.
  const squares = Array.from({ length: width * height }, (_, index) =>
    s("rect", {
      x: (index % width) * side,
      y: Math.floor(index / width) * side,
      width: side + 0.4,
      height: side + 0.4,
    }),
  );
  const svg = s(
    "svg",
    {
      viewBox: `0 0 ${width * side} ${height * side}`,
      role: "img",
      "aria-label": label,
      style: `max-width: ${size}px; image-rendering: pixelated`,
    },
    ...squares,
  );
  return {
    svg,
    /** @param {Uint8Array} values from 0, black, to 255, white. */
    update: (values) =>
      squares.forEach((square, index) =>
        set(square, { fill: `rgb(${values[index]},${values[index]},${values[index]})` }),
      ),
  };
}
