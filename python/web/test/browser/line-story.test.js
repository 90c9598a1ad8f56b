/** SEEDS S22, S23, S26: the stories of a line. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, open, text } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

/** Every sentence from here to the end. @param {Page} page */
async function told(page) {
  const sentences = [await text(page, ".words")];
  const next = page.getByRole("button", { name: "One step forward" });
  while (await next.isEnabled()) {
    await next.click();
    sentences.push(await text(page, ".words"));
  }
  return sentences;
}

/** The units of the chart: its ticks give the scale. @param {Page} page @param {string} selector @param {(element: Element) => string} of */
async function marks(page, selector, of) {
  return page
    .locator(`svg.chart ${selector}`)
    .evaluateAll((all, source) => all.map(new Function(`return ${source}`)()), of.toString());
}

test("S22: the story begins with its question; axes, three points with labels, the line, and 2,000 looked up as exactly 360", async () => {
  const { page, close } = await open("line-story");
  assert.equal(await text(page, ".asked"), "2,000: ?");
  assert.equal(await page.locator("svg.chart circle.dot.data").count(), 3);
  assert.deepEqual(await told(page), [
    "Each dot is one of 3 known rows: its size (sq ft) is across, its price ($1000) is up. For a new row, size (sq ft) is 2,000. What is price ($1000)?",
    "Across: size (sq ft).",
    "Up: price ($1000).",
    "Row 1 is a point: 2,104 across, 399.9 up.",
    "Row 2 is a point: 1,600 across, 329.9 up.",
    "Row 3 is a point: 2,400 across, 369 up.",
    "The line y = 0.180 x goes through the middle of them.",
    "What does the line say for 2,000? Find 2,000 on the axis across.",
    "Go up to the line.",
    "Go left to the other axis: the prediction is 360.",
  ]);
  assert.equal(await text(page, ".looked"), "360");
  const [shift] = await marks(page, "path.dot.prediction", (element) => element.getAttribute("transform") ?? "");
  const [x, y] = /** @type {number[]} */ (shift.match(/[\d.]+/g)?.map(Number));
  const ticks = await page.locator("svg.chart .axes text").evaluateAll((all) =>
    all.map((tick) => ({
      text: tick.textContent,
      x: Number(tick.getAttribute("x")),
      y: Number(tick.getAttribute("y")),
      vertical: tick.getAttribute("text-anchor") === "middle",
    })),
  );
  const at = (/** @type {boolean} */ vertical, /** @type {string} */ name) =>
    /** @type {any} */ (ticks.find((tick) => tick.vertical === vertical && tick.text === name));
  assert.ok(Math.abs(x - at(true, "2,000").x) < 0.01);
  const [low, high] = [at(false, "0").y, at(false, "400").y];
  assert.ok(Math.abs(y - (low + (high - low) * 0.9)) < 0.01);
  await close();
});

test("S23: predictions 379, 288, 432 are looked up, then the three differences, then their mean square", async () => {
  const { page, close } = await open("line-story");
  await page.locator("select").selectOption("differences");
  const sentences = await told(page);
  assert.deepEqual(
    sentences.slice(1, 4).map((sentence) => /predicts ([\d.,]+)/.exec(sentence)?.[1]),
    ["379", "288", "432"],
  );
  assert.deepEqual(
    sentences.slice(4, 7).map((sentence) => /difference is (.*), its square (.*)\.$/.exec(sentence)?.slice(1)),
    [
      ["−21.18", "448.5924"],
      ["−41.9", "1,755.61"],
      ["63", "3,969"],
    ],
  );
  assert.equal(sentences.at(-1), "The mean of all squares is the error of the line: 2,058.");
  assert.equal(await page.locator("svg.chart path.line.error").count(), 3);
  await close();
});

test("S26: lines of 0.190, 0.160, then 0.100 x + 150 are compared with 0.180; the old line stays pale", async () => {
  const { page, close } = await open("line-story");
  await page.locator("select").selectOption("lines");
  assert.deepEqual(await told(page), [
    "The line y = 0.180 x has an error of 2,058.",
    "y = 0.190 x: 2,747, worse than 2,058.",
    "y = 0.160 x: 3,229, worse than 2,058.",
    "The slope alone does not help much. With a bias, y = W x + b, the line need not go through 0.",
    "y = 0.100 x + 150: 799, better than 2,058.",
  ]);
  assert.equal(await page.locator("svg.chart path.ghost").count(), 1);
  await page.getByRole("button", { name: "One step back" }).click();
  assert.match(await text(page, ".place"), /4 of 5/);
  await close();
});

test("play advances by itself, stops at the end and when paused; with reduced motion nothing is animated", async () => {
  const { page, close } = await open("line-story", { still: true });
  await page.getByRole("button", { name: "Play" }).click();
  await page.waitForFunction(() =>
    /^Step 3 /.test(document.querySelector(".hybridnet-view")?.shadowRoot?.querySelector(".place")?.textContent ?? ""),
  );
  await page.getByRole("button", { name: "Pause" }).click();
  await drawn(page);
  assert.equal(
    await page.evaluate(() => document.querySelector(".hybridnet-view")?.shadowRoot?.getAnimations().length ?? 0),
    0,
  );
  assert.equal(await page.getByRole("button", { name: "Play" }).count(), 1);
  await close();
});

test("a reader's table: a round number near the mean is looked up, rows beyond six come together, better and worse are right", async () => {
  const { page, close } = await open("story-table");
  const sentences = await told(page);
  assert.ok(sentences.some((sentence) => /^All 40 rows are points/.test(sentence)));
  await page.locator("select").selectOption("lines");
  for (const sentence of (await told(page)).slice(1)) {
    const found = /: ([\d.,]+), (better|worse) than ([\d.,]+)\.$/.exec(sentence);
    if (found)
      assert.equal(
        Number(found[1].replaceAll(",", "")) < Number(found[3].replaceAll(",", "")),
        found[2] === "better",
        sentence,
      );
  }
  await close();
});
