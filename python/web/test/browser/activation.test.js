/** SEEDS S4, S6, S50: the sigmoid, the ReLU and the other activation functions. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, open, text } from "./harness.js";

/** @param {import("playwright-core").Page} page @param {string} x */
async function type(page, x) {
  await drawn(page); // after another function or range was selected, the field is a new one
  const field = page.locator('input[inputmode="decimal"][aria-label="x"]');
  await field.fill(x);
  await field.press("Enter");
  await drawn(page);
}

test("S4: at -1.63 every read-out of the sigmoid shows 0.16383036122", async () => {
  const { page, close } = await open("activation");
  assert.equal(await text(page, ".readout .value.prediction"), "0.50000000000");
  for (const [x, y] of [
    ["-1.63", "0.16383036122"],
    ["-20", "0.00000000206"],
    ["20", "0.99999999794"],
  ]) {
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
  await page.locator("select").first().selectOption("relu");
  for (const [x, y] of [
    ["2.5", "2.5"],
    ["-3", "0"],
    ["0", "0"],
    ["19.99", "19.99"],
  ]) {
    await type(page, x);
    assert.equal(await text(page, ".readout .value.prediction"), y);
  }
  await type(page, "-3");
  assert.match(await text(page, "p.advice"), /does not learn/);
  await type(page, "0");
  assert.match(await text(page, "p.advice"), /kink at 0.* uses 0 there/);
  await close();
});

test("S4: texts that are not numbers change nothing, and numbers beyond the slider stop at its end", async () => {
  const { page, close } = await open("activation");
  for (const [typed, x] of [
    ["abc", "0.00"],
    ["<b>1</b>", "0.00"],
    ["", "0.00"],
    ["1e9", "20.00"],
    ["-1e9", "-20.00"],
    ["1,5", "1.50"],
  ]) {
    await type(page, typed);
    assert.equal(await page.locator('input[inputmode="decimal"]').inputValue(), x, typed);
  }
  await close();
});

/** @param {import("playwright-core").Page} page */
const values = (page) =>
  Promise.all([".readout .value.prediction", ".readout .value.weight"].map((selector) => text(page, selector)));

test("S50: the step is 0 at 0 and 1 above, with derivative 0, and its curve has no slanted part", async () => {
  const { page, close } = await open("activation");
  await page.locator("select").first().selectOption("heaviside");
  for (const [x, y] of [
    ["0", "0"],
    ["0.01", "1"],
    ["-3", "0"],
    ["5", "1"],
  ]) {
    await type(page, x);
    assert.deepEqual(await values(page), [y, "0"]);
  }
  const curve = (await page.locator("svg.chart path.line.prediction").getAttribute("d")) ?? "";
  assert.equal(curve.match(/M/g)?.length, 2);
  await close();
});

test("S50: every activation of the engine, with its derivative, its setting and a range that fits", async () => {
  const { page, close } = await open("activation");
  const expected = {
    leaky_relu: ["−0.01", "0.01"],
    elu: ["−0.63212055883", "0.36787944117"],
    gelu: ["−0.15865525393", "−0.08331547059"],
    gelu_tanh: ["−0.15880800939", "−0.08296408385"],
    softplus: ["0.31326168752", "0.26894142137"],
    silu: ["−0.26894142137", "0.07232948813"],
    tanh: ["−0.76159415596", "0.41997434161"],
    linear: ["−1", "1"],
    relu: ["0", "0"],
    sigmoid: ["0.26894142137", "0.19661193324"],
  };
  assert.equal(await page.locator("select").first().locator("option").count(), Object.keys(expected).length + 1);
  for (const [name, pair] of Object.entries(expected)) {
    await page.locator("select").first().selectOption(name);
    await type(page, "-1");
    assert.deepEqual(await values(page), pair, name);
    const ends = await page
      .locator('input[type="range"][aria-label="x"]')
      .evaluate((range) => [range.getAttribute("min"), range.getAttribute("max")].join(" "));
    assert.equal(ends, { softplus: "-10 10", silu: "-10 10", relu: "-20 20", sigmoid: "-20 20" }[name] ?? "-5 5", name);
  }
  await page.locator("select").first().selectOption("elu");
  const alpha = page.locator('input[inputmode="decimal"][aria-label="alpha"]');
  await alpha.fill("0.5");
  await alpha.press("Enter");
  assert.deepEqual(await values(page), ["−0.31606027941", "0.18393972059"]);
  await page.locator(".tools button[aria-expanded]").click();
  assert.match(await text(page, "pre"), /hn\.ELUActivation\(0\.5\)/);
  await close();
});

test("S4: the range of x is selected, and x stays inside", async () => {
  const { page, close } = await open("activation");
  await type(page, "15");
  await page.locator("select").nth(1).selectOption("-2,2");
  await drawn(page);
  assert.equal(await page.locator('input[inputmode="decimal"]').first().inputValue(), "2.00");
  await page.locator("select").nth(1).selectOption("-100,100");
  await type(page, "-99");
  assert.equal((await values(page))[0], "1.011×10⁻⁴³");
  await close();
});
