// Whole numbers and orders that are drawn from a NumPyRandom, with NumPy's bits: generated data needs them, explorables do not.

/** @import { NumPyRandom } from "../../math/random.js" */

/**
 * One whole number of low, low + 1, .. high - 1, as randint(low, high): the low bits of a word, or of two (the first is the upper),
 * drawn again until the result is not too large.
 * @param {NumPyRandom} random @param {number} low @param {number} high at most 2^53 greater than low @returns {number}
 */
export function nextInteger(random, low, high) {
  const greatest = high - low - 1;
  if (greatest === 0) {
    return low;
  }
  if (greatest <= 0xffffffff) {
    return low + nextUpTo(random, greatest);
  }
  const mask = 0xffffffff >>> Math.clz32(greatest / 4294967296);
  let drawn;
  do {
    const upper = (random.nextWord() & mask) >>> 0;
    drawn = upper * 4294967296 + random.nextWord();
  } while (drawn > greatest);
  return low + drawn;
}

/** Shuffles in place, as shuffle(values): from the last to the second, each is exchanged with one at or before it. @template {{ length: number, [index: number]: unknown }} T @param {NumPyRandom} random @param {T} values @returns {T} */
export function shuffle(random, values) {
  shuffleRows(random, values, 1);
  return values;
}

/** Shuffles the rows of a row-major table, as shuffle(table). @param {NumPyRandom} random @param {{ length: number, [index: number]: unknown }} values @param {number} columns */
export function shuffleRows(random, values, columns) {
  for (let i = values.length / columns - 1; i > 0; i--) {
    const j = nextUpTo(random, i);
    for (let k = 0; k < columns; k++) {
      const value = values[i * columns + k];
      values[i * columns + k] = values[j * columns + k];
      values[j * columns + k] = value;
    }
  }
}

/** 0, 1, .. count - 1 in random order, as permutation(count). @param {NumPyRandom} random @param {number} count @returns {number[]} */
export function permutation(random, count) {
  return shuffle(
    random,
    Array.from({ length: count }, (_, i) => i),
  );
}

/** @param {NumPyRandom} random @param {number} greatest 1 to 2^32 - 1 @returns {number} */
function nextUpTo(random, greatest) {
  const mask = 0xffffffff >>> Math.clz32(greatest);
  let drawn;
  do {
    drawn = (random.nextWord() & mask) >>> 0;
  } while (drawn > greatest);
  return drawn;
}
