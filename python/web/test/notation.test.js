/** How numbers are written for people: one rule, over all magnitudes of float64. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { typedNumber } from "../kit/controls/typed.js";
import { limited } from "../kit/numbers/limited.js";
import {
  emsOf,
  fieldWriter,
  fitting,
  number,
  placesOf,
  powerText,
  powerTicks,
  quantity,
  tickTexts,
} from "../kit/numbers/notation.js";

const MANTISSAS = [1, 1.5, 2, 3.14159265, 5, 9.9999999];
const EXPONENTS = Array.from({ length: 601 }, (_, index) => index - 300);
/** From 1e-300 to 1e300, both signs. */
const GRID = EXPONENTS.flatMap((exponent) =>
  MANTISSAS.flatMap((mantissa) => [Number(`${mantissa}e${exponent}`), -Number(`${mantissa}e${exponent}`)]),
);
const ENDS = [5e-324, -5e-324, Number.MAX_VALUE, -Number.MAX_VALUE];

/** What the reader may be shown: a grouped number with a decimal point, or one with a power of ten. */
const SHOWN = /^(0|−?(\d{1,3}(,\d{3})*)(\.\d+)?(×10⁻?[⁰-⁹¹²³]+)?)$/;

/** The number of a shown text. @param {string} text */
function read(text) {
  const [mantissa, power = "10⁰"] = text.split("×");
  const exponent = [...power.slice(2)].map((sign) => (sign === "⁻" ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(sign))).join("");
  return Number(`${mantissa.replaceAll(",", "").replace("−", "-")}e${exponent}`);
}

/** @param {number} value @param {string} text @param {number} share of the value. */
function near(value, text, share) {
  if (Math.abs(value) < 1e-307 || Math.abs(value) > 1e307) return; // at the ends of float64 the difference is no number
  const error = Math.abs(read(text) - value) / Math.abs(value);
  assert.ok(error <= share, `${value}: ${text}`);
}

test("one number: digits, commas, one minus sign, a power of ten from 10,000,000 on and below 0.0001", () => {
  const cases = /** @type {const} */ ([
    [399.9, "399.9"],
    [2104, "2,104"],
    [0.18, "0.18"],
    [0.1 + 0.2, "0.3"],
    [1719.6696441390095, "1,719.67"],
    [-0.04, "−0.04"],
    [448.5924, "448.592"],
    [650000, "650,000"],
    [9999999.6, "1×10⁷"],
    [9999990, "9,999,990"],
    [-0.000001234567, "−1.235×10⁻⁶"],
    [0.0001, "0.0001"],
    [9.9e-5, "9.9×10⁻⁵"],
    [1e99, "1×10⁹⁹"],
    [5e-324, "5×10⁻³²⁴"],
    [Number.MAX_VALUE, "1.798×10³⁰⁸"],
    [0, "0"],
    [-0, "0"],
    [NaN, "nan"],
    [Infinity, "∞"],
    [-Infinity, "−∞"],
  ]);
  for (const [value, text] of cases) assert.equal(number(value), text);
  assert.deepEqual([number(378.72, 3), number(0.5, 3), number(2e11, 1)], ["379", "0.5", "2×10¹¹"]);
});

test("every magnitude: a number is read back within its digits, is never 0 unless it is 0, and is short", () => {
  for (const value of [...GRID, ...ENDS]) {
    const text = number(value);
    assert.match(text, SHOWN);
    near(value, text, 6e-4);
    assert.ok(text.length <= 14, text);
    assert.match(limited(value, 4), SHOWN);
    assert.ok(limited(value, 4).length <= 12, limited(value, 4));
    for (const digits of [1, 2, 3]) near(value, number(value, digits), 0.51 * 10 ** (1 - digits));
  }
});

test("numbers of one quantity share a power of ten, a multiple of three; what is far from it has its own", () => {
  const errors = quantity([2e10]);
  assert.deepEqual([2e11, 6.3712345e9, -2e8, 5000, 1e35, 0, -0, 1e-9, NaN, Infinity].map(errors), [
    "200×10⁹",
    "6.371×10⁹",
    "−0.2×10⁹",
    "5,000",
    "1×10³⁵",
    "0",
    "0",
    "0",
    "nan",
    "∞",
  ]);
  assert.deepEqual([1e-6, 2.5e-7, -1e-3].map(quantity([1e-6])), ["1×10⁻⁶", "0.25×10⁻⁶", "−1,000×10⁻⁶"]);
  assert.deepEqual([150000, 650000, 399.9, -39.5, 12345678].map(quantity([150000, 650000])), [
    "150,000",
    "650,000",
    "399.9",
    "−39.5",
    "12,345,700",
  ]);
  assert.deepEqual([0, 1].map(quantity([])), ["0", "1"]);
});

test("numbers of one quantity with a resolution have its decimals", () => {
  assert.deepEqual([799.0866, 447.29, 836906.2, 2057.734, 0.002].map(quantity([447.29], { resolution: 447.29 })), [
    "799",
    "447",
    "836,906",
    "2,058",
    "0.002",
  ]);
  assert.deepEqual([2e11, 6.3712345e9, 6.4e9, 1e35].map(quantity([2e10], { resolution: 6.37e9 })), [
    "200.00×10⁹",
    "6.37×10⁹",
    "6.40×10⁹",
    "1×10³⁵",
  ]);
  assert.deepEqual([0.18, 0.19, 0.1].map(quantity([0.19], { digits: 3, resolution: 0.1 })), [
    "0.180",
    "0.190",
    "0.100",
  ]);
});

