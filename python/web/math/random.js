// NumPy's random number generator: the bits of numpy.random.RandomState(seed) for every draw, and the same state after it.
//
// Source: Matsumoto and Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998); NumPy's legacy distributions.
import { log } from "./c-library.js";
import { exp } from "./double-functions.js";

const WORDS = 624;
const DISTANCE = 397;

/**
 * The state of a generator, as NumPy's get_state(): the key of 624 words, how many of them have been drawn, and the normal number that
 * waits, because normal numbers are drawn in pairs.
 * @typedef {{ key: Uint32Array, position: number, hasGaussian: boolean, gaussian: number }} NumPyRandomState
 */

/** The generator numpy.random.RandomState(seed); np.random.seed(n) and the functions of np.random draw the same numbers. */
export class NumPyRandom {
  #key = new Uint32Array(WORDS);
  #position = WORDS;
  #hasGaussian = false;
  #gaussian = 0;

  /** @param {number | NumPyRandomState} seed 0 to 4294967295, or a state @throws {RangeError} a seed outside that range */
  constructor(seed) {
    if (typeof seed !== "number") {
      this.setState(seed);
      return;
    }
    if (!(Number.isInteger(seed) && seed >= 0 && seed <= 4294967295)) {
      throw new RangeError(`random seed: ${seed}; a seed is a whole number from 0 to 4294967295. Pass such a number.`);
    }
    const key = this.#key;
    key[0] = seed;
    for (let i = 1; i < WORDS; i++) {
      const previous = key[i - 1] ^ (key[i - 1] >>> 30);
      key[i] = Math.imul(1812433253, previous) + i;
    }
  }

  /** @returns {NumPyRandomState} a copy; later draws do not change it */
  getState() {
    return {
      key: this.#key.slice(),
      position: this.#position,
      hasGaussian: this.#hasGaussian,
      gaussian: this.#gaussian,
    };
  }

  /** @param {NumPyRandomState} state @throws {RangeError} a key that has not 624 words, or a position outside 0 to 624 */
  setState({ key, position, hasGaussian, gaussian }) {
    if (key.length !== WORDS || !(Number.isInteger(position) && position >= 0 && position <= WORDS)) {
      throw new RangeError(
        `random state: ${key.length} words at position ${position}; a state has 624 words and a position from 0 to 624. ` +
          "Pass a state of getState, or of NumPy's get_state().",
      );
    }
    this.#key.set(key);
    this.#position = position;
    this.#hasGaussian = hasGaussian;
    this.#gaussian = gaussian;
  }

  /** The next word, 0 to 2^32 - 1. @returns {number} */
  nextWord() {
    if (this.#position === WORDS) {
      twist(this.#key);
      this.#position = 0;
    }
    let y = this.#key[this.#position++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** One number, uniform in [0, 1), as random_sample(): (a * 2^26 + b) / 2^53 with 27 bits a and 26 bits b of two words. @returns {number} */
  nextDouble() {
    const a = this.nextWord() >>> 5;
    const b = this.nextWord() >>> 6;
    return (a * 67108864 + b) / 9007199254740992;
  }

  /**
   * One number of the standard normal distribution, as randn(). Polar method: x1, x2 uniform in [-1, 1) until 0 < r = x1^2 + x2^2 < 1;
   * then f * x2 is returned and f * x1 waits for the next call, with f = sqrt(-2 ln(r) / r).
   * @returns {number}
   */
  nextNormal() {
    if (this.#hasGaussian) {
      const waiting = this.#gaussian;
      this.#hasGaussian = false;
      this.#gaussian = 0;
      return waiting;
    }
    let x1, x2, r;
    do {
      x1 = 2 * this.nextDouble() - 1;
      x2 = 2 * this.nextDouble() - 1;
      r = x1 * x1 + x2 * x2;
    } while (r >= 1 || r === 0);
    const f = Math.sqrt((-2 * log(r)) / r);
    this.#hasGaussian = true;
    this.#gaussian = f * x1;
    return f * x2;
  }

  /** Fills an array in order, as randn(size). @template {Float32Array | Float64Array} T @param {T} destination @returns {T} it */
  fillNormal(destination) {
    for (let i = 0; i < destination.length; i++) {
      destination[i] = this.nextNormal();
    }
    return destination;
  }

  /**
   * Fills an array with ones and zeros, as binomial(1, probability, size).
   * @template {Float32Array | Float64Array | number[]} T @param {number} probability of a one, 0 to 1 @param {T} destination @returns {T} it
   * @throws {RangeError} a probability outside 0 to 1
   */
  fillBernoulli(probability, destination) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new RangeError(
        `Bernoulli distribution: the probability is ${probability}; it must be from 0 to 1. Pass such a number.`,
      );
    }
    // NumPy's inversion for one trial uses exp(log(p)) of the probability that the rarer outcome does not occur.
    const isRare = probability <= 0.5;
    const absent = exp(log(isRare ? 1 - probability : probability));
    const [above, below] = isRare ? [1, 0] : [0, 1];
    for (let i = 0; i < destination.length; i++) {
      destination[i] = this.nextDouble() > absent ? above : below;
    }
    return destination;
  }
}

/** key[i] = key[i + 397] xor mix(key[i], key[i + 1]), in place, indices modulo 624. @param {Uint32Array} key */
function twist(key) {
  for (let i = 0; i < WORDS; i++) {
    const next = key[i + 1 === WORDS ? 0 : i + 1];
    const joined = (key[i] & 0x80000000) | (next & 0x7fffffff);
    const far = i + DISTANCE < WORDS ? i + DISTANCE : i + DISTANCE - WORDS;
    key[i] = key[far] ^ (joined >>> 1) ^ (next & 1 ? 0x9908b0df : 0);
  }
}
