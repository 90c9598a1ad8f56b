// A network from the engine's description: passes keep their values, gradients agree with central differences, texts teach.
import assert from "node:assert/strict";
import { test } from "node:test";
import { spiralData } from "./data/datasets.js";
import { DivergenceError, LinearTrainer } from "../math/linear-trainer.js";
import { threeHouses } from "./data/houses.js";
import { Matrix } from "../math/matrix.js";
import { classOfProbability, classOfRow } from "../math/metrics.js";
import { checkGradient, Network } from "../math/network.js";
import { NumPyRandom } from "../math/random.js";

/** @param {string[]} activations @param {string} loss @param {number} outputs @returns {{ architecture: any, arrays: Record<string, Matrix> }} */
function described(activations, loss, outputs) {
  const random = new NumPyRandom(1);
  const sizes = [2, ...activations.slice(0, -1).map(() => 5), outputs];
  /** @type {Record<string, Matrix>} */ const arrays = {};
  const layers = activations.flatMap((type, i) => {
    const [rows, columns] = [sizes[i], sizes[i + 1]];
    arrays[`layers.${2 * i}.weights`] = new Matrix(
      rows,
      columns,
      "float32",
      random.fillNormal(new Float32Array(rows * columns)),
    );
    arrays[`layers.${2 * i}.biases`] = new Matrix(1, columns, "float32", random.fillNormal(new Float32Array(columns)));
    const parameter = { dtype: "float32", l1: 1e-3, l2: 2e-3, trainable: true };
    return [
      { type: "DenseLayer", n_inputs: rows, n_neurons: columns, weights: parameter, biases: parameter },
      { type, slope: 0.01, alpha: 1, approximate: false },
    ];
  });
  const optimizer = {
    type: "Adam",
    learning_rate: 0.01,
    current_learning_rate: 0.01,
    decay: 0,
    iterations: 0,
    epsilon: 1e-7,
    beta_1: 0.9,
    beta_2: 0.999,
  };
  const architecture = {
    version: 1,
    arithmetic: { product_dtype: "float32", flavour: "simd", default_dtype: "float32" },
    class_names: [],
    layers,
    loss: { type: loss },
    optimizer,
    metric: null,
  };
  return { architecture, arrays };
}

const HIDDEN = [
  "ReLUActivation",
  "TanhActivation",
  "SigmoidActivation",
  "LeakyReLUActivation",
  "ELUActivation",
  "GELUActivation",
  "SoftplusActivation",
  "SiLUActivation",
  "LinearActivation",
];
const LOSSES = [
  ["SoftmaxActivation", "CategoricalCrossentropyLoss", 3],
  ["SigmoidActivation", "BinaryCrossentropyLoss", 1],
  ["SigmoidActivation", "SigmoidBinaryCrossentropyLoss", 2],
  ["LinearActivation", "MeanSquaredErrorLoss", 2],
  ["LinearActivation", "MeanAbsoluteErrorLoss", 2],
];

for (const hidden of HIDDEN) {
  for (const [last, loss, outputs] of /** @type {[string, string, number][]} */ (LOSSES)) {
    test(`the gradient through ${hidden} of ${loss} agrees with central differences`, () => {
      const { architecture, arrays } = described([hidden, last], loss, outputs);
      const network = Network.from(architecture, arrays);
      const { points, labels } = spiralData(4, 3, new NumPyRandom(2));
      const targets =
        loss === "CategoricalCrossentropyLoss"
          ? labels
          : new Matrix(
              12,
              outputs,
              "float64",
              Float64Array.from({ length: 12 * outputs }, (_, i) => i % 2),
            );
      for (const [layer, name, row, column] of /** @type {[number, "weights" | "biases", number, number][]} */ ([
        [0, "weights", 1, 2],
        [0, "biases", 0, 3],
        [2, "weights", 4, 0],
        [2, "biases", 0, 0],
      ])) {
        const { error } = checkGradient(network, points, targets, layer, name, row, column);
        assert.ok(error < 1e-6, `layer ${layer} ${name}[${row}, ${column}]: ${error}`);
      }
    });
  }
}

