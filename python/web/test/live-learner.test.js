// The network that a reader changes: a list of actions, followed in pieces, whatever was done before.
import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeArray, encodeMatrix } from "../math/arrays.js";
import { spiralData } from "./data/datasets.js";
import { Matrix } from "../math/matrix.js";
import { whole } from "../math/pieces.js";
import { NumPyRandom } from "../math/random.js";
import { liveLearner, rest, stepsOf } from "../kit/model/live-learner.js";

/** @typedef {import("../kit/model/live-learner.js").Action} Action */

/** A 2-5-3 classifier of 30 points. @param {boolean} [drops] with dropout. */
function given(drops = false) {
  const random = new NumPyRandom(1);
  const { points, labels } = spiralData(10, 3, random);
  /** @type {Record<string, import("../math/arrays.js").EncodedArray>} */
  const tensors = {};
  /** @type {any[]} */
  const layers = [];
  for (const [rows, columns] of [
    [2, 5],
    [5, 3],
  ]) {
    const weights = new Matrix(rows, columns, "float32", random.fillNormal(new Float32Array(rows * columns)));
    tensors[`layers.${layers.length}.weights`] = encodeMatrix(weights);
    tensors[`layers.${layers.length}.biases`] = encodeMatrix(new Matrix(1, columns, "float32"));
    const own = { dtype: "float32", l1: 0, l2: 0, trainable: true };
    layers.push({ type: "DenseLayer", n_inputs: rows, n_neurons: columns, weights: own, biases: own });
    layers.push({ type: columns === 3 ? "SoftmaxActivation" : "ReLUActivation" });
    if (drops && columns === 5) layers.push({ type: "DropoutLayer", keep_probability: 0.8 });
  }
  const optimizer = {
    type: "Adam",
    learning_rate: 0.05,
    current_learning_rate: 0.05,
    decay: 0,
    iterations: 0,
    epsilon: 1e-7,
    beta_1: 0.9,
    beta_2: 0.999,
  };
  const architecture = {
    version: 1,
    arithmetic: { product_dtype: "float64", flavour: "simd", default_dtype: "float32" },
    class_names: [],
    layers,
    loss: { type: "CategoricalCrossentropyLoss" },
    optimizer,
    metric: null,
  };
  const y = encodeArray({ dtype: "int32", shape: [30], values: Int32Array.from(labels) });
  return { architecture, tensors, X: encodeMatrix(points), y };
}

/** Parameters and loss after following lists of actions one after the other. @param {boolean} drops @param {...Action[]} lists */
function after(drops, ...lists) {
  const live = whole(liveLearner(given(drops)));
  for (const actions of lists) whole(live.follow(actions));
  const { learner } = live;
  return { loss: learner.pass().loss, values: learner.network.computed.parameters.map(({ value }) => [...value.data]) };
}

/** @type {Action} */
const SET = { set: [1, 0, 2], value: 0.25 };

test("actions that continue those before give what all of them give from the start", () => {
  /** @type {Action[][]} */
  const lists = [[SET], [SET, { train: 3 }], [SET, { train: 8 }], [SET, { train: 8 }, { set: [1, -1, 0], value: 2 }]];
  assert.deepEqual(after(false, ...lists), after(false, lists[3]));
});

test("a weight that is set again, an action that is taken back and a reset follow too", () => {
  /** @type {Action[]} */
  const again = [{ train: 2 }, { set: [1, 0, 2], value: 0.5 }];
  assert.deepEqual(after(false, [{ train: 2 }, SET], again), after(false, again));
  assert.deepEqual(after(false, [{ train: 2 }, SET], [{ train: 2 }]), after(false, [{ train: 2 }]));
  assert.deepEqual(after(false, [{ train: 5 }], []), after(false, []));
});

test("with dropout two trainings are two calls of fit: each draws from the seed again", () => {
  const live = whole(liveLearner(given(true)));
  const twice = live.after(live.after([], { train: 2 }), { train: 3 });
  assert.deepEqual(twice, [{ train: 2 }, { train: 3 }]);
  assert.deepEqual(after(true, [{ train: 2 }], twice), after(true, twice));
  assert.notDeepEqual(after(true, twice), after(true, [{ train: 5 }]));
  assert.equal(stepsOf(twice), 5);
});

test("a list that was left in the middle begins from the start", () => {
  const live = whole(liveLearner(given()));
  const pieces = live.follow([{ train: 50 }]);
  for (let piece = 0; piece < 20; piece++) pieces.next();
  whole(live.follow([{ train: 4 }]));
  assert.equal(live.learner.pass().loss, after(false, [{ train: 4 }]).loss);
});

test("the numbers of the last pass stay while the next one is computed", () => {
  const live = whole(liveLearner(given()));
  const { learner } = live;
  const shown = learner.pass();
  const copy = () => JSON.stringify([shown.loss, shown.values, shown.gradients, shown.slopes]);
  const before = copy();
  const pieces = live.follow([SET, { train: 3 }]);
  let count = 0;
  for (let step = pieces.next(); !step.done; step = pieces.next(), count++) {
    assert.equal(copy(), before);
    assert.equal(learner.shown, shown);
  }
  assert.ok(count > 10, "in pieces");
  assert.notEqual(learner.pass().loss, shown.loss);
});

test("what is left to do", () => {
  /** @type {Action} */
  const other = { set: [1, 1, 1], value: 1 };
  assert.deepEqual(rest([SET], [SET, other], false), [other]);
  assert.deepEqual(rest([{ train: 2 }], [{ train: 5 }, other], false), [{ train: 3 }, other]);
  assert.equal(rest([{ train: 2 }], [{ train: 5 }], true), null);
  assert.equal(rest([{ train: 5 }], [{ train: 2 }], false), null);
  assert.equal(rest([SET, other], [SET], false), null);
  assert.equal(rest([SET], [other], false), null);
});
