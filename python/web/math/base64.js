// Base64 of bytes, without the DOM's atob and btoa. Source: RFC 4648.

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** The value of a character by its code; 64 for one that is not base64. */
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => {
  const value = ALPHABET.indexOf(String.fromCharCode(code));
  return value < 0 ? 64 : value;
});

/** The base64 text of bytes, padded. @param {Uint8Array} bytes @returns {string} */
export function toBase64(bytes) {
  const parts = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const word = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    parts.push(ALPHABET[word >> 18], ALPHABET[(word >> 12) & 63]);
    parts.push(
      i + 1 < bytes.length ? ALPHABET[(word >> 6) & 63] : "=",
      i + 2 < bytes.length ? ALPHABET[word & 63] : "=",
    );
  }
  return parts.join("");
}

/**
 * The bytes of a base64 text.
 * @param {string} text @returns {Uint8Array}
 * @throws {RangeError} a character that is not base64, or a length that is not a multiple of 4
 */
export function fromBase64(text) {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const count = text.length - padding;
  if (text.length % 4 !== 0) {
    throw new RangeError(
      `base64: ${text.length} characters; the number must be a multiple of 4. Pass the text with its padding.`,
    );
  }
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let word = 0;
  let at = 0;
  for (let i = 0; i < count; i++) {
    const code = text.charCodeAt(i);
    const value = code < 128 ? VALUES[code] : 64;
    if (value === 64) {
      throw new RangeError(
        `base64: character ${i} is ${JSON.stringify(text[i])}; A-Z, a-z, 0-9, + and / are allowed. Encode the bytes again.`,
      );
    }
    word = (word << 6) | value;
    if (i % 4 !== 0) {
      bytes[at++] = (word >> (6 - 2 * (i % 4))) & 255;
    }
  }
  return bytes;
}
