/** SEEDS S39: a classifier's result as a descending list of the most probable classes with 3 decimals. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, open, savedPicture, text, textsOf } from "./harness.js";

/** @param {import("playwright-core").Page} page */
async function listed(page) {
  await drawn(page);
  return page
    .locator("svg.bars g")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll("text")].map((item) => item.textContent).join(" | ")),
    );
}

test("S39: the list is descending, with 3 decimals, names are text, and a hit is told", async () => {
  const { page, close } = await open("top-k");
  assert.deepEqual(await listed(page), [
    "✓ <b>dog</b> | 0.973",
    "cat | 0.020",
    "fox | 0.007",
    "all others (1) | 0.000",
  ]);
  assert.match(await text(page, ".verdict"), /^✓ Hit: the label is <b>dog<\/b>/);
  assert.equal(await page.locator(".view b").count(), 0);
  assert.equal(
    await text(page, ".columns > div:last-child > p.note"),
    "Top-1 accuracy 0.500, top-3 accuracy 1.000, of 2 samples.",
  );
  await close();
});

test("S39: the next sample, a miss with its rank, and one without a label", async () => {
  const { page, close } = await open("top-k");
  await page.getByRole("button", { name: "next sample" }).click();
  assert.deepEqual((await listed(page)).slice(0, 3), ["fox | 0.675", "→ <b>dog</b> | 0.147", "cat | 0.117"]);
  assert.match(await text(page, ".verdict"), /^✗ Miss, but .* among the first 3: it has rank 2/);
  await page.getByRole("button", { name: "Classes shown: less" }).click();
  await drawn(page);
  await page.getByRole("button", { name: "Classes shown: less" }).click();
  assert.match(await text(page, ".verdict"), /^✗ Miss: the label .* has rank 2, with a probability of 0\.147/);
  await page.getByRole("button", { name: "next sample" }).click();
  assert.equal(await text(page, ".verdict"), "There is no label to compare with.");
  assert.ok(await page.getByRole("button", { name: "next sample" }).isDisabled());
  await page.getByRole("button", { name: "Next miss" }).click();
  await drawn(page);
  assert.equal(await page.locator('input[aria-label="Sample"]').inputValue(), "2");
  assert.match(await text(page, '[role="status"]'), /fox 0\.675/);
  await close();
});

test("S39: the sample is drawn, pixel by pixel, and changes with the sample", async () => {
  const { page, close } = await open("top-k");
  const fills = () =>
    page
      .locator('svg[aria-label^="The sample"] rect')
      .evaluateAll((all) => all.map((item) => item.getAttribute("fill")));
  const first = await fills();
  assert.equal(first.length, 64);
  assert.equal(first[0], "rgb(0,0,0)");
  assert.equal(first[16], "rgb(255,255,255)");
  await page.getByRole("button", { name: "next sample" }).click();
  await drawn(page);
  assert.equal((await fills())[15], "rgb(255,255,255)");
  await close();
});

test("the saved picture has the row, its pixels, the list and the verdict", async () => {
  const { page, close } = await open("top-k");
  const svg = await savedPicture(page);
  const all = textsOf(svg).join(" | ");
  assert.match(all, /row 1 of 3/);
  assert.match(all, /0\.973/);
  assert.match(all, /✓ Hit: the label is &lt;b&gt;dog&lt;\/b&gt;/);
  assert.match(all, /Top-1 accuracy 0\.500/);
  assert.ok((svg.match(/<rect/g) ?? []).length >= 64, "pixels");
  await close();
});
