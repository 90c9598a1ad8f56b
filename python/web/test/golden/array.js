// An array of a golden file, or one to compare with it. Numbers are doubles, which hold every dtype in use exactly; whole numbers beyond
// 2^53 are BigInts.
import { createHash } from "node:crypto";
import { Matrix } from "../../math/matrix.js";
import { NumPyRandom } from "../../math/random.js";

/** @typedef {{ dtype: string, shape: number[], values: ArrayLike<number | bigint> }} GoldenArray */

const VIEW = new DataView(new ArrayBuffer(8));
const SIZES = {
  bool: 1,
  uint8: 1,
  int8: 1,
  int16: 2,
  float32: 4,
  int32: 4,
  uint32: 4,
  float64: 8,
  int64: 8,
  uint64: 8,
};

/** @param {any} json @returns {GoldenArray} */
export function read(json) {
  const { dtype, shape } = json;
  const values = json.drawn
    ? drawn(json.drawn, dtype, shape)
    : json.patterns
      ? patterns(json.patterns.step)
      : written(json.rows, dtype);
  return { dtype, shape, values };
}

/** @param {Matrix} matrix @returns {GoldenArray} */
export function ofMatrix(matrix) {
  return { dtype: matrix.dtype, shape: [matrix.rows, matrix.columns], values: matrix.data };
}

/** @param {Float32Array | Float64Array} values @returns {GoldenArray} with one axis */
export function ofArray(values) {
  return { dtype: values instanceof Float32Array ? "float32" : "float64", shape: [values.length], values };
}

/** @param {number} value @param {string} [dtype] @returns {GoldenArray} */
export function scalar(value, dtype = "float64") {
  return { dtype, shape: [], values: [value] };
}

/** As a matrix; an array with one axis is one row. @param {GoldenArray} array @param {string} [as] the dtype, if not its own @returns {Matrix} */
export function toMatrix({ dtype, shape, values }, as = dtype) {
  const numbers = Array.from(values, Number);
  const rows = shape.length < 2 ? 1 : shape[0];
  const columns = shape.length === 0 ? 1 : shape[shape.length - 1];
  return as === "float32"
    ? new Matrix(rows, columns, "float32", Float32Array.from(numbers))
    : new Matrix(rows, columns, "float64", Float64Array.from(numbers));
}

/** The bits of an element; NaN as the positive quiet one. @param {GoldenArray} array @param {number} index @returns {bigint} */
export function bits({ dtype, values }, index) {
  const value = values[index];
  if (dtype === "float32") {
    VIEW.setFloat32(0, Number(value));
    return Number.isNaN(value) ? 0x7fc00000n : BigInt(VIEW.getUint32(0));
  }
  if (dtype === "float64") {
    VIEW.setFloat64(0, Number(value));
    return Number.isNaN(value) ? 0x7ff8000000000000n : VIEW.getBigUint64(0);
  }
  return BigInt(value);
}

/** The sha256 of the elements, little-endian. @param {GoldenArray} array @returns {string} */
export function digest(array) {
  const size = SIZES[/** @type {keyof typeof SIZES} */ (array.dtype)];
  const { values } = array;
  const bytes = Buffer.alloc(values.length * size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let i = 0; i < values.length; i++) {
    const value = Number.isNaN(values[i]) ? NaN : values[i];
    if (array.dtype === "float32") {
      view.setUint32(4 * i, Number(bits(array, i)), true);
    } else if (array.dtype === "float64") {
      view.setFloat64(8 * i, Number(value), true);
    } else if (size === 4) {
      view.setInt32(4 * i, Number(value), true);
    } else if (size === 8) {
      setWhole(view, 8 * i, value);
    } else {
      view.setInt8(i, Number(value));
    }
  }
  return createHash("sha256").update(bytes).digest("hex");
}

/** Eight bytes of a whole number, little-endian. @param {DataView} view @param {number} at @param {number | bigint} value */
function setWhole(view, at, value) {
  if (typeof value === "bigint") {
    view.setBigUint64(at, BigInt.asUintN(64, value), true);
    return;
  }
  view.setUint32(at, value, true);
  view.setInt32(at + 4, Math.floor(value / 4294967296), true);
}

/** @param {{ seed: number, scale: number }} how @param {string} dtype @param {number[]} shape */
function drawn({ seed, scale }, dtype, shape) {
  const values = new NumPyRandom(seed)
    .fillNormal(new Float64Array(shape.reduce((product, size) => product * size, 1)))
    .map((value) => scale * value);
  return dtype === "float32" ? Float32Array.from(values) : values;
}

/** Every step-th of all float32 bit patterns. @param {number} step */
function patterns(step) {
  const words = Uint32Array.from({ length: Math.ceil(2 ** 32 / step) }, (_, i) => i * step);
  return new Float32Array(words.buffer);
}

/** @param {string[]} rows @param {string} dtype */
function written(rows, dtype) {
  return rows
    .flatMap((row) => row.split(" ").filter(Boolean))
    .map((element) => {
      if (dtype === "float32") {
        VIEW.setUint32(0, parseInt(element, 16));
        return VIEW.getFloat32(0);
      }
      if (dtype === "float64") {
        VIEW.setBigUint64(0, BigInt(`0x${element}`));
        return VIEW.getFloat64(0);
      }
      return Number.isSafeInteger(Number(element)) ? Number(element) : BigInt(element);
    });
}
