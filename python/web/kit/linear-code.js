/** Code that trains a line to the state on screen, in Python and C#. */

import { repr } from "../math/format.js";

/**
 * @typedef {object} Shown
 * @property {any} data  of the view, as hybridnet.explore sent it.
 * @property {readonly number[]} rates
 * @property {number} biasRate
 * @property {readonly number[]} weights  before the steps.
 * @property {number} bias
 * @property {number} [steps]
 * @property {boolean} [standard]  the features are standardized.
 * @property {string} [more]  lines at the end of the Python code.
 * @property {string} [moreSharp]  lines at the end of the C# code.
 */

/** So many rows are written into the code; of more, the code names the reader's table. */
const WRITTEN = 60;

/** @param {Shown} shown @returns {{ python: string, csharp: string }} */
export function linearCode(shown) {
  return { python: python(shown), csharp: csharp(shown) };
}

/** @param {Shown} shown */
function python({ data, rates, biasRate, weights, bias, steps = 0, standard = false, more = "" }) {
  const start = weights.some((weight) => weight !== 0) || bias !== 0 ? `line.weights[:] = [${weights.map((weight) => repr(weight)).join(", ")}]\nline.bias = ${repr(bias)}\n` : "";
  return [
    given(data),
    standard ? "scale = hn.Standardizer().fit(features)" : null,
    `line = hn.LinearTrainer(${standard ? "scale.transform(features)" : "features"}, targets, weight_rates=${list(rates)}, bias_rate=${biasRate})`,
    `${start}${steps > 0 ? `line.step(${steps})\n` : ""}print(line.weights.tolist(), line.bias)\nprint(line.error)\nprint(line.gradient)`,
    standard ? "print(scale.raw_weights(line.weights.reshape(-1, 1), [[line.bias]]))   # in the units of the table" : null,
    more || null,
  ].filter((part) => part !== null).join("\n");
}

/** The features and targets in Python. @param {any} data */
function given(data) {
  const { source, columns, features, targets, rows, names, target } = data;
  if (source !== "table" && source !== "arrays") return `import hybridnet as hn\n\nfeatures, targets = hn.${source}()`;
  if (targets.length <= WRITTEN) {
    return `import hybridnet as hn\n\nfeatures = [${targets.map((/** @type {number} */ _, /** @type {number} */ i) => list(features.slice(i * columns, (i + 1) * columns))).join(", ")}]\ntargets = ${list(targets)}`;
  }
  const read = source === "table"
    ? `# df is your table\nfeatures = np.column_stack([df[name] for name in [${names.map(literal).join(", ")}]])\ntargets = np.asarray(df[${literal(target)}])`
    : "# X and y are your arrays\ntargets = np.reshape(y, -1)\nfeatures = np.reshape(X, (len(targets), -1))";
  const fewer = targets.length < rows ? `\nrows = np.linspace(0, len(targets) - 1, ${targets.length}).round().astype(int)\nfeatures, targets = features[rows], targets[rows]` : "";
  return `import numpy as np\nimport hybridnet as hn\n\n${read}${fewer}`;
}

/** @param {Shown} shown */
function csharp({ data, rates, biasRate, weights, bias, steps = 0, standard = false, moreSharp = "" }) {
  const count = weights.length;
  const start = [...weights.flatMap((weight, j) => (weight !== 0 ? [`line.Weights[${j}] = ${weight};`] : [])), ...(bias !== 0 ? [`line.Bias = ${bias};`] : [])];
  return [
    givenSharp(data),
    standard ? "Standardizer scale = Standardizer.Fit(features);" : null,
    `var line = new LinearTrainer(${standard ? "scale.Transform(features)" : "features"}, targets, weightRates: ${list(rates)}, biasRate: ${biasRate});`,
    ...start,
    steps > 0 ? `line.Step(${steps});` : null,
    "Console.WriteLine($\"{string.Join(\", \", line.Weights.ToArray())}, {line.Bias}\");",
    "Console.WriteLine(line.Error);",
    standard ? `var (rawWeights, rawBias) = scale.RawWeights(Matrix.From(line.Weights, ${count}, 1), Matrix.From([line.Bias], 1, 1));\nConsole.WriteLine($"{string.Join(", ", rawWeights.AsDoubleSpan().ToArray())}, {rawBias[0, 0]}");   // in the units of the table` : null,
    moreSharp || null,
  ].filter((part) => part !== null).join("\n");
}

/** The features and targets in C#. @param {any} data */
function givenSharp(data) {
  const { source, columns, features, targets, rows, names, target } = data;
  if (source === "three_houses") return "using HybridNet;\n\nvar (features, targets) = HousePrices.ThreeHouses();";
  if (source === "ten_houses") return "using HybridNet;\n\nvar (features, targets) = HousePrices.TenHouses();";
  const column = (/** @type {number} */ j) => list(features.filter((/** @type {number} */ _, /** @type {number} */ i) => i % columns === j));
  if (targets.length <= WRITTEN) {
    return `using HybridNet;\n\nMatrix features = Matrix.FromColumns(${Array.from({ length: columns }, (_, j) => column(j)).join(", ")});\nMatrix targets = Matrix.FromColumns(${list(targets)});`;
  }
  const captions = names ?? Array.from({ length: columns }, (_, j) => `x${j + 1}`);
  const numbers = (/** @type {string} */ name) => (targets.length < rows ? `Some(table.Numbers(${literal(name)}))` : `table.Numbers(${literal(name)})`);
  const some = `\n\ndouble[] Some(double[] all) =>   // evenly spaced rows\n    [.. Enumerable.Range(0, ${targets.length}).Select(i => all[(int)Math.Round(i * ((all.Length - 1) / ${targets.length - 1}.0))])];`;
  return `using HybridNet;\n\nCsvTable table = CsvTable.Read("table.csv");   // your table\nMatrix features = Matrix.FromColumns(${captions.map(numbers).join(", ")});\nMatrix targets = Matrix.FromColumns(${numbers(target ?? "y")});${targets.length < rows ? some : ""}`;
}

/** @param {readonly number[]} values */
export function list(values) {
  return `[${values.join(", ")}]`;
}

/** A text as Python, C# and JSON write it. @param {unknown} text */
function literal(text) {
  return JSON.stringify(String(text)).replace(/[\u0085\u2028\u2029\u007f-\u009f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
