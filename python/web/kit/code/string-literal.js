/** Texts of readers in the code panel. */

/**
 * A text as a literal of both Python and C#: they share the escapes that JSON has. Escaped too are what C# takes for the end of a line
 * (U+0085, U+2028, U+2029), other control characters, and those that turn the direction of what follows.
 * @param {unknown} text
 */
export function stringLiteral(text) {
  return JSON.stringify(String(text)).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
