// The parts of a network by the names and settings that model files have.
import { ACTIVATIONS } from "./activation-of.js";
import { DenseLayer, DropoutLayer, InputLayer } from "./layers.js";
import {
  BinaryCrossentropyLoss,
  CategoricalCrossentropyLoss,
  MeanAbsoluteErrorLoss,
  MeanSquaredErrorLoss,
  SigmoidBinaryCrossentropyLoss,
} from "./losses.js";
import { CategoricalAccuracy, RegressionAccuracy } from "./metrics.js";
import { AdaGrad, Adam, RMSprop, SGD } from "./optimizers.js";
import { SoftmaxActivation } from "./softmax.js";

/** @import { Arithmetic } from "./arithmetic.js" */
/** @import { ElementwiseActivation } from "./elementwise.js" */
/** @import { Parameter } from "./layers.js" */
/** @import { Matrix } from "./matrix.js" */
/** @typedef {DenseLayer | DropoutLayer | InputLayer | ElementwiseActivation | SoftmaxActivation} AnyLayer */
/** @typedef {CategoricalCrossentropyLoss | BinaryCrossentropyLoss | MeanSquaredErrorLoss | MeanAbsoluteErrorLoss} AnyLoss */
/** @typedef {SGD | AdaGrad | RMSprop | Adam} AnyOptimizer */
/** @typedef {CategoricalAccuracy | RegressionAccuracy} AnyMetric */
/** Fields of a part: its class under `type`, and its settings. @typedef {{ type: string, [setting: string]: any }} Fields */
/** What the engine writes for a model. @typedef {{ version: number, arithmetic?: any, class_names?: string[], layers: Fields[], loss?: Fields | null, optimizer?: Fields | null, metric?: Fields | null }} Architecture */

const VERSION = 1;

/** @type {Record<string, (fields: Fields) => AnyLayer>} */
const LAYERS = {
  DropoutLayer: (fields) => new DropoutLayer(1 - fields.keep_probability, fields.keep_probability),
  InputLayer: () => new InputLayer(),
  SoftmaxActivation: () => new SoftmaxActivation(),
  ...ACTIVATIONS,
};

/** @type {Record<string, (fields: Fields) => AnyLoss>} */
const LOSSES = {
  CategoricalCrossentropyLoss: () => new CategoricalCrossentropyLoss(),
  BinaryCrossentropyLoss: () => new BinaryCrossentropyLoss(),
  SigmoidBinaryCrossentropyLoss: () => new SigmoidBinaryCrossentropyLoss(),
  MeanSquaredErrorLoss: () => new MeanSquaredErrorLoss(),
  MeanAbsoluteErrorLoss: (fields) => new MeanAbsoluteErrorLoss(fields.book_sign),
};

/** @type {Record<string, (fields: Fields) => AnyOptimizer>} */
const OPTIMIZERS = {
  SGD: (fields) => new SGD({ ...ratesOf(fields), momentum: fields.momentum }),
  AdaGrad: (fields) => new AdaGrad({ ...ratesOf(fields), epsilon: fields.epsilon }),
  RMSprop: (fields) => new RMSprop({ ...ratesOf(fields), epsilon: fields.epsilon, rho: fields.rho }),
  Adam: (fields) =>
    new Adam({ ...ratesOf(fields), epsilon: fields.epsilon, beta1: fields.beta_1, beta2: fields.beta_2 }),
};

/** @type {Record<string, (fields: Fields) => AnyMetric>} */
const METRICS = {
  CategoricalAccuracy: (fields) => new CategoricalAccuracy(fields.binary),
  RegressionAccuracy: (fields) => {
    const metric = new RegressionAccuracy();
    metric.precision = fields.precision ?? null;
    return metric;
  },
};

/** @param {Architecture} description */
export function readVersion({ version, layers }) {
  if (version !== VERSION || !Array.isArray(layers)) {
    throw new RangeError(
      `network: the description has version ${version} and ${Array.isArray(layers) ? "" : "no "}layers; version ${VERSION} is read. Write it with this version of HybridNet.`,
    );
  }
}

/** @param {any} fields @returns {Arithmetic} */
export function readArithmetic(fields) {
  return {
    productDType: fields?.product_dtype ?? null,
    defaultDType: fields?.default_dtype ?? "float32",
    flavour: fields?.flavour === "libm" ? "libm" : "simd",
  };
}

/** A layer with its arrays. @param {Fields} fields @param {number} index @param {Record<string, Matrix>} arrays @returns {AnyLayer} */
export function layerOf(fields, index, arrays) {
  if (fields.type !== "DenseLayer") {
    return made(LAYERS, fields, "layer");
  }
  const layer = new DenseLayer(
    arrayOf(arrays, `layers.${index}.weights`, fields.n_inputs, fields.n_neurons),
    arrayOf(arrays, `layers.${index}.biases`, 1, fields.n_neurons),
  );
  settle(layer.weightParameter, fields.weights, arrays, `layers.${index}.weights`);
  settle(layer.biasParameter, fields.biases, arrays, `layers.${index}.biases`);
  return layer;
}

/** @param {Fields} fields @returns {AnyLoss} */
export function lossOf(fields) {
  return made(LOSSES, fields, "loss");
}

/** @param {Fields} fields @returns {AnyOptimizer} */
export function optimizerOf(fields) {
  const optimizer = made(OPTIMIZERS, fields, "optimizer");
  optimizer.currentLearningRate = fields.current_learning_rate ?? optimizer.learningRate;
  optimizer.iterations = fields.iterations ?? 0;
  return optimizer;
}

/** A metric that views can compute; null for another one, which the engine measures. @param {Fields} fields @returns {AnyMetric | null} */
export function metricOf(fields) {
  return Object.hasOwn(METRICS, fields.type) ? METRICS[fields.type](fields) : null;
}

/** @template T @param {Record<string, (fields: Fields) => T>} table @param {Fields} fields @param {string} what @returns {T} */
function made(table, fields, what) {
  if (!Object.hasOwn(table, fields.type)) {
    throw new RangeError(
      `network: the ${what} is a ${fields.type}; a page computes ${Object.keys(table).join(", ")}. Show a model of these.`,
    );
  }
  return table[fields.type](fields);
}

/** @param {Record<string, Matrix>} arrays @param {string} name @param {number} rows @param {number} columns @returns {Matrix} */
function arrayOf(arrays, name, rows, columns) {
  const array = Object.hasOwn(arrays, name) ? arrays[name] : null;
  if (array === null || array.rows !== rows || array.columns !== columns) {
    throw new RangeError(
      `network: ${name} is ${array === null ? "missing" : array.shape}; the description has (${rows}, ${columns}). Pass the arrays of the same model.`,
    );
  }
  return array;
}

/** @param {Parameter} parameter @param {any} fields @param {Record<string, Matrix>} arrays @param {string} name */
function settle(parameter, fields, arrays, name) {
  parameter.l1 = fields?.l1 ?? 0;
  parameter.l2 = fields?.l2 ?? 0;
  parameter.isTrainable = fields?.trainable ?? true;
  const { rows, columns } = parameter.value;
  parameter.momentum = Object.hasOwn(arrays, `${name}.momentum`)
    ? arrayOf(arrays, `${name}.momentum`, rows, columns)
    : null;
  parameter.cache = Object.hasOwn(arrays, `${name}.cache`) ? arrayOf(arrays, `${name}.cache`, rows, columns) : null;
}

/** @param {Fields} fields */
function ratesOf(fields) {
  return { learningRate: fields.learning_rate, decay: fields.decay };
}
