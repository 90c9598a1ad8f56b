// Numbers on screen are those that Python and NumPy print. The texts were printed by Python 3 and NumPy 2.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixed, repr } from "../math/format.js";

test("float64 is printed as Python's repr does", () => {
  const texts = {
    0.1: 0.1,
    "1.0": 1,
    "0.0": 0,
    "-0.0": -0,
    nan: NaN,
    inf: Infinity,
    "-inf": -Infinity,
    0.30000000000000004: 0.1 + 0.2,
    0.0001: 1e-4,
    "1e-05": 1e-5,
    "1.5e-05": 1.5e-5,
    "1e-07": 1e-7,
    "1000000000000000.0": 1e15,
    "1e+16": 1e16,
    "1.5e+16": 1.5e16,
    "123456789.0": 123456789,
    "5e-324": 5e-324,
    "1.7976931348623157e+308": 1.7976931348623157e308,
    "1e+100": 1e100,
    "-12.5": -12.5,
  };
  for (const [text, value] of Object.entries(texts)) {
    assert.equal(repr(value), text);
  }
});

test("float32 is printed as NumPy's str does: its own shortest digits, an exponent from 1e6 on and below 1e-4", () => {
  const texts = {
    0.1: 0.1,
    "1.0": 1,
    0.33333334: 1 / 3,
    "-0.0": -0,
    nan: NaN,
    inf: Infinity,
    "1e-05": 1e-5,
    "1e-04": 1e-4,
    0.00011: 1.1e-4,
    "999999.0": 999999,
    "1e+06": 1e6,
    "1.234567e+06": 1234567,
    "1.6777216e+07": 16777216,
    "1.677722e+07": 16777220,
    "3.4028235e+38": 3.4028234663852886e38,
    "1e-45": 2 ** -149,
    123456.7: 123456.7,
    "1.2345679e+08": 123456789,
    "-2.5": -2.5,
    5015.2812: 5015.28125,
    "1.4662762e+06": 1466276.25,
    177135.38: 177135.375,
  };
  for (const [text, value] of Object.entries(texts)) {
    assert.equal(repr(Math.fround(value), "float32"), text);
  }
});

test("a text reads back to the same float32, and no shorter one does", () => {
  const cell = new Float32Array(1);
  const words = new Uint32Array(cell.buffer);
  for (let i = 0; i < 20000; i++) {
    words[0] = Math.imul(i, 2654435761);
    if (!Number.isFinite(cell[0])) {
      continue;
    }
    const text = repr(cell[0], "float32");
    assert.ok(Object.is(Math.fround(Number(text)), cell[0]), text);
    const digits = text.replace(/e.*|[-.]/g, "").replace(/^0+|0+$/g, "").length;
    if (digits > 1) {
      assert.notEqual(Math.fround(Number(cell[0].toExponential(digits - 2))), cell[0], text);
    }
  }
});

test("fixed decimals round ties of the exact value to even, as Python's format does", () => {
  const cases = /** @type {[number, number, string][]} */ ([
    [0.5, 0, "0"],
    [1.5, 0, "2"],
    [2.5, 0, "2"],
    [0.125, 2, "0.12"],
    [0.375, 2, "0.38"],
    [1.005, 2, "1.00"],
    [-0.0001, 3, "-0.000"],
    [1e21, 1, "1000000000000000000000.0"],
    [0.8703, 3, "0.870"],
    [NaN, 3, "nan"],
    [5e-324, 3, "0.000"],
    [0.1, 20, "0.10000000000000000555"],
  ]);
  for (const [value, decimals, text] of cases) {
    assert.equal(fixed(value, decimals), text);
  }
});
