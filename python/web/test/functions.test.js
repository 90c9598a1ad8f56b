/** The table of activation functions: every activation of the engine is in it, and its texts have the values of the engine. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate, standardSetting } from "../kit/functions/functions.js";
import { activationText, endsOf, FUNCTIONS, settingOf, sign } from "../kit/functions/table.js";
import * as activations from "../math/activations.js";
import { GELUActivation } from "../math/gelu.js";
import { texts } from "../text/activation.js";

/** @typedef {import("../kit/functions/table.js").Name} Name */

const NAMES = /** @type {Name[]} */ (Object.keys(FUNCTIONS));
const XS = [-3, -0.5, 0.25, 2];

/** The normal distribution: its share below x, by Simpson's rule, and its density. @param {number} x */
function normal(x) {
  const density = (/** @type {number} */ t) => Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI);
  const steps = 200;
  let sum = 0;
  for (let step = 0; step <= steps; step++)
    sum += density((x * step) / steps) * (step === 0 || step === steps ? 1 : step % 2 ? 4 : 2);
  return { phi: density(x), share: 0.5 + (sum * x) / steps / 3 };
}

/** The value of a formula of the table, computed by JavaScript. @param {string} formula @param {Record<string, number>} names */
function valueOf(formula, names) {
  const [first, ...rest] = formula.replace(/,\s*$/, "").split(/, (?=[us] = )/);
  const code = (/** @type {string} */ text) =>
    text
      .replace(/e\^\{([^}]*)\}/g, "Math.exp($1)")
      .replace(/(tanh) u/g, "Math.tanh(u)")
      .replace(/tanh\^\{2\} u/g, "Math.tanh(u)**2")
      .replace(/f\(x\)\^\{2\}/g, "f(x)**2")
      .replace(/x\^\{(\d)\}/g, "x**$1")
      .replace(/\(([-−.\d]+)\)\^\{3\}|([-−.\d]+)\^\{3\}/g, (_, one, two) => `(${one ?? two})**3`)
      .replace(/tanh\(/g, "Math.tanh(")
      .replace(/Math\.Math\./g, "Math.")
      .replace(/max\(/g, "Math.max(")
      .replace(/\bln\(/g, "Math.log(")
      .replace(/√\(/g, "Math.sqrt(")
      .replace(/Φ\(/g, "share(")
      .replace(/φ\(/g, "phi(")
      .replaceAll("π", "Math.PI")
      .replaceAll("−", "-")
      .replaceAll("·", "*")
      .replace(/--/g, "+")
      .replace(/\(1 if (.*) > 0 else 0\)/, "($1 > 0 ? 1 : 0)");
  const u = Math.sqrt(2 / Math.PI) * (names.x + 0.044715 * names.x ** 3); // of the line above the derivative
  const all = { ...names, α: names.a, u };
  const lines = rest.map((line) => `const ${code(line)};`).join(" ");
  return new Function(
    "all",
    "share",
    "phi",
    "f",
    `const { x, a, α } = all; ${lines || "const u = all.u;"} return ${code(first)};`,
  )(
    all,
    (/** @type {number} */ x) => normal(x).share,
    (/** @type {number} */ x) => normal(x).phi,
    () => names.y,
  );
}

for (const name of NAMES) {
  const { formula, derivative, bends } = FUNCTIONS[name];
  const setting = standardSetting(name);
  const { y, slope } = evaluate(name, setting, XS);
  test(`the formula of ${name} has the values of the engine`, () => {
    // The integral of Φ has an error near 1e-9; all else differs by rounding alone.
    XS.forEach((x, index) =>
      assert.ok(Math.abs(valueOf(formula(x, String(x), String(setting)), { x, a: setting }) - y[index]) < 1e-7),
    );
  });
  test(`the formula of the derivative of ${name} has the values of the engine`, () => {
    XS.forEach((x, index) => {
      const pieces = [...derivative.matchAll(/(.*?) \(x (>|≤) 0\)(?:, )?/g)];
      assert.equal(pieces.length, bends ? 2 : 0);
      const piece = bends ? pieces[x > 0 ? 0 : 1][1] : derivative;
      assert.ok(Math.abs(valueOf(piece, { x, a: setting, y: y[index] }) - slope[index]) < 1e-7);
    });
  });
}

test("every activation of the engine is in the table, with a caption in both languages", () => {
  const classes = [...Object.keys(activations), ...Object.keys({ GELUActivation })];
  assert.deepEqual([...new Set(NAMES.map((name) => FUNCTIONS[name].type))].sort(), [...new Set(classes)].sort());
  for (const name of NAMES)
    for (const language of /** @type {const} */ (["en", "ja"])) assert.ok(texts[language][name]);
});

test("a layer of a model has its sign, its setting and its formula in one line", () => {
  assert.deepEqual(
    ["SoftmaxActivation", "DropoutLayer", "SigmoidActivation", "LeakyReLUActivation", "DenseLayer"].map(sign),
    ["softmax", "dropout", "σ", "LReLU", "Σ"],
  );
  assert.deepEqual(settingOf({ type: "GELUActivation", approximate: true }), ["approximate", true]);
  assert.deepEqual(settingOf({ type: "ELUActivation", alpha: 0.5 }), ["alpha", 0.5]);
  assert.equal(settingOf({ type: "ReLUActivation" }), null);
  assert.deepEqual([endsOf("SigmoidActivation"), endsOf("TanhActivation"), endsOf("ReLUActivation")], [[0, 1], [-1, 1], undefined]); // prettier-ignore
  const cases = /** @type {const} */ ([
    [{ type: "SigmoidActivation" }, "1 / (1 + exp(−(-0.5)))"],
    [{ type: "LeakyReLUActivation", slope: 0.01 }, "0.01 · (-0.5)"],
    [{ type: "ELUActivation", alpha: 2 }, "2 · (exp(-0.5) − 1)"],
    [{ type: "GELUActivation", approximate: false }, "-0.5 · Φ(-0.5)"],
    [{ type: "SoftmaxActivation" }, "exp(-0.5 − max) / sum"],
    [{ type: "HeavisideActivation" }, "(1 if -0.5 > 0 else 0)"],
    [{ type: "SoftplusActivation" }, "ln(1 + exp(-0.5))"],
  ]);
  for (const [layer, text] of cases) assert.equal(activationText(layer, -0.5, "-0.5"), text);
});
