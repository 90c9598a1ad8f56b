/** SEEDS S42 (A2.10, A3.7): the shape explorer, with counts and live softmax; S44's numbering W(class, feature). */

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, open, text } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} label @param {string} value */
async function type(page, label, value) {
  const field = page.locator(`input[type="text"][aria-label="${label}"]`);
  await field.fill(value);
  await field.press("Enter");
  await drawn(page);
}

/** @param {Page} page */
const counts = (page) => text(page, "p.number");
/** @param {Page} page */
const weights = (page) => page.locator(".sideways ellipse").count();
/** @param {Page} page @param {string} name */
const field = (page, name) => page.locator(`input[type="text"][aria-label="${name}"]`);

test("S42: both numbers start at 2, with 4 weights and 2 biases, and stop at 1", async () => {
  const { page, close } = await open("softmax-regression");
  assert.equal(await counts(page), "2 × 2 weights + 2 biases = 6 parameters");
  assert.equal(await weights(page), 4);
  await page.getByRole("button", { name: "Features: less" }).click();
  await drawn(page);
  assert.equal(await counts(page), "1 × 2 weights + 2 biases = 4 parameters");
  assert.ok(await page.getByRole("button", { name: "Features: less" }).isDisabled());
  for (const wrong of ["0", "-3", "abc", "", "<b>", "1e99", "NaN"]) await type(page, "Features", wrong);
  await type(page, "Features", "abc");
  assert.match(await field(page, "Features").inputValue(), /^(1|10000)$/);
  await close();
});

test("S42, S44: labels are numbered class first, and every one is there up to 8 x 8, without overlaps", async () => {
  const { page, close } = await open("softmax-regression");
  for (const [features, classes] of [
    [3, 3],
    [8, 8],
    [8, 1],
    [1, 8],
  ]) {
    await type(page, "Features", String(features));
    await type(page, "Classes", String(classes));
    assert.equal(
      await counts(page),
      `${features} × ${classes} weights + ${classes} biases = ${features * classes + classes} parameters`,
    );
    const labels = await page.locator(".sideways text").allTextContents();
    for (let row = 1; row <= classes; row++) {
      for (let feature = 1; feature <= features; feature++)
        assert.ok(labels.includes(`W(${row},${feature})`), `W(${row},${feature})`);
    }
    const overlaps = await page.evaluate(() => {
      const root = document.querySelector(".hybridnet-view")?.shadowRoot;
      const boxes = [...(root?.querySelectorAll(".sideways text") ?? [])]
        .filter((item) => item.textContent)
        .map((item) => ({ text: item.textContent, box: item.getBoundingClientRect() }));
      return boxes.flatMap((a, i) =>
        boxes
          .slice(i + 1)
          .filter(
            (b) =>
              a.box.left < b.box.right - 1 &&
              b.box.left < a.box.right - 1 &&
              a.box.top < b.box.bottom - 4 &&
              b.box.top < a.box.bottom - 4,
          )
          .map((b) => `${a.text} on ${b.text}`),
      );
    });
    assert.deepEqual(overlaps, []);
  }
  await close();
});

test("S42: beyond 8 a summary is drawn, up to 10,000 x 10,000, in less than 0.2 s", async () => {
  const { page, close } = await open("softmax-regression");
  await type(page, "Features", "784");
  await type(page, "Classes", "10");
  assert.equal(await counts(page), "784 × 10 weights + 10 biases = 7,850 parameters");
  assert.equal(await weights(page), 16);
  await type(page, "of feature", "400");
  assert.equal(await weights(page), 20);
  assert.ok((await page.locator(".sideways text").allTextContents()).includes("W(1,400)"));
  await page.evaluate(() => {
    const all = /** @type {any} */ (globalThis);
    all.tasks = [];
    new PerformanceObserver((list) => all.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
      type: "longtask",
    });
  });
  await type(page, "Classes", "25");
  assert.match(await text(page, ".view > pre"), /^logits/);
  await type(page, "Features", "100000");
  await type(page, "Classes", "1e9");
  await page.waitForTimeout(100);
  assert.equal(await counts(page), "10,000 × 10,000 weights + 10,000 biases = 100,010,000 parameters");
  const longest = await page.evaluate(() => Math.max(0, .../** @type {any} */ (globalThis).tasks));
  assert.ok(longest < 200, `${longest} ms`);
  await close();
});

test("S42: inputs, weights and biases move logits and probabilities, printed as NumPy prints them", async () => {
  const { page, close } = await open("softmax-regression");
  const printed = () => text(page, ".view > pre");
  for (const [kind, name, value, feature, row] of [
    ["weight", "W(1,1)", "1", 1, 1],
    ["weight", "W(1,2)", "0", 2, 1],
    ["weight", "W(2,1)", "0", 1, 2],
    ["weight", "W(2,2)", "1", 2, 2],
    ["input", "X1", "2", 1, 1],
    ["input", "X2", "4", 2, 1],
    ["bias", "b1", "0", 1, 1],
    ["bias", "b2", "0", 1, 2],
  ]) {
    await page.locator("select").selectOption(String(kind));
    await drawn(page);
    if (kind !== "input") await type(page, "of class", String(row));
    if (kind !== "bias") await type(page, "of feature", String(feature));
    await type(page, String(name), String(value));
  }
  assert.equal(await printed(), "logits\n[[2. 4.]]\nprobabilities\n[[0.11920292 0.88079708]]");
  await page.locator(".sideways .pickable").first().click();
  await drawn(page);
  assert.match(await text(page, ".columns p:not([class])"), /^X1 = 2 is multiplied with 2 weights/);
  await page.locator('input[type="range"]').focus();
  for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowRight");
  assert.match(await printed(), /^logits\n\[\[2\.5 4\. \]\]/);
  assert.equal(
    await page.evaluate(() =>
      document.querySelector(".hybridnet-view")?.shadowRoot?.activeElement?.getAttribute("type"),
    ),
    "range",
  );
  await page.getByRole("button", { name: "Reset" }).click();
  assert.equal(await printed(), "logits\n[[-0.92  0.88]]\nprobabilities\n[[0.14185106 0.85814894]]");
  await close();
});
