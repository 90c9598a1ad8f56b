// A network: layers, loss, optimizer and metric, made from the description that the engine writes for a Model. Every pass keeps all
// intermediate values, layer by layer, for views that show them.
import { IN_DOUBLE, NUMPY } from "./arithmetic.js";
import { SigmoidActivation } from "./activations.js";
import { CategoricalCrossentropyLoss, LossState, regularizationLoss, SigmoidBinaryCrossentropyLoss } from "./losses.js";
import { DenseLayer, LayerState } from "./layers.js";
import { Matrix, NumPyScalar } from "./matrix.js";
import { layerOf, lossOf, metricOf, optimizerOf, readArithmetic, readVersion } from "./parts.js";
import { whole } from "./pieces.js";
import { SoftmaxActivation } from "./softmax.js";
import { mean } from "./sums.js";

/** @import { Arithmetic, PassContext } from "./arithmetic.js" */
/** @import { Parameter } from "./layers.js" */
/** @import { Targets } from "./losses.js" */
/** @import { AnyLayer, AnyLoss, AnyMetric, AnyOptimizer, Architecture } from "./parts.js" */
/** @import { NumPyRandom } from "./random.js" */

/**
 * What a pass over a batch gave. The penalty is that of the parameters before the update.
 * @typedef {object} StepResult
 * @property {NumPyScalar} dataLoss the mean of the sample losses
 * @property {NumPyScalar} regularizationLoss
 * @property {NumPyScalar} loss their sum
 * @property {number | null} accuracy the share of hits; null without a metric
 */

/** Settings of a network beside its layers. @typedef {{ loss?: AnyLoss | null, optimizer?: AnyOptimizer | null, metric?: AnyMetric | null, arithmetic?: Arithmetic, classNames?: string[], random?: NumPyRandom | null }} Settings */

/** Layers in a row, a loss, an optimizer and a metric. */
export class Network {
  /** @param {AnyLayer[]} layers @param {Settings} [settings] */
  constructor(
    layers,
    { loss = null, optimizer = null, metric = null, arithmetic = NUMPY, classNames = [], random = null } = {},
  ) {
    this.layers = layers;
    this.loss = loss;
    this.optimizer = optimizer;
    this.metric = metric;
    this.arithmetic = arithmetic;
    this.classNames = classNames;
    /** What dropout draws from in training. */
    this.random = random;
    /** Inputs, output and input gradients of every layer in the last passes. */
    this.states = layers.map(() => new LayerState());
    this.lossState = new LossState();
    this.firstTrained = layers.findIndex((layer) => layer.parameters.length > 0);
  }

  /**
   * The network of a description, as `model.to_json` and the header of a model file have it, with arrays by their names in the file:
   * layers.0.weights, layers.0.biases, and layers.0.weights.momentum and .cache where the optimizer has them.
   * @param {Architecture | string} architecture @param {Record<string, Matrix>} arrays @param {NumPyRandom | null} [random]
   * @throws {RangeError} an unknown part or version, or an array that is missing or has another shape
   */
  static from(architecture, arrays, random = null) {
    /** @type {Architecture} */
    const description = typeof architecture === "string" ? JSON.parse(architecture) : architecture;
    readVersion(description);
    return new Network(
      description.layers.map((layer, index) => layerOf(layer, index, arrays)),
      {
        loss: description.loss ? lossOf(description.loss) : null,
        optimizer: description.optimizer ? optimizerOf(description.optimizer) : null,
        metric: description.metric ? metricOf(description.metric) : null,
        arithmetic: readArithmetic(description.arithmetic),
        classNames: description.class_names ?? [],
        random,
      },
    );
  }

  /** Weights and biases, layer after layer. @returns {Parameter[]} */
  get parameters() {
    return this.layers.flatMap((layer) => layer.parameters);
  }

  /** Output of the last layer in the last pass. @returns {Matrix} */
  get output() {
    return this.states[this.states.length - 1].saved("output", "network");
  }

  /** Whether one gradient is computed for the last activation and the loss: of softmax and categorical, of sigmoid and its binary cross-entropy. */
  get isFused() {
    return this.#fused !== null;
  }

