// SHA-256 of bytes, for comparing parameters in any JavaScript engine. Source: FIPS 180-4.

const ROUND = new Uint32Array(64);
const START = new Uint32Array(8);
const SCHEDULE = new Uint32Array(64);

for (let prime = 2, found = 0; found < 64; prime++) {
  let isPrime = true;
  for (let divisor = 2; divisor * divisor <= prime; divisor++) {
    isPrime &&= prime % divisor !== 0;
  }
  if (isPrime) {
    ROUND[found] = fraction(prime, 3n);
    if (found < 8) {
      START[found] = fraction(prime, 2n);
    }
    found++;
  }
}

/** The first 32 bits of the fraction of the root of a prime: exact, by whole numbers. @param {number} prime @param {bigint} degree @returns {number} */
function fraction(prime, degree) {
  const target = BigInt(prime) << (32n * degree);
  let root = 0n;
  for (let bit = 1n << 40n; bit > 0n; bit >>= 1n) {
    if ((root + bit) ** degree <= target) {
      root += bit;
    }
  }
  return Number(root & 0xffffffffn);
}

/** The hash as 64 hexadecimal digits. @param {Uint8Array} bytes @returns {string} */
export function sha256(bytes) {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 536870912));
  view.setUint32(padded.length - 4, bytes.length * 8);
  const hash = START.slice();
  for (let at = 0; at < padded.length; at += 64) {
    block(hash, view, at);
  }
  return Array.from(hash, (word) => word.toString(16).padStart(8, "0")).join("");
}

/** The bytes of arrays, one after the other, little-endian. @param {Iterable<Float32Array | Float64Array>} arrays @returns {Uint8Array} */
export function bytesOf(arrays) {
  const list = [...arrays];
  const bytes = new Uint8Array(list.reduce((sum, array) => sum + array.byteLength, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const array of list) {
    for (let i = 0; i < array.length; i++, at += array.BYTES_PER_ELEMENT) {
      if (array instanceof Float32Array) {
        view.setFloat32(at, array[i], true);
      } else {
        view.setFloat64(at, array[i], true);
      }
    }
  }
  return bytes;
}

/** @param {number} x @param {number} n @returns {number} */
function turned(x, n) {
  return (x >>> n) | (x << (32 - n));
}

/** @param {Uint32Array} hash @param {DataView} view @param {number} at */
function block(hash, view, at) {
  const w = SCHEDULE;
  for (let i = 0; i < 16; i++) {
    w[i] = view.getUint32(at + 4 * i);
  }
  for (let i = 16; i < 64; i++) {
    const s0 = turned(w[i - 15], 7) ^ turned(w[i - 15], 18) ^ (w[i - 15] >>> 3);
    const s1 = turned(w[i - 2], 17) ^ turned(w[i - 2], 19) ^ (w[i - 2] >>> 10);
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  let [a, b, c, d, e, f, g, h] = hash;
  for (let i = 0; i < 64; i++) {
    const t1 = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[i] + w[i]) | 0;
    const t2 = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => {
    hash[i] += value;
  });
}
