/** The table of activation functions: how they are called, drawn and written. Everything else in the explorables asks it. */

/**
 * @typedef {object} ActivationFunction
 * @property {number} range  x is from -range to range at first.
 * @property {string} sign  on a neuron.
 * @property {string} type  the class in Python and C#.
 * @property {{ name: "slope" | "alpha", standard: number, most: number }} [setting]
 * @property {boolean} [tanhForm]  of GELU.
 * @property {boolean} [exact]  results are short numbers: all digits are shown.
 * @property {boolean} [jumps]  the function itself jumps at 0.
 * @property {boolean} [bends]  the derivative jumps at 0.
 * @property {readonly [number, number]} [ends]  of the outputs: near them the curve is flat.
 * @property {(x: number, text: string, setting: string) => string} formula  with x put in: `^{...}` is raised.
 * @property {string} derivative
 */

/** @typedef {"sigmoid" | "relu" | "leaky_relu" | "elu" | "gelu" | "gelu_tanh" | "softplus" | "silu" | "tanh" | "heaviside" | "linear"} Name */
/** @typedef {Readonly<Record<string, any>>} Fields  of a layer in the description of a model. */

/** @type {Record<Name, ActivationFunction>} */
export const FUNCTIONS = {
  sigmoid: {
    range: 20,
    sign: "σ",
    type: "SigmoidActivation",
    ends: [0, 1],
    formula: (_, x) => `1 / (1 + e^{−(${x})})`,
    derivative: "f(x) · (1 − f(x))",
  },
  relu: {
    range: 20,
    sign: "ReLU",
    type: "ReLUActivation",
    exact: true,
    bends: true,
    formula: (_, x) => `max(0, ${x})`,
    derivative: "1 (x > 0), 0 (x ≤ 0)",
  },
  leaky_relu: {
    range: 5,
    sign: "LReLU",
    type: "LeakyReLUActivation",
    setting: { name: "slope", standard: 0.01, most: 1 },
    exact: true,
    bends: true,
    formula: (value, x, slope) => (value > 0 ? x : `${slope} · (${x})`),
    derivative: "1 (x > 0), a (x ≤ 0)",
  },
  elu: {
    range: 5,
    sign: "ELU",
    type: "ELUActivation",
    setting: { name: "alpha", standard: 1, most: 3 },
    bends: true,
    formula: (value, x, alpha) => (value > 0 ? x : `${alpha} · (e^{${x}} − 1)`),
    derivative: "1 (x > 0), α · e^{x} (x ≤ 0)",
  },
  gelu: {
    range: 5,
    sign: "GELU",
    type: "GELUActivation",
    formula: (_, x) => `${x} · Φ(${x})`,
    derivative: "Φ(x) + x · φ(x)",
  },
  gelu_tanh: {
    range: 5,
    sign: "GELU",
    type: "GELUActivation",
    tanhForm: true,
    formula: (_, x) => `(${x}) / 2 · (1 + tanh u), u = √(2 / π) · (x + 0.044715 · x^{3}),`,
    derivative: "(1 + tanh u) / 2 + x / 2 · (1 − tanh^{2} u) · √(2 / π) · (1 + 0.134145 · x^{2})",
  },
  softplus: {
    range: 10,
    sign: "softplus",
    type: "SoftplusActivation",
    formula: (_, x) => `ln(1 + e^{${x}})`,
    derivative: "1 / (1 + e^{−x})",
  },
  silu: {
    range: 10,
    sign: "SiLU",
    type: "SiLUActivation",
    formula: (_, x) => `${x} / (1 + e^{−(${x})})`,
    derivative: "s · (1 + x · (1 − s)), s = 1 / (1 + e^{−x})",
  },
  tanh: {
    range: 5,
    sign: "tanh",
    type: "TanhActivation",
    ends: [-1, 1],
    formula: (_, x) => `tanh(${x})`,
    derivative: "1 − f(x)^{2}",
  },
  heaviside: {
    range: 5,
    sign: "step",
    type: "HeavisideActivation",
    exact: true,
    jumps: true,
    formula: (_, x) => `(1 if ${x} > 0 else 0)`,
    derivative: "0",
  },
  linear: {
    range: 5,
    sign: "linear",
    type: "LinearActivation",
    exact: true,
    formula: (_, x) => x,
    derivative: "1",
  },
};

/** The signs of layers that are not a function of one number. @type {Record<string, string>} */
const OTHER_SIGNS = { SoftmaxActivation: "softmax", DropoutLayer: "dropout" };

/** The row of a layer; undefined for one that is not a function of one number. @param {Fields} layer @returns {ActivationFunction | undefined} */
function rowOf(layer) {
  const rows = Object.values(FUNCTIONS).filter(({ type }) => type === layer.type);
  return rows.find(({ tanhForm = false }) => tanhForm === (layer.approximate ?? false)) ?? rows[0];
}

/** The sign of a layer on a drawing. @param {string} type */
export function sign(type) {
  return rowOf({ type })?.sign ?? OTHER_SIGNS[type] ?? "Σ";
}

/** The ends of the outputs of a layer, near which its curve is flat. @param {string} type */
export function endsOf(type) {
  return rowOf({ type })?.ends;
}

/** The setting of a layer: its name and its value; null where it has none. @param {Fields} layer @returns {[string, any] | null} */
export function settingOf(layer) {
  const row = rowOf(layer);
  const name = row?.setting?.name ?? (row?.type === "GELUActivation" ? "approximate" : null);
  return name === null ? null : [name, layer[name]];
}

/** How an activation layer computes an output, in one line, with the number put in. @param {Fields} layer @param {number} value @param {string} x */
export function activationText(layer, value, x) {
  if (layer.type === "SoftmaxActivation") return `exp(${x} − max) / sum`;
  const row = rowOf(layer);
  return row ? inOneLine(row.formula(value, x, String(settingOf(layer)?.[1] ?? ""))) : x;
}

/** A formula without raised parts: `e^{x}` as `exp(x)`, squares and cubes with their signs. @param {string} formula */
function inOneLine(formula) {
  return formula
    .replace(/e\^\{((?:[^{}])*)\}/g, "exp($1)")
    .replaceAll("^{2}", "²")
    .replaceAll("^{3}", "³");
}
