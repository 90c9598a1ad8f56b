import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { CLASS_COLORS, THEMES } from "../host/palette.js";
import { grouped, percent } from "../kit/numbers/format.js";
import { MARKS, marker } from "../kit/charts/markers.js";
import { typedNumber } from "../kit/controls/typed.js";
import { COMMON, speaker } from "../text/common.js";

test("fixed numbers have commas between thousands, a minus sign, and are rounded, not cut", () => {
  const cases = /** @type {const} */ ([
    [2057.7341, 0, "2,058"],
    [1234567.891, 1, "1,234,567.9"],
    [-3969, 0, "−3,969"],
    [-0.001, 2, "0.00"],
    [NaN, 2, "nan"],
    [Infinity, 0, "∞"],
    [-Infinity, 0, "−∞"],
    [0.5, 3, "0.500"],
    [799.0866666667, 0, "799"],
  ]);
  for (const [value, digits, text] of cases) assert.equal(grouped(value, digits), text);
});

test("shares are whole per cent", () => {
  assert.deepEqual([0.3806, 0, 1, NaN].map(percent), ["38%", "0%", "100%", "nan"]);
});

test("every class up to ten has a shape of its own", () => {
  const shapes = new Set(Array.from({ length: MARKS }, (_, index) => marker(index)));
  assert.equal(shapes.size, MARKS);
  assert.equal(marker(MARKS), marker(0));
});

/** Relative luminance of WCAG 2.2. @param {string} color */
function luminance(color) {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const share = parseInt(color.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test("every color of a text has a contrast of 4.5 or more to both grounds of its theme", () => {
  for (const theme of /** @type {const} */ (["light", "dark"])) {
    const { ground, raised, line, control, ...inks } = THEMES[theme];
    for (const [name, color] of [
      ...Object.entries(inks),
      ...CLASS_COLORS[theme].map((ink, index) => [`class ${index}`, ink]),
    ]) {
      for (const under of [ground, raised]) {
        const [dark, light] = [luminance(color), luminance(under)].sort((a, b) => a - b);
        const contrast = (light + 0.05) / (dark + 0.05);
        assert.ok(contrast >= 4.5, `${theme}, ${name}: ${color} on ${under} has a contrast of ${contrast.toFixed(2)}`);
      }
    }
  }
});

test("every text exists in both languages, with the same places for values, and a missing one is an error", async () => {
  const home = new URL("../text/", import.meta.url);
  const named = /** @type {[string, { en: Record<string, string>, ja: Record<string, string> }][]} */ ([
    ["common", COMMON],
  ]);
  for (const file of readdirSync(home)) {
    if (file !== "common.js") named.push([file, (await import(new URL(file, home).href)).texts]);
  }
  for (const [file, { en, ja }] of named) {
    const common = /** @type {Record<string, string>} */ (COMMON.en);
    const changed = Object.keys(en).filter((key) => file !== "common" && key in COMMON.en && en[key] !== common[key]);
    assert.deepEqual(changed, [], `${file} gives a word of all views another meaning`);
    assert.deepEqual(Object.keys(en), Object.keys(ja), file);
    for (const key of Object.keys(en)) {
      const holes = [en[key], ja[key]].map((text) => (text.match(/\{\w+\}/g) ?? []).sort());
      assert.deepEqual(holes[0], holes[1], `${file}, ${key}`);
      assert.ok(en[key].trim() && ja[key].trim(), `${file}, ${key} is empty`);
    }
  }
  const say = speaker({ en: { hello: "Hello {name}, {name}" }, ja: { hello: "{name}" } }, "en");
  assert.equal(say("hello", { name: "<b>" }), "Hello <b>, <b>");
  assert.throws(() => say("nothing"), /no text "nothing" in en/);
});

test("no source sets markup from text or runs text as code", () => {
  const forbidden =
    /innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|srcdoc|document\.write|\beval\(|new Function|import\(["'`]data:/;
  for (const text of ['x.srcdoc = ""', "x.setHTMLUnsafe(y)", "range.createContextualFragment(y)", "x.innerHTML += y"])
    assert.match(text, forbidden);
  const root = new URL("../", import.meta.url);
  const folders = readdirSync(root, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !["node_modules", "test", "artifacts"].includes(entry.name),
  );
  assert.ok(folders.length >= 6);
  for (const { name: folder } of folders) {
    const files = readdirSync(new URL(`${folder}/`, root), { recursive: true })
      .map(String)
      .filter((name) => name.endsWith(".js"));
    assert.ok(files.length > 0, folder);
    for (const file of files)
      assert.doesNotMatch(readFileSync(new URL(`${folder}/${file}`, root), "utf8"), forbidden, `${folder}/${file}`);
  }
});

test("numbers are read as they are typed: full-width, with commas, with the minus of a text; nothing else is a number", () => {
  const cases = /** @type {const} */ ([
    ["１２．５", 12.5],
    ["−３", -3],
    ["－1e3", -1000],
    ["1,234,567", 1234567],
    ["0,5", 0.5],
    [" .5 ", 0.5],
    ["+2.", 2],
    ["0x10", NaN],
    ["0b1", NaN],
    ["Infinity", NaN],
    ["", NaN],
    ["1e", NaN],
    ["１２円", NaN],
    ["1 2", NaN],
  ]);
  for (const [typed, value] of cases) assert.equal(typedNumber(typed), value, typed);
});