test("a pass keeps inputs, output and gradients of every layer", () => {
  const { architecture, arrays } = described(["ReLUActivation", "SoftmaxActivation"], "CategoricalCrossentropyLoss", 3);
  const network = Network.from(JSON.stringify(architecture), arrays);
  const { points, labels } = spiralData(4, 3, new NumPyRandom(2));
  network.forward(points);
  network.backward(labels);
  network.states.forEach((state, i) => {
    assert.equal(state.inputs, i === 0 ? points : network.states[i - 1].output);
    assert.equal(state.dinputs?.shape, state.inputs?.shape);
  });
  assert.deepEqual(
    network.parameters.map(({ gradient }) => gradient?.shape),
    ["(2, 5)", "(1, 5)", "(5, 3)", "(1, 3)"],
  );
});

test("a gradient check with dropout draws the same masks and leaves network and generator unchanged", () => {
  const { architecture, arrays } = described(["TanhActivation", "SoftmaxActivation"], "CategoricalCrossentropyLoss", 3);
  architecture.layers.splice(2, 0, { type: "DropoutLayer", keep_probability: 0.7 });
  const random = new NumPyRandom(3);
  const moved = Object.fromEntries(
    Object.entries(arrays).map(([name, array]) => [name.replace("layers.2", "layers.3"), array]),
  );
  const network = Network.from(architecture, moved, random);
  const before = { weights: moved["layers.0.weights"].copy(), state: random.getState() };
  const { points, labels } = spiralData(4, 3, new NumPyRandom(2));
  assert.ok(checkGradient(network, points, labels, 0, "weights", 0, 0).error < 1e-6);
  assert.deepEqual(moved["layers.0.weights"], before.weights);
  assert.deepEqual(random.getState(), before.state);
});

test("descriptions that cannot be computed are refused with the reason", () => {
  const { architecture, arrays } = described(["ReLUActivation", "SoftmaxActivation"], "CategoricalCrossentropyLoss", 3);
  const changed = (/** @type {any} */ change) => () => Network.from({ ...architecture, ...change }, arrays);
  assert.throws(changed({ version: 2 }), {
    message:
      "network: the description has version 2 and layers; version 1 is read. Write it with this version of HybridNet.",
  });
  assert.throws(changed({ loss: { type: "toString" } }), {
    message: /^network: the loss is a toString; a page computes CategoricalCrossentropyLoss, /,
  });
  assert.throws(() => Network.from(architecture, {}), {
    message: "network: layers.0.weights is missing; the description has (2, 5). Pass the arrays of the same model.",
  });
  const network = Network.from({ ...architecture, loss: null, optimizer: null }, arrays);
  network.forward(new Matrix(1, 2));
  assert.throws(() => network.update(), {
    message: "network: there is no optimizer; training needs one. Pass it with the layers.",
  });
  assert.throws(() => network.forward(new Matrix(1, 3)), {
    message:
      "dense layer 2 -> 5: inputs are (1, 3); this layer takes (batch, 2). Pass 2 columns or build the layer for 3 inputs.",
  });
});

test("the linear trainer follows the houses, and keeps weights and bias before a step that diverges", () => {
  const { areas, prices } = threeHouses();
  const trainer = new LinearTrainer(areas, prices, [1e-8], 1);
  const errors = trainer.step(100);
  assert.ok(errors[99] < errors[0]);
  const { weights, bias } = trainer.gradient();
  const kept = trainer.error;
  trainer.weights[0] += 1e-6;
  assert.ok(Math.abs((trainer.error - kept) / 1e-6 - weights[0]) < 10);
  assert.ok(Number.isFinite(bias));
  const wild = new LinearTrainer(areas, prices, [1], 1);
  assert.throws(
    () => wild.step(1000),
    (error) =>
      error instanceof DivergenceError &&
      /^linear trainer: the error is (NaN|Infinity) after step \d+; it must stay finite\. /.test(error.message),
  );
  assert.ok(Number.isFinite(wild.error));
});

test("the class of a row is its first largest output; a row with NaN has none, wherever it is", () => {
  assert.deepEqual([[0.2, 0.4, 0.4], [1], [-1, -Infinity], [NaN, 1], [1, NaN], [NaN], []].map(classOfRow), [
    1,
    0,
    0,
    null,
    null,
    null,
    null,
  ]);
  assert.deepEqual([0, 0.5, 0.5 + 2 ** -53, 1, NaN].map(classOfProbability), [0, 0, 1, 1, null]);
});