  /** The loss that has a combined gradient with the last activation; null if there is none. @returns {CategoricalCrossentropyLoss | SigmoidBinaryCrossentropyLoss | null} */
  get #fused() {
    const [loss, last] = [this.loss, this.layers[this.layers.length - 1]];
    if (loss instanceof CategoricalCrossentropyLoss && last instanceof SoftmaxActivation) {
      return loss;
    }
    return loss instanceof SigmoidBinaryCrossentropyLoss && last instanceof SigmoidActivation ? loss : null;
  }

  /** Computes the output and keeps what every layer took and gave in `states`. @param {Matrix} inputs @param {boolean} [isTraining] whether dropout drops @returns {Matrix} */
  forward(inputs, isTraining = false) {
    return whole(this.forwardPieces(inputs, isTraining));
  }

  /** The same, layer by layer. @param {Matrix} inputs @param {boolean} [isTraining] @returns {Generator<void, Matrix, void>} */
  *forwardPieces(inputs, isTraining = false) {
    const context = this.#context(isTraining);
    let output = inputs;
    for (let i = 0; i < this.layers.length; i++) {
      output = this.layers[i].forward(output, this.states[i], context);
      yield;
    }
    return output;
  }

  /**
   * The gradients of the mean loss of the last forward pass: dinputs of every layer in `states`, dweights and dbiases in the layers.
   * @param {Targets} targets @param {boolean} [wantsAll] whether the gradient w.r.t. the inputs of the network is computed too
   * @returns {Matrix | null} dLoss/dInputs of the network
   */
  backward(targets, wantsAll = true) {
    return whole(this.backwardPieces(targets, wantsAll));
  }

  /** The same, layer by layer; a dense layer in two pieces. @param {Targets} targets @param {boolean} [wantsAll] @returns {Generator<void, Matrix | null, void>} */
  *backwardPieces(targets, wantsAll = true) {
    const loss = this.#needed(this.loss, "loss");
    const context = this.#context(false);
    let last = this.layers.length - 1;
    let gradients;
    const fused = this.#fused;
    if (fused) {
      gradients = fused.fusedBackward(this.output, targets, this.lossState);
      this.states[last].dinputs = gradients;
      last--;
    } else {
      gradients = loss.backward(this.output, targets, this.lossState, this.arithmetic);
    }
    for (let i = last; i >= 0; i--) {
      yield;
      if (!wantsAll && i < this.firstTrained) {
        return null;
      }
      const wantsInputGradients = wantsAll || i > this.firstTrained;
      const layer = this.layers[i];
      const own = { ...context, wantsInputGradients };
      gradients =
        layer instanceof DenseLayer
          ? yield* layer.backwardPieces(gradients, this.states[i], own)
          : layer.backward(gradients, this.states[i], own);
    }
    return wantsAll ? gradients : null;
  }

  /** Losses and accuracy of the last forward pass. @param {Targets} targets @returns {StepResult} */
  measure(targets) {
    const losses = this.#needed(this.loss, "loss").forward(this.output, targets, this.lossState, this.arithmetic);
    const dataLoss = new NumPyScalar(mean(losses), losses.dtype);
    const penalty = regularizationLoss(this.parameters);
    let accuracy = null;
    if (this.metric) {
      const { hits, samples } = this.metric.count(this.predictions(), targets);
      accuracy = hits / samples;
    }
    return { dataLoss, regularizationLoss: penalty, loss: dataLoss.plus(penalty), accuracy };
  }

  /** What the output of the last pass predicts: class numbers, 0 or 1, or the output itself. @returns {Matrix} */
  predictions() {
    const last = this.layers[this.layers.length - 1];
    return "predictions" in last ? last.predictions(this.output) : this.output;
  }

  /** One training step: forward, losses, backward, update. @param {Matrix} inputs @param {Targets} targets @param {boolean} [wantsAll] @returns {StepResult} */
  step(inputs, targets, wantsAll = false) {
    return whole(this.stepPieces(inputs, targets, wantsAll));
  }

  /** The same in pieces. @param {Matrix} inputs @param {Targets} targets @param {boolean} [wantsAll] @returns {Generator<void, StepResult, void>} */
  *stepPieces(inputs, targets, wantsAll = false) {
    yield* this.forwardPieces(inputs, true);
    const result = this.measure(targets);
    yield* this.backwardPieces(targets, wantsAll);
    yield;
    this.update();
    return result;
  }

  /** Updates every trainable parameter with the gradient of the last backward pass. */
  update() {
    const optimizer = this.#needed(this.optimizer, "optimizer");
    optimizer.beginStep();
    for (const layer of this.layers) {
      for (const parameter of layer.parameters) {
        if (parameter.isTrainable) {
          optimizer.update(parameter);
        }
      }
    }
    optimizer.endStep();
  }

  /** A copy with parameters of their own and without optimizer, in float64 if `inDouble`. @param {boolean} [inDouble] @returns {Network} */
  copy(inDouble = false) {
    return new Network(
      this.layers.map((layer) => layer.copy(inDouble ? "float64" : undefined)),
      {
        loss: this.loss,
        metric: this.metric,
        arithmetic: inDouble ? { ...IN_DOUBLE, flavour: this.arithmetic.flavour } : this.arithmetic,
        classNames: this.classNames,
        random: this.random,
      },
    );
  }

  /** @param {boolean} isTraining @returns {PassContext} */
  #context(isTraining) {
    return { arithmetic: this.arithmetic, isTraining, random: this.random ?? undefined };
  }

  /** @template T @param {T | null} part @param {string} name @returns {T} */
  #needed(part, name) {
    if (part === null) {
      throw new Error(`network: there is no ${name}; training needs one. Pass it with the layers.`);
    }
    return part;
  }
}

