// Reads data of explorables from the standard input, by view and name; prints as JSON, for states of every view: the Python and C#
// of the code panel, and the numbers that the page shows. `sharp` are the numbers of C# where it prints them in another order.
import { readFileSync } from "node:fs";
import { activationCode, evaluate, standardSetting } from "../../../python/web/kit/functions/functions.js";
import { FUNCTIONS } from "../../../python/web/kit/functions/table.js";
import { Descent } from "../../../python/web/kit/line/descent.js";
import { general } from "../../../python/web/kit/numbers/format.js";
import { Learner } from "../../../python/web/kit/model/learner.js";
import { descentCode, dialCode, storyCode } from "../../../python/web/kit/line/code.js";
import { linesCode } from "../../../python/web/kit/line/line-formula.js";
import { microscopeCode } from "../../../python/web/kit/microscope/code.js";
import { decodeMatrix } from "../../../python/web/math/arrays.js";
import { Network } from "../../../python/web/kit/model/network.js";
import { predictionCode } from "../../../python/web/kit/prediction/code.js";
import { whole } from "../../../python/web/math/pieces.js";
import { printedRow } from "../../../python/web/kit/numbers/printed-array.js";
import { tableOf } from "../../../python/web/kit/line/regression.js";
import { chainAt } from "../../../python/web/kit/relu/pieces.js";
import { neuronCode, pairCode } from "../../../python/web/kit/relu/code.js";
import { softmaxCode } from "../../../python/web/kit/softmax/code.js";
import { SoftmaxRegression, valuesOf } from "../../../python/web/kit/softmax/numbers.js";
import { errorOf, linesOf, lookedUp } from "../../../python/web/kit/line/stories.js";
import { topCode } from "../../../python/web/kit/code/top-k.js";
import { repr } from "../../../python/web/math/format.js";
import { LinearTrainer, table as rowsOf } from "../../../python/web/math/linear-trainer.js";

/** @type {{ view: string, name: string, python: string, csharp: string, shown: string[], sharp?: string[] }[]} */
const cases = [];
/** @type {{ view: string, name: string, data: any }[]} */
const given = JSON.parse(readFileSync(0, "utf8"));
/** What the code of an activation prints of a value: the page shows the same number, rounded for people. @param {keyof typeof FUNCTIONS} name @param {number} value */
function printed(name, value) {
  if (FUNCTIONS[name].exact) return general(value, 15);
  if (value !== 0 && Math.abs(value) < 1e-9) return value.toExponential(3).replace(/e([+-])(\d)$/, "e$10$2");
  return `${Object.is(value, -0) ? "-" : ""}${value.toFixed(11)}`;
}
const own = (/** @type {string} */ view) => given.filter((each) => each.view === view);

for (const [weight, bias, x] of [[-2, 0.5, 0.1], [0, 0, -2], [3.37, -1.21, 0.93], [-0.01, 0.01, 1.99]]) {
  const state = { weights: [weight], biases: [bias], x };
  const [{ sum, output }] = chainAt(state.weights, state.biases, x);
  cases.push({ view: "relu-neuron", name: `${weight} ${bias} ${x}`, ...neuronCode(state), shown: [general(sum), general(output)] });
}
for (const [w1, b1, w2, b2, x] of [[-1, 0.5, -2, 1, 0.25], [1.13, 0.07, -3.33, 2.5, 0.29], [0, 0, 0, 0, 0]]) {
  const state = { weights: [w1, w2], biases: [b1, b2], x };
  cases.push({ view: "relu-pair", name: `${w1} ${b1} ${w2} ${b2} ${x}`, ...pairCode(state), shown: chainAt(state.weights, state.biases, x).map(({ output }) => general(output)) });
}
for (const name of /** @type {(keyof typeof FUNCTIONS)[]} */ (Object.keys(FUNCTIONS))) {
  for (const setting of FUNCTIONS[name].setting ? [standardSetting(name), 0.37, 0] : [0]) {
    for (const x of [-20, -5, -1.63, -0.01, 0, 0.01, 0.5, 2.5, 19.99]) {
      const { y, slope } = evaluate(name, setting, [x]);
      cases.push({ view: "activation", name: `${name} ${setting} ${x}`, ...activationCode({ name, setting, x }), shown: [y[0], slope[0]].map((value) => printed(name, value)) });
    }
  }
}
cases.push({ view: "two-lines", name: "two lines", ...linesCode({ weights: [1, 2.37], biases: [-1, 0.4], x: -1.29 }), shown: [general(-2.29), general(2.37 * -1.29 + 0.4)] });

