/** The activation functions of one number: what web/math computes them with, and how they are drawn and written. */

import {
  ELUActivation,
  HeavisideActivation,
  LeakyReLUActivation,
  LinearActivation,
  ReLUActivation,
  SiLUActivation,
  SigmoidActivation,
  SoftplusActivation,
  TanhActivation,
} from "../../math/activations.js";
import { IN_DOUBLE } from "../../math/arithmetic.js";
import { GELUActivation } from "../../math/gelu.js";
import { LayerState } from "../../math/layers.js";
import { Matrix } from "../../math/matrix.js";
import { general } from "../numbers/format.js";

/**
 * @typedef {object} ActivationFunction
 * @property {(setting: number) => import("../../math/elementwise.js").ElementwiseActivation} make
 * @property {number} range  x is from -range to range at first.
 * @property {string} sign  on a neuron.
 * @property {string} type  the class in Python and C#.
 * @property {{ name: "slope" | "alpha", standard: number, most: number }} [setting]
 * @property {boolean} [tanhForm]  of GELU.
 * @property {boolean} [exact]  results are short numbers: all digits are shown.
 * @property {boolean} [jumps]  the function itself jumps at 0.
 * @property {boolean} [bends]  the derivative jumps at 0.
 * @property {(x: number, text: string, setting: string) => string} formula  with x put in: `^{...}` is raised.
 * @property {string} derivative
 */

/** @typedef {"sigmoid" | "relu" | "leaky_relu" | "elu" | "gelu" | "gelu_tanh" | "softplus" | "silu" | "tanh" | "heaviside" | "linear"} Name */

/** @type {Record<Name, ActivationFunction>} */
export const FUNCTIONS = {
  sigmoid: {
    make: () => new SigmoidActivation(),
    range: 20,
    sign: "σ",
    type: "SigmoidActivation",
    formula: (_, x) => `1 / (1 + e^{−(${x})})`,
    derivative: "f(x) · (1 − f(x))",
  },
  relu: {
    make: () => new ReLUActivation(),
    range: 20,
    sign: "ReLU",
    type: "ReLUActivation",
    exact: true,
    bends: true,
    formula: (_, x) => `max(0, ${x})`,
    derivative: "1 (x > 0), 0 (x ≤ 0)",
  },
  leaky_relu: {
    make: (slope) => new LeakyReLUActivation(slope),
    range: 5,
    sign: "leaky",
    type: "LeakyReLUActivation",
    setting: { name: "slope", standard: 0.01, most: 1 },
    exact: true,
    bends: true,
    formula: (value, x, slope) => (value > 0 ? x : `${slope} · (${x})`),
    derivative: "1 (x > 0), a (x ≤ 0)",
  },
  elu: {
    make: (alpha) => new ELUActivation(alpha),
    range: 5,
    sign: "ELU",
    type: "ELUActivation",
    setting: { name: "alpha", standard: 1, most: 3 },
    bends: true,
    formula: (value, x, alpha) => (value > 0 ? x : `${alpha} · (e^{${x}} − 1)`),
    derivative: "1 (x > 0), α · e^{x} (x ≤ 0)",
  },
  gelu: {
    make: () => new GELUActivation(false),
    range: 5,
    sign: "GELU",
    type: "GELUActivation",
    formula: (_, x) => `${x} · Φ(${x})`,
    derivative: "Φ(x) + x · φ(x)",
  },
  gelu_tanh: {
    make: () => new GELUActivation(true),
    range: 5,
    sign: "GELU",
    type: "GELUActivation",
    tanhForm: true,
    formula: (_, x) => `(${x}) / 2 · (1 + tanh u), u = √(2 / π) · (x + 0.044715 · x^{3}),`,
    derivative: "(1 + tanh u) / 2 + x / 2 · (1 − tanh^{2} u) · √(2 / π) · (1 + 0.134145 · x^{2})",
  },
  softplus: {
    make: () => new SoftplusActivation(),
    range: 10,
    sign: "ln",
    type: "SoftplusActivation",
    formula: (_, x) => `ln(1 + e^{${x}})`,
    derivative: "1 / (1 + e^{−x})",
  },
  silu: {
    make: () => new SiLUActivation(),
    range: 10,
    sign: "SiLU",
    type: "SiLUActivation",
    formula: (_, x) => `${x} / (1 + e^{−(${x})})`,
    derivative: "s · (1 + x · (1 − s)), s = 1 / (1 + e^{−x})",
  },
  tanh: {
    make: () => new TanhActivation(),
    range: 5,
    sign: "tanh",
    type: "TanhActivation",
    formula: (_, x) => `tanh(${x})`,
    derivative: "1 − f(x)^{2}",
  },
  heaviside: {
    make: () => new HeavisideActivation(),
    range: 5,
    sign: "step",
    type: "HeavisideActivation",
    exact: true,
    jumps: true,
    formula: (_, x) => `H(${x})`,
    derivative: "0",
  },
  linear: {
    make: () => new LinearActivation(),
    range: 5,
    sign: "x",
    type: "LinearActivation",
    exact: true,
    formula: (_, x) => x,
    derivative: "1",
  },
};

