// Answers requests of tests/python/test_web_math.py, one JSON object from the standard input: what JavaScript computes of arrays.
import { CLASS_COLORS, THEMES } from "../host/palette.js";
import { FUNCTIONS as TABLE } from "../kit/functions/table.js";
import { ticksOf } from "../kit/charts/ticks.js";
import { stringLiteral } from "../kit/code/string-literal.js";
import { decodeArray, decodeMatrix, encodeArray, encodeMatrix } from "../math/arrays.js";
import { expFloat, log, logFloat } from "../math/c-library.js";
import { exp, power } from "../math/double-functions.js";
import { expSimd, logSimd } from "../math/exponentials.js";
import { repr } from "../math/format.js";
import { goodOrBad, tenHouses, unseenHouses } from "./data/houses.js";
import { LinearTrainer } from "../math/linear-trainer.js";
import { Matrix } from "../math/matrix.js";
import { Network } from "../math/network.js";
import { multiply } from "../math/products.js";
import { NumPyRandom } from "../math/random.js";
import { cos, sin } from "./data/trigonometry.js";

/** @type {Record<string, (x: number) => number>} */
const FUNCTIONS = { exp, log, sin, cos, expFloat, logFloat, expSimd, logSimd };

/** @type {Record<string, (request: any) => any>} */
const ANSWERS = {
  functions: ({ name, x }) => {
    const { dtype, shape, values } = decodeArray(x);
    return encodeArray({ dtype, shape, values: /** @type {Float64Array} */ (values).map(FUNCTIONS[name]) });
  },
  powers: ({ base, count }) =>
    encodeArray({
      dtype: "float64",
      shape: [count],
      values: Float64Array.from({ length: count }, (_, n) => power(base, n)),
    }),
  ticks: ({ ranges }) =>
    ranges.map((/** @type {[number, number, number]} */ [low, high, count]) => ticksOf(low, high, count)),
  activations: () =>
    Object.entries(TABLE).map(([name, { type, setting, range }]) => [name, type, setting?.name ?? null, range]),
  colors: () => ({ themes: THEMES, classes: CLASS_COLORS }),
  literals: ({ texts }) => texts.map(stringLiteral),
  texts: ({ x }) => {
    const { dtype, values } = decodeArray(x);
    return Array.from(/** @type {Float64Array} */ (values), (value) =>
      repr(value, dtype === "float32" ? "float32" : "float64"),
    );
  },
  product: ({ a, transposeA, b, transposeB, dtype }) => {
    const [left, right] = [decodeMatrix(a), decodeMatrix(b)];
    const y = new Matrix(transposeA ? left.columns : left.rows, transposeB ? right.rows : right.columns, dtype);
    multiply(left, transposeA, right, transposeB, y);
    return encodeMatrix(y);
  },
  line: ({ weightRates, biasRate, steps }) => {
    const { features, prices } = tenHouses();
    const trainer = new LinearTrainer(features, prices, weightRates, biasRate);
    const errors = encodeArray({ dtype: "float64", shape: [steps], values: trainer.step(steps) });
    const { weights, bias } = trainer.gradient();
    return {
      features: encodeMatrix(features),
      prices: encodeMatrix(prices),
      errors,
      numbers: [...trainer.weights, trainer.bias, ...weights, bias],
    };
  },
  houses: ({ count, seed }) => {
    const { features, labels } = unseenHouses(count, new NumPyRandom(seed));
    return { features: encodeMatrix(features), labels: Array.from(labels), good: Array.from(goodOrBad().labels) };
  },
  steps: ({ architecture, arrays, X, y, seed, steps }) => {
    const matrices = Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, decodeMatrix(array)]));
    const network = Network.from(architecture, matrices, new NumPyRandom(seed));
    const inputs = decodeMatrix(X);
    const targets =
      y.shape.length === 1
        ? Int32Array.from(/** @type {ArrayLike<number | bigint>} */ (decodeArray(y).values), Number)
        : decodeMatrix(y);
    network.metric?.prepare(targets);
    const losses = Array.from({ length: steps }, () => network.step(inputs, targets).loss.value);
    const output = encodeMatrix(network.forward(inputs).copy());
    return { losses, output, parameters: network.parameters.map((parameter) => encodeMatrix(parameter.value)) };
  },
};

let text = "";
for await (const part of process.stdin) {
  text += part;
}
const requests = JSON.parse(text);
console.log(JSON.stringify(requests.map((/** @type {any} */ request) => ANSWERS[request.what](request))));