/** @param {string} name @param {any} data @param {number} features @param {number} classes @param {Record<string, number>} changed */
function softmax(name, data, features, classes, changed) {
  const values = valuesOf(data, changed);
  const { logits, probabilities } = new SoftmaxRegression(features, classes, values).compute();
  const pairs = Array.from(logits).flatMap((logit, index) => [logit.toFixed(8), probabilities[index].toFixed(8)]);
  cases.push({ view: "softmax-regression", name, ...softmaxCode({ features, classes, changed }, data, values), shown: [logits, probabilities].flatMap((row) => printedRow(row).split("\n")), sharp: pairs });
}
const nothing = { inputs: null, weights: null, biases: null };
for (const [features, classes, changed] of /** @type {[number, number, Record<string, number>][]} */ ([[2, 2, {}], [3, 3, { "w2,1": 1.7, x0: -3.2, b1: 5 }], [8, 8, {}], [784, 10, { "w9,700": 4.1, x783: -2, b0: 0.3 }], [1, 1, {}]])) softmax(`${features} ${classes}`, nothing, features, classes, changed);
for (const { name, data } of own("softmax-regression")) {
  softmax(name, data, data.features, data.classes, {});
  softmax(`${name}, changed`, data, data.features, data.classes, { "w1,0": -0.75, x1: 2.5 });
  softmax(`${name}, more features and fewer classes`, data, data.features + 40, Math.max(2, data.classes - 1), { b0: 1e-3 });
}

for (const { name, data } of own("top-k")) {
  data.samples.forEach((/** @type {any} */ { row, classes, shares }) => {
    const k = Math.min(5, classes.length);
    const shown = classes.slice(0, k).map((/** @type {number} */ index, /** @type {number} */ rank) => `${data.names[index]} ${shares[rank].toFixed(3)}`);
    cases.push({ view: "top-k", name: `${name}, row ${row}`, ...topCode({ row, k, classes, shares, names: data.names, ofModel: data.of_model }), shown });
  });
}

const say = (/** @type {string} */ key) => key;
/** What every view of a line prints first. @param {LinearTrainer} trainer */
function line(trainer) {
  const { weights, bias } = trainer.gradient();
  return [`[${Array.from(trainer.weights, (weight) => repr(weight)).join(", ")}] ${repr(trainer.bias)}`, repr(trainer.error), [...weights, bias].map((slope) => repr(slope)).join(" ")];
}
for (const { name, data } of own("gradient-descent")) {
  const table = tableOf(data, say);
  const descent = new Descent(data, table);
  let state = descent.start();
  for (const [what, change] of /** @type {[string, () => object][]} */ ([["start", () => ({})], ["steps", () => descent.stepped(state, 100)], ["moved", () => descent.moved(state, { bias: 0.5 })], ["steps from there", () => descent.stepped(state, 10)], ["standardized", () => (descent.scale && !state.standard ? descent.switched(state, true) : {})], ["standardized steps", () => descent.stepped(state, 10)]])) {
    state = { ...state, ...change() };
    const raw = descent.rawLine(state);
    const shown = [...line(descent.trainer(state)), ...(state.standard ? [[...raw.weights, raw.bias].map((value) => repr(value)).join(" ")] : [])];
    cases.push({ view: "gradient-descent", name: `${name}, ${what}`, ...descentCode(data, state, descent.rates(state)), shown });
  }
}
/** A trainer at a line. @param {import("../../../python/web/kit/line/regression.js").Table} table @param {number} weight @param {number} bias */
function trainerAt(table, weight, bias) {
  const trainer = new LinearTrainer(rowsOf(table.features, 1), rowsOf(table.targets, 1), [0.1], 0.1);
  trainer.weights[0] = weight;
  trainer.bias = bias;
  return trainer;
}
for (const { name, data } of own("linear-regression")) {
  const table = tableOf(data, say);
  for (const state of [{ weight: 0.17, bias: 12.5, biased: true }, { weight: -3, bias: 12.5, biased: false }]) {
    const trainer = trainerAt(table, state.weight, state.biased ? state.bias : 0);
    cases.push({ view: "linear-regression", name: `${name} ${state.weight}`, ...dialCode(data, state), shown: [...line(trainer), ...Array.from(table.features, (x) => repr(trainer.predict([x])))] });
  }
}
for (const { name, data } of own("line-story")) {
  const table = tableOf(data, say);
  const lines = linesOf(data, table);
  for (const story of /** @type {const} */ (["look-up", "differences", "lines"])) {
    const shown = story === "lines" ? lines.length - 1 : 0;
    const trainer = trainerAt(table, ...lines[shown]);
    const told = { "look-up": () => [repr(trainer.predict([lookedUp(table.features)]))], differences: () => Array.from(table.features, (x) => repr(trainer.predict([x]))), lines: () => lines.map(([w, b]) => `${repr(w)} ${repr(b)} ${repr(errorOf(table, [w, b]))}`) };
    cases.push({ view: "line-story", name: `${name}, ${story}`, ...storyCode(data, table, story, shown), shown: [...line(trainer), ...told[story]()] });
  }
}

