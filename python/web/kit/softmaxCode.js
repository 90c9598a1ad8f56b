/** Python and C# that compute the logits and probabilities of a softmax regression, with every number it needs. */

/** @typedef {import("./softmaxNumbers.js").Given} Given */
/** @typedef {{ features: number, classes: number, changed: Readonly<Record<string, number>> }} Shape */

/** Up to so many weights are written out. */
const WRITTEN = 64;

/**
 * @param {Shape} shape @param {Given} given @param {ReturnType<typeof import("./softmaxNumbers.js").valuesOf>} values
 * @returns {{ python: string, csharp: string }}
 */
export function softmaxCode(shape, given, values) {
  const { features, classes } = shape;
  return features * classes <= WRITTEN ? written(shape, values) : formulas(shape, given);
}

/** @param {number} count @param {(index: number) => string | number} item */
function list(count, item) {
  return Array.from({ length: count }, (_, index) => item(index)).join(", ");
}

/** @param {Shape} shape @param {ReturnType<typeof import("./softmaxNumbers.js").valuesOf>} values */
function written({ features, classes }, values) {
  const rows = Array.from({ length: features }, (_, feature) => list(classes, (row) => values.weight(row, feature)));
  return {
    python: `import numpy as np
import hybridnet as hn

inputs = np.array([[${list(features, values.input)}]], float)
weights = np.array([  # (features, classes)
${rows.map((row) => `    [${row}],`).join("\n")}
], float)
biases = np.array([[${list(classes, values.bias)}]], float)
${PRINTED}`,
    csharp: `using HybridNet;

Matrix weights = Matrix.From(new double[,]
{
${rows.map((row) => `    { ${row} },`).join("\n")}
});
Matrix biases = Matrix.From(new double[,] { { ${list(classes, values.bias)} } });
Matrix inputs = Matrix.From(new double[,] { { ${list(features, values.input)} } });
${COMPUTED}`,
  };
}

/** @param {Shape} shape @param {Given} given */
function formulas({ features, classes, changed }, given) {
  const names = Object.keys(changed).filter((name) => {
    const [row, feature] = name.slice(1).split(",").map(Number);
    return name[0] === "x" ? row < features : row < classes && (feature === undefined || feature < features);
  });
  const put = names.map((name) => {
    const [row, feature] = name.slice(1).split(",").map(Number);
    return { array: { x: "inputs", b: "biases", w: "weights" }[name[0]], at: name[0] === "w" ? `${feature}, ${row}` : `0, ${row}`, value: changed[name] };
  });
  const [own, ownSharp] = [" # put your array here", " // put your number here"];
  const mark = (/** @type {unknown} */ isGiven, /** @type {string} */ text) => (isGiven ? text : "");
  return {
    python: `import numpy as np
import hybridnet as hn

feature, row = np.arange(${features})[:, None], np.arange(${classes})[None, :]
inputs = ((3 * feature.T) % 5 + 1) / 5${mark(given.inputs, own)}
weights = ((7 * row + 3 * feature) % 11 - 5) / 5${mark(given.weights, own)}
biases = ((2 * row) % 5 - 2) / 5${mark(given.biases, own)}
${put.map(({ array, at, value }) => `${array}[${at}] = ${value}\n`).join("")}${PRINTED}`,
    csharp: `using HybridNet;

var inputs = new Matrix(1, ${features}, DType.Float64);
var weights = new Matrix(${features}, ${classes}, DType.Float64);
var biases = new Matrix(1, ${classes}, DType.Float64);
for (int feature = 0; feature < ${features}; feature++)
{
    inputs[0, feature] = (3 * feature % 5 + 1) / 5.0;${mark(given.inputs, ownSharp)}
    for (int row = 0; row < ${classes}; row++)
    {
        weights[feature, row] = ((7 * row + 3 * feature) % 11 - 5) / 5.0;${mark(given.weights, ownSharp)}
        biases[0, row] = (2 * row % 5 - 2) / 5.0;${mark(given.biases, ownSharp)}
    }
}

${put.map(({ array, at, value }) => `${array}[${at}] = ${value};\n`).join("")}${COMPUTED}`,
  };
}

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
