/** SEEDS B4: linear regression in JavaScript has the bits of hn.LinearTrainer, and reaches its closed form. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { leastSquares, stepFactors } from "../math/least-squares.js";
import { DivergenceError, LinearTrainer, table } from "../math/linear-trainer.js";
import { Standardizer } from "../math/standardizer.js";

/** @type {any[]} written by tests/browser/linear_numbers.py */
const CASES = JSON.parse(readFileSync(new URL("linear.json", import.meta.url), "utf8"));
const AREAS = Float64Array.of(2104, 1600, 2400);
const PRICES = Float64Array.of(399.9, 329.9, 369);
const HOUSES = Float64Array.of(
  2104,
  3,
  1600,
  3,
  2400,
  3,
  1416,
  2,
  3000,
  4,
  1985,
  4,
  1534,
  3,
  1427,
  3,
  1380,
  3,
  1494,
  3,
);
const TEN = Float64Array.of(399.9, 329.9, 369, 232, 539.9, 299.9, 314.9, 198.999, 212, 242.5);

/** @param {number} actual @param {number} expected @param {number} [tolerance] */
function near(actual, expected, tolerance = 1e-9) {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
}

/** @param {Float64Array} features @param {Float64Array} targets @param {number[]} rates @param {number} biasRate */
function trainer(features, targets, rates, biasRate) {
  return new LinearTrainer(table(features, rates.length), table(targets, 1), rates, biasRate);
}

/** @param {LinearTrainer} line @param {any[]} states */
function sameStates(line, states) {
  let made = 0;
  for (const { steps, weights, bias, error, gradient } of states) {
    line.step(steps - made);
    made = steps;
    const found = line.gradient();
    assert.deepEqual(
      [[...line.weights], line.bias, line.error, [...found.weights, found.bias]],
      [weights, bias, error, gradient],
      `after ${steps} steps`,
    );
  }
}

for (const {
  name,
  features,
  targets,
  rates,
  bias_rate,
  start,
  states,
  means,
  deviations,
  standardized,
  raw,
} of CASES) {
  const X = Float64Array.from(features.flat());
  const y = Float64Array.from(targets);
  test(`${name}: every bit of hn.LinearTrainer and hn.Standardizer`, () => {
    const line = trainer(X, y, rates, bias_rate);
    line.weights.set(start.slice(0, -1));
    line.bias = start.at(-1);
    sameStates(line, states);
    const scale = Standardizer.fit(X, rates.length);
    assert.deepEqual([[...scale.means], [...scale.deviations]], [means, deviations]);
    const scaled = trainer(
      scale.transform(X),
      y,
      rates.map(() => 0.1),
      0.1,
    );
    sameStates(scaled, standardized);
    const found = scale.raw(scaled.weights, scaled.bias);
    assert.deepEqual([...found.weights, found.bias], raw);
    const back = scale.standardized(found.weights, found.bias);
    near(back.bias, scaled.bias, 1e-9 * Math.abs(scaled.bias));
  });
}

test("S29: the states of B4 after k steps from zeros, and from (0.1, 150)", () => {
  const line = trainer(AREAS, PRICES, [1e-8], 1);
  let made = 0;
  for (const [k, w, b, error] of [
    [1, 0.0075160987, 366.2666666667, 964.5374276923],
    [2, 0.0072605371, 350.9739112462, 733.7881566704],
    [10, 0.007700374, 350.7073093473, 728.635540473],
    [100, 0.0122710534, 341.3977503808, 680.2744103079],
    [1000, 0.0404895458, 283.9223305452, 482.6247613713],
    [10000, 0.0584864619, 247.2662153019, 447.2909744961],
  ]) {
    line.step(k - made);
    made = k;
    near(line.weights[0], w, 1e-10);
    near(line.bias, b);
    near(line.error, error);
  }
  const other = trainer(AREAS, PRICES, [1e-8], 1);
  other.weights[0] = 0.1;
  other.bias = 150;
  near(other.error, 799.0866666667);
  const errors = other.step(1000);
  for (const [k, error] of [
    [1, 637.3917405002],
    [10, 633.5674894565],
    [100, 601.5478811902],
    [1000, 470.685258433],
  ])
    near(errors[k - 1], error);
});

