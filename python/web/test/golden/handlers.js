// A handler for every class and operation of the golden files: what the JavaScript computes of what is given.
import assert from "node:assert/strict";
import {
  ELUActivation,
  HeavisideActivation,
  LeakyReLUActivation,
  LinearActivation,
  ReLUActivation,
  SigmoidActivation,
  SiLUActivation,
  SoftplusActivation,
  TanhActivation,
} from "../../math/activations.js";
import { circlesData, moonsData, spiralData, verticalData, xorData } from "../data/datasets.js";
import { expOf, logOf } from "../../math/exponentials.js";
import { GELUActivation } from "../../math/gelu.js";
import { DenseLayer, DropoutLayer, LayerState, Parameter } from "../../math/layers.js";
import {
  BinaryCrossentropyLoss,
  CategoricalCrossentropyLoss,
  MeanAbsoluteErrorLoss,
  MeanSquaredErrorLoss,
  regularizationLoss,
  SigmoidBinaryCrossentropyLoss,
  SoftmaxCategoricalCrossentropy,
} from "../../math/losses.js";
import { Matrix } from "../../math/matrix.js";
import { CategoricalAccuracy, RegressionAccuracy } from "../../math/metrics.js";
import { AdaGrad, Adam, RMSprop, SGD } from "../../math/optimizers.js";
import { NumPyRandom } from "../../math/random.js";
import { SoftmaxActivation } from "../../math/softmax.js";
import { pairwise, sumColumns } from "../../math/sums.js";
import { ofArray, ofMatrix, scalar, toMatrix } from "./array.js";
import { draws, generated, noise, pointType, restore, samples, sine } from "./draws.js";

/** @import { PassContext } from "../../math/arithmetic.js" */
/** @import { ElementwiseActivation } from "../../math/elementwise.js" */
/** @import { Targets } from "../../math/losses.js" */
/** @import { GoldenArray } from "./array.js" */
/** @import { GoldenFile } from "./file.js" */
/** @typedef {(golden: GoldenFile) => void} Handler */
/** @typedef {{ forward(inputs: Matrix, state: LayerState, context: PassContext): Matrix, backward(dvalues: Matrix, state: LayerState, context: PassContext): Matrix }} Layer */

/** @type {Record<string, Handler>} */
export const HANDLERS = {
  "NumPyRandom.draws": draws,
  "NumPyRandom.restore": restore,
  "Arithmetic.exp": (golden) => mapped(golden, expOf),
  "Arithmetic.log": (golden) => mapped(golden, logOf),
  "Arithmetic.sum": (golden) => prefixes(golden, (_, sum) => sum),
  "Arithmetic.mean": (golden) => prefixes(golden, (length, sum) => sum / length),
  "Arithmetic.sum_of_rows": sumOfRows,
  "Arithmetic.sum_in_rows": sumInRows,
  "DenseLayer.pass": dense,
  "DenseLayer.new": newDense,
  "DenseLayer.penalty": penalty,
  "DropoutLayer.pass": dropout,
  "ReLUActivation.pass": activation(() => new ReLUActivation()),
  "SoftmaxActivation.pass": activation(() => new SoftmaxActivation()),
  "SigmoidActivation.pass": activation(() => new SigmoidActivation()),
  "LinearActivation.pass": activation(() => new LinearActivation()),
  "HeavisideActivation.pass": activation(() => new HeavisideActivation()),
  "TanhActivation.pass": activation(() => new TanhActivation()),
  "LeakyReLUActivation.pass": activation((golden) => new LeakyReLUActivation(golden.parameter("alpha", 0.01))),
  "ELUActivation.pass": activation((golden) => new ELUActivation(golden.parameter("alpha", 1))),
  "GELUActivation.pass": activation((golden) => new GELUActivation(Boolean(golden.parameter("approximate", 0)))),
  "SoftplusActivation.pass": activation(() => new SoftplusActivation()),
  "SiLUActivation.pass": activation(() => new SiLUActivation()),
  "CategoricalCrossentropyLoss.pass": (golden) => loss(golden, new CategoricalCrossentropyLoss()),
  "BinaryCrossentropyLoss.pass": (golden) => loss(golden, new BinaryCrossentropyLoss()),
  "SigmoidBinaryCrossentropyLoss.pass": (golden) => loss(golden, new SigmoidBinaryCrossentropyLoss()),
  "MeanSquaredErrorLoss.pass": (golden) => loss(golden, new MeanSquaredErrorLoss()),
  "MeanAbsoluteErrorLoss.pass": (golden) =>
    loss(golden, new MeanAbsoluteErrorLoss(golden.parameter("book_sign", false))),
  "SoftmaxCategoricalCrossentropy.pass": combined,
  "CategoricalAccuracy.calculate": categoricalAccuracy,
  "RegressionAccuracy.calculate": regressionAccuracy,
  "SGD.three_steps": steps,
  "AdaGrad.three_steps": steps,
  "RMSprop.three_steps": steps,
  "Adam.three_steps": steps,
  "SpiralData.new": (golden) =>
    generated(golden, (random) =>
      spiralData(samples(golden), golden.parameter("classes", 0), random, pointType(golden)),
    ),
  "VerticalData.new": (golden) =>
    generated(golden, (random) =>
      verticalData(samples(golden), golden.parameter("classes", 0), random, pointType(golden)),
    ),
  "SineData.new": sine,
  "MoonsData.new": (golden) =>
    generated(golden, (random) => moonsData(samples(golden), random, golden.parameter("shuffle", true), noise(golden))),
  "CirclesData.new": (golden) =>
    generated(golden, (random) =>
      circlesData(
        samples(golden),
        random,
        golden.parameter("shuffle", true),
        noise(golden),
        golden.parameter("factor", 0.8),
      ),
    ),
  "XorData.new": (golden) => generated(golden, (random) => xorData(samples(golden), random, noise(golden))),
};

