/** Straight lines as formulas, and their code. */

import { number } from "../numbers/notation.js";

/** A line as a formula of x: "2x", "−x + 0.5", "1". @param {number} slope @param {number} intercept */
export function lineFormula(slope, intercept) {
  if (slope === 0) return number(intercept);
  const factor = slope === 1 ? "x" : slope === -1 ? "−x" : `${number(slope)}x`;
  return intercept === 0 ? factor : `${factor} ${intercept < 0 ? "−" : "+"} ${number(Math.abs(intercept))}`;
}

/** @param {{ weights: number[], biases: number[], x: number }} state @returns {{ python: string, csharp: string }} */
export function linesCode({ weights: [w1, w2], biases: [b1, b2], x }) {
  return {
    python: `import hybridnet as hn

for weight, bias in [(${w1}, ${b1}), (${w2}, ${b2})]:
    print(f"{hn.Neuron([weight], bias=bias)([${x}]):.10g}")  # w x + b`,
    csharp: `using HybridNet;

foreach ((double weight, double bias) in new (double, double)[] { (${w1}, ${b1}), (${w2}, ${b2}) })
{
    Console.WriteLine($"{new Neuron([weight], bias).Output([${x}]):G10}"); // w x + b
}`,
  };
}
