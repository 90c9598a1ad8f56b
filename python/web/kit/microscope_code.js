/** The code that repeats what the reader did to a model, and prints what is on the screen. */

import { compileLines, dataLines, literal, modelLines } from "./model_code.js";
import { decoded } from "./network.js";
import { repr } from "../math/format.js";

/**
 * @param {object} options
 * @param {any} options.data
 * @param {import("./learner.js").Learner} options.learner
 * @param {readonly import("./live_learner.js").Action[]} options.actions
 * @param {import("./net.js").Part | null} options.part
 */
export function microscopeCode({ data, learner, actions, part }) {
  const { network } = learner;
  const given = { architecture: data.architecture, tensors: (/** @type {string} */ name) => decoded(data.tensors[name]) };
  const [X, y] = [decoded(data.X), decoded(data.y)];
  const python = ["import numpy as np", "import hybridnet as hn", "", ...modelLines(given, "python")];
  const csharp = ["using HybridNet;", "", ...modelLines(given, "csharp")];
  if (!python.some((line) => line.includes("Model.load"))) {
    python.push(...compileLines(data.architecture, "python"));
    csharp.push(...compileLines(data.architecture, "csharp"));
  }
  python.push(...dataLines(X, y, "python"), "");
  csharp.push(...dataLines(X, y, "csharp"), "");
  // What diverges is shown, and not refused.
  const isFinite = learner.X.data.every(Number.isFinite) && Number.isFinite(learner.pass().loss);
  const options = isFinite ? { python: "", csharp: "" } : { python: ", stop_on_divergence=False, allow_nonfinite=True", csharp: ", new FitOptions { StopOnDivergence = false, AllowNonFinite = true }" };
  for (const action of actions) {
    if ("train" in action) {
      python.push(`model.fit(X, y, epochs=${action.train}, progress=False${learner.draws ? ", random_state=0" : ""}${options.python})`);
      csharp.push(...(learner.draws ? ["model.Random = new NumPyRandom(0);"] : []), `model.Fit(X, y, epochs: ${action.train}${options.csharp});`);
    } else {
      const [stage, source, target] = action.set;
      const index = network.stages[stage].layer;
      const dtype = network.parameter(stage, source < 0).dtype;
      python.push(`model.layers[${index}].${source < 0 ? "biases" : "weights"}[${Math.max(0, source)}, ${target}] = ${literal(action.value, dtype, "python")}`);
      csharp.push(`((DenseLayer)model.Layers[${index}]).${source < 0 ? "Biases" : "Weights"}[${Math.max(0, source)}, ${target}] = ${literal(action.value, dtype, "csharp")};`);
    }
  }
  const loss = repr(learner.pass().loss, "float64");
  python.push(`print(model.evaluate(X, y)["loss"])  # ${loss}`);
  csharp.push(`Console.WriteLine(model.Evaluate(X, y).Loss); // ${loss}`);
  if (part?.kind === "edge") {
    const { stage, source, target } = part;
    const position = `[${Math.max(0, source)}, ${target}]`;
    const layer = `model.layers[${network.stages[stage].layer}]`;
    const name = source < 0 ? "biases" : "weights";
    const dtype = network.parameter(stage, source < 0).dtype;
    const gradient = learner.gradient(stage, source, target);
    python.push(
      `print(${layer}.${name}${position})  # ${repr(network.weight(stage, source, target), dtype)}`,
      // Python has no backward pass through dropout without its mask.
      ...(learner.draws ? [] : ["model.backward(model.forward(X, training=False), y)", `print(${layer}.d${name}${position})  # ${repr(gradient.value, gradient.dtype)}`]),
    );
    csharp.push(`Console.WriteLine(${dtype === "float32" ? "(float)" : ""}((DenseLayer)model.Layers[${network.stages[stage].layer}]).${source < 0 ? "Biases" : "Weights"}${position}); // ${repr(network.weight(stage, source, target), dtype)}`);
  } else if (part?.kind === "node" && part.index >= 0 && part.stage > 0) {
    python.push("model.forward(X, training=False)", `print(model.layers[${network.stages[part.stage].layer}].output[:, ${part.index}])`);
  }
  return { python: python.join("\n"), csharp: csharp.join("\n") };
}
