// Prints as JSON, for states of explorables: the Python and C# of the code panel, and the numbers that the page shows.
import { activationCode, evaluate, FUNCTIONS, standardSetting, written } from "../../../python/web/kit/functions.js";
import { general } from "../../../python/web/kit/format.js";
import { printedRow } from "../../../python/web/kit/printedArray.js";
import { chainAt } from "../../../python/web/kit/relu.js";
import { neuronCode, pairCode } from "../../../python/web/kit/reluCode.js";
import { linesCode } from "../../../python/web/kit/lineFormula.js";
import { topCode } from "../../../python/web/kit/topCode.js";
import { softmaxCode } from "../../../python/web/kit/softmaxCode.js";
import { SoftmaxRegression, valuesOf } from "../../../python/web/kit/softmaxNumbers.js";

/** @type {{ name: string, python: string, csharp: string, shown: string[] }[]} */
const cases = [];
for (const [weight, bias, x] of [[-2, 0.5, 0.1], [0, 0, -2], [3.37, -1.21, 0.93], [-0.01, 0.01, 1.99]]) {
  const state = { weights: [weight], biases: [bias], x };
  const [{ sum, output }] = chainAt(state.weights, state.biases, x);
  cases.push({ name: `neuron ${weight} ${bias} ${x}`, ...neuronCode(state), shown: [general(sum), general(output)] });
}
for (const [w1, b1, w2, b2, x] of [[-1, 0.5, -2, 1, 0.25], [1.13, 0.07, -3.33, 2.5, 0.29], [0, 0, 0, 0, 0]]) {
  const state = { weights: [w1, w2], biases: [b1, b2], x };
  cases.push({ name: `pair ${w1} ${b1} ${w2} ${b2} ${x}`, ...pairCode(state), shown: chainAt(state.weights, state.biases, x).map(({ output }) => general(output)) });
}
for (const name of /** @type {(keyof typeof FUNCTIONS)[]} */ (Object.keys(FUNCTIONS))) {
  for (const setting of FUNCTIONS[name].setting ? [standardSetting(name), 0.37, 0] : [0]) {
    for (const x of [-20, -5, -1.63, -0.01, 0, 0.01, 0.5, 2.5, 19.99]) {
      const { y, slope } = evaluate(name, setting, [x]);
      cases.push({ name: `${name} ${setting} ${x}`, ...activationCode({ name, setting, x }), shown: [y[0], slope[0]].map((value) => written(name, value)) });
    }
  }
}
const nothing = { inputs: null, weights: null, biases: null };
for (const [features, classes, changed] of /** @type {[number, number, Record<string, number>][]} */ ([[2, 2, {}], [3, 3, { "w2,1": 1.7, x0: -3.2, b1: 5 }], [8, 8, {}], [784, 10, { "w9,700": 4.1, x783: -2, b0: 0.3 }], [1, 1, {}]])) {
  const values = valuesOf(nothing, changed);
  const { logits, probabilities } = new SoftmaxRegression(features, classes, values).compute();
  cases.push({ name: `softmax ${features} ${classes}`, ...softmaxCode({ features, classes, changed }, nothing, values), shown: [logits, probabilities].flatMap((row) => printedRow(row).split("\n")) });
}
cases.push({ name: "lines", ...linesCode({ weights: [1, 2.37], biases: [-1, 0.4], x: -1.29 }), shown: [general(-2.29), general(2.37 * -1.29 + 0.4)] });
cases.push({ name: "top-k", ...topCode({ row: 5, k: 3, shares: [0.02, 0.973, 0.007], names: ["cat", 'a "dog" \\', "犬"], ofModel: true }), shown: ['a "dog" \\ 0.973', "cat 0.020", "犬 0.007"] });
console.log(JSON.stringify(cases));
