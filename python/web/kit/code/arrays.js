/** Arrays in the code that a view shows: few numbers are written one by one, more as base64 of their bytes. Both are exact. */

import { toBase64 } from "../../math/base64.js";
import { repr } from "../../math/format.js";

/** @typedef {"python" | "csharp"} Language */
/** @typedef {{ dtype: string, shape: readonly number[], data: ArrayLike<number>, base64?: string }} Numbers  base64: of the bytes, where it is known. */

/** Numbers of an array that are written one by one, at most. */
export const FEW = 64;

const HELPERS = {
  python: `def array(text, dtype, *shape):  # from the bytes of its numbers
    return np.frombuffer(base64.b64decode(text), dtype).reshape(shape).copy()`,
  csharp: `static T[] Numbers<T>(string text) where T : unmanaged => // from their bytes
    MemoryMarshal.Cast<byte, T>(Convert.FromBase64String(text)).ToArray();`,
};

/** A number that both languages read back to the same bits. @param {number} value @param {string} dtype @param {Language} language */
export function literal(value, dtype, language) {
  if (!Number.isFinite(value)) {
    const name = Number.isNaN(value) ? "NaN" : value > 0 ? "PositiveInfinity" : "NegativeInfinity";
    return language === "csharp"
      ? `${dtype === "float32" ? "float" : "double"}.${name}`
      : `${value < 0 ? "-" : ""}np.${Number.isNaN(value) ? "nan" : "inf"}`;
  }
  const text = repr(value, dtype === "float32" ? "float32" : "float64");
  return language === "csharp" && dtype === "float32" ? `${text}f` : text;
}

/** A double as people write it, that both languages read back to the same bits. @param {number} value */
export function plain(value) {
  const text = String(value);
  return /^-?\d{16,}$/.test(text) || Object.is(value, -0) ? repr(value) : text;
}

/** Doubles between brackets. @param {Iterable<number>} values */
export function list(values) {
  return `[${Array.from(values, plain).join(", ")}]`;
}

/** A matrix as an expression. @param {Numbers} numbers @param {Language} language */
export function matrix(numbers, language) {
  const { dtype, shape, data } = numbers;
  const columns = shape[1] ?? 1;
  const type = dtype === "float32" ? "float" : "double";
  if (data.length > FEW) {
    const text = bytesOf(numbers);
    return language === "python"
      ? `array("${text}", np.${dtype}, ${shape[0]}, ${columns})`
      : `Matrix.From(Numbers<${type}>("${text}"), ${shape[0]}, ${columns})`;
  }
  const [open, close] = language === "python" ? ["[", "]"] : ["{ ", " }"];
  const rows = Array.from(
    { length: shape[0] },
    (_, row) =>
      `${open}${Array.from({ length: columns }, (__, column) => literal(data[row * columns + column], dtype, language)).join(", ")}${close}`,
  );
  const all = `${open}${rows.join(", ")}${close}`;
  return language === "csharp"
    ? `Matrix.From(new ${type}[,] ${all})`
    : `np.array(${all}${dtype === "float32" ? ", np.float32" : ""})`;
}

/** Targets as an expression: class numbers, or rows. @param {Numbers} numbers @param {Language} language */
export function targets(numbers, language) {
  if (numbers.shape.length > 1) return matrix(numbers, language);
  if (numbers.data.length > FEW)
    return language === "python"
      ? `array("${bytesOf(numbers)}", np.int32, ${numbers.shape[0]})`
      : `Numbers<int>("${bytesOf(numbers)}")`;
  const listed = Array.from(numbers.data).join(", ");
  return language === "python" ? `np.array([${listed}])` : `new int[] { ${listed} }`;
}

/** The base64 text of numbers of a view's own. @param {Numbers} numbers */
function bytesOf({ dtype, data, base64 }) {
  if (base64 !== undefined) return base64;
  const typed =
    dtype === "float32" ? Float32Array.from(data) : dtype === "int32" ? Int32Array.from(data) : Float64Array.from(data);
  return toBase64(new Uint8Array(typed.buffer));
}

/** A whole program: what it imports, the function that reads bytes where it is called, and its lines. @param {readonly string[]} lines @param {Language} language */
export function program(lines, language) {
  const body = lines.join("\n");
  if (language === "csharp") {
    const reads = body.includes("Numbers<");
    return [
      ...(reads ? ["using System.Runtime.InteropServices;"] : []),
      "using HybridNet;",
      "",
      body,
      ...(reads ? ["", HELPERS.csharp] : []),
    ].join("\n");
  }
  const calls = body.includes('array("'); // np.array is given lists
  const standard = [
    ...(calls || body.includes("base64.") ? ["import base64"] : []),
    ...(body.includes("tempfile.") ? ["import pathlib", "import tempfile"] : []),
  ];
  const numpy = calls || body.includes("np.") ? ["import numpy as np"] : [];
  return [
    ...standard,
    ...(standard.length ? [""] : []),
    ...numpy,
    "import hybridnet as hn",
    ...(calls ? ["", "", HELPERS.python, "", ""] : [""]),
    body,
  ].join("\n");
}
