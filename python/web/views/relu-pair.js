/** Two ReLU neurons in a row: four dials, and an input that shows which of them is active. */

import { view } from "../host/view.js";
import { pairCode } from "../kit/relu/code.js";
import { reluView } from "../kit/relu/view.js";
import { texts } from "../text/relu-pair.js";

/** @typedef {import("../kit/relu/view.js").State} State */

const SETTINGS = [
  [1, 0],
  [1, 1],
  [-2, 1],
].map(([weight, bias]) => ({ weights: [-1, weight], biases: [0.5, bias] }));

export default view({
  name: "relu-pair",
  texts,
  /** @returns {State} */
  start: (data) => ({ weights: data.weights, biases: data.biases, x: data.x }),
  build(parts) {
    const { text } = parts;
    return {
      ...reluView(parts, SETTINGS, (_, [first, second]) =>
        text(first.active ? (second.active ? "both" : "first") : second.active ? "second" : "none"),
      ),
      code: pairCode,
    };
  },
});
