/** The mathematics in a browser: the same bits as in Node, in C# and in NumPy. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { FOLDER } from "../golden/file.js";
import { open } from "./harness.js";

const { runs } = JSON.parse(readFileSync(join(FOLDER, "training", "runs.json"), "utf8"));

/** Load test/golden/run.js into a page, as `golden`. @param {import("playwright-core").Page} page */
async function loadGolden(page) {
  const entry = fileURLToPath(new URL("../golden/run.js", import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "iife",
    globalName: "golden",
    write: false,
  });
  await page.addScriptTag({ content: outputFiles[0].text });
}

test("the spiral trained 10,001 epochs in Chromium ends with the parameters and losses of NumPy and nnfs", async () => {
  const { page, close } = await open("activation");
  await loadGolden(page);
  const differences = await page.evaluate(
    (run) => /** @type {any} */ (globalThis).golden.differencesOf(run, "simd", [101, 10001]),
    runs.adam,
  );
  assert.deepEqual(differences, []);
  await close();
});

test("101 epochs of every run in Chromium, in both flavours of exp and log", async () => {
  const { page, close } = await open("activation");
  await loadGolden(page);
  for (const [name, run] of Object.entries(runs)) {
    for (const flavour of ["simd", "libm"]) {
      const differences = await page.evaluate(
        ([given, kind]) => /** @type {any} */ (globalThis).golden.differencesOf(given, kind, [101]),
        /** @type {const} */ ([run, flavour]),
      );
      assert.deepEqual(differences, [], `${name}, ${flavour}`);
    }
  }
  await close();
});