test("S34: the states of B4 for ten houses, and the step that gets below each bound", () => {
  const line = trainer(HOUSES, TEN, [1e-8, 0.01], 1);
  near(line.error, 108268.3902001);
  const errors = line.step(10000);
  for (const [k, error] of [
    [1, 10435.3452916881],
    [2, 8730.4084321362],
    [10, 8343.1526536264],
    [100, 5479.1998110663],
    [1000, 1685.8982717283],
    [10000, 1406.0526343304],
  ])
    near(errors[k - 1], error);
  for (const [bound, k] of [
    [5000, 124],
    [2000, 646],
    [1500, 1546],
    [1410, 3141],
  ])
    assert.equal(errors.findIndex((error) => error < bound) + 1, k);
});

test("the closed forms of B4: with a bias, without, for two features, for one of them, for none that differs", () => {
  const both = leastSquares(AREAS, PRICES, 1);
  near(both.weights[0], 0.0584879059, 1e-10);
  near(both.bias, 247.2632742209);
  near(both.error, 447.2909742687);
  const through = leastSquares(AREAS, PRICES, 1, false);
  near(through.weights[0], 0.1768935552, 1e-10);
  near(through.error, 2016.731878773);
  assert.equal(through.bias, 0);
  const two = leastSquares(HOUSES, TEN, 2);
  near(two.weights[0], 0.1861302644, 1e-10);
  near(two.weights[1], -10.012382317);
  near(two.bias, 3.5753802886);
  near(two.error, 1406.0526296047);
  near(leastSquares(HOUSES, TEN, 2, false).error, 1406.4270609043);
  const constant = leastSquares(Float64Array.of(5, 5, 5), PRICES, 1);
  assert.deepEqual([constant.weights[0], constant.unique], [0, false]);
  near(constant.bias, 366.2666666667);
  const one = leastSquares(Float64Array.of(3), Float64Array.of(7), 1);
  assert.deepEqual([one.weights[0], one.bias, one.error, one.unique], [0, 7, 0, false]);
  const twice = leastSquares(Float64Array.of(1, 2, 2, 4, 3, 6, 5, 10), Float64Array.of(1, 3, 2, 5), 2);
  assert.deepEqual([twice.unique, twice.weights[1]], [false, 0]);
});

test("S32: the gradient is the slope of the error: central differences agree to 1e-6", () => {
  const line = trainer(AREAS, PRICES, [1e-8], 1);
  line.weights[0] = 0.1;
  line.bias = 150;
  const { weights, bias } = line.gradient();
  /** @param {number} w @param {number} b */
  const error = (w, b) => {
    line.weights[0] = w;
    line.bias = b;
    return line.error;
  };
  near((error(0.1 + 1e-4, 150) - error(0.1 - 1e-4, 150)) / 2e-4 / weights[0], 1, 1e-6);
  near((error(0.1, 150 + 1e-2) - error(0.1, 150 - 1e-2)) / 2e-2 / bias, 1, 1e-6);
});

test("B4: the factors per step of the valley, the bound of one common rate, and 1 step on standardized areas", () => {
  const [slow, fast] = stepFactors(AREAS, 1, [1e-8], 1);
  near(slow, 0.9989527001, 1e-10);
  near(fast, -0.0414420867, 1e-10);
  near(stepFactors(AREAS, 1, [4.707057e-7], 4.707057e-7)[1], -1, 1e-6);
  const scaled = trainer(Standardizer.fit(AREAS, 1).transform(AREAS), PRICES, [1], 1);
  near(scaled.step(1)[0], 447.2909742687);
  const tenth = trainer(Standardizer.fit(AREAS, 1).transform(AREAS), PRICES, [0.1], 0.1);
  near(tenth.step(100)[99], 447.2910691767);
  for (const factor of stepFactors(tenth.features, 1, [0.1], 0.1)) near(factor, 0.9, 1e-12);
});

test("a step that diverges is refused: weights and bias stay, and the errors of the steps before it are known", () => {
  const line = trainer(AREAS, PRICES, [1e-6], 1e-6);
  let before = [0, 0];
  /** @type {unknown} */
  let found;
  try {
    line.step(100000, () => (before = [line.weights[0], line.bias]));
  } catch (error) {
    found = error;
  }
  assert.ok(found instanceof DivergenceError);
  assert.match(
    found.message,
    /^linear trainer: the error is (Infinity|NaN) after step \d+; it must stay finite\. Lower/,
  );
  assert.equal(found.errors.length, found.step - 1);
  assert.deepEqual([line.weights[0], line.bias], before);
  assert.ok(Number.isFinite(line.error));
});

test("shapes that do not fit are refused", () => {
  assert.throws(
    () => trainer(AREAS, Float64Array.of(1), [1], 1),
    /features are \(3, 1\), targets \(1, 1\), and there are 1 learning rates/,
  );
  assert.throws(() => trainer(new Float64Array(), new Float64Array(), [1], 1), RangeError);
});
