/** SEEDS S29, S30, S31, S32: gradient descent with one feature. S34, S35: with several. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { grouped } from "../../kit/numbers/format.js";
import { drawn, open, text } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

/** @type {any[]} the numbers of hn.LinearTrainer */
const CASES = JSON.parse(readFileSync(new URL("../linear.json", import.meta.url), "utf8"));

/** @param {Page} page @param {string} name */
async function press(page, name) {
  await page.getByRole("button", { name, exact: true }).click();
  await drawn(page);
}

/** All digits of numbers in the table of parameters: they are rounded there, and whole in the titles of the cells. @param {Page} page @param {string} cells */
async function exact(page, cells) {
  await drawn(page);
  return page
    .locator(`.parameters ${cells}`)
    .evaluateAll((all) => all.map((cell) => /** @type {HTMLElement} */ (cell).title));
}

/** The values of the parameters and the error. @param {Page} page */
const values = (page) => exact(page, ".value");

/** @param {number} value as Python writes it. */
const repr = (value) => (Number.isInteger(value) ? `${value}.0` : String(value));

for (const [name, index] of /** @type {const} */ ([
  ["gradient-descent", 0],
  ["two-features", 2],
])) {
  test(`S29, S34: ${name}: 1, 2, 10, 100, 1000 steps end in every digit of hn.LinearTrainer`, async () => {
    const { page, close } = await open(name);
    let made = 0;
    for (const { steps, weights, bias, error } of CASES[index].states.filter(
      (/** @type {any} */ state) => state.steps <= 1000,
    )) {
      for (; made + 100 <= steps; made += 100) await press(page, "100 steps");
      for (; made + 10 <= steps; made += 10) await press(page, "10 steps");
      for (; made < steps; made += 1) await press(page, "1 step");
      assert.deepEqual(await values(page), [...weights, bias, error].map(repr), `after ${steps}`);
      assert.equal(await text(page, ".steps"), grouped(steps));
    }
    await press(page, "Reset");
    assert.deepEqual(await values(page), [
      ...CASES[index].states[0].weights.map(() => "0.0"),
      "0.0",
      repr(CASES[index].states[0].error),
    ]);
    await close();
  });
}

test("S29: standardized features have rates of their own, and the weights are shown in raw units too", async () => {
  const { page, close } = await open("gradient-descent");
  await page.getByLabel("Standardize the features").check();
  for (let k = 0; k < 1; k++) await press(page, "100 steps");
  const { weights, bias, error } = CASES[0].standardized.find((/** @type {any} */ state) => state.steps === 100);
  assert.deepEqual(await values(page), [...weights, bias, error].map(repr));
  assert.ok(Math.abs(Number((await values(page))[2]) - 447.2910691767) < 1e-9);
  const raw = (await exact(page, "tbody tr td:last-child")).map(Number);
  assert.ok(Math.abs(raw[0] - 0.0584879059) < 1e-5 && Math.abs(raw[1] - 247.2632742209) < 0.05, String(raw));
  await page.getByLabel("Standardize the features").uncheck();
  const back = (await values(page)).map(Number);
  assert.deepEqual(back.slice(0, 2), raw);
  await close();
});

test("S29: rates that are too large are explained before any step, and a step that diverges changes nothing", async () => {
  const { page, close } = await open("gradient-descent");
  assert.equal(await page.locator(".warning:visible").count(), 0);
  for (const label of ["Learning rate of Weight", "Learning rate of Bias"]) {
    await page.getByLabel(label).fill("1e-6");
    await page.getByLabel(label).press("Enter");
  }
  await drawn(page);
  assert.match(
    await text(page, ".warning"),
    /multiplies the distance to the minimum by −3\.249, so the error grows\. Divide the rates by more than 2\.12/,
  );
  for (let k = 0; k < 10; k++) await press(page, "100 steps");
  assert.match(await text(page, ".warning"), /^Step \d+ was refused: its error would be no finite number/);
  const [weight, bias, error] = (await values(page)).map(Number);
  assert.ok([weight, bias, error].every(Number.isFinite));
  const steps = await text(page, ".steps");
  await press(page, "1 step");
  assert.deepEqual([(await values(page)).map(Number), await text(page, ".steps")], [[weight, bias, error], steps]);
  assert.doesNotMatch(await text(page, ".view"), /nan|NaN|Infinity/);
  await page.getByLabel("Learning rate of Weight").fill("-1");
  await page.getByLabel("Learning rate of Weight").press("Enter");
  assert.equal(await page.getByLabel("Learning rate of Weight").inputValue(), "0.000001");
  await close();
});

