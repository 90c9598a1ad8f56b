/** How an activation computes its output, written with the number put in. */

/** @type {Record<string, (x: string, settings: Record<string, any>) => string>} */
const FORMULAS = {
  LinearActivation: (x) => x,
  ReLUActivation: (x) => `max(0, ${x})`,
  SigmoidActivation: (x) => `1 / (1 + exp(−(${x})))`,
  TanhActivation: (x) => `tanh(${x})`,
  HeavisideActivation: (x) => `1 if ${x} > 0 else 0`,
  SoftmaxActivation: (x) => `exp(${x} − max) / sum`,
  LeakyReLUActivation: (x, { slope }) => `${x} if ${x} > 0 else ${slope} · ${x}`,
  ELUActivation: (x, { alpha }) => `${x} if ${x} > 0 else ${alpha} (exp(${x}) − 1)`,
  GELUActivation: (x, { approximate }) => (approximate ? `GELU(${x}), tanh form` : `${x} · Φ(${x})`),
  SoftplusActivation: (x) => `log(1 + exp(${x}))`,
  SiLUActivation: (x) => `${x} / (1 + exp(−(${x})))`,
};

/** @param {Record<string, any>} layer  its fields in the description of a model. @param {string} x */
export function activationText(layer, x) {
  return FORMULAS[layer.type]?.(x, layer) ?? x;
}