/** @param {GoldenFile} golden @param {typeof expOf} functionOf */
function mapped(golden, functionOf) {
  const inputs = golden.given("inputs");
  const x = toMatrix(inputs);
  golden.expect("output", { ...inputs, values: x.data.map(functionOf(x.dtype, golden.arithmetic.flavour)) });
}

/** @param {GoldenFile} golden @param {(length: number, sum: number) => number} finish */
function prefixes(golden, finish) {
  const { data, dtype } = toMatrix(golden.given("inputs"));
  const values = golden
    .parameter("lengths", /** @type {number[]} */ ([]))
    .map((length) => finish(length, pairwise(data, 0, length)));
  golden.expect("output", ofArray(dtype === "float32" ? Float32Array.from(values) : Float64Array.from(values)));
}

/** @type {Handler} */
function sumOfRows(golden) {
  const inputs = toMatrix(golden.given("inputs"));
  const output = new Matrix(1, inputs.columns, inputs.dtype);
  sumColumns(inputs, output);
  golden.expect("output", output);
}

/** @type {Handler} */
function sumInRows(golden) {
  const inputs = toMatrix(golden.given("inputs"));
  const sums = Array.from({ length: inputs.rows }, (_, i) => [
    pairwise(inputs.data, i * inputs.columns, inputs.columns),
  ]);
  golden.expect("output", { dtype: inputs.dtype, shape: [inputs.rows, 1], values: sums.flat() });
}

/** @param {GoldenFile} golden @param {Layer} layer @param {PassContext} context @returns {LayerState} */
function forwardAndBackward(golden, layer, context) {
  const state = new LayerState();
  golden.expect("output", layer.forward(toMatrix(golden.given("inputs")), state, context));
  golden.expect("dinputs", layer.backward(toMatrix(golden.given("dvalues")), state, context));
  return state;
}

/** @param {GoldenFile} golden @param {"weight" | "bias"} what @returns {{ l1: number, l2: number }} */
function factors(golden, what) {
  return { l1: golden.parameter(`${what}_regularizer_l1`, 0), l2: golden.parameter(`${what}_regularizer_l2`, 0) };
}

/** @type {Handler} */
function dense(golden) {
  const [weight, bias] = [factors(golden, "weight"), factors(golden, "bias")];
  const layer = new DenseLayer(toMatrix(golden.given("weights")), toMatrix(golden.given("biases")), {
    weightL1: weight.l1,
    weightL2: weight.l2,
    biasL1: bias.l1,
    biasL2: bias.l2,
  });
  forwardAndBackward(golden, layer, { arithmetic: golden.arithmetic });
  golden.expect("dweights", /** @type {Matrix} */ (layer.dweights));
  golden.expect("dbiases", /** @type {Matrix} */ (layer.dbiases));
}

