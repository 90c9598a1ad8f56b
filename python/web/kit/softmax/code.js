/** Python and C# that compute the logits and probabilities of a softmax regression, with every number it needs. */

import { FEW, list, matrix, program } from "../code/arrays.js";

/** @typedef {import("./numbers.js").Given} Given */
/** @typedef {ReturnType<typeof import("./numbers.js").valuesOf>} Values */
/** @typedef {{ features: number, classes: number, changed: Readonly<Record<string, number>> }} Shape */
/** @typedef {"inputs" | "weights" | "biases"} Name */

/**
 * @param {Shape} shape @param {Given} given @param {Values} values
 * @returns {{ python: string, csharp: string }}
 */
export function softmaxCode(shape, given, values) {
  const { python, csharp } = shape.features * shape.classes <= FEW ? written(shape, values) : formulas(shape, given);
  return { python: program([...python, PRINTED], "python"), csharp: program([...csharp, COMPUTED], "csharp") };
}

/** Numbers of an index. @param {number} count @param {(index: number) => number} item */
function row(count, item) {
  return list(Array.from({ length: count }, (_, index) => item(index)));
}

/** Every number. @param {Shape} shape @param {Values} values */
function written({ features, classes }, values) {
  const rows = Array.from({ length: features }, (_, feature) => row(classes, (index) => values.weight(index, feature)));
  const sharp = (/** @type {string} */ numbers) => `{ ${numbers.slice(1, -1)} }`;
  const [inputs, biases] = [row(features, values.input), row(classes, values.bias)];
  return {
    python: [
      `inputs = np.array([${inputs}], float)`,
      "weights = np.array([  # (features, classes)",
      ...rows.map((numbers) => `    ${numbers},`),
      "], float)",
      `biases = np.array([${biases}], float)`,
    ],
    csharp: [
      "Matrix weights = Matrix.From(new double[,]",
      "{",
      ...rows.map((numbers) => `    ${sharp(numbers)},`),
      "});",
      `Matrix biases = Matrix.From(new double[,] { ${sharp(biases)} });`,
      `Matrix inputs = Matrix.From(new double[,] { ${sharp(inputs)} });`,
    ],
  };
}

/** The example's numbers by their formulas, over them those that Python gave, over these those that the reader changed. @param {Shape} shape @param {Given} given */
function formulas({ features, classes, changed }, given) {
  const names = Object.keys(changed).filter((name) => {
    const [index, feature] = name.slice(1).split(",").map(Number);
    return name[0] === "x" ? index < features : index < classes && (feature === undefined || feature < features);
  });
  const put = names.map((name) => {
    const [index, feature] = name.slice(1).split(",").map(Number);
    return {
      array: { x: "inputs", b: "biases", w: "weights" }[name[0]],
      at: name[0] === "w" ? `${feature}, ${index}` : `0, ${index}`,
      value: list([changed[name]]).slice(1, -1),
    };
  });
  const over = [
    ...block("inputs", given.inputs && [given.inputs], 1, features),
    ...block("biases", given.biases && [given.biases], 1, classes),
    ...block("weights", given.weights, features, classes),
  ];
  return {
    python: [
      `feature, row = np.arange(${features})[:, None], np.arange(${classes})[None, :]`,
      "inputs = ((3 * feature.T) % 5 + 1) / 5",
      "weights = ((7 * row + 3 * feature) % 11 - 5) / 5",
      "biases = ((2 * row) % 5 - 2) / 5",
      ...over.map(
        ({ name, numbers }) => `${name}[:${numbers.shape[0]}, :${numbers.shape[1]}] = ${matrix(numbers, "python")}`,
      ),
      ...put.map(({ array, at, value }) => `${array}[${at}] = ${value}`),
    ],
    csharp: [
      `var inputs = new Matrix(1, ${features}, DType.Float64);`,
      `var weights = new Matrix(${features}, ${classes}, DType.Float64);`,
      `var biases = new Matrix(1, ${classes}, DType.Float64);`,
      `for (int feature = 0; feature < ${features}; feature++)`,
      "{",
      "    inputs[0, feature] = (3 * feature % 5 + 1) / 5.0;",
      `    for (int row = 0; row < ${classes}; row++)`,
      "    {",
      "        weights[feature, row] = ((7 * row + 3 * feature) % 11 - 5) / 5.0;",
      "        biases[0, row] = (2 * row % 5 - 2) / 5.0;",
      "    }",
      "}",
      "",
      ...over.map(({ name, numbers }) => `Put(${name}, ${matrix(numbers, "csharp")});`),
      ...put.map(({ array, at, value }) => `${array}[${at}] = ${value};`),
      ...(over.length ? [PUT] : []),
    ],
  };
}

/** What was given of an array, as far as the shape reaches. @param {Name} name @param {readonly (readonly number[])[] | null} rows @param {number} height @param {number} width */
function block(name, rows, height, width) {
  if (!rows) return [];
  const used = rows.slice(0, height).map((numbers) => numbers.slice(0, width));
  return [{ name, numbers: { dtype: "float64", shape: [used.length, used[0].length], data: used.flat() } }];
}

const PUT = `
static void Put(Matrix array, Matrix given)
{
    for (int row = 0; row < given.Rows; row++)
    {
        for (int column = 0; column < given.Columns; column++)
        {
            array[row, column] = given[row, column];
        }
    }
}
`;

const PRINTED = `logits = inputs @ weights + biases
print(logits)
print(hn.softmax(logits))  # probabilities`;

const COMPUTED = `var arithmetic = new NumPyArithmetic { ProductDType = null }; // float64 as the inputs
Matrix logits = new DenseLayer(weights, biases).Forward(inputs, arithmetic);
Matrix probabilities = new SoftmaxActivation().Forward(logits, arithmetic);
for (int row = 0; row < logits.Columns; row++)
{
    Console.WriteLine($"{logits[0, row]:F8} {probabilities[0, row]:F8}");
}`;