test("every magnitude of a quantity: its own numbers and those of any other magnitude are read back, and are short", () => {
  for (const exponent of EXPONENTS) {
    const largest = Number(`5e${exponent}`);
    for (const options of [{}, { resolution: largest / 7 }, { resolution: largest / 4e5 }]) {
      const write = quantity([largest, largest / 3, NaN, -Infinity], options);
      for (const share of [1, 0.3, 0.01, 1e-4, -1, 40]) {
        const value = largest * share;
        if (!Number.isFinite(value)) continue;
        const text = write(value);
        assert.match(text, SHOWN);
        near(
          value,
          text,
          options.resolution === undefined ? 6e-3 : 0.6 * Math.max(0.01, options.resolution / Math.abs(value)),
        );
        assert.ok(text.length <= 17, text);
      }
      for (const value of [1e-300, -3e-9, 7, 3e12, 1e300]) {
        const text = write(value);
        assert.match(text, SHOWN);
        if (text !== "0") near(value, text, 0.5);
        else assert.ok(Math.abs(value) < 1e-12 * largest, `${value} beside ${largest}`);
      }
    }
  }
});

test("an axis has short numbers, all different, and one power of ten", () => {
  assert.deepEqual(tickTexts([0, 5e10, 1e11, 1.5e11, 2e11]), { texts: ["0", "50", "100", "150", "200"], power: 9 });
  assert.deepEqual(tickTexts([150000, 200000]), { texts: ["150,000", "200,000"], power: 0 });
  assert.deepEqual(tickTexts([-0.5, 0, 0.5]), { texts: ["−0.5", "0", "0.5"], power: 0 });
  assert.deepEqual(tickTexts([0, 2e9], { isShared: false }), { texts: ["0", "2×10⁹"], power: 0 });
  assert.deepEqual(tickTexts([500, 1000, 20000], { isEven: false }).texts, ["500", "1,000", "20,000"]);
  assert.deepEqual(tickTexts([]), { texts: [], power: 0 });
  assert.deepEqual([powerTicks([9, 10, 11]), powerTicks([-2, 0, 2])], [["10⁹", "10¹⁰", "10¹¹"], ["0.01", "1", "100"]]); // prettier-ignore
  for (const exponent of EXPONENTS) {
    const step = Number(`2e${exponent}`);
    const { texts } = tickTexts([-1, 0, 1, 2, 3].map((count) => count * step));
    assert.equal(new Set(texts).size, 5, texts.join());
    for (const text of texts) {
      assert.match(text, SHOWN);
      assert.ok(text.length <= 10, text);
    }
  }
});

test("a number on a node fits into its width, or is the shortest text there is", () => {
  assert.deepEqual(
    [2104, 369000, 150000.5, 123456, 0.0123456, -1e-7].map((value) => fitting(value, 4)),
    ["2,104", "4×10⁵", "2×10⁵", "1×10⁵", "0.0123", "−1×10⁻⁷"],
  );
  assert.deepEqual(
    [2104, 369000].map((value) => fitting(value, 6)),
    ["2,104", "369,000"],
  );
  for (const value of [...GRID, ...ENDS, 0, -0, NaN, Infinity, -Infinity]) {
    assert.ok(emsOf(fitting(value, 6.2)) <= 6.2, fitting(value, 6.2));
    if (Number.isFinite(value) && value !== 0) near(value, fitting(value, 5), 0.5);
  }
});

test("a field has ASCII signs, is read back to its step, and is short", () => {
  const cases = /** @type {const} */ ([
    [0.001, 0.1, "0.100"],
    [1, 150000, "150000"],
    [0.01, -0.04, "-0.04"],
    [0.01, -0.001, "0.00"],
    [1e-9, -1.25e-7, "-1.25e-7"],
    [1e-9, 0, "0"],
    [1e7, 1.5e9, "1.5e9"],
    [0.1, 1.23456789e35, "1.23457e35"],
    [1e-12, 399.9, "399.9"],
  ]);
  for (const [step, value, text] of cases) assert.equal(fieldWriter(step)(value), text);
  assert.deepEqual([0.001, 1, 100, 2.5e-7].map(placesOf), [3, 0, 0, 8]);
  for (const exponent of EXPONENTS) {
    const step = Number(`1e${exponent}`);
    const write = fieldWriter(step);
    for (const count of [1, -37, 500]) {
      const text = write(count * step);
      assert.match(text, /^-?\d+(\.\d+)?(e-?\d+)?$/);
      assert.ok(Math.abs(typedNumber(text) / step - count) < 1e-9 * Math.abs(count) + 1e-9, text);
    }
    for (const value of GRID) assert.ok(write(value).length <= 14, write(value));
  }
});

test("what is shown can be typed: with commas, the minus sign, and a power of ten", () => {
  assert.deepEqual(["−1.235×10⁻⁶", "6.37×10⁹", "12,345,700"].map(typedNumber), [-1.235e-6, 6.37e9, 12345700]);
  for (const value of GRID) assert.equal(typedNumber(number(value)), read(number(value)));
  assert.equal(powerText(-12), "10⁻¹²");
});