/** @type {Handler} */
function newDense(golden) {
  const dtype = golden.json.rules === "nnfs" ? "float32" : "float64";
  const layer = DenseLayer.drawn(
    golden.parameter("n_inputs", 0),
    golden.parameter("n_neurons", 0),
    new NumPyRandom(golden.parameter("seed", 0)),
    { dtype },
  );
  golden.expect("weights", layer.weights);
  golden.expect("biases", layer.biases);
}

/** @type {Handler} */
function penalty(golden) {
  const parameters = /** @type {const} */ (["weight", "bias"]).map((what) => {
    const { l1, l2 } = factors(golden, what);
    return new Parameter(toMatrix(golden.given(what === "bias" ? "biases" : "weights")), l1, l2);
  });
  const total = regularizationLoss(parameters);
  if (total.dtype !== null) {
    golden.expect("loss", scalar(total.value, total.dtype));
    return;
  }
  assert.equal(total.value, golden.json.expected.loss, "loss: the int that the sum starts with");
  golden.compared.add("loss");
}

/** Three normal draws before the mask leave one waiting, which must come after it. @type {Handler} */
function dropout(golden) {
  const random = new NumPyRandom(golden.parameter("seed", 0));
  random.fillNormal(new Float64Array(3));
  const state = forwardAndBackward(golden, new DropoutLayer(golden.parameter("rate", 0)), {
    arithmetic: golden.arithmetic,
    isTraining: true,
    random,
  });
  golden.expect("binary_mask", /** @type {Matrix} */ (state.mask));
  golden.expect("next_normal", ofArray(Float64Array.of(random.nextNormal())));
}

/** @param {(golden: GoldenFile) => ElementwiseActivation | SoftmaxActivation} make @returns {Handler} */
function activation(make) {
  return (golden) => {
    const made = make(golden);
    const state = forwardAndBackward(golden, made, { arithmetic: golden.arithmetic });
    const predictions = ofMatrix(made.predictions(/** @type {Matrix} */ (state.output)));
    // NumPy gives whole numbers here; classes as one row of them.
    const isWhole = made instanceof SoftmaxActivation || made instanceof SigmoidActivation;
    const shape = made instanceof SoftmaxActivation ? [predictions.shape[0]] : predictions.shape;
    golden.expect("predictions", isWhole ? { ...predictions, dtype: "int64", shape } : predictions);
  };
}

/** Labels as the Python package passes them: beside float32, small integers and truths are float32, larger ones float64. @param {GoldenFile} golden @param {boolean} [isBinary] @returns {Targets} */
function labelsOf(golden, isBinary = false) {
  const labels = golden.given("labels");
  if (labels.shape.length === 1) {
    return Int32Array.from(labels.values, Number);
  }
  // 1 - y of truths is an int64 in NumPy, which makes float64 of all that follows.
  const narrow = labels.dtype === "bool" ? !isBinary : ["float32", "uint8", "int8", "int16"].includes(labels.dtype);
  return toMatrix(labels, narrow ? "float32" : "float64");
}

/** @param {GoldenFile} golden @param {CategoricalCrossentropyLoss | BinaryCrossentropyLoss | MeanSquaredErrorLoss | MeanAbsoluteErrorLoss} made */
function loss(golden, made) {
  const predictions = toMatrix(golden.given("predictions"));
  const labels = labelsOf(golden, made instanceof BinaryCrossentropyLoss);
  const sampleLosses = made.forward(predictions, labels, undefined, golden.arithmetic);
  golden.expect("sample_losses", ofArray(sampleLosses.data));
  golden.expect("loss", scalar(made.calculate(predictions, labels, undefined, golden.arithmetic), sampleLosses.dtype));
  const isFused = made instanceof SigmoidBinaryCrossentropyLoss;
  golden.expect("dinputs", isFused ? made.fusedBackward(predictions, labels) : made.backward(predictions, labels));
}

