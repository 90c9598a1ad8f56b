// Whole trainings leave the bits that NumPy with nnfs left: parameters, every loss, every accuracy.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { FOLDER } from "./golden/file.js";
import { differencesOf } from "./golden/run.js";

const { runs } = JSON.parse(readFileSync(join(FOLDER, "training", "runs.json"), "utf8"));
const FIRST = 101;
const isExhaustive = process.env.HYBRIDNET_EXHAUSTIVE === "1";

/** Runs that are repeated whole in every test: the book's spiral. */
const WHOLE = ["adam"];

for (const [name, run] of Object.entries(runs)) {
  for (const flavour of /** @type {const} */ (["simd", "libm"])) {
    const isWhole = isExhaustive || (WHOLE.includes(name) && flavour === "simd");
    const stretches = isWhole ? [FIRST, run.epochs] : [FIRST];
    test(`${name}, ${flavour}, ${stretches.join(" and ")} epochs`, () =>
      assert.deepEqual(differencesOf(run, flavour, stretches), []));
  }
}
