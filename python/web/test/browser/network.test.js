/** SEEDS S66 and the microscope: every weight and gradient term by term, with the numbers that Python prints. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { browse, drawn, open, PAGES, text } from "./harness.js";
import { longestTasks } from "./tasks.js";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
const loss = (page) => text(page, ".readout .value.error");

/** What a table of terms says, row by row. @param {Page} page @param {number} table */
async function terms(page, table) {
  await drawn(page);
  const rows = await page.locator(".terms").nth(table).locator("tr").all();
  return Promise.all(
    rows.map(async (row) => /** @type {[string, string]} */ (await row.locator("td").allTextContents())),
  );
}

/** Open a part of the drawing. @param {Page} page @param {string} key */
async function openPart(page, key) {
  const part = page.locator(`.net [data-part="${key}"]`);
  await part.focus();
  await page.keyboard.press("Enter");
  await drawn(page);
}

/** Train, and wait for the end. @param {Page} page @param {string} steps as the button says it. */
async function train(page, steps) {
  const button = page.getByText(steps, { exact: true });
  await button.click();
  await drawn(page);
  await page.waitForFunction(
    () =>
      ![...(document.querySelector(".hybridnet-view")?.shadowRoot?.querySelectorAll("button") ?? [])].find(
        (each) => each.textContent === "1 step",
      )?.disabled,
  );
  await drawn(page);
}

for (const kind of ["SGD", "momentum", "AdaGrad", "RMSprop", "Adam", "dropout"]) {
  test(`the steps of ${kind} are those of the notebook, to the last bit`, async () => {
    const { page, close } = await open(`network-${kind}`);
    const expected = JSON.parse((await page.locator("#expected").textContent()) ?? "");
    await openPart(page, "e 1 1 2");
    for (const [index, steps] of ["", "1 step", "10 steps", "100 steps"].entries()) {
      let announced = null;
      if (steps) {
        const updates = await terms(page, 1);
        announced = updates.at(-1)?.[1] ?? null;
        await train(page, steps);
      }
      assert.equal(await loss(page), expected.losses[index], `loss after ${steps}`);
      assert.equal(await page.locator('.control input[type="text"]').first().inputValue(), expected.weights[index]);
      if (index === 1 && kind !== "dropout")
        assert.equal(announced, expected.weights[1], "the next update is the one that comes");
      if (expected.gradients.length)
        assert.equal((await terms(page, 0)).at(-1)?.[1], expected.gradients[index], `gradient after ${steps}`);
    }
    assert.equal(await text(page, ".readout:nth-child(3) .value"), "111");
    await page.getByText("Reset", { exact: true }).click();
    assert.equal(await loss(page), expected.losses[0]);
    await train(page, "1 step");
    assert.equal(await loss(page), expected.losses[1], "after a reset the same steps come");
    await close();
  });
}

test("a gradient is the sum of its terms, and agrees with the central difference", async () => {
  const { page, close } = await open("network");
  for (const key of ["e 1 0 1", "e 1 -1 0", "e 3 2 1", "e 3 -1 2"]) {
    await openPart(page, key);
    const rows = await terms(page, 0);
    const total = Number(rows.at(-1)?.[1]);
    const sum = rows
      .slice(0, -1)
      .reduce((all, [, value]) => all + Number(value.replace("−", "-").replace("e−", "e-")), 0);
    assert.ok(Math.abs(sum - total) < 1e-6, `${key}: ${sum} and ${total}`);
    await page.locator(".good", { hasText: "They agree." }).waitFor();
  }
  await close();
});

test("a neuron opens forward and backward, and the chain rule gives the gradient of its sum", async () => {
  const { page, close } = await open("network");
  await page.locator('.view input[aria-label="Row"]').fill("120");
  await page.keyboard.press("Enter");
  await openPart(page, "n 1 1");
  const forward = await terms(page, 0);
  assert.match(forward[0][0], /^1\. x1: -?\d/);
  const sum = forward.slice(0, -1).reduce((all, [, value]) => all + Number(value), 0);
  assert.ok(Math.abs(sum - Number(forward.at(-1)?.[1])) < 1e-6);
  const backward = await terms(page, 1);
  assert.equal(backward.length, 4);
  const back = backward.slice(0, -1).reduce((all, [, value]) => all + Number(value), 0);
  assert.ok(Math.abs(back - Number(backward.at(-1)?.[1])) < 1e-8);
  await openPart(page, "n 4 2");
  assert.match(
    (await page.locator(".view").textContent()) ?? "",
    /Softmax and cross-entropy together: dL\/dz = .* \/ 300 = -?\d/,
  );
  await close();
});

