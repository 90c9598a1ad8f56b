/** The activation functions of one number, computed: values, derivatives, and the code for both. */

import { ACTIVATIONS } from "../../math/activation-of.js";
import { IN_DOUBLE } from "../../math/arithmetic.js";
import { LayerState } from "../../math/layers.js";
import { Matrix } from "../../math/matrix.js";
import { general } from "../numbers/format.js";
import { FUNCTIONS } from "./table.js";

/** @typedef {import("./table.js").Name} Name */

/**
 * The function and its derivative at some numbers, in float64, with the bits of the engine.
 * @param {Name} name @param {number} setting @param {readonly number[]} xs
 * @returns {{ y: Float64Array, slope: Float64Array }} at 0 the derivative that backpropagation uses.
 */
export function evaluate(name, setting, xs) {
  const { type, setting: has, tanhForm = false } = FUNCTIONS[name];
  const activation = ACTIVATIONS[type]({ approximate: tanhForm, ...(has ? { [has.name]: setting } : {}) });
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
