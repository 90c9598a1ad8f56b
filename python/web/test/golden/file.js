// Golden files: what is given, what NumPy made of it, and which of that has been compared so far.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { arithmeticOf } from "../../math/arithmetic.js";
import { digest, ofMatrix, read } from "./array.js";
import { difference } from "./same.js";
import { Matrix } from "../../math/matrix.js";

/** @import { GoldenArray } from "./array.js" */

/** tests/golden of the checkout. */
export const FOLDER = fileURLToPath(new URL("../../../../tests/golden/", import.meta.url));

/** Every case; whole training runs are in a folder of their own, and no cases. @returns {string[]} */
export function paths() {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== "training",
  );
  return folders
    .flatMap(({ name }) =>
      readdirSync(join(FOLDER, name))
        .filter((file) => file.endsWith(".json"))
        .map((file) => relative(FOLDER, join(FOLDER, name, file))),
    )
    .sort();
}

/** One golden file. */
export class GoldenFile {
  /** @param {string} path relative to tests/golden */
  constructor(path) {
    this.json = JSON.parse(readFileSync(join(FOLDER, path), "utf8"));
    /** @type {Set<string>} */ this.compared = new Set();
  }

  /** The class and what is done with it: the key of a handler. */
  get key() {
    return `${this.json.class}.${this.json.operation}`;
  }

  get arithmetic() {
    return arithmeticOf(this.json.rules, this.json.flavour === "libm" ? "libm" : "simd");
  }

  /** @template T @param {string} name @param {T} otherwise @returns {T} */
  parameter(name, otherwise) {
    return this.json.parameters[name] ?? otherwise;
  }

  /** @param {string} name @returns {GoldenArray} */
  given(name) {
    return read(this.json.given[name]);
  }

  /** @param {string} name */
  expects(name) {
    return name in this.json.expected;
  }

  /** Fails unless the file expects this array, within the tolerance it states. @param {string} name @param {Matrix | GoldenArray} value */
  expect(name, value) {
    const actual = value instanceof Matrix ? ofMatrix(value) : value;
    const json = this.json.expected[name];
    assert.ok(json, `${name}: the file does not expect it`);
    this.compared.add(name);
    if (json.sha256) {
      assert.deepEqual([actual.shape, actual.dtype], [json.shape, json.dtype], name);
      assert.equal(digest(actual), json.sha256, `${name}: the sha256 of the elements`);
      return;
    }
    assert.equal(difference(actual, read(json), this.json.tolerance[name] ?? {}), null, name);
  }

  /** Fails if anything expected was not compared. */
  expectNothingElse() {
    assert.deepEqual(
      Object.keys(this.json.expected).filter((name) => !this.compared.has(name)),
      [],
      "expected by the file, but compared by no handler",
    );
  }
}
