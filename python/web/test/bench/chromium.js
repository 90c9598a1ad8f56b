// The same in Chromium: for every number of epochs on a line of the input it prints the microseconds of CPU time per epoch, of the thread
// that runs the page, as DevTools measures it.
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
const session = await page.context().newCDPSession(page);
await session.send("Performance.enable", { timeDomain: "threadTicks" });

/** Seconds of CPU time so far. @returns {Promise<number>} */
async function threadTime() {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "ThreadTime")?.value ?? NaN;
}

for await (const line of createInterface({ input: process.stdin })) {
  const epochs = Number(line);
  const begin = await threadTime();
  await page.evaluate((count) => {
    const { network, inputs, targets } = /** @type {any} */ (globalThis).trained;
    for (let epoch = 0; epoch < count; epoch++) network.step(inputs, targets);
  }, epochs);
  console.log(((((await threadTime()) - begin) * 1e6) / epochs).toFixed(1));
}
await browser.close();
