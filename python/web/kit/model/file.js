/** The content of the file that `model.save` writes, from what Python sent: parameters, optimizer state and the description of a model. */

/** @typedef {import("./network.js").Given} Given */

const KINDS = { float32: "F32", float64: "F64" };

/** @type {WeakMap<Given["tensors"], string>} */
const KNOWN = new WeakMap();

/** A safetensors file in base64: the length of a header in JSON, the header, and the bytes of the tensors without gaps. @param {Given} given */
export function modelFile({ architecture, tensors }) {
  const known = KNOWN.get(tensors);
  if (known !== undefined) return known;
  /** @type {Record<string, unknown>} */
  const header = { __metadata__: { hybridnet: JSON.stringify(architecture) } };
  let begin = 0;
  let body = "";
  // The widest elements come first, so that each tensor is aligned.
  for (const [name, { dtype, shape, data }] of Object.entries(tensors).sort(([, a], [, b]) =>
    b.dtype.localeCompare(a.dtype),
  )) {
    const bytes = atob(data);
    header[name] = {
      dtype: KINDS[/** @type {keyof typeof KINDS} */ (dtype)],
      shape,
      data_offsets: [begin, begin + bytes.length],
    };
    begin += bytes.length;
    body += bytes;
  }
  const json = Array.from(new TextEncoder().encode(JSON.stringify(header)), (byte) => String.fromCharCode(byte)).join(
    "",
  );
  const padded = json.padEnd(Math.ceil(json.length / 8) * 8, " ");
  const length = Array.from({ length: 8 }, (_, index) =>
    String.fromCharCode(Math.floor(padded.length / 256 ** index) % 256),
  ).join("");
  const text = btoa(length + padded + body);
  KNOWN.set(tensors, text);
  return text;
}
