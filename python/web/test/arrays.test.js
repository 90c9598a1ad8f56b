// Arrays cross with every bit: the form of a state.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { decodeArray, decodeMatrix, encodeArray, encodeMatrix } from "../math/arrays.js";
import { fromBase64, toBase64 } from "../math/base64.js";
import { Matrix } from "../math/matrix.js";
import { bytesOf, sha256 } from "./data/sha256.js";

test("base64 is that of Node, for every length", () => {
  for (let length = 0; length < 70; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 255);
    assert.equal(toBase64(bytes), Buffer.from(bytes).toString("base64"));
    assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
  }
});

test("an array keeps the bits of every element, a NaN's too", () => {
  const words = Uint32Array.of(0x7fc00001, 0xffc12345, 0x80000000, 0x3f800000, 1, 0x7f800000);
  const values = new Float32Array(words.buffer);
  const encoded = encodeArray({ dtype: "float32", shape: [2, 3], values });
  assert.equal(encoded.data, Buffer.from(words.buffer).toString("base64"));
  const decoded = decodeArray(JSON.parse(JSON.stringify(encoded)));
  assert.deepEqual(decoded.shape, [2, 3]);
  assert.deepEqual(new Uint32Array(decoded.values.buffer), words);
});

test("a matrix of whole numbers or truths is float64; one axis is one row", () => {
  const int64 = encodeArray({ dtype: "int64", shape: [2], values: BigInt64Array.of(-3n, 4n) });
  assert.deepEqual(decodeMatrix(int64), new Matrix(1, 2, "float64", Float64Array.of(-3, 4)));
  const matrix = new Matrix(2, 2, "float32", Float32Array.of(1, 2, 3, 4));
  assert.deepEqual(decodeMatrix(encodeMatrix(matrix)), matrix);
  assert.deepEqual(
    decodeMatrix(encodeArray({ dtype: "float64", shape: [], values: Float64Array.of(7) })).shape,
    "(1, 1)",
  );
});

test("what is not an array is refused with the reason", () => {
  const refused = /** @type {[any, string][]} */ ([
    [
      { dtype: "float16", shape: [1], data: "" },
      'array: the dtype is "float16"; it must be one of float32, float64, int8, uint8, bool, int16, uint16, int32, uint32, int64, uint64. Convert the array first.',
    ],
    [
      { dtype: "__proto__", shape: [1], data: "" },
      'array: the dtype is "__proto__"; it must be one of float32, float64, int8, uint8, bool, int16, uint16, int32, uint32, int64, uint64. Convert the array first.',
    ],
    [
      { dtype: "float32", shape: [-1], data: "" },
      "array: the shape is [-1]; it must be a list of whole numbers of 0 or more. Pass the shape of the array.",
    ],
    [
      { dtype: "float32", shape: [2], data: "AAAAAA==" },
      "array: 4 bytes arrived; a (2) float32 array has 8. Encode the whole array.",
    ],
    [
      { dtype: "float32", shape: [1], data: "AAA" },
      "base64: 3 characters; the number must be a multiple of 4. Pass the text with its padding.",
    ],
    [
      { dtype: "float32", shape: [1], data: "AA*AAA==" },
      'base64: character 2 is "*"; A-Z, a-z, 0-9, + and / are allowed. Encode the bytes again.',
    ],
  ]);
  for (const [encoded, message] of refused) {
    assert.throws(() => decodeArray(encoded), { name: "RangeError", message });
  }
  assert.throws(() => decodeMatrix(encodeArray({ dtype: "float32", shape: [1, 1, 1], values: new Float32Array(1) })), {
    message: "matrix: the array has 3 axes, shape (1, 1, 1); a matrix has two. Reshape the array first.",
  });
});

test("sha256 is that of Node, for every length around a block", () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 131 + length) & 255);
    assert.equal(sha256(bytes), createHash("sha256").update(bytes).digest("hex"));
  }
  assert.deepEqual(
    bytesOf([Float32Array.of(1), Float64Array.of(-2)]),
    Uint8Array.of(0, 0, 128, 63, 0, 0, 0, 0, 0, 0, 0, 192),
  );
});
