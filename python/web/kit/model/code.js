/** The code, in Python and C#, that makes a model and its data: small ones number by number, larger ones as base64 of their bytes. */

import { FEW, matrix, targets } from "../code/arrays.js";
import { settingOf } from "../functions/table.js";
import { modelFile } from "./file.js";
import { decodeArray } from "../../math/arrays.js";

/** @typedef {import("../code/arrays.js").Numbers} Numbers */
/** @typedef {import("../code/arrays.js").Language} Language */
/** @typedef {Record<string, any>} Fields  of a description of a model. */

/** The largest model whose file is written into the code, in parameters and numbers of optimizer state. */
const MOST = 100_000;

/**
 * The lines that make `model`, with loss and optimizer where it has them.
 * @param {import("./network.js").Given} given
 * @param {Language} language
 * @returns {string[]}
 */
export function modelLines(given, language) {
  const { architecture } = given;
  if (isPlain(given)) {
    const tensors = (/** @type {string} */ name) => numbersOf(given.tensors[name]);
    const compiled = architecture.loss ? compileLines(architecture, language) : [];
    return language === "python"
      ? [...arithmeticOfPython(architecture.arithmetic), ...layersOfPython(architecture.layers, tensors), ...compiled]
      : [...layersOfCsharp(architecture.layers, tensors), ...arithmeticOfCsharp(architecture.arithmetic), ...compiled];
  }
  if (sizeOf(given) > MOST) {
    const file = '"model.safetensors"';
    return language === "python"
      ? [
          `# The model is too large to be written here: write it with model.save(${file}).`,
          `model = hn.Model.load(${file})`,
        ]
      : [
          `// The model is too large to be written here: write it with model.save(${file}) in Python.`,
          `Model model = ModelFile.Load(${file});`,
        ];
  }
  const text = modelFile(given);
  if (language === "csharp")
    return [`Model model = ModelFile.Load(Convert.FromBase64String("${text}")); // what model.save writes`];
  return [
    "with tempfile.TemporaryDirectory() as folder:  # what model.save writes",
    '    file = pathlib.Path(folder, "model.safetensors")',
    `    file.write_bytes(base64.b64decode("${text}"))`,
    "    model = hn.Model.load(file)",
  ];
}

/** Parameters and numbers of optimizer state. @param {import("./network.js").Given} given */
function sizeOf({ tensors }) {
  return Object.values(tensors).reduce(
    (sum, { shape }) => sum + shape.reduce((product, length) => product * length, 1),
    0,
  );
}

/** Whether all of a model can be written in short. @param {import("./network.js").Given} given */
function isPlain({ architecture, tensors }) {
  /** @type {Fields[]} */
  const layers = architecture.layers;
  const isShort = layers.every(
    ({ type, weights, biases }) =>
      type !== "InputLayer" &&
      !(weights && (weights.l1 || weights.l2 || biases.l1 || biases.l2 || !weights.trainable || !biases.trainable)),
  );
  const isFresh =
    (architecture.optimizer?.iterations ?? 0) === 0 &&
    Object.keys(tensors).every((name) => /\.(weights|biases)$/.test(name));
  return isShort && isFresh && !architecture.loss?.book_sign && sizeOf({ architecture, tensors }) <= FEW;
}

/** @param {Fields[]} layers @param {(name: string) => Numbers} tensors */
function layersOfPython(layers, tensors) {
  /** @type {string[]} */
  const before = [];
  const made = layers.map((layer, index) => {
    if (layer.type !== "DenseLayer") return `hn.${layer.type}(${settings(layer, "python")})`;
    const name = `layer${index}`;
    before.push(
      `${name} = hn.DenseLayer(${layer.n_inputs}, ${layer.n_neurons})`,
      `${name}.weights = ${matrix(tensors(`layers.${index}.weights`), "python")}`,
      `${name}.biases = ${matrix(tensors(`layers.${index}.biases`), "python")}`,
    );
    return name;
  });
  return [...before, `model = hn.Model([${made.join(", ")}])`];
}

