// An array in a state crosses as {"dtype": "float32", "shape": [2, 64], "data": base64 of little-endian bytes}: NaN and every bit survive.
import { fromBase64, toBase64 } from "./base64.js";
import { Matrix } from "./matrix.js";

/** @typedef {Float32Array | Float64Array | Int32Array | Uint32Array | Uint8Array | Int8Array | Int16Array | Uint16Array | BigInt64Array | BigUint64Array} Elements */
/** @typedef {{ dtype: string, shape: number[], data: string }} EncodedArray */
/** @typedef {{ dtype: string, shape: number[], values: Elements }} DecodedArray */

/** Bytes per element, and an array of them. @type {Record<string, { size: number, make: (length: number) => Elements }>} */
const DTYPES = {
  float32: { size: 4, make: (length) => new Float32Array(length) },
  float64: { size: 8, make: (length) => new Float64Array(length) },
  int8: { size: 1, make: (length) => new Int8Array(length) },
  uint8: { size: 1, make: (length) => new Uint8Array(length) },
  bool: { size: 1, make: (length) => new Uint8Array(length) },
  int16: { size: 2, make: (length) => new Int16Array(length) },
  uint16: { size: 2, make: (length) => new Uint16Array(length) },
  int32: { size: 4, make: (length) => new Int32Array(length) },
  uint32: { size: 4, make: (length) => new Uint32Array(length) },
  int64: { size: 8, make: (length) => new BigInt64Array(length) },
  uint64: { size: 8, make: (length) => new BigUint64Array(length) },
};
const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/**
 * The elements of an encoded array, with their bits.
 * @param {EncodedArray} encoded @returns {DecodedArray}
 * @throws {RangeError} an unknown dtype, a shape that is not one, or another number of bytes than the shape has
 */
export function decodeArray({ dtype, shape, data }) {
  const kind = Object.hasOwn(DTYPES, dtype) ? DTYPES[dtype] : null;
  if (kind === null) {
    throw new RangeError(
      `array: the dtype is ${JSON.stringify(dtype)}; it must be one of ${Object.keys(DTYPES).join(", ")}. Convert the array first.`,
    );
  }
  if (!Array.isArray(shape) || !shape.every((size) => Number.isInteger(size) && size >= 0)) {
    throw new RangeError(
      `array: the shape is ${JSON.stringify(shape)}; it must be a list of whole numbers of 0 or more. Pass the shape of the array.`,
    );
  }
  const bytes = fromBase64(data);
  const length = shape.reduce((product, size) => product * size, 1);
  if (bytes.length !== length * kind.size) {
    throw new RangeError(
      `array: ${bytes.length} bytes arrived; a (${shape.join(", ")}) ${dtype} array has ${length * kind.size}. Encode the whole array.`,
    );
  }
  const values = kind.make(length);
  const target = new Uint8Array(values.buffer);
  target.set(bytes);
  if (!IS_LITTLE_ENDIAN) {
    for (let at = 0; at < target.length; at += kind.size) {
      target.subarray(at, at + kind.size).reverse();
    }
  }
  return { dtype, shape: [...shape], values };
}

/** The encoded form of elements. @param {DecodedArray} array @returns {EncodedArray} */
export function encodeArray({ dtype, shape, values }) {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();
  if (!IS_LITTLE_ENDIAN) {
    for (let at = 0; at < bytes.length; at += values.BYTES_PER_ELEMENT) {
      bytes.subarray(at, at + values.BYTES_PER_ELEMENT).reverse();
    }
  }
  return { dtype, shape: [...shape], data: toBase64(bytes) };
}

/**
 * An encoded array as a matrix: one axis is one row; whole numbers and truths become float64.
 * @param {EncodedArray} encoded @returns {Matrix} @throws {RangeError} more than two axes
 */
export function decodeMatrix(encoded) {
  const { dtype, shape, values } = decodeArray(encoded);
  if (shape.length > 2) {
    throw new RangeError(
      `matrix: the array has ${shape.length} axes, shape (${shape.join(", ")}); a matrix has two. Reshape the array first.`,
    );
  }
  const rows = shape.length === 2 ? shape[0] : 1;
  const columns = shape.length === 0 ? 1 : shape[shape.length - 1];
  if (values instanceof Float32Array || values instanceof Float64Array) {
    return new Matrix(rows, columns, dtype === "float32" ? "float32" : "float64", values);
  }
  return new Matrix(
    rows,
    columns,
    "float64",
    Float64Array.from(/** @type {ArrayLike<number | bigint>} */ (values), Number),
  );
}

/** A matrix in the encoded form. @param {Matrix} matrix @returns {EncodedArray} */
export function encodeMatrix(matrix) {
  return encodeArray({ dtype: matrix.dtype, shape: [matrix.rows, matrix.columns], values: matrix.data });
}