for (const { name, data } of own("prediction")) {
  const network = whole(Network.made(data));
  const X = decodeMatrix(data.X);
  for (const row of new Set([0, X.rows - 1])) {
    const values = network.forward(X.slice(row, row + 1));
    const output = values[values.length - 1];
    cases.push({ view: "prediction", name: `${name}, row ${row}`, ...predictionCode(data, { values: X.row(row), dtype: X.dtype }, output), shown: [Array.from(output.row(0), (value) => repr(value, output.dtype)).join(" ")] });
  }
}
for (const { name, data } of own("network")) {
  const first = whole(Network.made(data)).stages.findIndex(({ kind }) => kind === "sum");
  const row = data.X.shape[0] - 1;
  /** @type {[string, import("../../../python/web/kit/model/live-learner.js").Action[]][]} */
  const done = [["as it came", []], ["changed", [{ set: [first, 0, 1], value: 0.75 }, { set: [first, -1, 0], value: -1 }]], ...(data.architecture.optimizer ? /** @type {[string, any[]][]} */ ([["trained", [{ train: 3 }, { set: [first, 1, 0], value: 0.5 }, { train: 2 }]]]) : [])];
  for (const [what, actions] of done) {
    const learner = whole(Learner.made(data));
    for (const action of actions) {
      if ("set" in action) learner.setWeight(...action.set, action.value);
      else {
        learner.beginFit();
        for (let step = 0; step < action.train; step++) whole(learner.stepPieces());
      }
    }
    const { stages } = learner.network;
    const loss = repr(learner.pass().loss);
    for (const [stage, source, target] of [[first, 1, 0], [first, -1, 1]]) {
      const parameter = learner.network.parameterOf(stage, source < 0);
      const gradient = learner.gradient(stage, source, target);
      const shown = [loss, repr(learner.network.weight(stage, source, target), parameter.value.dtype), ...(parameter.isTrainable ? [repr(gradient.value, gradient.dtype)] : [])];
      cases.push({ view: "network", name: `${name}, ${what}, weight ${source}`, ...microscopeCode({ data, learner, actions, part: { kind: "edge", stage, source, target }, row }), shown });
    }
    for (const stage of new Set([0, first, stages.length - 1])) {
      const values = learner.pass().values[stage];
      cases.push({ view: "network", name: `${name}, ${what}, stage ${stage}`, ...microscopeCode({ data, learner, actions, part: { kind: "node", stage, index: 0 }, row }), shown: [loss, repr(values.at(row, 0), values.dtype)] });
    }
  }
}
process.stdout.write(JSON.stringify(cases));
