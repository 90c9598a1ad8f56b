/** What views of linear regression compute without a page: dials, goals, comments, histories, contours, ticks. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ticks } from "d3-array";
import { ticksOf } from "../kit/charts/ticks.js";
import { comment, down } from "../kit/line/comments.js";
import { Descent } from "../kit/line/descent.js";
import { added, history, points } from "../kit/charts/history.js";
import { axis, dials, snapped, tableOf, up } from "../kit/line/regression.js";
import { errorOf, frames, linesOf, told } from "../kit/line/stories.js";
import { bowl, contour, height } from "../kit/line/surface.js";

const say = (/** @type {string} */ key) => key;
const HOUSES = {
  source: "three_houses",
  features: [2104, 1600, 2400],
  targets: [399.9, 329.9, 369],
  columns: 1,
  rows: 3,
  names: null,
  target: null,
};
/** @param {number[]} features @param {number[]} targets */
const arrays = (features, targets) => ({
  source: "arrays",
  features,
  targets,
  columns: features.length / targets.length,
  rows: targets.length,
  names: null,
  target: null,
});

test("S28: the dials of the three houses are those of A2.4, and the axes too", () => {
  const table = tableOf(HOUSES, say);
  assert.deepEqual(dials(table), { weights: [{ min: 0, max: 0.4, step: 0.001 }], bias: { min: 0, max: 460, step: 1 } });
  assert.deepEqual(dials(table, 10), {
    weights: [{ min: 0, max: 0.4, step: 0.0001 }],
    bias: { min: 0, max: 460, step: 0.1 },
  });
  assert.deepEqual(
    [axis(table.features, 0.05), axis(table.targets, 0.02)],
    [
      [0, 2600],
      [0, 410],
    ],
  );
});

test("dials of any table reach its best weights and bias", () => {
  for (const [x, y] of [
    [
      [1, 2, 3],
      [-5, -9, -14],
    ],
    [
      [1990, 2000, 2010],
      [3, 2, 1],
    ],
    [
      [1e-9, 2e-9],
      [1e5, 3e5],
    ],
    [
      [-3, -2, -1],
      [1e99, 2e99, 3e99],
    ],
    [
      [0, 0, 0],
      [1, 2, 3],
    ],
    [[7], [0]],
  ]) {
    const table = tableOf(arrays(x, y), say);
    const {
      weights: [weight],
      bias,
    } = dials(table);
    for (const [dial, best] of /** @type {const} */ ([
      [weight, table.best.weights[0]],
      [bias, table.best.bias],
    ])) {
      assert.ok(
        dial.min <= best && best <= dial.max && dial.step > 0 && dial.step < (dial.max - dial.min) / 50,
        JSON.stringify([x, y, dial, best]),
      );
      assert.ok(snapped(dial, best) >= dial.min && Math.abs(snapped(dial, best) - best) <= dial.step);
    }
  }
});

test("rounding up and down has the digits that are asked for", () => {
  assert.deepEqual([up(0.333, 1), up(459.885, 2), up(0.4, 1), up(1e-7, 1)], [0.4, 460, 0.4, 1e-7]);
  assert.deepEqual([down(799.0867, 3), down(0.0123456, 3), down(0, 3)], [799, 0.0123, 0]);
});

test("S28: comments by the share of the way between the least error and the goal", () => {
  const at = (/** @type {number} */ error, mean = 0) => comment({ error, least: 447.29, goal: 799, mean, spread: 21 });
  assert.deepEqual(
    [447.3, 449, 480, 590, 740, 798].map((error) => at(error)),
    ["best", "best", "great", "good", "better", "reached"],
  );
  assert.deepEqual(
    [at(2000), at(2000, 30), at(2000, -30), at(1e5), at(1e6)],
    ["turn", "high", "low", "far", "veryFar"],
  );
  assert.equal(comment({ error: 500, least: 447, goal: 400, mean: 0, spread: 21 }), "unreachable");
  assert.equal(comment({ error: 0, least: 0, goal: 0, mean: 0, spread: 0 }), "best");
});

test("S30: a history keeps its last errors complete and thins out older ones", () => {
  let past = history(1000);
  for (let k = 1; k <= 5000; k++) past = added(past, [1000 - k / 10]);
  assert.ok(past.all.length <= 1000);
  const all = points(past);
  assert.deepEqual(
    [all[0], all.at(-1)],
    [
      [0, 1000],
      [5000, 500],
    ],
  );
  for (const [number, error] of all) assert.equal(error, 1000 - number / 10);
  assert.deepEqual(
    points(past, 200).map(([number]) => number),
    Array.from({ length: 200 }, (_, k) => 4801 + k),
  );
  assert.ok(all.every(([number], k) => k === 0 || number > all[k - 1][0]));
});

