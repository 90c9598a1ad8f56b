/** What is asked of every explorable: no fault, accessible, usable with the keyboard alone, readable on a phone, in two languages. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { PAGES, drawn, open } from "./harness.js";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
/** @type {string[]} */
const names = JSON.parse(readFileSync(new URL("pages.json", PAGES), "utf8"));

test("there are pages", () => assert.ok(names.length > 0));

for (const name of names) {
  test(`${name}: axe finds nothing in either theme and language, and the code panel shows Python and C#`, async () => {
    const { page, close } = await open(name, { still: true }); // a color on its way to another has no contrast of its own
    await page.addScriptTag({ path: axe });
    await page.locator(".tools button[aria-expanded]").first().click();
    for (const language of /** @type {const} */ (["en", "ja"])) {
      if (language === "ja") await page.locator('.view .head button[lang="ja"]').first().click();
      for (const theme of /** @type {const} */ (["light", "dark"])) {
        await page.emulateMedia({ colorScheme: theme });
        await drawn(page);
        const view = page.locator(".view").first();
        assert.deepEqual([await view.getAttribute("data-theme"), await view.getAttribute("lang")], [theme, language]);
        const code = (await page.locator(".code").first().textContent()) ?? "";
        if (language === "en") assert.match(code, /import hybridnet as hn[\s\S]*using HybridNet/);
        const found = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run());
        const violations = found.violations.map(
          (/** @type {any} */ violation) =>
            `${theme} ${language} ${violation.id} (${violation.impact}): ${violation.nodes
              .map((/** @type {any} */ node) => node.target.join(" "))
              .slice(0, 3)
              .join("; ")}`,
        );
        assert.deepEqual(violations, []);
      }
    }
    await close();
  });

  test(`${name}: on 360 pixels nothing is wider than the page`, async () => {
    const { page, close } = await open(name, { width: 360 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} pixels too wide`);
    await close();
  });

  test(`${name}: the text of drawings is at least 11 pixels high on narrow screens, and after the page became narrow`, async () => {
    const { page, close } = await open(name, { width: 360 });
    for (const width of [360, 700, 500]) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(400); // a view that became wider or narrower is built again after its last change
      await drawn(page);
      const small = await page.evaluate(() => {
        const texts = document.querySelector(".hybridnet-view")?.shadowRoot?.querySelectorAll("svg text") ?? [];
        return [.../** @type {NodeListOf<SVGTextElement>} */ (texts)].flatMap((text) => {
          const matrix = text.getScreenCTM();
          if (!matrix || !text.textContent || !text.checkVisibility()) return [];
          const size = parseFloat(getComputedStyle(text).fontSize) * Math.hypot(matrix.a, matrix.b);
          return size < 10.99 ? [`${text.textContent}: ${size.toFixed(1)}`] : [];
        });
      });
      assert.deepEqual(small, [], `${width} pixels wide`);
    }
    await close();
  });

  test(`${name}: Tab reaches every control, and the focus is seen`, async () => {
    const { page, close } = await open(name);
    const wanted = await page.evaluate(() => {
      const root = document.querySelector(".hybridnet-view")?.shadowRoot;
      const all = [...(root?.querySelectorAll("button, input, select, textarea, [tabindex='0']") ?? [])];
      const shown = all.filter((element) => element.checkVisibility() && !(/** @type {any} */ (element).disabled));
      // Of a radio group one member takes the focus; the arrow keys reach the others.
      const radio = new Set();
      return shown.filter((element) => {
        const group = element instanceof HTMLInputElement && element.type === "radio" ? element.name : null;
        if (group === null) return true;
        return !radio.has(group) && !!radio.add(group);
      }).length;
    });
    let count = 0;
    for (let press = 0; press < wanted + 5; press++) {
      await page.keyboard.press("Tab");
      const state = await page.evaluate(() => {
        const root = document.querySelector(".hybridnet-view")?.shadowRoot;
        const element = root?.activeElement;
        return element
          ? { outline: getComputedStyle(element).outlineStyle, label: element.outerHTML.slice(0, 80) }
          : null;
      });
      if (state === null) {
        if (count > 0) break;
        continue;
      }
      assert.notEqual(state.outline, "none", state.label);
      count += 1;
    }
    assert.equal(count, wanted);
    await close();
  });

  test(`${name}: every slider answers to the arrow keys`, async () => {
    const { page, close } = await open(name);
    for (const range of await page.locator('.view input[type="range"]:visible').all()) {
      const before = await range.inputValue();
      const max = Number(await range.getAttribute("max"));
      await range.focus();
      await page.keyboard.press(Number(before) < max ? "ArrowRight" : "ArrowLeft");
      await drawn(page);
      assert.notEqual(await range.inputValue(), before, (await range.getAttribute("aria-label")) ?? "");
    }
    await close();
  });

  test(`${name}: the picture is saved as a complete SVG file`, async () => {
    const { page, close } = await open(name);
    const buttons = page.locator(".tools button:not([aria-expanded])");
    if ((await buttons.count()) > 0) {
      const waiting = page.waitForEvent("download");
      await buttons.first().click();
      const file = await (await waiting).path();
      const svg = readFileSync(file, "utf8");
      assert.match(svg, /^<\?xml[\s\S]*<svg[\s\S]*<\/svg>\s*$/);
      assert.doesNotMatch(svg, /var\(|class=/);
      const error = await page.evaluate(
        (source) =>
          new DOMParser().parseFromString(source, "image/svg+xml").querySelector("parsererror")?.textContent ?? "",
        svg,
      );
      assert.equal(error, "");
      const seen = await page.evaluate(async (source) => {
        const image = new Image();
        image.src = URL.createObjectURL(new Blob([source], { type: "image/svg+xml" }));
        await image.decode();
        return [image.naturalWidth, image.naturalHeight];
      }, svg);
      assert.ok(Math.min(...seen) > 100, `a picture of ${seen}`);
    }
    await close();
  });

  test(`${name}: with no script a still picture and a sentence are there`, async () => {
    const page = readFileSync(new URL(`${name}.html`, PAGES), "utf8");
    const picture = /<img src="data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)" alt="([^"]+)"/.exec(page);
    assert.ok(picture, "no picture");
    const svg = Buffer.from(picture[1], "base64").toString("utf8");
    assert.match(svg, /<svg[\s\S]*<(path|circle|line|rect|polyline|text)/);
    assert.match(page, /This is a still picture/);
  });
}

test("two views on one page are independent", async () => {
  const { page, close } = await open("two");
  await page.locator('input[type="range"]').nth(1).focus();
  await page.keyboard.press("ArrowRight");
  await drawn(page);
  assert.equal(await page.locator('input[type="range"]').nth(0).inputValue(), "0");
  assert.equal(await page.locator('input[type="range"]').nth(1).inputValue(), "3.01");
  const ids = await page.evaluate(() =>
    [...document.querySelectorAll(".hybridnet-view")].flatMap((view) =>
      [...(view.shadowRoot?.querySelectorAll("[id]") ?? [])].map((element) => element.id),
    ),
  );
  assert.equal(new Set(ids).size, ids.length);
  await close();
});
