// The same in Chromium: for every number of epochs on a line of the input it prints the microseconds per epoch, by the page's clock, as
// a page has no CPU time of its own.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { FOLDER } from "../golden/file.js";

const { runs } = JSON.parse(readFileSync(join(FOLDER, "training", "runs.json"), "utf8"));
const entry = fileURLToPath(new URL("../golden/run.js", import.meta.url));
const { outputFiles } = await build({
  entryPoints: [entry],
  bundle: true,
  format: "iife",
  globalName: "golden",
  write: false,
});
const browser = await chromium.launch({ executablePath: process.argv[2], args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
await page.addScriptTag({ content: outputFiles[0].text });
await page.evaluate(
  (run) => Object.assign(globalThis, { trained: /** @type {any} */ (globalThis).golden.create(run, "simd") }),
  runs.adam,
);
for await (const line of createInterface({ input: process.stdin })) {
  const time = await page.evaluate((epochs) => {
    const { network, inputs, targets } = /** @type {any} */ (globalThis).trained;
    const begin = performance.now();
    for (let epoch = 0; epoch < epochs; epoch++) network.step(inputs, targets);
    return ((performance.now() - begin) * 1000) / epochs;
  }, Number(line));
  console.log(time.toFixed(1));
}
await browser.close();
