/** Captions of one ReLU neuron. */

import { texts as shared } from "./relu.js";

export const texts = {
  en: {
    ...shared.en,
    title: "A ReLU neuron",
    description:
      "The neuron multiplies x with its weight, adds its bias, and passes the sum on if it is above 0. Its output bends at x = −bias / weight.",
    bends: "The output bends at x = −b / w = {x}. The neuron is active {side} of it.",
    left: "left",
    right: "right",
    flatOn: "The weight is 0: the neuron has no kink, it is active for every x, and its output is its bias.",
    flatOff: "The weight is 0 and the bias is not above 0: the neuron is inactive for every x.",
  },
  ja: {
    ...shared.ja,
    title: "ReLU ニューロン",
    description:
      "ニューロンは x に重みを掛け、バイアスを足し、その和が 0 より大きければそのまま渡します。出力は x = −バイアス / 重み で折れ曲がります。",
    bends: "出力は x = −b / w = {x} で折れ曲がり、その{side}側で活性です。",
    left: "左",
    right: "右",
    flatOn: "重みが 0 なので折れ目がなく、すべての x で活性で、出力はバイアスと同じです。",
    flatOff: "重みが 0 でバイアスが 0 以下なので、すべての x で不活性です。",
  },
};
