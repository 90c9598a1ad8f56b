/** SEEDS S63, S64 with the numbers of B7: one ReLU neuron, and two in a row. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, open, text, savedPicture, textsOf } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} label @param {string} value */
async function type(page, label, value) {
  const field = page.locator(`input[inputmode="decimal"][aria-label="${label}"]`);
  await field.fill(value);
  await field.press("Enter");
  await drawn(page);
}

/** The table of pieces, a row each. @param {Page} page */
async function pieces(page) {
  await drawn(page);
  return page
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent).join(" | ")));
}

/** The output beside the dot. @param {Page} page */
const output = (page) => text(page, "svg.chart text.number.halo");

test("S63: the five settings, with the kink at -b/w", async () => {
  const { page, close } = await open("relu-neuron");
  const settings = /** @type {const} */ ([
    ["(0, 0)", [], ["every x | 0 | ○ inactive"]],
    ["(1, 0)", ["kink at 0"], ["x < 0 | 0 | ○ inactive", "x > 0 | x | ● active"]],
    ["(1, 0.5)", ["kink at −0.5"], ["x < −0.5 | 0 | ○ inactive", "x > −0.5 | x + 0.5 | ● active"]],
    ["(−1, 0.5)", ["kink at 0.5"], ["x < 0.5 | −x + 0.5 | ● active", "x > 0.5 | 0 | ○ inactive"]],
    ["(−2, 0.5)", ["kink at 0.25"], ["x < 0.25 | −2x + 0.5 | ● active", "x > 0.25 | 0 | ○ inactive"]],
  ]);
  for (const [name, kinks, rows] of settings) {
    const button = page.getByRole("button", { name, exact: true });
    await button.click();
    assert.deepEqual(await pieces(page), rows, name);
    assert.deepEqual(await page.locator("svg.chart text.bias").allTextContents(), kinks, name);
    assert.equal(await button.getAttribute("aria-pressed"), "true");
  }
  await close();
});

test("S63: the dials move the plot while they are dragged, and the kink with it", async () => {
  const { page, close } = await open("relu-neuron");
  const curve = () => page.locator("svg.chart path.line.prediction").getAttribute("d");
  const before = await curve();
  await page.locator('input[type="range"][aria-label="Bias"]').focus();
  for (let press = 0; press < 10; press++) await page.keyboard.press("ArrowRight");
  await drawn(page);
  assert.notEqual(await curve(), before);
  assert.equal(await text(page, "svg.chart text.bias"), "kink at 0.3");
  await type(page, "Weight", "-2.5");
  assert.equal(await text(page, "svg.chart text.bias"), "kink at 0.24");
  assert.equal(await output(page), "0.35");
  await type(page, "Weight", "0");
  assert.match(await text(page, "p.note"), /no kink/);
  await close();
});

test("S63: the neuron is active or not by shape and by text, and the dot can be dragged", async () => {
  const { page, close } = await open("relu-neuron");
  const ring = page.locator('svg[role="img"] circle').first();
  assert.match((await ring.getAttribute("class")) ?? "", /\bon\b/);
  await type(page, "Input x", "1");
  assert.match((await ring.getAttribute("class")) ?? "", /\bdash\b/);
  assert.ok((await page.locator('svg[role="img"] text').allTextContents()).includes("inactive"));
  const box = await page.locator("svg .handle").boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x - 150, box.y);
  await page.mouse.up();
  await drawn(page);
  const x = Number(await page.locator('input[inputmode="decimal"][aria-label="Input x"]').inputValue());
  assert.ok(x < -0.3 && x > -1, String(x));
  assert.equal(await output(page), String(Number((-2 * x + 0.5).toPrecision(10))));
  await close();
});

test("S64: the three settings of the pair, with the values of B7", async () => {
  const { page, close } = await open("relu-pair");
  await page.getByRole("button", { name: "(−1, 0.5) (1, 0)", exact: true }).click();
  assert.deepEqual(await pieces(page), [
    "x < 0.5 | −x + 0.5 | ● active | ● active",
    "x > 0.5 | 0 | ○ inactive | ○ inactive",
  ]);
  await page.getByRole("button", { name: "(−1, 0.5) (1, 1)", exact: true }).click();
  assert.deepEqual(await pieces(page), [
    "x < 0.5 | −x + 1.5 | ● active | ● active",
    "x > 0.5 | 1 | ○ inactive | ● active",
  ]);
  await page.getByRole("button", { name: "(−1, 0.5) (−2, 1)", exact: true }).click();
  assert.deepEqual(await pieces(page), [
    "x < 0 | 0 | ● active | ○ inactive",
    "0 < x < 0.5 | 2x | ● active | ● active",
    "x > 0.5 | 1 | ○ inactive | ● active",
  ]);
  for (const [x, y] of [
    ["-1", "0"],
    ["0", "0"],
    ["0.1", "0.2"],
    ["0.25", "0.5"],
    ["0.4", "0.8"],
    ["0.5", "1"],
    ["2", "1"],
  ]) {
    await type(page, "Input x", x);
    assert.equal(await output(page), y, x);
  }
  await close();
});

test("S64: the input colors the neurons that are active, and the row of its piece is marked", async () => {
  const { page, close } = await open("relu-pair");
  for (const [x, states, row] of /** @type {const} */ ([
    ["-1", [true, false], 0],
    ["0", [true, false], 0],
    ["0.25", [true, true], 1],
    ["0.5", [false, true], 2],
    ["1", [false, true], 2],
  ])) {
    await type(page, "Input x", x);
    const rings = await page
      .locator('svg[role="img"] circle')
      .evaluateAll((all) => all.map((ring) => ring.classList.contains("on")));
    assert.deepEqual(rings, states, x);
    assert.deepEqual(
      await page
        .locator("tbody tr")
        .evaluateAll((rows) => rows.map((item) => item.className === "selected").indexOf(true)),
      row,
      x,
    );
  }
  await close();
});

test("the saved picture has what the reader sees: the neurons with their numbers, the sentence, the plot, its legend and the pieces", async () => {
  const { page, close } = await open("relu-pair");
  await type(page, "Input x", "0.25");
  const svg = await savedPicture(page);
  const texts = textsOf(svg);
  const all = texts.join(" | ");
  assert.match(all, /x \| w₁ = \| −1 \| b₁ = 0\.5 \| 0\.25 \| ReLU \| active/);
  assert.match(all, /Both neurons are active: a change of any weight changes [| ]*the output here\./);
  assert.match(all, /output \| output of the first neuron/);
  assert.match(all, /where/);
  assert.equal((svg.match(/<svg/g) ?? []).length, 5, "the whole, the neurons, the plot and two marks of the legend");
  await close();
});
