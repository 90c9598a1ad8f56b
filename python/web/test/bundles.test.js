// Constants of others travel in the bundles, and in every saved page with them: there they are named with their license.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const STATIC = fileURLToPath(new URL("../../hybridnet/jupyter/static/", import.meta.url));
const NOTICES = readFileSync(new URL("../../../THIRD-PARTY-NOTICES.txt", import.meta.url), "utf8");

/** Modules with constants of others, the digits of one of them, the notice that a bundle must have, and the name in THIRD-PARTY-NOTICES.txt. */
const SOURCES = [
  {
    module: "c-library.js",
    digits: /23459809789509/,
    notice: /\/\*! .*Arm Optimized Routines.*Copyright \(c\).*MIT License/,
    named: "Arm Optimized Routines",
  },
  {
    module: "exponentials.js",
    digits: /742335390411/,
    notice: /\/\*! .*NumPy.*Copyright \(c\).*BSD-3-Clause/,
    named: "NumPy Developers",
  },
];

for (const { module, digits, notice, named } of SOURCES) {
  test(`every bundle with the constants of ${module} names their source`, () => {
    const source = readFileSync(new URL(`../math/${module}`, import.meta.url), "utf8");
    assert.match(source, digits);
    assert.match(source, notice);
    assert.ok(NOTICES.includes(named) && NOTICES.includes(`python/web/math/${module}`));
    const holders = readdirSync(STATIC).filter((file) => digits.test(readFileSync(STATIC + file, "utf8")));
    assert.ok(holders.includes("all.js"));
    for (const file of holders) {
      assert.match(readFileSync(STATIC + file, "utf8"), notice, file);
    }
  });
}
