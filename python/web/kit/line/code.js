/** Code that trains a line to the state on screen, in Python and C#. */

import { FEW, list, matrix, plain, program } from "../code/arrays.js";
import { repr } from "../../math/format.js";
import { linesOf, lookedUp } from "./stories.js";

/**
 * @typedef {object} Shown
 * @property {any} data  of the view, as hybridnet.explore sent it.
 * @property {readonly number[]} rates
 * @property {number} biasRate
 * @property {readonly number[]} weights  before the steps.
 * @property {number} bias
 * @property {number} [steps]
 * @property {boolean} [standard]  the features are standardized.
 * @property {readonly string[]} [more]  lines at the end of the Python code.
 * @property {readonly string[]} [moreSharp]  lines at the end of the C# code.
 */

/** @param {Shown} shown @returns {{ python: string, csharp: string }} */
export function linearCode(shown) {
  return { python: program(python(shown), "python"), csharp: program(csharp(shown), "csharp") };
}

/** @param {Shown} shown */
function python({ data, rates, biasRate, weights, bias, steps = 0, standard = false, more = [] }) {
  const start =
    weights.some((weight) => weight !== 0) || bias !== 0
      ? [`line.weights[:] = [${weights.map((weight) => repr(weight)).join(", ")}]`, `line.bias = ${repr(bias)}`]
      : [];
  return [
    ...given(data),
    ...(standard ? ["scale = hn.Standardizer().fit(features)"] : []),
    `line = hn.LinearTrainer(${standard ? "scale.transform(features)" : "features"}, targets, weight_rates=${list(rates)}, bias_rate=${plain(biasRate)})`,
    ...start,
    ...(steps > 0 ? [`line.step(${steps})`] : []),
    "print(line.weights.tolist(), line.bias)",
    "print(line.error)",
    "slopes, slope = line.gradient",
    "print(*slopes.tolist(), slope)",
    ...(standard
      ? [
          "raw, raw_bias = scale.raw_weights(line.weights.reshape(-1, 1), [[line.bias]])",
          "print(*raw.ravel().tolist(), raw_bias.item())   # in the units of the table",
        ]
      : []),
    ...more,
  ];
}

/** The features and targets in Python. @param {any} data */
function given(data) {
  const { source, columns, features, targets } = data;
  if (source !== "table" && source !== "arrays") return [`features, targets = hn.${source}()`];
  if (features.length > FEW) return [`features = ${rows(data, "python")}`, `targets = ${column(data, "python")}`];
  return [
    `features = [${targets.map((/** @type {number} */ _, /** @type {number} */ i) => list(features.slice(i * columns, (i + 1) * columns))).join(", ")}]`,
    `targets = ${list(targets)}`,
  ];
}

/** @param {Shown} shown */
function csharp({ data, rates, biasRate, weights, bias, steps = 0, standard = false, moreSharp = [] }) {
  const count = weights.length;
  const start = [
    ...weights.flatMap((weight, j) => (weight !== 0 ? [`line.Weights[${j}] = ${plain(weight)};`] : [])),
    ...(bias !== 0 ? [`line.Bias = ${plain(bias)};`] : []),
  ];
  return [
    ...givenSharp(data),
    ...(standard ? ["Standardizer scale = Standardizer.Fit(features);"] : []),
    `var line = new LinearTrainer(${standard ? "scale.Transform(features)" : "features"}, targets, weightRates: ${list(rates)}, biasRate: ${plain(biasRate)});`,
    ...start,
    ...(steps > 0 ? [`line.Step(${steps});`] : []),
    'Console.WriteLine($"{string.Join(" ", line.Weights.ToArray())} {line.Bias}");',
    "Console.WriteLine(line.Error);",
    "var (slopes, slope) = line.Gradient();",
    'Console.WriteLine($"{string.Join(" ", slopes)} {slope}");',
    ...(standard
      ? [
          `var (raw, rawBias) = scale.RawWeights(Matrix.From(line.Weights, ${count}, 1), Matrix.From([line.Bias], 1, 1));`,
          'Console.WriteLine($"{string.Join(" ", raw.AsDoubleSpan().ToArray())} {rawBias[0, 0]}");   // in the units of the table',
        ]
      : []),
    ...moreSharp,
  ];
}

