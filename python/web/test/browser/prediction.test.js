/** SEEDS S14, S17, S18: the prediction viewer, for one neuron and for any dense net, whole and step by step. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { drawn, open, text } from "./harness.js";
import { longestTasks } from "./tasks.js";

/** z and probability of the eight passengers (SEEDS B5). */
const PASSENGERS = [
  [-0.487053, 0.3805880509],
  [-0.052646, 0.486841539],
  [0.149578, 0.5373249349],
  [-0.00209, 0.4994775002],
  [-0.706129, 0.3304547532],
  [0.351802, 0.5870544909],
  [-0.537609, 0.3687439649],
  [-1.026317, 0.2637987533],
];

/** A part of the drawing. @param {import("playwright-core").Page} page @param {string} key */
const part = (page, key) => page.locator(`.net [data-part="${key}"]`);

/** Point at a part, and read its tooltip. @param {import("playwright-core").Page} page @param {string} key */
async function tip(page, key) {
  await page.mouse.move(1, 1);
  await part(page, key).hover();
  await page.locator(".tip.shown").waitFor();
  return (await page.locator(".tip tr").allTextContents()).map((row) => row.trim());
}

test("S14: each row gives the sum, the probability and the per cent of the table in the seed", async () => {
  const { page, close } = await open("prediction");
  for (const [index, [z, probability]] of PASSENGERS.entries()) {
    await page.locator('input[type="radio"]').nth(index).check();
    assert.ok(Math.abs(Number((await tip(page, "n 1 0")).at(-1)?.replace("sum", "")) - z) < 1e-12, String(index));
    assert.ok(
      Math.abs(Number((await tip(page, "n 2 0")).at(-1)?.replace("output", "")) - probability) < 1e-10,
      String(index),
    );
    assert.equal(await text(page, ".net .result"), `${Math.round(probability * 100)}%`);
  }
  assert.equal(await text(page, ".note >> nth=0"), "Correct: 5 of 8 rows.");
  await close();
});

test("S14: pointing at a row shows its numbers; leaving returns to the selected row", async () => {
  const { page, close } = await open("prediction");
  const input = part(page, "n 0 0").locator("text");
  await page.locator('input[type="radio"]').nth(5).check();
  assert.equal(await input.textContent(), "14");
  await page.locator("tbody tr").nth(7).hover();
  await drawn(page);
  assert.deepEqual([await input.textContent(), await text(page, ".net .result")], ["54", "26%"]);
  assert.ok(await page.locator('input[type="radio"]').nth(5).isChecked());
  await page.mouse.move(900, 600);
  await drawn(page);
  assert.deepEqual([await input.textContent(), await text(page, ".net .result")], ["14", "59%"]);
  await close();
});

