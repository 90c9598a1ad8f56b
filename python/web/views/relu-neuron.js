/** One ReLU neuron: two dials move its output. */

import { view } from "../host/view.js";
import { number } from "../kit/numbers/notation.js";
import { neuronCode } from "../kit/relu/code.js";
import { reluView } from "../kit/relu/view.js";
import { texts } from "../text/relu-neuron.js";

/** @typedef {import("../kit/relu/view.js").State} State */

const SETTINGS = [
  [0, 0],
  [1, 0],
  [1, 0.5],
  [-1, 0.5],
  [-2, 0.5],
].map(([weight, bias]) => ({ weights: [weight], biases: [bias] }));

export default view({
  name: "relu-neuron",
  texts,
  /** @returns {State} */
  start: (data) => ({ weights: data.weights, biases: data.biases, x: data.x }),
  build(parts) {
    const { text } = parts;
    return {
      ...reluView(parts, SETTINGS, ({ weights: [weight], biases: [bias] }) => {
        if (weight === 0) return text(bias > 0 ? "flatOn" : "flatOff");
        return text("bends", { x: number(-bias / weight), side: text(weight > 0 ? "right" : "left") });
      }),
      code: neuronCode,
    };
  },
});
