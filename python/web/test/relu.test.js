import assert from "node:assert/strict";
import { test } from "node:test";
import { general } from "../kit/numbers/format.js";
import { chainAt, piecesOf } from "../kit/relu/pieces.js";

test("the pieces of a chain of ReLU neurons give its output at every input", () => {
  let seed = 1;
  const next = () => ((seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648) * 8 - 4;
  for (let round = 0; round < 500; round++) {
    const count = 1 + (round % 3);
    const rounded = () => Math.round(next() * 2) / 2; // many zeros and equal numbers
    const weights = Array.from({ length: count }, rounded);
    const biases = Array.from({ length: count }, rounded);
    const pieces = piecesOf(weights, biases);
    assert.equal(pieces[0].from, -Infinity);
    assert.equal(pieces.at(-1)?.to, Infinity);
    for (let at = 0; at < 20; at++) {
      const x = next();
      const piece = pieces.find(({ from, to }) => x > from && x < to);
      if (!piece) continue;
      const neurons = chainAt(weights, biases, x);
      assert.ok(Math.abs(piece.slope * x + piece.intercept - neurons[count - 1].output) < 1e-9);
      assert.deepEqual(
        piece.active,
        neurons.map(({ active }) => active),
      );
    }
  }
});

test("general writes as Python's .10g", () => {
  for (const [value, text] of /** @type {const} */ ([
    [0.1 + 0.2, "0.3"],
    [0, "0"],
    [-0, "-0"],
    [1e-7, "1e-07"],
    [0.0001, "0.0001"],
    [-2.5, "-2.5"],
    [1e10, "1e+10"],
    [9999999999, "9999999999"],
    [1234.5, "1234.5"],
    [100, "100"],
    [NaN, "nan"],
    [-Infinity, "-inf"],
    [0.99999999999, "1"],
    [1.5e-5, "1.5e-05"],
  ])) {
    assert.equal(general(value), text);
  }
});