/**
 * Compares the gradient of one element of a parameter with a central difference, both in float64:
 * (loss(v + h) - loss(v - h)) / 2h with h = 1e-5 max(|v|, 0.1), as the engine's gradient check.
 * @param {Network} network unchanged @param {Matrix} inputs @param {Targets} targets
 * @param {number} layer number of the layer @param {"weights" | "biases"} name @param {number} row @param {number} column
 * @returns {{ gradient: number, difference: number, error: number }} both slopes, and their distance over the larger magnitude
 */
export function checkGradient(network, inputs, targets, layer, name, row, column) {
  const copy = network.copy(true);
  const start = network.random?.getState();
  const wide = inputs.copy("float64");
  const lossNow = () => {
    // Each evaluation of the loss draws the same dropout masks.
    if (start) {
      copy.random?.setState(start);
    }
    copy.forward(wide, Boolean(copy.random));
    return copy.measure(targets).loss.value;
  };
  const { value, gradient } = gradientOf(copy, lossNow, targets, layer, name);
  const index = row * value.columns + column;
  const kept = value.data[index];
  const step = 1e-5 * Math.max(Math.abs(kept), 0.1);
  value.data[index] = kept + step;
  const [up, above] = [value.data[index], lossNow()];
  value.data[index] = kept - step;
  const difference = (above - lossNow()) / (up - value.data[index]);
  if (start) {
    network.random?.setState(start);
  }
  const slope = gradient.data[index];
  const scale = Math.max(Math.abs(slope), Math.abs(difference), Number.MIN_VALUE);
  return { gradient: slope, difference, error: Math.abs(slope - difference) / scale };
}

/** @param {Network} network @param {() => number} forward @param {Targets} targets @param {number} layer @param {"weights" | "biases"} name @returns {{ value: Matrix, gradient: Matrix }} */
function gradientOf(network, forward, targets, layer, name) {
  const parameter = network.layers[layer]?.parameters[name === "weights" ? 0 : 1];
  if (!parameter) {
    throw new RangeError(
      `gradient check: layer ${layer} has no ${name}; layers with parameters have weights and biases. Name such a layer.`,
    );
  }
  parameter.isTrainable = true;
  forward();
  network.backward(targets, false);
  return { value: parameter.value, gradient: /** @type {Matrix} */ (parameter.gradient) };
}
