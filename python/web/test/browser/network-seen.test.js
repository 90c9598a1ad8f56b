/** What a reader of the microscope and the prediction viewer sees: the whole drawing, what is open, names, scales, raw values. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, open, text } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

/** How much of the drawing is scrolled away, in pixels. @param {Page} page */
const hidden = (page) =>
  page.locator(".net .pan").evaluate((pan) => /** @type {HTMLElement} */ (pan).scrollWidth - pan.clientWidth);

for (const name of ["network-16-16", "network-prices", "prediction-prices", "prediction-deep", "network"]) {
  test(`the drawing of ${name} is seen whole at 1040 pixels`, async () => {
    const { page, close } = await open(name);
    assert.equal(await hidden(page), 0);
    const [svg, results] = await page.evaluate(() => {
      const root = /** @type {ShadowRoot} */ (document.querySelector(".hybridnet-view")?.shadowRoot);
      const right = (/** @type {Element} */ each) => each.getBoundingClientRect().right;
      return [
        right(/** @type {Element} */ (root.querySelector(".net svg"))),
        [...root.querySelectorAll(".net .result, .net .result + text")].map(right),
      ];
    });
    for (const result of results) assert.ok(result <= svg + 1, `${result} is beyond ${svg}`);
    await close();
  });
}

for (const theme of /** @type {const} */ (["light", "dark"])) {
  test(`the weight that is open has its label and its line marked among many (${theme})`, async () => {
    const { page, close } = await open("network-16-16", { theme });
    const chosen = page.locator(".net .pill.chosen");
    assert.equal(await chosen.count(), 1);
    assert.equal(await chosen.evaluate((pill) => getComputedStyle(pill).opacity), "1");
    assert.equal(await page.locator(".net .wire.chosen").count(), 1);
    const key = "e 3 2 3";
    await page.locator(`.net [data-part="${key}"]`).focus();
    await page.keyboard.press("Enter");
    await page.locator('.view input[aria-label="Row"]').focus();
    await drawn(page);
    assert.equal(await chosen.getAttribute("data-part"), key);
    assert.equal(await chosen.evaluate((pill) => pill.classList.contains("unseen-pill")), false);
    const [own, ink] = await page.evaluate(() => {
      const root = /** @type {ShadowRoot} */ (document.querySelector(".hybridnet-view")?.shadowRoot);
      const wires = [...root.querySelectorAll(".net .wire")];
      const stroke = (/** @type {Element | undefined} */ wire) => wire && getComputedStyle(wire).stroke;
      return [
        stroke(wires.find((wire) => wire.classList.contains("chosen"))),
        stroke(wires.find((wire) => !wire.classList.contains("chosen"))),
      ];
    });
    assert.notEqual(own, ink);
    await close();
  });
}

test("a large price is not called an exploding neuron, and the colors of the plane have a scale with its name", async () => {
  const { page, close } = await open("network-unscaled");
  const words = (await page.locator(".view").textContent()) ?? "";
  assert.match(words, /No neuron is dead, saturated or exploding\./);
  await page.waitForTimeout(500);
  assert.equal(await text(page, ".color-scale p"), "Color: price, paler in the middle of its range");
  const ends = (await page.locator(".color-scale .note span").allTextContents()).map((each) =>
    Number(each.replaceAll(",", "")),
  );
  // The least and the largest output of this model on the plane, and their middle.
  assert.deepEqual(ends, [56_817, 306_650, 556_483]);
  assert.equal(await text(page, ".net .result + text"), "price");
  assert.match(await text(page, ".columns .stepper + p"), /^Row 17: target [\d,]{7}, predicted [\d,]{7}$/);
  await close();
});

test("of standardized columns the raw values are shown beside what the layers get, and a sentence says so", async () => {
  const { page, close } = await open("network-prices");
  const expected = JSON.parse((await page.locator("#expected").textContent()) ?? "").prices;
  assert.equal(await text(page, ".net .result"), Math.round(expected[17]).toLocaleString("en-US"));
  const signs = await page.locator(".net .sign").allTextContents();
  assert.ok(signs.includes("2,300") && signs.includes("29"), signs.join());
  await page.locator('.net [data-part="n 0 0"]').hover();
  await drawn(page);
  const tip = await page.locator(".tip tr").allTextContents();
  assert.match(tip[0], /^raw value2,300$/);
  assert.match(tip[1], /^standardized/);
  const notes = (await page.locator(".note").allTextContents()).join(" ");
  assert.match(notes, /An input with its raw value below its name is standardized: /);
  assert.match(notes, /The model was trained on standardized targets; price is shown in its own unit\./);
  assert.deepEqual(await page.locator(".plane .axis-label").allTextContents(), [
    "size (sq ft) (standardized)",
    "age (years) (standardized)",
  ]);
  await close();
});

test("the rows of a prediction are those of the table, in its units", async () => {
  const { page, close } = await open("prediction-prices");
  const expected = JSON.parse((await page.locator("#expected").textContent()) ?? "").prices;
  assert.deepEqual((await page.locator(".rows th").allTextContents()).slice(1), [
    "size (sq ft)",
    "age (years)",
    "price",
    "Predicted",
  ]);
  const cells = await page.locator(".rows tbody tr").nth(1).locator("td").allTextContents();
  assert.deepEqual(cells.slice(1), ["700", "0", "134,000", Math.round(expected[1]).toLocaleString("en-US")]);
  await close();
});

test("the readouts and the rows of a panel begin with a capital letter", async () => {
  const { page, close } = await open("network");
  assert.deepEqual(await page.locator(".readout .label").allTextContents(), ["Loss", "Correct", "Steps"]);
  const rows = await page.locator(".terms td.text").allTextContents();
  assert.deepEqual(
    rows.filter((row) => /^[a-z]/.test(row)).map((row) => row.slice(0, 30)),
    ["288 more rows"].filter((row) => /^[a-z]/.test(row)),
  );
  await close();
});

for (const [name, language] of /** @type {const} */ ([
  ["network-prices", "ja"],
  ["prediction-prices", "ja"],
])) {
  test(`${name} says in Japanese what is standardized`, async () => {
    const { page, close } = await open(name, { language });
    assert.match(
      (await page.locator(".view").textContent()) ?? "",
      /標準化した目標値で訓練されました。price は元の単位で示します。/,
    );
    await close();
  });
}
