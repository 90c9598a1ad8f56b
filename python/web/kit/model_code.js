/** The code, in Python and C#, that makes a model and its data: small ones number by number, large ones from files. */

import { repr } from "../math/format.js";

/** @typedef {{ dtype: string, shape: readonly number[], data: ArrayLike<number> }} Numbers */
/** @typedef {Record<string, any>} Fields  of a description of a model. */
/** @typedef {"python" | "csharp"} Language */

/** Numbers that are written out, at most. */
const FEW = 64;

/** A number that both languages read back to the same bits. @param {number} value @param {string} dtype @param {Language} language */
export function literal(value, dtype, language) {
  if (!Number.isFinite(value)) {
    const name = Number.isNaN(value) ? "NaN" : value > 0 ? "PositiveInfinity" : "NegativeInfinity";
    return language === "csharp" ? `${dtype === "float32" ? "float" : "double"}.${name}` : `${value < 0 ? "-" : ""}np.${Number.isNaN(value) ? "nan" : "inf"}`;
  }
  const text = repr(value, dtype === "float32" ? "float32" : "float64");
  return language === "csharp" && dtype === "float32" ? `${text}f` : text;
}

/** A matrix as a literal. @param {Numbers} numbers @param {Language} language */
export function matrix({ dtype, shape, data }, language) {
  const columns = shape[1] ?? 1;
  const [open, close] = language === "python" ? ["[", "]"] : ["{ ", " }"];
  const rows = Array.from({ length: shape[0] }, (_, row) => `${open}${Array.from({ length: columns }, (__, column) => literal(data[row * columns + column], dtype, language)).join(", ")}${close}`);
  const all = `${open}${rows.join(", ")}${close}`;
  if (language === "csharp") return `Matrix.From(new ${dtype === "float32" ? "float" : "double"}[,] ${all})`;
  return `np.array(${all}${dtype === "float32" ? ", np.float32" : ""})`;
}

/** Targets as a literal: class numbers, or rows. @param {Numbers} numbers @param {Language} language */
function targets(numbers, language) {
  if (numbers.shape.length > 1) return matrix(numbers, language);
  const listed = Array.from(numbers.data).join(", ");
  return language === "python" ? `np.array([${listed}])` : `new int[] { ${listed} }`;
}

/**
 * The lines that make `model`.
 * @param {{ architecture: Fields, tensors: (name: string) => Numbers }} given
 * @param {Language} language
 * @returns {string[]}
 */
export function modelLines({ architecture, tensors }, language) {
  /** @type {Fields[]} */
  const layers = architecture.layers;
  const count = layers.reduce((sum, layer) => sum + (layer.type === "DenseLayer" ? (layer.n_inputs + 1) * layer.n_neurons : 0), 0);
  const lines = language === "python" ? arithmeticOfPython(architecture.arithmetic) : [];
  if (count > FEW || !isPlain(architecture)) {
    const file = '"model.safetensors"';
    lines.push(language === "python" ? `model = hn.Model.load(${file})  # written by model.save(${file})` : `Model model = ModelFile.Load(${file}); // written by model.save in Python`);
  } else lines.push(...(language === "python" ? layersOfPython(layers, tensors) : layersOfCsharp(layers, tensors)));
  if (language === "csharp") lines.push(...arithmeticOfCsharp(architecture.arithmetic));
  return lines;
}

/** Whether all of a model can be written in short. @param {Fields} architecture */
function isPlain(architecture) {
  const regular = architecture.layers.some((/** @type {Fields} */ { weights, biases }) => weights && (weights.l1 || weights.l2 || biases.l1 || biases.l2 || !weights.trainable));
  return !regular && (architecture.optimizer?.iterations ?? 0) === 0;
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
  const name = { LeakyReLUActivation: "slope", ELUActivation: "alpha", GELUActivation: "approximate" }[/** @type {string} */ (layer.type)];
  if (!name) return "";
  const value = layer[name];
  if (typeof value === "boolean") return language === "python" ? `${name}=${value ? "True" : "False"}` : `${name}: ${value}`;
  return language === "python" ? `${name}=${value}` : `${name}: ${value}`;
}

/** @param {Fields} arithmetic */
function arithmeticOfPython({ product_dtype: product, default_dtype: dtype, flavour }) {
  const given = [...(product === null && dtype === "float64" ? ['dtype="float64"'] : []), ...(flavour === "libm" ? ['flavour="libm"'] : [])];
  return given.length ? [`hn.init(${given.join(", ")})`] : [];
}

/** @param {Fields} arithmetic */
function arithmeticOfCsharp({ product_dtype: product, default_dtype: dtype, flavour }) {
  const given = [...(product === null ? ["ProductDType = null"] : product === "float64" ? ["ProductDType = DType.Float64"] : []), ...(dtype === "float64" ? ["DefaultDType = DType.Float64"] : []), ...(flavour === "libm" ? ["Flavour = Flavour.Libm"] : [])];
  return given.length ? [`model.Arithmetic = new NumPyArithmetic { ${given.join(", ")} };`] : [];
}

/** The lines that set loss and optimizer. @param {Fields} architecture @param {Language} language */
export function compileLines({ loss, optimizer }, language) {
  if (!optimizer) return language === "python" ? [`model.set(loss=hn.${loss.type}())`] : [`model.Compile(new ${loss.type}(), new Sgd());`];
  const names = ["decay", "momentum", "epsilon", "rho", "beta_1", "beta_2"].filter((name) => optimizer[name] !== undefined);
  if (language === "python") {
    const given = [`learning_rate=${optimizer.learning_rate}`, ...names.map((name) => `${name}=${optimizer[name]}`)];
    return [`model.set(loss=hn.${loss.type}(), optimizer=hn.${optimizer.type}(${given.join(", ")}))`];
  }
  const type = { SGD: "Sgd", RMSprop: "RmsProp" }[/** @type {string} */ (optimizer.type)] ?? optimizer.type;
  const called = (/** @type {string} */ name) => name.replace(/^\w/, (letter) => letter.toUpperCase()).replace("_", "");
  return [`model.Compile(new ${loss.type}(), new ${type}(${optimizer.learning_rate}) { ${names.map((name) => `${called(name)} = ${optimizer[name]}`).join(", ")} });`];
}

/** The lines that make X and y. @param {Numbers} X @param {Numbers} y @param {Language} language */
export function dataLines(X, y, language) {
  if (X.data.length + y.data.length <= 2 * FEW) {
    return language === "python"
      ? [`X = ${matrix(X, language)}`, `y = ${targets(y, language)}`]
      : [`Matrix X = ${matrix(X, language)};`, `Targets y = ${targets(y, language)};`];
  }
  return language === "python" ? ['X, y = np.load("X.npy"), np.load("y.npy")  # the rows that this page has'] : ["// Matrix X, Targets y: the rows that this page has"];
}

/** A row as a matrix. @param {ArrayLike<number>} row @param {string} dtype @param {Language} language */
export function rowLine(row, dtype, language) {
  const numbers = { dtype, shape: [1, row.length], data: row };
  return language === "python" ? `row = ${matrix(numbers, language)}` : `Matrix row = ${matrix(numbers, language)};`;
}
