// Every golden file is a test: the JavaScript must give what NumPy gave, within the tolerance that the file states.
import assert from "node:assert/strict";
import { test } from "node:test";
import { GoldenFile, paths } from "./golden/file.js";
import { HANDLERS } from "./golden/handlers.js";

const FILES = paths();

for (const path of FILES) {
  test(path, () => {
    const golden = new GoldenFile(path);
    assert.ok(golden.key in HANDLERS, `no handler computes ${golden.key}`);
    HANDLERS[golden.key](golden);
    golden.expectNothingElse();
  });
}

test("every handler has a golden file", () => {
  const keys = new Set(FILES.map((path) => new GoldenFile(path).key));
  assert.deepEqual(
    Object.keys(HANDLERS).filter((key) => !keys.has(key)),
    [],
  );
  assert.ok(FILES.length > 390);
});
