// How long an epoch of the spiral takes: 300 rows, 2-64-3, Adam, all in float32. For every number of epochs on a line of the input it
// prints the microseconds of CPU time per epoch; without an input of its own it trains five times 1,000 epochs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { create } from "../golden/run.js";
import { FOLDER } from "../golden/file.js";

const { runs } = JSON.parse(readFileSync(join(FOLDER, "training", "runs.json"), "utf8"));
const { network, inputs, targets } = create(runs.adam, "simd");

/** Microseconds of CPU time per epoch. @param {number} epochs @returns {number} */
function timed(epochs) {
  const begin = process.cpuUsage();
  for (let epoch = 0; epoch < epochs; epoch++) {
    network.step(inputs, targets);
  }
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / epochs;
}

if (process.stdin.isTTY) {
  timed(300);
  for (let round = 0; round < 5; round++) {
    console.log(timed(1000).toFixed(1));
  }
} else {
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(timed(Number(line)).toFixed(1));
  }
}
