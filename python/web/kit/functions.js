/** Activation functions of one number, and how they are drawn. */

const sigmoid = (/** @type {number} */ x) => 1 / (1 + Math.exp(-x));

/**
 * @typedef {object} ActivationFunction
 * @property {(x: number) => number} f
 * @property {(x: number) => number} slope  the derivative.
 * @property {readonly [number, number]} range  of x.
 * @property {readonly [number, number]} rise  of the picture's y.
 * @property {string} type  the class in Python and C#.
 * @property {string} sign  on a neuron.
 * @property {number} digits  decimals of a value; 0: as many as it has.
 * @property {(x: string, y: string) => string} formula
 */

/** @type {Record<"sigmoid" | "relu", ActivationFunction>} */
export const FUNCTIONS = {
  sigmoid: { f: sigmoid, slope: (x) => sigmoid(x) * (1 - sigmoid(x)), range: [-20, 20], rise: [-0.05, 1.08], type: "SigmoidActivation", sign: "σ", digits: 11, formula: (x, y) => `f(x) = 1 / (1 + e^−(${x})) = ${y}` },
  relu: { f: (x) => Math.max(0, x), slope: (x) => (x > 0 ? 1 : 0), range: [-20, 20], rise: [-1, 21], type: "ReLUActivation", sign: "ReLU", digits: 0, formula: (x, y) => `f(x) = max(0, ${x}) = ${y}` },
};
