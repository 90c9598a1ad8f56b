/** Numbers of any size: in every view of a reader's numbers no text is on another, leaves its place, or is cut. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { misplaced, notations } from "./boxes.js";
import { PAGES, drawn, open } from "./harness.js";

/** @type {string[]} */
const tables = JSON.parse(readFileSync(new URL("numbers.json", PAGES), "utf8"));
/** The explorables' own examples. */
const EXAMPLES = ["gradient-descent", "two-features", "linear-regression", "line-story", "two-lines", "relu-neuron", "relu-pair", "activation", "softmax-regression", "top-k"]; // prettier-ignore
const names = [...tables, ...EXAMPLES];
/** Ordinary numbers are looked at where there is least room; the examples at every width. @param {string} name */
function widthsOf(name) {
  if (EXAMPLES.includes(name)) return [1040, 700, 360];
  return /^numbers-(1|1e5)-/.test(name) ? [360] : [1040, 360];
}

/** @param {import("playwright-core").Page} page @param {string} name */
async function press(page, name) {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Numbers in their place, and in one notation. @param {import("playwright-core").Page} page @param {string} when */
async function check(page, when) {
  assert.deepEqual(await misplaced(page), [], when);
  assert.deepEqual(await notations(page), [], when);
}

test("there are tables of five magnitudes", () =>
  assert.equal(new Set(tables.map((name) => name.split("-")[1])).size, 5));

for (const name of names) {
  for (const width of widthsOf(name)) {
    test(`${name}, ${width} pixels: texts are in their place`, async () => {
      const { page, close } = await open(name, { width, still: true });
      await check(page, "at first");
      if (/gradient-descent|two-features/.test(name)) await diverge(page);
      if (/line-story/.test(name)) await tell(page);
      if (/linear-regression/.test(name)) {
        await page.locator('input[type="range"]').first().focus();
        await page.keyboard.press("End");
        await check(page, "with the steepest line");
        await page.getByLabel("With a bias").uncheck();
        await check(page, "without a bias");
      }
      await close();
    });
  }
}

/** Steps that converge, and 100 steps with rates that are too large. @param {import("playwright-core").Page} page */
async function diverge(page) {
  await press(page, "100 steps");
  await check(page, "after 100 steps");
  for (const field of await page.locator(".parameters input").all()) {
    const rate = Number(await field.inputValue());
    await field.fill(String(rate * 1e3));
    await field.press("Enter");
    await drawn(page);
  }
  await press(page, "100 steps");
  await check(page, "after 100 steps that diverge");
  await page.getByLabel("Logarithmic axis").check();
  await check(page, "on a logarithmic axis");
}

/** All steps of all stories. @param {import("playwright-core").Page} page */
async function tell(page) {
  for (const story of ["look-up", "differences", "lines"]) {
    await page.locator("select").selectOption(story);
    await drawn(page);
    const next = page.getByRole("button", { name: "One step forward" });
    for (let step = 1; ; step++) {
      await check(page, `${story}, step ${step}`);
      if (!(await next.isEnabled())) break;
      await next.click();
    }
  }
}
