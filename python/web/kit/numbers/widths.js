/** How wide texts of drawings are, without drawing them: what fits on a node or at an axis. */

/** The width of a text in heights of its letters, as bold as numbers are, rather too wide than too narrow: fonts differ. @param {string} text */
export function emsOf(text) {
  let width = 0;
  for (const letter of text)
    width += /[.,:;'’ il|()]/.test(letter)
      ? 0.38
      : /[⁻⁰-⁹¹²³₀-₉]/.test(letter)
        ? 0.45
        : /[\u3000-\u9fff\uff00-\uffef]/.test(letter)
          ? 1
          : /[−×+∞MWmw%]/.test(letter)
            ? 0.84
            : 0.7;
  return width;
}

/** A name in a limited width, with … for the letters that do not fit. @param {string} name @param {number} ems the width, in heights of the letters. */
export function clipped(name, ems) {
  const letters = [...name];
  if (emsOf(name) <= ems) return name;
  while (letters.length > 1 && emsOf(letters.join("")) > ems - 0.9) letters.pop();
  return `${letters.join("")}…`;
}

/** Height of letters in a drawing of the class `drawn` by its width on the screen, as in host/style.js: the drawing shrinks, its letters must not. */
const LETTERS = /** @type {const} */ ([
  [380, 17.5],
  [460, 14.5],
  [Infinity, 13],
]);

/** In units of its view box. @param {number} width of the drawing, in pixels. */
export function drawnLetters(width) {
  return (LETTERS.find(([most]) => width <= most) ?? LETTERS[2])[1];
}
