/** SEEDS S49: two lines with a legend, slopes 1 and 2, intercepts +1 and -1. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, open, text } from "./harness.js";

/** Both lines in the plot, as slope and intercept of the data. @param {import("playwright-core").Page} page */
async function lines(page) {
  await drawn(page);
  return page.locator("svg.chart path.line:not(.thin)").evaluateAll((paths) =>
    paths.map((line) => {
      const [x1, y1, x2, y2] = (line.getAttribute("d")?.match(/-?[\d.]+/g) ?? []).map(Number);
      const zero = [...(line.closest("svg")?.querySelectorAll(".grid line.zero") ?? [])];
      const [up, across] = [
        Number(zero.find((item) => item.getAttribute("y1") === item.getAttribute("y2"))?.getAttribute("y1")),
        Number(zero.find((item) => item.getAttribute("x1") === item.getAttribute("x2"))?.getAttribute("x1")),
      ];
      const [unitX, unitY] = [(x2 - x1) / 8, (2 * (up - 14)) / 12];
      const slope = (y1 - y2) / unitY / ((x2 - x1) / unitX);
      return [slope, (up - y1) / unitY - slope * ((x1 - across) / unitX)].map((value) => Number(value.toFixed(1)) + 0);
    }),
  );
}

test("S49: slopes 1 and 2, intercepts +1 and -1, each with its legend", async () => {
  const { page, close } = await open("two-lines");
  assert.deepEqual(await lines(page), [
    [1, 0],
    [2, 0],
  ]);
  assert.equal(await text(page, ".columns > div:last-child > .row"), "y = xy = 2x");
  await page.getByRole("button", { name: "biases +1 and −1" }).click();
  assert.deepEqual(await lines(page), [
    [1, 1],
    [1, -1],
  ]);
  assert.equal(await text(page, ".columns > div:last-child > .row"), "y = x + 1y = x − 1");
  assert.match(await text(page, "p.note"), /parallel, 2 apart/);
  await close();
});

test("S49: the dials move the lines, and x the values on them", async () => {
  const { page, close } = await open("two-lines");
  const field = page.locator('input[type="text"][aria-label="Weight 2"]');
  await field.fill("-1.5");
  await field.press("Enter");
  assert.deepEqual(await lines(page), [
    [1, 0],
    [-1.5, 0],
  ]);
  await page.locator("svg .handle").focus();
  await page.keyboard.press("Shift+ArrowRight");
  await drawn(page);
  assert.deepEqual(await page.locator("svg.chart text.number").allTextContents(), ["1.1", "−1.65"]);
  await close();
});
