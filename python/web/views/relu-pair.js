/** Two ReLU neurons in a row: four dials, and an input that shows which of them is active. */

import { view } from "../host/view.js";
import { reluView } from "../kit/reluView.js";
import { texts } from "../text/relu-pair.js";

/** @typedef {import("../kit/reluView.js").State} State */

const SETTINGS = [[1, 0], [1, 1], [-2, 1]].map(([weight, bias]) => ({ weights: [-1, weight], biases: [0.5, bias] }));

export default view({
  name: "relu-pair",
  texts,
  /** @returns {State} */
  start: (data) => ({ weights: data.weights, biases: data.biases, x: data.x }),
  build(parts) {
    const { text } = parts;
    return {
      ...reluView(parts, SETTINGS, (_, [first, second]) => text(first.active ? (second.active ? "both" : "first") : second.active ? "second" : "none")),
      code: ({ weights: [w1, w2], biases: [b1, b2], x }) => ({
        python: `import hybridnet as hn\n\nfirst = hn.Neuron([${w1}], bias=${b1}, activation=hn.relu)\nsecond = hn.Neuron([${w2}], bias=${b2}, activation=hn.relu)\nhidden = first([${x}])\nprint(f"{hidden:.10g}")  # output of the first neuron\nprint(f"{second([hidden]):.10g}")  # output of the second`,
        csharp: `using HybridNet;\n\nvar first = new Neuron([${w1}], bias: ${b1}, activation: z => Math.Max(0, z));\nvar second = new Neuron([${w2}], bias: ${b2}, activation: z => Math.Max(0, z));\ndouble hidden = first.Output([${x}]);\nConsole.WriteLine($"{hidden:G10}"); // output of the first neuron\nConsole.WriteLine($"{second.Output([hidden]):G10}"); // output of the second`,
      }),
    };
  },
});