/** @type {Handler} */
function combined(golden) {
  const made = new SoftmaxCategoricalCrossentropy();
  const state = new LayerState();
  const labels = labelsOf(golden);
  const value = made.forward(toMatrix(golden.given("inputs")), labels, state, { arithmetic: golden.arithmetic });
  const output = /** @type {Matrix} */ (state.output);
  golden.expect("output", output);
  golden.expect("loss", scalar(value, output.dtype));
  golden.expect("dinputs", made.backward(output, labels));
}

/** Softmax predicts a class for each row, sigmoid a number for each output; labels of one axis are class numbers. @type {Handler} */
function categoricalAccuracy(golden) {
  const [labels, given] = [golden.given("labels"), golden.given("predictions")];
  const predictions = given.shape.length === 1 ? { ...given, shape: [given.shape[0], 1] } : given;
  const targets = labels.shape.length === 1 ? Int32Array.from(labels.values, Number) : toMatrix(labels, "float32");
  accuracy(
    golden,
    new CategoricalAccuracy(golden.parameter("binary", false)),
    toMatrix(predictions, "float32"),
    targets,
  );
}

/** @type {Handler} */
function regressionAccuracy(golden) {
  const targets = toMatrix(golden.given("labels"));
  const metric = new RegressionAccuracy();
  metric.prepare(targets);
  golden.expect("precision", scalar(Number(metric.precision)));
  accuracy(golden, metric, toMatrix(golden.given("predictions")), targets);
}

/** The second batch is the first three rows again. @param {GoldenFile} golden @param {CategoricalAccuracy | RegressionAccuracy} metric @param {Matrix} predictions @param {Targets} targets */
function accuracy(golden, metric, predictions, targets) {
  const all = metric.count(predictions, targets);
  golden.expect("accuracy", scalar(all.hits / all.samples));
  const part = metric.count(predictions.slice(0, 3), targets.slice(0, 3));
  golden.expect("accumulated_with_first_three_rows", scalar((all.hits + part.hits) / (all.samples + part.samples)));
}

/** @param {GoldenFile} golden */
function optimizerOf(golden) {
  const {
    learning_rate: learningRate,
    decay,
    momentum,
    epsilon,
    rho,
    beta_1: beta1,
    beta_2: beta2,
  } = golden.json.parameters;
  switch (golden.json.class) {
    case "SGD":
      return new SGD({ learningRate, decay, momentum });
    case "AdaGrad":
      return new AdaGrad({ learningRate, decay, epsilon });
    case "RMSprop":
      return new RMSprop({ learningRate, decay, epsilon, rho });
    default:
      return new Adam({ learningRate, decay, epsilon, beta1, beta2 });
  }
}

/** Steps with the gradients of the file, one after the other, and all that is left in parameters and optimizer. @type {Handler} */
function steps(golden) {
  const optimizer = optimizerOf(golden);
  const [weights, biases] = ["weights", "biases"].map((name) => new Parameter(toMatrix(golden.given(name))));
  const [ofWeights, ofBiases] = [golden.given("dweights"), golden.given("dbiases")];
  for (let step = 0; step < ofWeights.shape[0]; step++) {
    weights.gradient = slice(ofWeights, step);
    biases.gradient = slice(ofBiases, step);
    optimizer.beginStep();
    optimizer.update(weights);
    optimizer.update(biases);
    optimizer.endStep();
  }
  golden.expect("weights", weights.value);
  golden.expect("biases", biases.value);
  const states = {
    weight_momentums: weights.momentum,
    bias_momentums: biases.momentum,
    weight_cache: weights.cache,
    bias_cache: biases.cache,
  };
  for (const [name, state] of Object.entries(states)) {
    assert.equal(state !== null, golden.expects(name), name);
    if (state !== null) {
      golden.expect(name, state);
    }
  }
  golden.expect("current_learning_rate", scalar(optimizer.currentLearningRate));
}

/** @param {GoldenArray} array @param {number} step @returns {Matrix} */
function slice({ dtype, shape, values }, step) {
  const size = shape[1] * shape[2];
  return toMatrix({ dtype, shape: shape.slice(1), values: Array.from(values).slice(step * size, (step + 1) * size) });
}
