/** Captions of the stories of a line. */

import { texts as PLAYER } from "./player.js";
import { texts as shared } from "./regression.js";

export const texts = {
  en: {
    ...shared.en,
    ...PLAYER.en,
    title: "Three stories of a line",
    description:
      "How a line predicts, how wrong it is, and how two lines are compared. Play a story, or go through it step by step.",
    story: "Story",
    "story look-up": "A prediction is looked up",
    "story differences": "Predictions and differences",
    "story lines": "Lines are compared",
    place: "Step {step} of {all}",
    chart: "Points, a line, and what the story adds step by step",
    question:
      "Each dot is one of {count} known rows: its {x} is across, its {y} is up. For a new row, {x} is {asked}. What is {y}?",
    axisX: "Across: {name}.",
    axisY: "Up: {name}.",
    point: "Row {row} is a point: {x} across, {y} up.",
    rest: "All {count} rows are points.",
    line: "The line {line} goes through the middle of them.",
    find: "What does the line say for {x}? Find {x} on the axis across.",
    up: "Go up to the line.",
    left: "Go left to the other axis: the prediction is {y}.",
    begin: "How wrong is the line {line}? Its prediction for each row is looked up.",
    looked: "Row {row}: the line predicts {prediction}; {y} is right.",
    differs: "Row {row}: the difference is {difference}, its square {square}.",
    allDiffer: "The same for all {count} rows.",
    error: "The mean of all squares is the error of the line: {error}.",
    first: "The line {line} has an error of {error}.",
    better: "{line}: {error}, better than {first}.",
    worse: "{line}: {error}, worse than {first}.",
    same: "{line}: {error}, the same as {first}.",
    notEnough: "The slope alone does not help much. With a bias, y = W x + b, the line need not go through 0.",
  },
  ja: {
    ...shared.ja,
    ...PLAYER.ja,
    title: "直線の三つの物語",
    description:
      "直線がどう予測するか、どれだけ外れるか、二つの直線をどう比べるか。再生するか、1 歩ずつ進めてください。",
    story: "物語",
    "story look-up": "予測を読み取る",
    "story differences": "予測と差",
    "story lines": "直線を比べる",
    place: "{all} 歩中 {step} 歩目",
    chart: "点と直線、そして物語が 1 歩ごとに加えるもの",
    question:
      "点の一つ一つが、わかっている {count} 行の一つです。横が{x}、縦が{y}です。新しい行の{x}は {asked} です。{y}はいくつでしょう。",
    axisX: "横軸: {name}。",
    axisY: "縦軸: {name}。",
    point: "{row} 行目は一つの点です。横に {x}、縦に {y}。",
    rest: "{count} 行すべてが点です。",
    line: "直線 {line} が点の間を通ります。",
    find: "{x} のとき直線は何を予測するでしょう。横軸で {x} を見つけます。",
    up: "直線まで上がります。",
    left: "縦軸まで左へ進みます。予測は {y} です。",
    begin: "直線 {line} はどれだけ外れるでしょう。各行の予測を読み取ります。",
    looked: "{row} 行目: 直線の予測は {prediction}、正解は {y} です。",
    differs: "{row} 行目: 差は {difference}、その二乗は {square} です。",
    allDiffer: "{count} 行すべてで同じようにします。",
    error: "二乗の平均が直線の誤差です: {error}。",
    first: "直線 {line} の誤差は {error} です。",
    better: "{line}: {error}。{first} より良い。",
    worse: "{line}: {error}。{first} より悪い。",
    same: "{line}: {error}。{first} と同じ。",
    notEnough:
      "傾きだけではあまり良くなりません。バイアスを加えた y = W x + b なら、直線は 0 を通らなくてもかまいません。",
  },
};