/**
 * The function and its derivative at some numbers, in float64, with the bits of the engine.
 * @param {Name} name @param {number} setting @param {readonly number[]} xs
 * @returns {{ y: Float64Array, slope: Float64Array }} at 0 the derivative that backpropagation uses.
 */
export function evaluate(name, setting, xs) {
  const activation = FUNCTIONS[name].make(setting);
  const state = new LayerState();
  const pass = { arithmetic: IN_DOUBLE };
  const y = activation.forward(new Matrix(1, xs.length, "float64", Float64Array.from(xs)), state, pass);
  const slope = activation.backward(
    new Matrix(1, xs.length, "float64", new Float64Array(xs.length).fill(1)),
    state,
    pass,
  );
  return { y: /** @type {Float64Array} */ (y.data), slope: /** @type {Float64Array} */ (slope.data) };
}

/** The setting of a function that has none is 0. @param {Name} name */
export function standardSetting(name) {
  return FUNCTIONS[name].setting?.standard ?? 0;
}

/** A value as the view and its code write it: with 11 decimals, or all its digits. @param {Name} name @param {number} value */
export function written(name, value) {
  return FUNCTIONS[name].exact ? general(value, 15) : `${Object.is(value, -0) ? "-" : ""}${value.toFixed(11)}`; // C# and Python write -0 too
}

/**
 * Python and C# that compute the function and its derivative.
 * @param {{ name: Name, setting: number, x: number }} state
 * @returns {{ python: string, csharp: string }}
 */
export function activationCode({ name, setting, x }) {
  const { type, setting: has, tanhForm, exact } = FUNCTIONS[name];
  const [format, sharp] = exact ? [".15g", "G15"] : [".11f", "F11"];
  return {
    python: `import numpy as np
import hybridnet as hn

activation = hn.${type}(${has ? setting : tanhForm ? "approximate=True" : ""})
activation.forward(np.array([[${x}]], float))
activation.backward(np.ones((1, 1)))
print(f"{activation.output.item():${format}}")  # f(x)
print(f"{activation.dinputs.item():${format}}")  # f'(x)`,
    csharp: `using HybridNet;

var activation = new ${type}(${has ? setting : tanhForm ? "approximate: true" : ""});
LayerState state = activation.CreateState();
Matrix y = activation.Forward(Matrix.From(new double[,] { { ${x} } }), state, PassContext.Inference);
Matrix slope = activation.Backward(Matrix.From(new double[,] { { 1 } }), state, PassContext.Inference);
Console.WriteLine($"{y[0, 0]:${sharp}}"); // f(x)
Console.WriteLine($"{slope[0, 0]:${sharp}}"); // f'(x)`,
  };
}