test("a weight that is dragged or typed changes loss, plane and predictions; the code repeats it", async () => {
  const { page, close } = await open("network");
  await openPart(page, "e 1 0 1");
  const before = await loss(page);
  const pixels = () =>
    page.evaluate(() => {
      const canvas = /** @type {HTMLCanvasElement} */ (
        document.querySelector(".hybridnet-view")?.shadowRoot?.querySelector(".plane canvas")
      );
      return canvas.toDataURL();
    });
  await page.waitForTimeout(600);
  const plane = await pixels();
  const slider = page.locator('.control input[type="range"]');
  const box = await slider.boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  await drawn(page);
  assert.notEqual(await loss(page), before);
  assert.notEqual(await pixels(), plane);
  const field = page.locator('.control input[type="text"]').first();
  await field.fill("0.1");
  await field.press("Enter");
  assert.equal(await field.inputValue(), "0.1");
  await page.locator('.net [data-part="e 1 0 1"] text', { hasText: /^0\.1$/ }).waitFor(); // computed in steps of some frames
  await page.locator(".tools button").first().click();
  assert.match((await page.locator(".code").textContent()) ?? "", /model\.layers\[0\]\.weights\[0, 1\] = 0\.1\n/);
  await page.getByText("Reset", { exact: true }).click();
  assert.equal(await loss(page), before);
  await close();
});

test("no task is longer than 50 ms while a weight of 2-64-3 is dragged on 300 rows", async () => {
  const { page, close } = await open("network-64");
  await page.waitForTimeout(1200);
  const slider = page.locator('.control input[type="range"]');
  const box = await slider.boundingBox();
  assert.ok(box);
  const tasks = await longestTasks(page, async () => {
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    for (let step = 0; step < 40; step++) {
      await page.mouse.move(box.x + box.width * (0.5 + 0.4 * Math.sin(step / 5)), box.y + box.height / 2);
      await page.waitForTimeout(20);
    }
    await page.mouse.up();
    await page.waitForTimeout(800);
  });
  assert.ok(tasks[0] < 50, tasks.map((task) => task.toFixed(1)).join(", "));
  await close();
});

test("S66: dead, saturated and exploding neurons, and numbers that are none, are named in words", async () => {
  const { page, close } = await open("network-dead");
  const warnings = await page.locator(".warning span").allTextContents();
  assert.match(warnings.join("\n"), /Dead, neuron 1 of layer 1: the output is 0 for all 20 rows/);
  assert.match(
    warnings.join("\n"),
    /Exploding, neuron 3 of layer 1: sums beyond 10,000, while inputs and targets are at most 1\./,
  );
  assert.match(warnings.join("\n"), /Saturated, neuron 1 of layer 2/);
  assert.match(warnings.join("\n"), /NaN or infinite numbers, neuron 1 of layer 3/);
  await page.locator(".warning button").first().click();
  await drawn(page);
  assert.ok(await page.locator('.net .chosen[data-part="n 1 2"], .net .chosen[data-part="n 1 0"]').count());
  await close();
});

test("a click on the plane selects the nearest row", async () => {
  const { page, close } = await open("network");
  const chart = page.locator(".plane svg");
  const box = await chart.boundingBox();
  assert.ok(box);
  const before = await page.locator('.view input[aria-label="Row"]').inputValue();
  await chart.click({ position: { x: box.width * 0.75, y: box.height * 0.3 } });
  await drawn(page);
  assert.notEqual(await page.locator('.view input[aria-label="Row"]').inputValue(), before);
  await close();
});

test("a model that was changed and trained stays so in the other language", async () => {
  const { page, close } = await open("network");
  await train(page, "10 steps");
  const after = await loss(page);
  await page.locator('.head button[lang="ja"]').click();
  assert.equal(await loss(page), after);
  assert.match((await page.locator(".view").textContent()) ?? "", /訓練/);
  await close();
});

test("the Python of the code panel prints the numbers on screen, to the last digit", async () => {
  const { page, close } = await open("network-small");
  await train(page, "10 steps");
  await openPart(page, "e 1 1 2");
  const field = page.locator('.control input[type="text"]').first();
  await field.fill("-0.37");
  await field.press("Enter");
  await train(page, "1 step");
  await page.locator(".tools button").first().click();
  await drawn(page);
  const code = (await page.locator("pre").first().textContent()) ?? "";
  const [gradient, value] = [(await terms(page, 0)).at(-1)?.[1], await field.inputValue()];
  const printed = execFileSync(process.env.HYBRIDNET_PYTHON ?? "python3", ["-c", code], { encoding: "utf8" })
    .trim()
    .split("\n");
  assert.deepEqual(printed, [await loss(page), value, gradient]);
  await close();
});

