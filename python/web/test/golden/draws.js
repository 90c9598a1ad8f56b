// What the golden files of random numbers and of generated data expect: streams, states, tables.
import { nextInteger, permutation, shuffle, shuffleRows } from "../data/orders.js";
import assert from "node:assert/strict";
import { sineData } from "../data/datasets.js";
import { NumPyRandom } from "../../math/random.js";
import { digest, ofArray } from "./array.js";

/** @import { Matrix } from "../../math/matrix.js" */
/** @import { NumPyRandomState } from "../../math/random.js" */
/** @import { GoldenArray } from "./array.js" */
/** @import { GoldenFile } from "./file.js" */
/** @typedef {import("./handlers.js").Handler} Handler */

/** Several streams, each some calls one after the other: a digest of every call's draws, and the state after the last. @type {Handler} */
export function draws(golden) {
  golden.json.given.streams.forEach((/** @type {any} */ stream, /** @type {number} */ index) => {
    const expected = golden.json.expected.streams[index];
    const random = new NumPyRandom(stream.seed);
    const digests = stream.calls.map((/** @type {any[]} */ call) => digest(drawn(random, call)).slice(0, 16));
    assert.deepEqual(digests, expected.sha256, `seed ${stream.seed}`);
    assert.deepEqual(described(random.getState()), expected.state, `seed ${stream.seed}: the state after it`);
  });
  golden.compared.add("streams");
}

/** @param {NumPyRandom} random @param {any[]} call @returns {GoldenArray} */
function drawn(random, [kind, count, first, second]) {
  const range = () => Int32Array.from({ length: count }, (_, i) => i);
  switch (kind) {
    case "random_sample":
      return ofArray(new Float64Array(count).map(() => random.nextDouble()));
    case "random_sample_float32":
      return ofArray(new Float32Array(count).map(() => random.nextDouble()));
    case "randn":
      return ofArray(random.fillNormal(new Float64Array(count)));
    case "randn_float32":
      return ofArray(random.fillNormal(new Float32Array(count)));
    case "binomial":
      return whole("int32", random.fillBernoulli(first, new Float64Array(count)));
    case "randint":
      return whole(
        "int64",
        Array.from({ length: count }, () => nextInteger(random, first, second)),
      );
    case "shuffle":
      return whole("int32", shuffle(random, range()));
    case "shuffle_rows": {
      const table = Int32Array.from({ length: count * first }, (_, i) => i);
      shuffleRows(random, table, first);
      return whole("int32", table);
    }
    case "permutation":
      return whole("int32", permutation(random, count));
    default:
      throw new Error(`no handler draws ${kind}`);
  }
}

/** @param {string} dtype @param {ArrayLike<number | bigint>} values @returns {GoldenArray} */
function whole(dtype, values) {
  return { dtype, shape: [values.length], values };
}

/** @param {NumPyRandomState} state */
function described({ key, position, hasGaussian, gaussian }) {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, gaussian);
  return {
    key_sha256: digest(whole("int32", Int32Array.from(key))).slice(0, 16),
    position,
    has_gaussian: hasGaussian,
    gaussian: view.getBigUint64(0).toString(16).padStart(16, "0"),
  };
}

/** A state of NumPy's, continued by what the file expects. @type {Handler} */
export function restore(golden) {
  const { position, has_gaussian: hasGaussian, gaussian } = golden.json.given;
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${gaussian}`));
  const random = new NumPyRandom({
    key: Uint32Array.from(golden.given("key").values, Number),
    position,
    hasGaussian,
    gaussian: view.getFloat64(0),
  });
  if (golden.expects("randn")) {
    golden.expect("randn", ofArray(random.fillNormal(new Float64Array(5))));
  }
  if (golden.expects("binomial")) {
    golden.expect("binomial", whole("int32", random.fillBernoulli(0.5, new Float64Array(5))));
  }
  golden.expect("random_sample", ofArray(new Float64Array(5).map(() => random.nextDouble())));
}

/** @type {Handler} */
export function sine(golden) {
  const { inputs, targets } = sineData(samples(golden));
  golden.expect("X", inputs);
  golden.expect("y", targets);
}

/** A single seed, or a number of seeds from 0, whose tables are concatenated. @param {GoldenFile} golden @param {(random: NumPyRandom) => { points: Matrix, labels: Int32Array }} make */
export function generated(golden, make) {
  const first = golden.parameter("seed", 0);
  const streams = Array.from({ length: golden.parameter("seeds", 1) }, (_, i) => new NumPyRandom(first + i));
  const tables = streams.map(make);
  const labels = tables.flatMap((table) => Array.from(table.labels));
  const points = tables.flatMap((table) => Array.from(table.points.data));
  golden.expect("X", { dtype: tables[0].points.dtype, shape: [labels.length, 2], values: points });
  golden.expect("y", whole("uint8", labels));
  golden.expect("next_normal", ofArray(Float64Array.from(streams, (random) => random.nextNormal())));
}

/** @param {GoldenFile} golden */
export function samples(golden) {
  return golden.parameter("samples", -1);
}

/** @param {GoldenFile} golden */
export function noise(golden) {
  return golden.parameter("noise", /** @type {number | null} */ (null));
}

/** @param {GoldenFile} golden */
export function pointType(golden) {
  return golden.json.rules === "plain" ? "float64" : "float32";
}
