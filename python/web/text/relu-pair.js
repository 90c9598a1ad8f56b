/** Captions of two ReLU neurons in a row. */

import { texts as shared } from "./relu.js";

export const texts = {
  en: {
    ...shared.en,
    title: "A pair of ReLU neurons",
    description:
      "The second neuron takes what the first one passes on. Two neurons bound a slope on both sides: move x and see which of them is active.",
    both: "Both neurons are active: a change of any weight changes the output here.",
    first:
      "Only the first neuron is active. The second one outputs 0 and lets no gradient pass: no weight is trained with this x.",
    second:
      "Only the second neuron is active: its input is 0, its output is its bias. The first neuron is not trained with this x.",
    none: "No neuron is active: the output is 0, and no weight is trained with this x.",
  },
  ja: {
    ...shared.ja,
    title: "ReLU ニューロンの対",
    description:
      "二つ目のニューロンは一つ目の出力を受け取ります。二つで傾きの始まりと終わりを決められます。x を動かして、どちらが活性かを見てください。",
    both: "両方とも活性です。ここではどの重みの変化も出力を変えます。",
    first: "一つ目だけが活性です。二つ目の出力は 0 で勾配を通さず、この x では重みは学習されません。",
    second: "二つ目だけが活性です。その入力は 0、出力はバイアスと同じです。この x では一つ目は学習されません。",
    none: "どちらも不活性です。出力は 0 で、この x では重みは学習されません。",
  },
};
