// A whole training of tests/golden/training/runs.json, from its description alone. Runs in Node and in a browser: nothing here is of either.
import { ReLUActivation, LinearActivation, SigmoidActivation } from "../../math/activations.js";
import { NUMPY } from "../../math/arithmetic.js";
import { sineData, spiralData } from "../data/datasets.js";
import { DenseLayer, DropoutLayer } from "../../math/layers.js";
import { Matrix } from "../../math/matrix.js";
import { Network } from "../../math/network.js";
import { lossOf, metricOf, optimizerOf } from "../../math/parts.js";
import { NumPyRandom } from "../../math/random.js";
import { bytesOf, sha256 } from "../data/sha256.js";
import { SoftmaxActivation } from "../../math/softmax.js";
import { regularizationLoss } from "../../math/losses.js";

/** @import { Flavour } from "../../math/exponentials.js" */
/** @import { Targets } from "../../math/losses.js" */
/** @import { NumPyScalar } from "../../math/matrix.js" */
/** @import { AnyLayer } from "../../math/parts.js" */

/**
 * Trains a run, and compares what it leaves with what the file expects after those numbers of epochs.
 * @param {any} run an entry of runs.json @param {Flavour} flavour @param {number[]} stretches numbers of epochs, ascending
 * @returns {string[]} what differs; empty if no bit does
 */
export function differencesOf(run, flavour, stretches) {
  const expected = run.expected.any ?? run.expected[flavour];
  const { network, inputs, targets } = create(run, flavour);
  const recorded = { data_losses: [], regularization_losses: [], losses: [], accuracies: [], epoch_losses: [] };
  /** @type {string[]} */ const wrong = [];
  for (let epoch = 1; epoch <= stretches[stretches.length - 1]; epoch++) {
    record(recorded, network.step(inputs, targets), network);
    if (stretches.includes(epoch)) {
      wrong.push(...compared(expected.after[epoch], recorded, network).map((what) => `after ${epoch} epochs: ${what}`));
    }
  }
  return wrong;
}

/** Data, then layers, are drawn from one generator, as in the book's scripts. @param {any} run @param {Flavour} flavour @returns {{ network: Network, inputs: Matrix, targets: Targets }} */
export function create(run, flavour) {
  const random = new NumPyRandom(0);
  const { inputs, targets } = dataOf(run.data, random);
  const layers = run.layers.map((/** @type {any} */ layer) => layerOf(layer, random));
  const metric = metricOf({ ...run.accuracy, type: run.accuracy.class });
  metric?.prepare(targets);
  const network = new Network(layers, {
    loss: lossOf({ type: run.loss.class }),
    optimizer: optimizerOf({ ...run.optimizer, type: run.optimizer.class }),
    metric,
    random,
    arithmetic: { ...NUMPY, flavour },
  });
  return { network, inputs, targets };
}

/** The sha256 of all parameters, weights and biases of layer after layer. @param {Network} network @returns {string} */
export function parametersDigest(network) {
  return sha256(bytesOf(network.parameters.map((parameter) => parameter.value.data)));
}

/** @param {any} data @param {NumPyRandom} random @returns {{ inputs: Matrix, targets: Targets }} */
function dataOf(data, random) {
  if (data.class === "SineData") {
    return sineData(data.samples);
  }
  const { points, labels } = spiralData(data.samples, data.classes, random);
  return {
    inputs: points,
    targets: data.column ? new Matrix(labels.length, 1, "float32", Float32Array.from(labels)) : labels,
  };
}

/** @param {any} layer @param {NumPyRandom} random @returns {AnyLayer} */
function layerOf(layer, random) {
  switch (layer.class) {
    case "DenseLayer":
      return DenseLayer.drawn(layer.n_inputs, layer.n_neurons, random, {
        scale: layer.scale,
        weightL1: layer.weight_regularizer_l1,
        weightL2: layer.weight_regularizer_l2,
        biasL1: layer.bias_regularizer_l1,
        biasL2: layer.bias_regularizer_l2,
      });
    case "DropoutLayer":
      return new DropoutLayer(layer.rate);
    case "ReLUActivation":
      return new ReLUActivation();
    case "SoftmaxActivation":
      return new SoftmaxActivation();
    case "SigmoidActivation":
      return new SigmoidActivation();
    case "LinearActivation":
      return new LinearActivation();
    default:
      throw new Error(`no layer is called ${layer.class}`);
  }
}

/** @param {Record<string, any[]>} recorded @param {import("../../math/network.js").StepResult} step @param {Network} network */
function record(recorded, step, network) {
  recorded.data_losses.push(step.dataLoss);
  recorded.regularization_losses.push(step.regularizationLoss);
  recorded.losses.push(step.loss);
  recorded.accuracies.push(step.accuracy);
  // The book's summary of an epoch has the penalties from after the update.
  recorded.epoch_losses.push(step.dataLoss.plus(regularizationLoss(network.parameters)));
}

/** @param {any} expected @param {Record<string, any[]>} recorded @param {Network} network @returns {string[]} */
function compared(expected, recorded, network) {
  const wrong = [];
  if (parametersDigest(network) !== expected.parameters) {
    wrong.push("parameters");
  }
  for (const name of ["data_losses", "losses", "accuracies", "regularization_losses"]) {
    if (!agrees(expected[name], recorded[name])) {
      wrong.push(name);
    }
  }
  for (const [name, sequence] of [
    ["data_losses", "data_losses"],
    ["losses", "epoch_losses"],
    ["accuracies", "accuracies"],
  ]) {
    if (!agrees(expected.epochs[name], recorded[sequence])) {
      wrong.push(`${name} of the epochs`);
    }
  }
  return wrong;
}

/** @param {{ dtype: string, sha256: string } | null} expected @param {(NumPyScalar | number)[]} values @returns {boolean} */
function agrees(expected, values) {
  const numbers = values.map((value) => (typeof value === "number" ? value : value.value));
  if (expected === null) {
    return numbers.every((value) => value === 0);
  }
  const array = expected.dtype === "float32" ? Float32Array.from(numbers) : Float64Array.from(numbers);
  return sha256(bytesOf([array])) === expected.sha256;
}
