// Every golden file is a test: the JavaScript must give what NumPy gave, within the tolerance that the file states.
import assert from "node:assert/strict";
import { test } from "node:test";
import { GoldenFile, paths } from "./golden/file.js";
import { HANDLERS } from "./golden/handlers.js";

/** Classes and operations of golden files that JavaScript has not got, with the reason. @type {Record<string, string>} */
const WITHOUT_HANDLER = {};

const FILES = paths();

for (const path of FILES) {
  test(path, () => {
    const golden = new GoldenFile(path);
    if (golden.key in WITHOUT_HANDLER) {
      return;
    }
    assert.ok(golden.key in HANDLERS, `no handler computes ${golden.key}, and it is not in the list of those that need none`);
    HANDLERS[golden.key](golden);
    golden.expectNothingElse();
  });
}

test("every handler has a golden file", () => {
  const keys = new Set(FILES.map((path) => new GoldenFile(path).key));
  assert.deepEqual([...Object.keys(HANDLERS), ...Object.keys(WITHOUT_HANDLER)].filter((key) => !keys.has(key)), []);
  assert.ok(FILES.length > 390);
});
