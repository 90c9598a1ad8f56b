// The comparer of golden files rejects what differs: a comparison that is never wrong proves nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { read, digest } from "./golden/array.js";
import { difference } from "./golden/same.js";

/** @import { GoldenArray } from "./golden/array.js" */

/** @param {number[]} values @param {string} [dtype] @param {number[]} [shape] @returns {GoldenArray} */
function array(values, dtype = "float32", shape = [values.length]) {
  return { dtype, shape, values: dtype === "float32" ? Float32Array.from(values) : values };
}

test("equal arrays do not differ, and any NaN equals any NaN", () => {
  assert.equal(difference(array([1, NaN, -0, Infinity]), array([1, -NaN, -0, Infinity])), null);
});

test("another shape, dtype, number of elements or value is named", () => {
  assert.equal(
    difference(array([1, 2], "float32", [1, 2]), array([1, 2], "float32", [2, 1])),
    "the shape is (1, 2); (2, 1) is expected",
  );
  assert.equal(difference(array([1, 2]), array([1, 2], "float32", [1, 2])), "the shape is (2); (1, 2) is expected");
  assert.equal(difference(array([1], "float64"), array([1])), "the dtype is float64; float32 is expected");
  assert.equal(
    difference(array([1], "float32", [2]), array([1, 2], "float32", [2])),
    "there are 1 elements; 2 are expected",
  );
  assert.equal(
    difference(array([1, 2, 4], "float64", [1, 3]), array([1, 2, 3], "float64", [1, 3])),
    "1 of 3 elements differ; the worst, at [0, 2], is 4 (0x4010000000000000); 3 (0x4008000000000000) is expected",
  );
});

test("NaN, infinity and the sign of zero are values", () => {
  for (const [actual, expected] of [
    [NaN, 1],
    [1, NaN],
    [Infinity, 1],
    [Infinity, -Infinity],
    [0, -0],
    [-0, 0],
  ]) {
    assert.notEqual(difference(array([actual]), array([expected])), null, `${actual} for ${expected}`);
    assert.notEqual(difference(array([actual], "float64"), array([expected], "float64")), null);
  }
  assert.notEqual(difference(array([NaN]), array([1]), { ulp: 1000, relative: 1 }), null);
});

test("a tolerance in ulp counts floats of the dtype, also across zero", () => {
  const next = 1 + 2 ** -23;
  assert.equal(difference(array([next]), array([1]), { ulp: 1 }), null);
  assert.notEqual(difference(array([1 + 2 ** -22]), array([1]), { ulp: 1 }), null);
  assert.notEqual(difference(array([next], "float64"), array([1], "float64"), { ulp: 1000 }), null);
  assert.equal(difference(array([2 ** -149]), array([-(2 ** -149)]), { ulp: 3 }), null);
  assert.notEqual(difference(array([2 ** -149]), array([-(2 ** -149)]), { ulp: 2 }), null);
  assert.notEqual(difference(array([2], "int64"), array([1], "int64"), { ulp: 1 }), null);
});

test("a relative tolerance is a share of the greatest finite magnitude of the row", () => {
  const expected = array([1000, 1, 5, Infinity], "float64", [2, 2]);
  assert.equal(difference(array([1000, 1.5, 5, Infinity], "float64", [2, 2]), expected, { relative: 1e-3 }), null);
  assert.notEqual(difference(array([1000, 1, 5.1, Infinity], "float64", [2, 2]), expected, { relative: 1e-3 }), null);
});

test("arrays are read from bits, and hashed little-endian with every NaN as the positive quiet one", () => {
  assert.deepEqual(read({ dtype: "float32", shape: [2], rows: ["3f800000 c0000000"] }).values, [1, -2]);
  assert.deepEqual(read({ dtype: "float64", shape: [1], rows: ["3ff0000000000000"] }).values, [1]);
  assert.equal(digest(array([NaN])), digest({ dtype: "uint32", shape: [1], values: [0x7fc00000] }));
  assert.equal(digest(array([1], "float64")), digest({ dtype: "uint64", shape: [1], values: [0x3ff0000000000000n] }));
  assert.notEqual(digest(array([0])), digest(array([-0])));
});
