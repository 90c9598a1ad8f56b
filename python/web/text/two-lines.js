/** Captions of the explorer of two straight lines. */

export const texts = {
  en: {
    title: "Two lines: weight and bias",
    description:
      "Without an activation a neuron computes y = wx + b: the weight is the slope of the line, the bias moves it up or down.",
    weight: "Weight {index}",
    bias: "Bias {index}",
    input: "Input x",
    settings: "Settings",
    slopes: "slopes 1 and 2",
    biases: "biases +1 and −1",
    plot: "Two lines, with a dot on each at x",
    spoken: "x is {x}; the lines are at {first} and {second}",
    parallel: "The weights are equal: the lines are parallel, {distance} apart.",
    same: "Both lines are the same.",
    cross: "The lines meet at x = {x}.",
  },
  ja: {
    title: "二本の直線: 重みとバイアス",
    description:
      "活性化関数がなければ、ニューロンは y = wx + b を計算します。重みは直線の傾きで、バイアスは直線を上下に動かします。",
    weight: "重み {index}",
    bias: "バイアス {index}",
    input: "入力 x",
    settings: "設定",
    slopes: "傾き 1 と 2",
    biases: "バイアス +1 と −1",
    plot: "二本の直線と、x での点",
    spoken: "x は {x}、直線の値は {first} と {second}",
    parallel: "重みが等しいので直線は平行で、間隔は {distance} です。",
    same: "二本の直線は同じです。",
    cross: "直線は x = {x} で交わります。",
  },
};
