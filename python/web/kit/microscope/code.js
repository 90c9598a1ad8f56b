/** The code that repeats what the reader did to a model, and prints what is on the screen. */

import { literal, program } from "../code/arrays.js";
import { dataLines, modelLines } from "../model/code.js";
import { repr } from "../../math/format.js";

/**
 * @param {object} options
 * @param {import("../model/learner.js").Samples} options.data
 * @param {import("../model/learner.js").Learner} options.learner
 * @param {readonly import("../model/live-learner.js").Action[]} options.actions
 * @param {import("../drawing/parts.js").Part | null} options.part
 * @param {number} options.row  of the samples: that whose values are shown.
 */
export function microscopeCode({ data, learner, actions, part, row }) {
  const { network } = learner;
  const python = [...modelLines(data, "python"), ...dataLines(data.X, data.y, "python"), ""];
  const csharp = [...modelLines(data, "csharp"), ...dataLines(data.X, data.y, "csharp"), ""];
  // What diverges is shown, and not refused.
  const isFinite = learner.X.data.every(Number.isFinite) && Number.isFinite(learner.pass().loss);
  const options = isFinite
    ? { python: "", csharp: "" }
    : {
        python: ", stop_on_divergence=False, allow_nonfinite=True",
        csharp: ", new FitOptions { StopOnDivergence = false, AllowNonFinite = true }",
      };
  for (const action of actions) {
    if ("train" in action) {
      python.push(
        `model.fit(X, y, epochs=${action.train}, progress=False${learner.draws ? ", random_state=0" : ""}${options.python})`,
      );
      csharp.push(
        ...(learner.draws ? ["model.Random = new NumPyRandom(0);"] : []),
        `model.Fit(X, y, epochs: ${action.train}${options.csharp});`,
      );
    } else {
      const [stage, source, target] = action.set;
      const { dtype } = network.parameter(stage, source < 0);
      const index = network.stages[stage].layer;
      python.push(
        `model.layers[${index}].${named(source).python}[${Math.max(0, source)}, ${target}] = ${literal(action.value, dtype, "python")}`,
      );
      csharp.push(
        `((DenseLayer)model.Layers[${index}]).${named(source).csharp}[${Math.max(0, source)}, ${target}] = ${literal(action.value, dtype, "csharp")};`,
      );
    }
  }
  const loss = repr(learner.pass().loss, "float64");
  python.push(`print(model.evaluate(X, y)["loss"])  # ${loss}`);
  csharp.push(`Console.WriteLine(model.Evaluate(X, y).Loss); // ${loss}`);
  if (part?.kind === "edge") {
    const lines = edgeLines(learner, part, options.csharp);
    python.push(...lines.python);
    csharp.push(...lines.csharp);
  } else if (part?.kind === "node" && part.index >= 0) {
    const lines = nodeLines(learner, part, row);
    python.push(...lines.python);
    csharp.push(...lines.csharp);
  }
  return { python: program(python, "python"), csharp: program(csharp, "csharp") };
}

/** What a source belongs to: a bias has none. @param {number} source */
function named(source) {
  return source < 0
    ? { python: "biases", csharp: "Biases", gradients: "BiasGradients" }
    : { python: "weights", csharp: "Weights", gradients: "WeightGradients" };
}

/** A weight, and its gradient. @param {import("../model/learner.js").Learner} learner @param {Extract<import("../drawing/parts.js").Part, { kind: "edge" }>} part @param {string} options  of Fit */
function edgeLines(learner, { stage, source, target }, options) {
  const { network } = learner;
  const index = network.stages[stage].layer;
  const position = `[${Math.max(0, source)}, ${target}]`;
  const name = named(source);
  const { dtype } = network.parameter(stage, source < 0);
  const value = repr(network.weight(stage, source, target), dtype);
  const python = [`print(model.layers[${index}].${name.python}${position})  # ${value}`];
  const csharp = [
    `Console.WriteLine(${cast(dtype)}((DenseLayer)model.Layers[${index}]).${name.csharp}${position}); // ${value}`,
  ];
  if (!network.parameterOf(stage, source < 0).isTrainable) return { python, csharp };
  const gradient = learner.gradient(stage, source, target);
  const shown = repr(gradient.value, gradient.dtype);
  const layers = network.architecture.layers;
  const same = learner.draws
    ? index -
      layers.slice(0, index).filter((/** @type {{ type: string }} */ { type }) => type === "DropoutLayer").length
    : index;
  python.push(
    ...(learner.draws
      ? [
          "whole = hn.Model([layer for layer in model.layers if not isinstance(layer, hn.DropoutLayer)])  # all neurons",
          "whole.set(loss=model.loss, optimizer=hn.SGD())",
          "whole.backward(whole.forward(X, training=False), y)",
        ]
      : ["model.backward(model.forward(X, training=False), y)"]),
    `print(model.layers[${index}].d${name.python}${position})  # ${shown}`,
  );
  csharp.push(
    `var whole = new Model(); // a copy, which keeps the gradients of a step${learner.draws ? "; without dropout" : ""}`,
    `foreach (ILayer layer in model.Layers${learner.draws ? ".Where(layer => layer is not DropoutLayer)" : ""})`,
    "{",
    "    whole.Add(layer.Clone());",
    "}",
    "",
    "whole.Arithmetic = model.Arithmetic;",
    "whole.Compile(model.Loss!, new Sgd());",
    `whole.Fit(X, y, epochs: 1${options});`,
    `Console.WriteLine(${cast(gradient.dtype)}((DenseLayer)whole.Layers[${same}]).${name.gradients}!${position}); // ${shown}`,
  );
  return { python, csharp };
}

/** The value of a neuron, or of an input, for a row. @param {import("../model/learner.js").Learner} learner @param {Extract<import("../drawing/parts.js").Part, { kind: "node" }>} part @param {number} row */
function nodeLines(learner, { stage, index }, row) {
  const { layer } = learner.network.stages[stage];
  const matrix = learner.pass().values[stage];
  const value = repr(matrix.at(row, index), matrix.dtype);
  if (stage === 0)
    return {
      python: [`print(X[${row}, ${index}])  # ${value}`],
      csharp: [`Console.WriteLine(${cast(matrix.dtype)}X[${row}, ${index}]); // ${value}`],
    };
  return {
    python: ["model.forward(X, training=False)", `print(model.layers[${layer}].output[${row}, ${index}])  # ${value}`],
    csharp: [
      "var first = new Model { Arithmetic = model.Arithmetic }; // the layers up to this one",
      `foreach (ILayer layer in model.Layers.Take(${layer + 1}))`,
      "{",
      "    first.Add(layer.Clone());",
      "}",
      "",
      `Console.WriteLine(${cast(matrix.dtype)}first.Predict(X)[${row}, ${index}]); // ${value}`,
    ],
  };
}

/** Where a double that holds a float is printed as a float. @param {string} dtype */
function cast(dtype) {
  return dtype === "float32" ? "(float)" : "";
}
