/** A model in the page: its description and arrays as Python sent them, computed by math/network.js with the notebook's bits. */

import { decodeArray, decodeMatrix } from "../math/arrays.js";
import { LayerState } from "../math/layers.js";
import { Network as Computed } from "../math/network.js";

/** @import { EncodedArray } from "../math/arrays.js" */
/** @import { Matrix } from "../math/matrix.js" */
/** @typedef {Record<string, any>} Fields */
/** @typedef {{ architecture: Fields, tensors: Record<string, EncodedArray> }} Given */

/** Targets that Python sent: class numbers, or rows. @param {EncodedArray} given @returns {Int32Array | Matrix} */
export function targetsOf(given) {
  return given.dtype === "int32" ? /** @type {Int32Array} */ (decodeArray(given).values) : decodeMatrix(given);
}

/** The layers of a model as stages of a drawing, with the names that both use for a weight: its stage, source and target. */
export class Network {
  /** @param {Given} given */
  constructor({ architecture, tensors }) {
    this.architecture = architecture;
    /** Indices in the model of the layers that are shown: an input layer is none. @type {number[]} */
    this.indices = architecture.layers.flatMap((/** @type {Fields} */ { type }, /** @type {number} */ index) =>
      type === "InputLayer" ? [] : [index],
    );
    const arrays = Object.fromEntries(Object.entries(tensors).map(([name, encoded]) => [name, decodeMatrix(encoded)]));
    this.computed = Computed.from(/** @type {any} */ (architecture), arrays);
    let size = architecture.layers.find((/** @type {Fields} */ { n_inputs }) => n_inputs !== undefined)?.n_inputs ?? 1;
    /** @type {import("./net-layout.js").Stage[]} */
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
