/** Pages in a real Chromium: what tests/browser/pages.py wrote, opened from files. */

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { after } from "node:test";
import { chromium } from "playwright-core";

/** Where the pages are: HYBRIDNET_PAGES, or artifacts/browser in the checkout. */
export const PAGES = pathToFileURL(
  `${process.env.HYBRIDNET_PAGES ?? fileURLToPath(new URL("../../../../artifacts/browser", import.meta.url))}/`,
);

/** @type {Promise<import("playwright-core").Browser> | null} */
let browser = null;

after(async () => (await browser)?.close());

/** The Chromium of this machine: HYBRIDNET_CHROMIUM, or the one of the system. */
function executable() {
  const found = [
    process.env.HYBRIDNET_CHROMIUM,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ].find((path) => path && existsSync(path));
  assert.ok(
    found,
    "Chromium is not installed: on Debian and Ubuntu apt-get install chromium, or set HYBRIDNET_CHROMIUM to it.",
  );
  return found;
}

/** The browser, started once; it resolves no name, so nothing can leave the machine. */
export function browse() {
  browser ??= chromium.launch({
    executablePath: executable(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
  return browser;
}

/**
 * @typedef {object} Opened
 * @property {import("playwright-core").Page} page
 * @property {string[]} faults  console messages that are warnings or errors, and requests that leave the machine: to be empty.
 * @property {() => Promise<void>} close  closes the page; a fault is a failure.
 */

/**
 * Open a page and wait until its views are there and have drawn their first frame.
 * @param {string} name of a file in PAGES, without `.html`.
 * @param {{ theme?: "light" | "dark", width?: number, language?: "en" | "ja", still?: boolean }} [options] `still`: reduced motion.
 * @returns {Promise<Opened>}
 */
export async function open(name, { theme = "light", width = 1040, language = "en", still = false } = {}) {
  const context = await (
    await browse()
  ).newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: still ? "reduce" : "no-preference",
    acceptDownloads: true,
  });
  const page = await context.newPage();
  /** @type {string[]} */
  const faults = [];
  page.on(
    "console",
    (message) => ["warning", "error"].includes(message.type()) && faults.push(`console: ${message.text()}`),
  );
  page.on("pageerror", (error) => faults.push(`page error: ${error.message}`));
  page.on("request", (request) => /^(file|blob|data):/.test(request.url()) || faults.push(`request: ${request.url()}`));
  await page.goto(new URL(`${name}.html`, PAGES).href);
  await page.locator(".view .tools").first().waitFor();
  if (language === "ja") {
    for (const button of await page.locator('.view .head button[lang="ja"]').all()) await button.click();
    await page.locator('.view[lang="ja"]').first().waitFor();
  }
  await drawn(page);
  return {
    page,
    faults,
    async close() {
      assert.deepEqual(faults, []);
      await context.close();
    },
  };
}

/** Let the page draw twice, so that what a change asked for is on screen. @param {import("playwright-core").Page} page */
export async function drawn(page) {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  );
}

/**
 * The text of an element of the view, after the next frame.
 * @param {import("playwright-core").Page} page
 * @param {string} selector
 */
export async function text(page, selector) {
  await drawn(page);
  return (await page.locator(selector).first().textContent())?.trim() ?? "";
}

/** The file that "Save the picture" gives. @param {import("playwright-core").Page} page */
export async function savedPicture(page) {
  await drawn(page);
  const waiting = page.waitForEvent("download");
  await page.getByText("Save the picture (SVG)").first().click();
  return readFileSync(await (await waiting).path(), "utf8");
}

/** The texts of an SVG file, in its order. @param {string} svg */
export function textsOf(svg) {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words.trim()).filter(Boolean);
}
