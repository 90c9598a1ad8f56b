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

/** 2^n at index n + 1022, by doubling: not every engine's pow is exact. */
const POWERS = new Float64Array(2046);
POWERS[0] = 2.2250738585072014e-308;
for (let i = 1; i < POWERS.length; i++) {
  POWERS[i] = 2 * POWERS[i - 1];
}

/** 2^n as a double, for -1022 <= n <= 1023. @param {number} n @returns {number} */
export function powerOfTwo(n) {
  return POWERS[n + 1022];
}

/** ln 2. */
export const LN2 = new Pair(0.693147180559945286, 2.31904681384629956e-17);

/** First term of the exponential series for which a double is precise enough. */
const SMALL = 12;
const EXP_TERMS = 22;
const INVERSES = inverseFactorials(EXP_TERMS);

/** e^x = 2^k e^r with |r| at most ln 2 / 2, e^r by its Taylor series. @param {Pair} x |x| below 700 @returns {Pair} */
export function expOfPair(x) {
  const k = Math.round(x.high / LN2.high);
  const r = x.plus(new Pair(-k).times(LN2));
  let rest = INVERSES[EXP_TERMS].high;
  for (let n = EXP_TERMS - 1; n >= SMALL; n--) {
    rest = INVERSES[n].high + rest * r.high;
  }
  let sum = new Pair(rest);
  for (let n = SMALL - 1; n >= 0; n--) {
    sum = sum.times(r).plus(INVERSES[n]);
  }
  return sum.scaled(powerOfTwo(k));
}

/** 1 / n for n = 1, 3, 5, ... */
const ODD_INVERSES = Array.from({ length: 22 }, (_, i) => new Pair(1).over(new Pair(2 * i + 1)));

/** ln x = 2 (u + u^3 / 3 + u^5 / 5 + ...) with u = (x - 1) / (x + 1). @param {Pair} x 0.6 to 1.6 @returns {Pair} */
export function logSeries(x) {
  const u = x.plus(new Pair(-1)).over(x.plus(new Pair(1)));
  const square = u.times(u);
  let sum = new Pair(0);
  for (let i = ODD_INVERSES.length - 1; i >= 0; i--) {
    sum = sum.times(square).plus(ODD_INVERSES[i]);
  }
  return sum.times(u).scaled(2);
}