/** @param {Fields[]} layers @param {(name: string) => Numbers} tensors */
function layersOfCsharp(layers, tensors) {
  const made = layers.map((layer, index) =>
    layer.type === "DenseLayer"
      ? `    new DenseLayer(${matrix(tensors(`layers.${index}.weights`), "csharp")}, ${matrix(tensors(`layers.${index}.biases`), "csharp")}),`
      : `    new ${layer.type}(${settings(layer, "csharp")}),`,
  );
  return ["var model = new Model", "{", ...made, "};"];
}

/** The arguments of a layer or a loss. @param {Fields} layer @param {Language} language */
function settings(layer, language) {
  if (layer.type === "DropoutLayer") return String(Number((1 - layer.keep_probability).toPrecision(12)));
  const setting = settingOf(layer);
  if (!setting) return "";
  const [name, value] = setting;
  if (typeof value === "boolean")
    return language === "python" ? `${name}=${value ? "True" : "False"}` : `${name}: ${value}`;
  return language === "python" ? `${name}=${value}` : `${name}: ${value}`;
}

/** @param {Fields} arithmetic */
function arithmeticOfPython({ product_dtype: product, default_dtype: dtype, flavour }) {
  const given = [
    ...(product === null && dtype === "float64" ? ['dtype="float64"'] : []),
    ...(flavour === "libm" ? ['flavour="libm"'] : []),
  ];
  return given.length ? [`hn.init(${given.join(", ")})`] : [];
}

/** @param {Fields} arithmetic */
function arithmeticOfCsharp({ product_dtype: product, default_dtype: dtype, flavour }) {
  const given = [
    ...(product === null ? ["ProductDType = null"] : product === "float64" ? ["ProductDType = DType.Float64"] : []),
    ...(dtype === "float64" ? ["DefaultDType = DType.Float64"] : []),
    ...(flavour === "libm" ? ["Flavour = Flavour.Libm"] : []),
  ];
  return given.length ? [`model.Arithmetic = new NumPyArithmetic { ${given.join(", ")} };`] : [];
}

/** The lines that set loss and optimizer. @param {Fields} architecture @param {Language} language */
function compileLines({ loss, optimizer }, language) {
  if (!optimizer)
    return language === "python"
      ? [`model.set(loss=hn.${loss.type}())`]
      : [`model.Compile(new ${loss.type}(), new Sgd());`];
  const names = ["decay", "momentum", "epsilon", "rho", "beta_1", "beta_2"].filter(
    (name) => optimizer[name] !== undefined,
  );
  if (language === "python") {
    const given = [`learning_rate=${optimizer.learning_rate}`, ...names.map((name) => `${name}=${optimizer[name]}`)];
    return [`model.set(loss=hn.${loss.type}(), optimizer=hn.${optimizer.type}(${given.join(", ")}))`];
  }
  const type = { SGD: "Sgd", RMSprop: "RmsProp" }[/** @type {string} */ (optimizer.type)] ?? optimizer.type;
  const called = (/** @type {string} */ name) => name.replace(/^\w/, (letter) => letter.toUpperCase()).replace("_", "");
  return [
    `model.Compile(new ${loss.type}(), new ${type}(${optimizer.learning_rate}) { ${names.map((name) => `${called(name)} = ${optimizer[name]}`).join(", ")} });`,
  ];
}

/** An array as `matrix` and `targets` take it. @param {import("../../math/arrays.js").EncodedArray} encoded @returns {Numbers} */
function numbersOf(encoded) {
  const { dtype, shape, values } = decodeArray(encoded);
  return { dtype, shape, data: /** @type {ArrayLike<number>} */ (values), base64: encoded.data };
}

/** The lines that make X and y. @param {import("../../math/arrays.js").EncodedArray} X @param {import("../../math/arrays.js").EncodedArray} y @param {Language} language */
export function dataLines(X, y, language) {
  const [inputs, wanted] = [X, y].map(numbersOf);
  return language === "python"
    ? [`X = ${matrix(inputs, language)}`, `y = ${targets(wanted, language)}`]
    : [`Matrix X = ${matrix(inputs, language)};`, `Targets y = ${targets(wanted, language)};`];
}

/** A row as a matrix. @param {ArrayLike<number>} row @param {string} dtype @param {Language} language */
export function rowLine(row, dtype, language) {
  const numbers = { dtype, shape: [1, row.length], data: row };
  return language === "python" ? `row = ${matrix(numbers, language)}` : `Matrix row = ${matrix(numbers, language)};`;
}
