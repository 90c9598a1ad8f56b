// Pairs of doubles, high + low with |low| at most half a unit in the last place of high: about 106 bits. For functions of
// which a double must be correctly rounded, in every JavaScript engine.
import { productError, sumError } from "./exact.js";

/** A sum of two doubles. */
export class Pair {
  /** @param {number} high @param {number} [low] */
  constructor(high, low = 0) {
    this.high = high;
    this.low = low;
  }

  /** The nearest double. */
  get rounded() {
    return this.high + this.low;
  }

  /** @param {Pair} b @returns {Pair} */
  plus(b) {
    const sum = this.high + b.high;
    return normal(sum, sumError(this.high, b.high, sum) + this.low + b.low);
  }

  /** @param {Pair} b @returns {Pair} */
  times(b) {
    const product = this.high * b.high;
    return normal(product, productError(this.high, b.high, product) + this.high * b.low + this.low * b.high);
  }

  /** @param {Pair} b @returns {Pair} */
  over(b) {
    const first = this.high / b.high;
    const rest = this.plus(new Pair(-first).times(b));
    return normal(first, rest.rounded / b.high);
  }

  /** This pair times a power of two, exactly. @param {number} factor @returns {Pair} */
  scaled(factor) {
    return new Pair(this.high * factor, this.low * factor);
  }
}

/** @param {number} high @param {number} low @returns {Pair} */
function normal(high, low) {
  const sum = high + low;
  return new Pair(sum, low - (sum - high));
}

/** 1 / n! for n = 0 .. terms. @param {number} terms @returns {Pair[]} */
export function inverseFactorials(terms) {
  const inverses = [new Pair(1)];
  for (let n = 1; n <= terms; n++) {
    inverses.push(inverses[n - 1].over(new Pair(n)));
  }
  return inverses;
}
