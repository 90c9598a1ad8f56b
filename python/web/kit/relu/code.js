/** Python and C# that compute what the views of ReLU neurons show. */

/** @typedef {{ weights: number[], biases: number[], x: number }} State */

/** @param {State} state @returns {{ python: string, csharp: string }} */
export function neuronCode({ weights: [weight], biases: [bias], x }) {
  return {
    python: `import hybridnet as hn

neuron = hn.Neuron([${weight}], bias=${bias}, activation=hn.relu)
print(f"{neuron.weighted_sum([${x}]):.10g}")  # w x + b
print(f"{neuron([${x}]):.10g}")  # the output`,
    csharp: `using HybridNet;

var neuron = new Neuron([${weight}], bias: ${bias}, activation: z => Math.Max(0, z));
Console.WriteLine($"{neuron.WeightedSum([${x}]):G10}"); // w x + b
Console.WriteLine($"{neuron.Output([${x}]):G10}"); // the output`,
  };
}

/** @param {State} state @returns {{ python: string, csharp: string }} */
export function pairCode({ weights: [w1, w2], biases: [b1, b2], x }) {
  return {
    python: `import hybridnet as hn

first = hn.Neuron([${w1}], bias=${b1}, activation=hn.relu)
second = hn.Neuron([${w2}], bias=${b2}, activation=hn.relu)
hidden = first([${x}])
print(f"{hidden:.10g}")  # output of the first neuron
print(f"{second([hidden]):.10g}")  # output of the second`,
    csharp: `using HybridNet;

var first = new Neuron([${w1}], bias: ${b1}, activation: z => Math.Max(0, z));
var second = new Neuron([${w2}], bias: ${b2}, activation: z => Math.Max(0, z));
double hidden = first.Output([${x}]);
Console.WriteLine($"{hidden:G10}"); // output of the first neuron
Console.WriteLine($"{second.Output([hidden]):G10}"); // output of the second`,
  };
}