test("S14: short weights on the lines, products turned to them, and the whole weight where the reader points", async () => {
  const { page, close } = await open("prediction");
  const pills = page.locator(".net .pill text");
  assert.deepEqual(await pills.allTextContents(), ["−0.0169", "0.704", "−0.1163"]);
  const products = page.locator(".net .product");
  assert.deepEqual(await products.allTextContents(), ["−0.37074", "0", "−0.11631"]);
  for (const product of await products.all()) assert.match((await product.getAttribute("transform")) ?? "", /rotate\(/);
  assert.deepEqual(
    await tip(page, "e 1 0 0"),
    ["value-0.016852", "input × weight-0.370744"].map((row) => row.replace("-0.370744", "-0.37074399999999996")),
  );
  assert.equal(await part(page, "e 1 0 0").locator("text").textContent(), "−0.016852");
  await page.mouse.move(1, 1);
  await drawn(page);
  assert.equal(await part(page, "e 1 0 0").locator("text").textContent(), "−0.0169");
  await close();
});

test("S2, S14: a sum lists its numbered inputs, its bias and their sum; a sigma its input, formula and output", async () => {
  const { page, close } = await open("prediction");
  const sum = await tip(page, "n 1 0");
  assert.equal(sum.length, 4);
  assert.match(sum[0], /^1\. Age: 22\.0 × -0\.016852/);
  assert.match(sum[1], /^2\. Sex: 0\.0 × 0\.704039/);
  assert.match(sum[2], /^bias-0\.116309$/);
  assert.match(sum[3], /^sum-0\.4870/);
  assert.ok(await page.locator(".net .pan svg").evaluate((svg) => svg.classList.contains("dimmed")));
  assert.equal(await page.locator(".net .wire.lit").count(), 3);
  assert.match((await tip(page, "n 2 0")).join(" "), /1 \/ \(1 \+ exp\(−\(-0\.4870/);
  await tip(page, "n 0 0");
  assert.equal(await page.locator(".net .wire.lit").count(), 1);
  await close();
});

test("S14: every part is reached with the arrow keys, and says its numbers", async () => {
  const { page, close } = await open("prediction");
  await part(page, "n 0 0").focus();
  const walk = [
    ["ArrowRight", "e 1 0 0"],
    ["ArrowDown", "e 1 1 0"],
    ["ArrowDown", "e 1 -1 0"],
    ["ArrowRight", "n 1 0"],
    ["ArrowRight", "n 2 0"],
    ["ArrowLeft", "n 1 0"],
    ["ArrowLeft", "e 1 0 0"],
    ["ArrowLeft", "n 0 0"],
    ["ArrowDown", "n 0 1"],
    ["ArrowDown", "n 0 -1"],
  ];
  for (const [key, wanted] of walk) {
    await page.keyboard.press(key);
    const at = await page.evaluate(() =>
      document.querySelector(".hybridnet-view")?.shadowRoot?.activeElement?.getAttribute("data-part"),
    );
    assert.equal(at, wanted);
    assert.ok(await page.locator(".tip.shown").count());
  }
  assert.match(
    (await part(page, "n 1 0").getAttribute("aria-label")) ?? "",
    /Weighted sum of Survived; 1\. Age: 22\.0 × -0\.016852/,
  );
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".tip.shown").count(), 0);
  await close();
});

test("S18: inputs, products, sum, activation, per cent: step by step, forward and back", async () => {
  const { page, close } = await open("prediction", { still: true });
  const [play, back, step, whole] = await page.locator(".view .row button").all();
  const seen = async () => [
    await part(page, "n 0 0").locator("text").textContent(),
    await page.locator(".net .product").first().textContent(),
    await part(page, "n 1 0").locator("text").textContent(),
    await part(page, "n 2 0").locator("text").textContent(),
    await text(page, ".net .result"),
  ];
  const stages = [
    ["22", "", "", "", ""],
    ["22", "−0.37074", "", "", ""],
    ["22", "−0.37074", "−0.487", "", ""],
    ["22", "−0.37074", "−0.487", "0.381", ""],
    ["22", "−0.37074", "−0.487", "0.381", "38%"],
  ];
  for (const wanted of stages) {
    await step.click();
    await drawn(page);
    assert.deepEqual(await seen(), wanted);
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  }
  assert.ok(await step.isDisabled());
  await back.click();
  assert.deepEqual(await seen(), stages[3]);
  await whole.click();
  assert.deepEqual(await seen(), stages[4]);
  assert.equal(await play.getAttribute("aria-pressed"), "false");
  await close();
});

test("S18: play advances by itself, pause holds it, and dots run along the lines", async () => {
  const { page, close } = await open("prediction");
  const play = page.locator(".view .row button").first();
  await play.click();
  assert.equal(await play.textContent(), "Pause");
  await page.locator(".net .dot").first().waitFor({ state: "attached", timeout: 4000 });
  await page.locator(".net .product", { hasText: "−0.37074" }).waitFor({ timeout: 4000 });
  await play.click();
  assert.equal(await play.textContent(), "Play");
  const before = await text(page, ".columns p[aria-live]");
  await page.waitForTimeout(1800);
  assert.equal(await text(page, ".columns p[aria-live]"), before);
  await close();
});

test("S17: any dense net: values of every node follow the row, names with markup are texts", async () => {
  const { page, faults, close } = await open("prediction-deep");
  assert.equal(await page.locator('.net [data-part^="n "]').count(), 2 + 1 + 4 + 4 + 1 + 3 + 3 + 1 + 3 + 3);
  assert.equal(await page.locator(".net .result").count(), 3);
  await page.locator('input[type="radio"]').nth(120).check();
  await drawn(page);
  const shares = await page.locator(".net .result").allTextContents();
  assert.ok(Math.abs(shares.reduce((sum, share) => sum + parseInt(share, 10), 0) - 100) <= 2, shares.join());
  assert.equal(await page.locator(".view b").count(), 0);
  assert.match((await page.locator(".net").textContent()) ?? "", /<b>red<\/b>/);
  assert.equal((await tip(page, "n 3 1")).length, 4 + 2);
  assert.deepEqual(faults, []);
  await close();
});

test("labels of a net with up to 30 edges between layers never cover each other or a node", async () => {
  const { page, close } = await open("prediction-deep");
  const overlaps = await page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector(".hybridnet-view")?.shadowRoot);
    const boxes = [
      ...root.querySelectorAll(".net .pill:not(.unseen-pill) rect, .net .part > circle, .net .part:not(.pill) > rect"),
    ].map((element) => element.getBoundingClientRect());
    let count = 0;
    boxes.forEach((a, index) =>
      boxes.slice(index + 1).forEach((b) => {
        const [wide, high] = [
          Math.min(a.right, b.right) - Math.max(a.left, b.left),
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
        ];
        if (wide > 3 && high > 3) count += 1;
      }),
    );
    return { count, boxes: boxes.length };
  });
  assert.ok(overlaps.boxes > 40);
  assert.equal(overlaps.count, 0);
  await close();
});