test("S31: every point of a contour has its error", () => {
  const table = tableOf(HOUSES, say);
  const shape = bowl(table.features, table.best);
  for (const [w, b] of contour(shape, 30, [0, 0.4]))
    assert.ok(Math.abs(height(shape, w, b) - shape.least - 900) < 1e-6);
  assert.ok(Math.abs(height(shape, 0.1, 150) - 799.0866666667) < 1e-6);
  const flat = tableOf(arrays([5, 5], [1, 3]), say);
  const trough = bowl(flat.features, flat.best);
  for (const [w, b] of contour(trough, 2, [0, 1])) assert.ok(Math.abs(height(trough, w, b) - trough.least - 4) < 1e-9);
});

test("S29: default rates are those of A2.5, and converge for other tables", () => {
  const rates = (/** @type {any} */ data) => new Descent(data, tableOf(data, say)).start().raw;
  assert.deepEqual(rates(HOUSES), { rates: [1e-8], bias: 1 });
  const ten = {
    source: "ten_houses",
    features: [2104, 3, 1600, 3, 2400, 3, 1416, 2, 3000, 4, 1985, 4, 1534, 3, 1427, 3, 1380, 3, 1494, 3],
    targets: [399.9, 329.9, 369, 232, 539.9, 299.9, 314.9, 198.999, 212, 242.5],
    columns: 2,
    rows: 10,
    names: null,
    target: null,
  };
  assert.deepEqual(rates(ten), { rates: [1e-8, 0.01], bias: 1 });
  for (const data of [
    ten,
    arrays([1, 2, 3], [1, 5, 2]),
    arrays([0, 0], [1, 2]),
    arrays(
      Array.from({ length: 240 }, (_, k) => ((k * 7919) % 101) - 20),
      Array.from({ length: 20 }, (_, k) => k % 7),
    ),
  ]) {
    const descent = new Descent(data, tableOf(data, say));
    const state = descent.start();
    for (const factor of descent.factors(state)) assert.ok(Math.abs(factor) <= 1, String(factor));
    const after = { ...state, ...descent.stepped(state, 500) };
    assert.equal(after.diverged, null);
    assert.ok(descent.trainer(after).error < descent.trainer(state).error);
  }
});

test("S29: a state is its origin and a number of steps; moves, other rates and standardizing begin again", () => {
  const descent = new Descent(HOUSES, tableOf(HOUSES, say));
  let state = descent.start();
  state = { ...state, ...descent.stepped(state, 7) };
  state = { ...state, ...descent.stepped(state, 3) };
  assert.deepEqual([state.origin, state.steps, state.total], [{ weights: [0], bias: 0 }, 10, 10]);
  assert.equal(state.weights[0], 0.007700373976024992);
  assert.equal(state.path.points.length, 10);
  const moved = { ...state, ...descent.moved(state, { bias: 100 }) };
  assert.deepEqual([moved.origin, moved.steps, moved.total], [{ weights: state.weights, bias: 100 }, 0, 10]);
  const scaled = { ...state, ...descent.switched(state, true) };
  assert.ok(Math.abs(descent.trainer(scaled).error - 728.635540473) < 1e-9);
  assert.deepEqual(JSON.parse(JSON.stringify(scaled)), scaled);
});

test("S26: errors of the compared lines; a reader's lines are compared in words that are right", () => {
  const table = tableOf(HOUSES, say);
  const lines = /** @type {[number, number][]} */ ([
    [0.18, 0],
    [0.19, 0],
    [0.16, 0],
    [0.1, 150],
  ]);
  for (const [k, error] of [
    [0, 2057.7341333333],
    [1, 2746.6098666667],
    [2, 3229.3458666667],
    [3, 799.0866666667],
  ])
    assert.ok(Math.abs(errorOf(table, lines[k]) - error) < 1e-9);
  assert.deepEqual(linesOf({ ...HOUSES, lines: null }, table).slice(0, 3), [
    [0.18, 0],
    [0.19, 0],
    [0.16, 0],
  ]);
  assert.deepEqual(
    frames("lines", table, [
      [0, 366],
      [0, 366],
    ]).map((frame) => frame.key),
    ["first", "same"],
  );
  for (const data of [arrays([0, 0], [1, 2]), arrays([1, -1], [5, 6]), arrays([3], [7]), arrays([1, 2], [0, 0])]) {
    const odd = tableOf(data, say);
    for (const name of /** @type {const} */ (["look-up", "differences", "lines"]))
      assert.ok(frames(name, odd, linesOf(data, odd)).length > 1);
  }
  assert.deepEqual([told(3), told(1), told(40).length], [[0, 1, 2], [0], 6]);
});

test("ticks are those of d3", () => {
  for (const [low, high, count] of [
    [0, 2600, 6],
    [0, 410, 6],
    [-0.05, 1.08, 6],
    [-20, 20, 6],
    [0, 460, 4],
    [1500, 2500, 6],
    [-3e-7, 5e-7, 5],
    [0.1, 0.11, 6],
  ]) {
    assert.deepEqual(
      ticksOf(low, high, count),
      ticks(low, high, count).map((value) => Number(value.toPrecision(12))),
      `${low} ${high}`,
    );
  }
  assert.deepEqual(ticksOf(NaN, 1, 5), []);
});