test("rows with inputs that are NaN or infinite have no place in the plane, and the view says how many", async () => {
  const { page, close } = await open("network-infinite");
  assert.match(
    (await page.locator(".view").textContent()) ?? "",
    /2 rows have an input that is infinite, not a number or beyond 1e150: they are not in the plane\./,
  );
  const transforms = await page
    .locator(".plane path[transform]")
    .evaluateAll((marks) => marks.map((mark) => mark.getAttribute("transform") ?? ""));
  assert.equal(transforms.filter((value) => /NaN|Infinity/.test(value)).length, 0);
  const row = page.locator(".stepper input").first();
  for (const [value, display] of [
    ["0", "none"],
    ["2", null],
  ]) {
    await row.fill(/** @type {string} */ (value));
    await row.press("Enter");
    await drawn(page);
    assert.equal(await page.locator(".plane circle").first().getAttribute("display"), display);
  }
  await close(); // no error on the console
});

test("a regression that was never trained has an accuracy", async () => {
  const { page, close } = await open("network-untrained");
  assert.match(await loss(page), /^0\.\d+$/);
  await train(page, "10 steps");
  await close();
});

test("full-width digits are numbers, hexadecimal is none, and a number beyond the range is clipped with a word", async () => {
  const { page, close } = await open("network-small");
  const row = page.locator(".stepper input").first();
  const type = async (/** @type {string} */ typed) => {
    await row.fill(typed);
    await row.press("Enter");
    await drawn(page);
    return row.inputValue();
  };
  assert.equal(await type("１"), "1");
  assert.equal(await type("0x2"), "1");
  assert.equal(await type("99999"), String(await type("1e9")));
  assert.match(await text(page, '[role="status"]'), /^Numbers here are from 0 to [\d,]+; the nearest one is set\.$/);
  await close();
});

/** Open a page and wait until its numbers are there, with the longest tasks on the way. @param {string} name */
async function opening(name) {
  const context = await (await browse()).newContext({ viewport: { width: 1040, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen = /** @type {any} */ (window);
    seen.sentences = [];
    const look = () => {
      const said = document.querySelector(".hybridnet-view")?.shadowRoot?.querySelector('.view > [role="status"]');
      if (said?.textContent) seen.sentences.push(said.textContent);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const address = new URL(`${name}.html`, PAGES).href;
  const tasks = await longestTasks(
    page,
    async () => {
      await page.goto(address);
      await page.locator(".view .tools").first().waitFor();
      await page.waitForTimeout(2500); // the plane and the check of a gradient come later
    },
    address,
  );
  return { page, tasks, close: () => context.close() };
}

for (const name of ["network-deep-large", "network-wide-large", "prediction-deep-large", "prediction-large"]) {
  test(`${name}: no task is longer than 0.2 s while a large model is opened`, async () => {
    const { page, tasks, close } = await opening(name);
    assert.ok(tasks[0] < 200, tasks.map((task) => task.toFixed(1)).join(", "));
    if (name === "network-deep-large") {
      const sentences = await page.evaluate(() => /** @type {any} */ (window).sentences);
      assert.equal(sentences[0], "The model is being prepared…");
    }
    await close();
  });
}

test("a large model is computed in steps while a weight is dragged: nothing freezes, and the last number is the one that is left", async () => {
  const { page, close } = await open("network-deep-large");
  const before = await loss(page);
  await page.evaluate(() => {
    const seen = /** @type {any} */ (window);
    const view = document.querySelector(".hybridnet-view")?.shadowRoot?.querySelector(".view");
    seen.busy = 0;
    new MutationObserver(() => {
      seen.busy += view?.getAttribute("aria-busy") === "true" ? 1 : 0;
    }).observe(/** @type {Element} */ (view), { attributes: true, attributeFilter: ["aria-busy"] });
  });
  const slider = page.locator('.control input[type="range"]');
  const box = await slider.boundingBox();
  assert.ok(box);
  const tasks = await longestTasks(page, async () => {
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    for (let step = 1; step <= 20; step++) {
      await page.mouse.move(box.x + box.width * (0.5 + 0.02 * step), box.y + box.height / 2);
      await page.waitForTimeout(20);
    }
    await page.mouse.up();
    await page.waitForTimeout(800);
  });
  assert.ok(tasks[0] < 50, tasks.map((task) => task.toFixed(1)).join(", "));
  await page.locator('.view[aria-busy="false"]').waitFor();
  assert.ok((await page.evaluate(() => /** @type {any} */ (window).busy)) > 0, "the view says that it computes");
  const after = await loss(page);
  assert.notEqual(after, before);
  const field = page.locator('.control input[type="text"]').first();
  const value = await field.inputValue();
  await page.getByText("Reset", { exact: true }).click();
  await page.waitForFunction(
    (was) =>
      document.querySelector(".hybridnet-view")?.shadowRoot?.querySelector(".readout .value.error")?.textContent ===
      was,
    before,
  );
  await field.fill(value);
  await field.press("Enter");
  await page.waitForFunction(
    (was) =>
      document.querySelector(".hybridnet-view")?.shadowRoot?.querySelector(".readout .value.error")?.textContent ===
      was,
    after,
  );
  await close();
});