test("10,000 neurons, 10^6 rows, NaN weights, names with markup: reduced, searched, nothing executed, nothing freezes", async () => {
  const { page, faults, close } = await open("prediction-large");
  const long = await longestTasks(page, async () => {
    await page.reload();
    await page.waitForTimeout(2500);
  });
  assert.ok(long[0] < 200, long.map((task) => task.toFixed(1)).join(", "));
  assert.match((await page.locator(".view").textContent()) ?? "", /500 of 1000000 rows are used here/);
  assert.equal(await page.locator(".view img, .view script").count(), 0);
  await page.locator(".view select").selectOption({ label: "layer 1" });
  const field = page.locator('.view input[aria-label="Show neuron"]');
  await field.fill("7777");
  await field.press("Enter");
  await part(page, "n 1 7776").waitFor();
  assert.match((await part(page, "n 1 7776").getAttribute("aria-label")) ?? "", /nan/);
  assert.deepEqual(faults, []);
  await close();
});

test("S19: the numbers are the same in Japanese", async () => {
  const { page, close } = await open("prediction", { language: "ja" });
  assert.match((await tip(page, "n 1 0"))[3], /^和-0\.4870/);
  assert.equal(await text(page, ".net .result"), "38%");
  await close();
});

test("the Python of the code panel prints the prediction of the selected row", async () => {
  const { page, close } = await open("prediction");
  await page.locator('input[type="radio"]').nth(3).check();
  await page.locator(".tools button").first().click();
  await drawn(page);
  const code = (await page.locator("pre").first().textContent()) ?? "";
  const printed = execFileSync(process.env.HYBRIDNET_PYTHON ?? "python3", ["-c", code], { encoding: "utf8" }).trim();
  assert.equal(printed, (await tip(page, "n 2 0")).at(-1)?.replace("output", ""));
  assert.ok(Math.abs(Number(printed) - PASSENGERS[3][1]) < 1e-10);
  await close();
});

test("a row with NaN has no class, and is never counted as correct: nan and a sentence in both views", async () => {
  const sentence = "The output is not a number: look for missing values in the row, or for a training that diverged.";
  for (const ending of ["softmax", "sigmoid"]) {
    const first = await open(`prediction-nan-${ending}`);
    await first.page.getByText("Correct: ").waitFor();
    assert.equal(await text(first.page, ".note >> nth=0"), "Correct: 3 of 4 rows.");
    const cells = await first.page.locator("tbody tr").nth(1).locator("td").allTextContents();
    assert.deepEqual(cells.slice(-2), ["nan", "✗ wrong"]);
    await first.page.locator('input[type="radio"]').nth(1).check();
    await drawn(first.page);
    assert.ok((await text(first.page, ".view")).includes(sentence));
    await first.page.locator('input[type="radio"]').nth(2).check();
    await drawn(first.page);
    assert.ok(!(await text(first.page, ".view")).includes(sentence));
    assert.deepEqual(first.faults, []);
    await first.close();

    const second = await open(`network-nan-${ending}`);
    await second.page.getByRole("button", { name: "less", exact: true }).first().click(); // from row 2 to row 1
    await drawn(second.page);
    assert.match(await text(second.page, ".view"), /3 \/ 4/);
    assert.ok((await text(second.page, ".view")).includes(`predicted nan. ${sentence}`));
    assert.deepEqual(second.faults, []);
    await second.close();
  }
});
