/** A model in the page: its description and arrays as Python sent them, computed by math/network.js with the notebook's bits. */

import { decodeArray, decodeMatrix } from "../../math/arrays.js";
import { LayerState } from "../../math/layers.js";
import { Network as Computed } from "../../math/network.js";

/** @import { EncodedArray } from "../../math/arrays.js" */
/** @import { Matrix } from "../../math/matrix.js" */
/** @typedef {Record<string, any>} Fields */
/** @typedef {{ architecture: Fields, tensors: Record<string, EncodedArray> }} Given */

/**
 * What stands in one column of a drawing: the inputs, or the output of one layer.
 * @typedef {object} Stage
 * @property {"input" | "sum" | "activation" | "dropout"} kind
 * @property {number} layer  index in the model; -1 for the inputs.
 * @property {number} size  number of neurons.
 * @property {string} type  of the layer, such as `ReLUActivation`.
 */

/** Targets that Python sent: class numbers, or rows. @param {EncodedArray} given @returns {Int32Array | Matrix} */
export function targetsOf(given) {
  return given.dtype === "int32" ? /** @type {Int32Array} */ (decodeArray(given).values) : decodeMatrix(given);
}

/** Arrays one by one. @param {Given["tensors"]} tensors @returns {Generator<void, Record<string, Matrix>, void>} */
export function* decoded(tensors) {
  /** @type {Record<string, Matrix>} */
  const arrays = {};
  for (const [name, encoded] of Object.entries(tensors)) {
    arrays[name] = decodeMatrix(encoded);
    yield;
  }
  return arrays;
}

/**
 * What is made of the data of a view, in pieces, once: a view that is built again, in another language, gets the same.
 * @template {object} D @template T
 * @param {(data: D) => Generator<void, T, void>} make
 * @returns {(data: D) => Generator<void, T, void>}
 */
export function kept(make) {
  /** @type {WeakMap<D, T>} */
  const known = new WeakMap();
  return function* (data) {
    const made = known.get(data) ?? (yield* make(data));
    known.set(data, made);
    return made;
  };
}

/** The layers of a model as stages of a drawing, with the names that both use for a weight: its stage, source and target. */
export class Network {
  /** A network, decoded array by array. @param {Given} given @returns {Generator<void, Network, void>} */
  static *made({ architecture, tensors }) {
    return new Network(architecture, yield* decoded(tensors));
  }

  /** @param {Fields} architecture @param {Record<string, Matrix>} arrays  by their names in a model file. */
  constructor(architecture, arrays) {
    this.architecture = architecture;
    /** Indices in the model of the layers that are shown: an input layer is none. @type {number[]} */
    this.indices = architecture.layers.flatMap((/** @type {Fields} */ { type }, /** @type {number} */ index) =>
      type === "InputLayer" ? [] : [index],
    );
    this.computed = Computed.from(/** @type {any} */ (architecture), arrays);
    let size = architecture.layers.find((/** @type {Fields} */ { n_inputs }) => n_inputs !== undefined)?.n_inputs ?? 1;
    /** @type {Stage[]} */
    this.stages = [{ kind: "input", layer: -1, size, type: "" }];
    for (const index of this.indices) {
      const { type, n_neurons } = architecture.layers[index];
      size = n_neurons ?? size;
      this.stages.push({
        kind: type === "DenseLayer" ? "sum" : type === "DropoutLayer" ? "dropout" : "activation",
        layer: index,
        size,
        type,
      });
    }
  }

  /** Number of parameters. */
  get size() {
    return this.computed.parameters.reduce((sum, { value }) => sum + value.length, 0);
  }

  /** The fields of a layer in the description. @param {number} layer */
  fields(layer) {
    return this.architecture.layers[layer];
  }

  /** The weights, or the biases, into a stage, with gradient and optimizer state. @param {number} stage @param {boolean} bias */
  parameterOf(stage, bias) {
    return this.computed.layers[this.stages[stage].layer].parameters[bias ? 1 : 0];
  }

  /** Their values. @param {number} stage @param {boolean} bias @returns {Matrix} */
  parameter(stage, bias) {
    return this.parameterOf(stage, bias).value;
  }

  /** A weight, or for source -1 a bias. @param {number} stage @param {number} source @param {number} target @returns {number} */
  weight(stage, source, target) {
    return this.parameter(stage, source < 0).at(Math.max(0, source), target);
  }

  /** Set a weight, or for source -1 a bias, rounded to its dtype. @param {number} stage @param {number} source @param {number} target @param {number} value */
  setWeight(stage, source, target, value) {
    this.parameter(stage, source < 0).set(Math.max(0, source), target, value);
  }

  /** The values of each stage in inference: new matrices, the first is X. @param {Matrix} X @returns {Matrix[]} */
  forward(X) {
    const values = [X];
    const { arithmetic, layers } = this.computed;
    for (const index of this.indices)
      values.push(layers[index].forward(values[values.length - 1], new LayerState(), { arithmetic }));
    return values;
  }
}
