/** Captions of the prediction viewer. */

import { texts as PARTS } from "./parts.js";
import { texts as PLAYER } from "./player.js";

export const texts = {
  en: {
    ...PARTS.en,
    ...PLAYER.en,
    title: "A prediction, step by step",
    description:
      "Select a row, or point at one: its numbers flow through the network. Point at an input, a weight, a sum or an activation, or reach them with Tab and the arrow keys.",
    table: "Rows",
    drawing: "The network with the values of one row",
    select: "select",
    targetOf: "Target {index}",
    right: "Correct",
    wrong: "wrong",
    whole: "Whole",
    wholeNames: "Show the whole prediction",
    phase: "Step {step} of {count}. {words}",
    phaseInput: "The inputs of the row.",
    phaseProducts: "Each input is multiplied by its weight; the bias is added as it is.",
    phaseSum: "The products and the bias are summed: {detail}",
    phaseActivation: "{kind} turns each sum into an output: {detail}",
    phaseResult: "The result: {detail}",
    all: "Row {row}: {detail}",
    columnsLeft: "{count} more columns",
    ofRows: "Correct: {right} of {all} rows.",
  },
  ja: {
    ...PARTS.ja,
    ...PLAYER.ja,
    title: "予測を一歩ずつ",
    description:
      "行を選ぶか、行にポインターを合わせると、その数値がネットワークを流れます。入力・重み・和・活性化にポインターを合わせるか、Tab と矢印キーで移動してください。",
    table: "行",
    drawing: "一つの行の値を入れたネットワーク",
    select: "選択",
    targetOf: "正解 {index}",
    right: "正しい",
    wrong: "誤り",
    whole: "全体",
    wholeNames: "予測の全体を表示",
    phase: "{count} 段階中 {step}。{words}",
    phaseInput: "行の入力です。",
    phaseProducts: "入力にそれぞれの重みを掛けます。バイアスはそのまま足されます。",
    phaseSum: "積とバイアスを合計します: {detail}",
    phaseActivation: "{kind} が和を出力に変えます: {detail}",
    phaseResult: "結果: {detail}",
    all: "行 {row}: {detail}",
    columnsLeft: "ほか {count} 列",
    ofRows: "正解: {all} 行中 {right} 行。",
  },
};