/** The features and targets in C#. @param {any} data */
function givenSharp(data) {
  const { source, columns, features, targets } = data;
  if (source === "three_houses") return ["var (features, targets) = HousePrices.ThreeHouses();"];
  if (source === "ten_houses") return ["var (features, targets) = HousePrices.TenHouses();"];
  if (features.length > FEW)
    return [`Matrix features = ${rows(data, "csharp")};`, `Matrix targets = ${column(data, "csharp")};`];
  const one = (/** @type {number} */ j) =>
    list(features.filter((/** @type {number} */ _, /** @type {number} */ i) => i % columns === j));
  return [
    `Matrix features = Matrix.FromColumns(${Array.from({ length: columns }, (_, j) => one(j)).join(", ")});`,
    `Matrix targets = Matrix.FromColumns(${list(targets)});`,
  ];
}

/** @type {WeakMap<object, Record<string, string>>} */
const KNOWN = new WeakMap();

/** Many features as an expression. @param {any} data @param {import("../code/arrays.js").Language} language */
function rows(data, language) {
  return once(data, `features ${language}`, () =>
    matrix({ dtype: "float64", shape: [data.targets.length, data.columns], data: data.features }, language),
  );
}

/** Many targets as an expression. @param {any} data @param {import("../code/arrays.js").Language} language */
function column(data, language) {
  return once(data, `targets ${language}`, () =>
    matrix({ dtype: "float64", shape: [data.targets.length, 1], data: data.targets }, language),
  );
}

/** A text that is made once: the code is written again in each frame. @param {object} data @param {string} key @param {() => string} make */
function once(data, key, make) {
  const known = KNOWN.get(data) ?? {};
  KNOWN.set(data, known);
  return (known[key] ??= make());
}

/** The line of the dials. @param {any} data @param {{ weight: number, bias: number, biased: boolean }} state */
export function dialCode(data, { weight, bias, biased }) {
  return linearCode({ data, rates: [0.1], biasRate: 0.1, weights: [weight], bias: biased ? bias : 0, ...PREDICTIONS });
}

/** Gradient descent from where its steps began. @param {any} data @param {import("./descent.js").State} state @param {import("./descent.js").Rates} rates */
export function descentCode(data, { origin, steps, standard }, rates) {
  return linearCode({
    data,
    rates: rates.rates,
    biasRate: rates.bias,
    weights: origin.weights,
    bias: origin.bias,
    steps,
    standard,
  });
}

/** What a story of a line tells. @param {any} data @param {import("./regression.js").Table} table @param {import("./stories.js").Name} story @param {number} shown  the index of the line. */
export function storyCode(data, table, story, shown) {
  const lines = linesOf(data, table);
  const [weight, bias] = lines[story === "lines" ? shown : 0];
  const x = plain(lookedUp(table.features));
  const pairs = lines.map(([w, b]) => `(${repr(w)}, ${repr(b)})`).join(", ");
  const more = {
    "look-up": {
      more: [`print(*line.predict([[${x}]]).tolist())`],
      moreSharp: [`Console.WriteLine(line.Predict([${x}]));`],
    },
    differences: PREDICTIONS,
    lines: {
      more: [
        `for weight, bias in [${pairs}]:`,
        "    line.weights[:] = [weight]",
        "    line.bias = bias",
        "    print(weight, bias, line.error)",
      ],
      moreSharp: [
        `foreach (var (weight, bias) in new (double, double)[] { ${pairs} })`,
        "{",
        "    line.Weights[0] = weight;",
        "    line.Bias = bias;",
        '    Console.WriteLine($"{weight} {bias} {line.Error}");',
        "}",
      ],
    },
  }[story];
  return linearCode({ data, rates: [0.1], biasRate: 0.1, weights: [weight], bias, ...more });
}

const PREDICTIONS = {
  more: ["for prediction in line.predict(features).tolist():", "    print(prediction)"],
  moreSharp: [
    "for (int i = 0; i < features.Rows; i++)",
    "{",
    "    Console.WriteLine(line.Predict([features[i, 0]]));",
    "}",
  ],
};
