/** The activation functions of one number, computed: values, derivatives, and the code for both. */

import { ACTIVATIONS } from "../../math/activation-of.js";
import { IN_DOUBLE } from "../../math/arithmetic.js";
import { LayerState } from "../../math/layers.js";
import { Matrix } from "../../math/matrix.js";
import { grouped } from "../numbers/format.js";
import { number } from "../numbers/notation.js";
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

/** Below it 11 decimals have fewer than three digits of a number. */
const TINY = 1e-9;
/** From here on they are more than a float64 has, or a reader compares. */
const LARGE = 10;

/** A value as people read it: with 11 decimals, or as one number where it is short, tiny or large. @param {Name} name @param {number} value */
export function written(name, value) {
  const isShort = FUNCTIONS[name].exact || value === 0 || Math.abs(value) < TINY || Math.abs(value) >= LARGE;
  return isShort ? number(value) : grouped(value, 11);
}

/** The formats of Python and C# that print a value as it is written, or with more of its digits. @param {Name} name @param {number} value */
function formatOf(name, value) {
  if (FUNCTIONS[name].exact) return [".15g", "G15"];
  return value !== 0 && Math.abs(value) < TINY ? [".3e", "E3"] : [".11f", "F11"];
}

/**
 * Python and C# that compute the function and its derivative.
 * @param {{ name: Name, setting: number, x: number }} state
 * @returns {{ python: string, csharp: string }}
 */
export function activationCode({ name, setting, x }) {
  const { type, setting: has, tanhForm } = FUNCTIONS[name];
  const { y, slope } = evaluate(name, setting, [x]);
  const [[format, sharp], [slopeFormat, slopeSharp]] = [y, slope].map(([value]) => formatOf(name, value));
  return {
    python: `import numpy as np
import hybridnet as hn

activation = hn.${type}(${has ? setting : tanhForm ? "approximate=True" : ""})
activation.forward(np.array([[${x}]], float))
activation.backward(np.ones((1, 1)))
print(f"{activation.output.item():${format}}")  # f(x)
print(f"{activation.dinputs.item():${slopeFormat}}")  # f'(x)`,
    csharp: `using HybridNet;

var activation = new ${type}(${has ? setting : tanhForm ? "approximate: true" : ""});
LayerState state = activation.CreateState();
Matrix y = activation.Forward(Matrix.From(new double[,] { { ${x} } }), state, PassContext.Inference);
Matrix slope = activation.Backward(Matrix.From(new double[,] { { 1 } }), state, PassContext.Inference);
Console.WriteLine($"{y[0, 0]:${sharp}}"); // f(x)
Console.WriteLine($"{slope[0, 0]:${slopeSharp}}"); // f'(x)`,
  };
}