test("S30: the history has a point for each step and each move, from the first real error on; 200 newest on request", async () => {
  const { page, close } = await open("gradient-descent");
  const corners = async () => {
    await drawn(page);
    return ((await page.locator(".history path.line").getAttribute("d")) ?? "").split(/[ML]/).length - 1;
  };
  assert.equal(await corners(), 1);
  await press(page, "1 step");
  await press(page, "10 steps");
  assert.equal(await corners(), 12);
  await page.locator('input[type="range"]').first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await corners(), 14);
  for (let k = 0; k < 3; k++) await press(page, "100 steps");
  assert.equal(await corners(), 314);
  await page.getByLabel("Only the last 200").check();
  assert.equal(await corners(), 200);
  await page.getByLabel("Logarithmic axis").check();
  await drawn(page);
  assert.match(await text(page, ".history .axes"), /550.*600/s);
  await close();
});

test("S31: the map shows contours, the path, the minimum and the point, which can be dragged and moved by keys", async () => {
  const { page, close } = await open("gradient-descent");
  assert.equal(await page.locator(".contours path").count(), 13);
  await press(page, "10 steps");
  const trail = (await page.locator("path.line.trail").first().getAttribute("d")) ?? "";
  assert.equal(trail.split(/[ML]/).length - 1, 11);
  const point = page.locator("circle.point");
  const minimum = page.locator("svg.chart path.good").first();
  const [from, to] = [await point.boundingBox(), await minimum.boundingBox()];
  assert.ok(from && to);
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 });
  await page.mouse.up();
  await drawn(page);
  assert.ok(Number((await values(page))[2]) < 800, String(await values(page)));
  const before = (await values(page)).map(Number);
  await point.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowUp");
  const after = (await values(page)).map(Number);
  assert.ok(Math.abs(after[0] - before[0] - 0.001) < 1e-12 && Math.abs(after[1] - before[1] - 1) < 1e-9);
  assert.match((await point.getAttribute("aria-valuetext")) ?? "", /weight .*bias .*error/);
  await close();
});

test("S32: the gradient is shown as numbers and as an arrow across the contours, which vanishes at the minimum", async () => {
  const { page, close } = await open("gradient-descent");
  const gradient = await exact(page, "tbody tr td:nth-child(3)");
  const mean = (/** @type {(x: number, y: number) => number} */ f) =>
    [
      [2104, 399.9],
      [1600, 329.9],
      [2400, 369],
    ].reduce((sum, [x, y]) => sum + f(x, y) / 3, 0);
  const wanted = [-2 * mean((x, y) => x * y), -2 * mean((_, y) => y)];
  gradient.forEach((shown, k) => assert.ok(Math.abs(Number(shown) / wanted[k] - 1) < 1e-12, shown));
  const arrow = async () => ((await page.locator("path.arrow").getAttribute("d")) ?? "").match(/[-\d.]+/g)?.map(Number);
  const [x1, y1, x2, y2] = /** @type {number[]} */ (await arrow());
  assert.ok(x2 > x1 && y2 < y1);
  await page.getByLabel("Standardize the features").check();
  for (const label of ["Learning rate of Weight", "Learning rate of Bias"]) {
    await page.getByLabel(label).fill("1");
    await page.getByLabel(label).press("Enter");
  }
  await press(page, "1 step");
  assert.ok(Math.abs(Number((await values(page))[2]) - 447.2909742687) < 1e-9);
  await press(page, "1 step");
  assert.equal(await arrow(), undefined);
  assert.match(await text(page, ".note:not(.row)"), /./);
  await close();
});

test("S29: run makes steps until it is paused; with reduced motion it makes 1000 at once", async () => {
  const { page, close } = await open("gradient-descent");
  await press(page, "Run");
  await page.waitForFunction(
    () => Number(document.querySelector(".hybridnet-view")?.shadowRoot?.querySelector(".steps")?.textContent) > 5,
  );
  await press(page, "Pause");
  const steps = await text(page, ".steps");
  await drawn(page);
  await drawn(page);
  assert.equal(await text(page, ".steps"), steps);
  await close();
  const still = await open("gradient-descent", { still: true });
  await press(still.page, "Run");
  assert.equal(await text(still.page, ".steps"), "1,000");
  await still.close();
});

