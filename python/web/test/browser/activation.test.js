/** SEEDS S4, S6: the sigmoid and the ReLU explorer. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, open, text } from "./harness.js";

/** @param {import("playwright-core").Page} page @param {string} x */
async function type(page, x) {
  const field = page.locator('input[inputmode="decimal"]');
  await field.fill(x);
  await field.press("Enter");
  await drawn(page);
}

test("S4: at -1.63 every read-out of the sigmoid shows 0.16383036122", async () => {
  const { page, close } = await open("activation");
  assert.equal(await text(page, ".readout .value.prediction"), "0.50000000000");
  for (const [x, y] of [["-1.63", "0.16383036122"], ["-20", "0.00000000206"], ["20", "0.99999999794"]]) {
    await type(page, x);
    assert.equal(await text(page, ".readout .value.prediction"), y);
    assert.match(await text(page, "p.number"), new RegExp(`= ${y.replace(".", "\\.")}$`));
    assert.equal(await text(page, "svg text.prediction"), y);
    assert.equal(await text(page, "svg text.halo"), y);
  }
  await close();
});

test("S4: the dot can be dragged along the curve", async () => {
  const { page, close } = await open("activation");
  const dot = page.locator("svg .handle");
  const box = await dot.boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 60, box.y);
  await page.mouse.up();
  await drawn(page);
  const x = Number(await page.locator('input[inputmode="decimal"]').inputValue());
  assert.ok(x > 4 && x < 9, String(x));
  assert.equal(await text(page, ".readout .value.prediction"), (1 / (1 + Math.exp(-x))).toFixed(11));
  await close();
});

test("S6: the ReLU shows its result unrounded, and 0 for inputs below 0", async () => {
  const { page, close } = await open("activation");
  await page.locator("select").selectOption("relu");
  for (const [x, y] of [["2.5", "2.5"], ["-3", "0"], ["0", "0"], ["19.99", "19.99"]]) {
    await type(page, x);
    assert.equal(await text(page, ".readout .value.prediction"), y);
  }
  await type(page, "-3");
  assert.match(await text(page, "p.note"), /does not learn/);
  await close();
});

test("S4: texts that are not numbers change nothing, and numbers beyond the slider stop at its end", async () => {
  const { page, close } = await open("activation");
  for (const [typed, x] of [["abc", "0.00"], ["<b>1</b>", "0.00"], ["", "0.00"], ["1e9", "20.00"], ["-1e9", "-20.00"], ["1,5", "1.50"]]) {
    await type(page, typed);
    assert.equal(await page.locator('input[inputmode="decimal"]').inputValue(), x, typed);
  }
  await close();
});