test("S34: three dials, the closed form, and descent that comes within 1e-4 of its error", async () => {
  const { page, close } = await open("two-features");
  assert.deepEqual(
    await page
      .locator('input[type="range"]')
      .evaluateAll((all) =>
        all.map((range) => [/** @type {HTMLInputElement} */ (range).min, /** @type {HTMLInputElement} */ (range).max]),
      ),
    [
      ["-0.4", "0.4"],
      ["-100", "200"],
      ["-100", "300"],
    ],
  );
  assert.equal(await text(page, ".title"), "Gradient descent with 2 features");
  assert.match(await text(page, ".least"), /is 1,406\.$/);
  assert.match((await page.locator(".least").getAttribute("title")) ?? "", /^1406\.0526296046/);
  assert.deepEqual(await page.locator(".parameters tbody tr td:nth-child(5)").allTextContents(), [
    "0.18613",
    "−10.0124",
    "3.57538",
  ]);
  for (let k = 0; k < 100; k++) await press(page, "100 steps");
  assert.equal(await text(page, ".value.error.big"), "1,406");
  assert.ok(Math.abs(Number((await values(page))[3]) - 1406.0526343304) < 1e-9);
  await close();
});

test("S35, hostile: twelve features of 5,000 rows, a constant column, markup, a diverging custom rate", async () => {
  for (const [name, dials] of /** @type {const} */ ([
    ["descent-twelve", 13],
    ["descent-constant", 3],
    ["descent-markup", 2],
    ["descent-years", 2],
  ])) {
    const { page, close } = await open(name);
    assert.equal(await page.locator('input[type="range"]').count(), dials, name);
    const before = Number((await values(page)).at(-1));
    const begin = await page.evaluate(() => performance.now());
    await press(page, "100 steps");
    assert.ok((await page.evaluate(() => performance.now())) - begin < 2000, name);
    assert.ok(Number((await values(page)).at(-1)) < before, name);
    assert.equal(await page.locator(".view img").count(), 0);
    assert.equal(await page.locator(".failure").count(), 0);
    if (name === "descent-constant") {
      assert.match(await text(page, ".view"), /has one value in all rows: it cannot be standardized/);
      assert.ok(await page.getByLabel("Standardize the features").isDisabled());
    }
    await close();
  }
});

/** What the Python code of the panel prints, line by line. @param {Page} page */
async function printed(page) {
  const panel = page.locator(".code");
  if (!(await panel.isVisible())) await page.locator(".tools button[aria-expanded]").click();
  await drawn(page);
  const code = (await page.locator(".code pre").first().textContent()) ?? "";
  return execFileSync(process.env.HYBRIDNET_PYTHON ?? "python3", ["-"], { input: code, encoding: "utf8" })
    .trim()
    .split("\n");
}

test("the Python code of every view prints the numbers on screen: after steps, moves, other rates, standardized, for the reader's arrays", async () => {
  const { page, close } = await open("gradient-descent");
  const check = async () => {
    const [weight, bias, error] = await values(page);
    assert.deepEqual((await printed(page)).slice(0, 2), [`[${weight}] ${bias}`, error]);
  };
  await press(page, "10 steps");
  await check();
  await page.locator('input[type="range"]').first().focus();
  await page.keyboard.press("ArrowRight");
  await page.getByLabel("Learning rate of Weight").fill("2e-8");
  await page.getByLabel("Learning rate of Weight").press("Enter");
  await press(page, "100 steps");
  await check();
  await page.getByLabel("Standardize the features").check();
  await press(page, "10 steps");
  await check();
  await close();

  const two = await open("two-features");
  await press(two.page, "10 steps");
  const [first, second, bias, error] = await values(two.page);
  assert.deepEqual((await printed(two.page)).slice(0, 2), [`[${first}, ${second}] ${bias}`, error]);
  await two.close();

  const years = await open("descent-years");
  await press(years.page, "10 steps");
  const [slope, height, left] = await values(years.page);
  assert.deepEqual((await printed(years.page)).slice(0, 2), [`[${slope}] ${height}`, left]);
  await years.close();

  const many = await open("descent-twelve");
  await press(many.page, "10 steps");
  const shown = await values(many.page);
  assert.deepEqual((await printed(many.page)).slice(0, 2), [
    `[${shown.slice(0, 12).join(", ")}] ${shown[12]}`,
    shown[13],
  ]);
  await many.close();

  const hand = await open("linear-regression");
  assert.deepEqual((await printed(hand.page)).slice(0, 2), ["[0.1] 150.0", "799.0866666666665"]);
  await hand.close();

  const story = await open("line-story");
  assert.equal((await printed(story.page)).at(-1), "360.0");
  await story.page.locator("select").selectOption("lines");
  assert.deepEqual((await printed(story.page)).slice(-4), [
    "0.18 0.0 2057.734133333333",
    "0.19 0.0 2746.609866666666",
    "0.16 0.0 3229.345866666665",
    "0.1 150.0 799.0866666666665",
  ]);
  await story.close();
});
