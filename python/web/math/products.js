// Matrix products in the order of OpenBLAS with AVX2 on one thread: y[i, j] = sum over l of a[i, l] * b[l, j], summed in double, one
// fused multiply-add per term, rounded once into y's dtype. The engine's default ProductOrder.
import { fusedDouble } from "./exact.js";

/** @import { Matrix } from "./matrix.js" */

const BLOCK = 256;
const BLOCK_MULTIPLE = 4;
const CHAINED_TERMS = 8;
const PANEL = 4;
const EPSILON = 1.1102230246251565e-16; // 2^-53
const { fround } = Math;

let scratchA = new Float64Array(4096);
let scratchB = new Float64Array(4096);
let sums = new Float64Array(1024);

/**
 * y = a b, or y = a b + bias, with the product rounded to y's dtype before the bias is added.
 * @param {Matrix} a shape (rows, terms), or (terms, rows) if transposeA
 * @param {boolean} transposeA
 * @param {Matrix} b shape (terms, columns), or (columns, terms) if transposeB
 * @param {boolean} transposeB
 * @param {Matrix} y shape (rows, columns); overwritten; neither a nor b
 * @param {Matrix | null} [bias] shape (1, columns)
 * @throws {RangeError} the shapes do not fit together
 */
export function multiply(a, transposeA, b, transposeB, y, bias = null) {
  const rows = transposeA ? a.columns : a.rows;
  const terms = transposeA ? a.rows : a.columns;
  const columns = transposeB ? b.rows : b.columns;
  if (
    terms !== (transposeB ? b.columns : b.rows) ||
    y.rows !== rows ||
    y.columns !== columns ||
    (bias && bias.length !== columns)
  ) {
    throw new RangeError(
      `matrix product: a (${rows}, ${terms}) matrix times a (${transposeB ? b.columns : b.rows}, ${columns}) one` +
        `${bias ? ` plus ${bias.length} biases` : ""} is not a ${y.shape} matrix; make the inner sizes equal.`,
    );
  }
  if (a.length === 1 && b.length === 1) {
    // NumPy multiplies two 1 x 1 arrays as numbers: -0.0 stays -0.0, where a sum that starts at +0.0 would lose the sign.
    y.data[0] = a.data[0] * b.data[0];
  } else if ((a.length === 1 && a.data[0] === 0) || (b.length === 1 && b.data[0] === 0)) {
    // A single 0 times a row or a column is 0 in NumPy, for NaN too.
    y.data.fill(0);
  } else if (a.data instanceof Float32Array && b.data instanceof Float32Array) {
    product(a.data, transposeA, b.data, transposeB, y, rows, columns, terms);
  } else {
    fusedProduct(a, transposeA, b, transposeB, y, rows, columns, terms);
  }
  if (bias) {
    addToRows(y.data, bias.data, rows, columns);
  }
}

/** @param {Float32Array | Float64Array} y @param {Float32Array | Float64Array} bias @param {number} rows @param {number} columns */
function addToRows(y, bias, rows, columns) {
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) {
      y[at] += bias[j];
    }
  }
}

/** The length of the next block of terms: a remainder is halved rather than cut into a long block and a short one. @param {number} left @param {boolean} isWhole @returns {number} */
function nextBlock(left, isWhole) {
  if (isWhole || left <= BLOCK) {
    return left;
  }
  return left >= 2 * BLOCK
    ? BLOCK
    : Math.floor((Math.floor(left / 2) + BLOCK_MULTIPLE - 1) / BLOCK_MULTIPLE) * BLOCK_MULTIPLE;
}

/** Whether the remaining row is summed in four chains, up to the last columns that do not fill a group of four. @param {number} rows @param {number} columns @param {number} terms */
function hasLoneRow(rows, columns, terms) {
  return rows > 1 && rows % 2 !== 0 && columns >= PANEL && terms >= CHAINED_TERMS;
}

/**
 * Products of float32 operands are exact in double, so a fused operation is a product and a sum. Operands are read in place; sums of
 * several blocks are kept in double.
 * @param {Float32Array} a @param {boolean} transposeA @param {Float32Array} b @param {boolean} transposeB @param {Matrix} y
 * @param {number} rows @param {number} columns @param {number} terms
 */
function product(a, transposeA, b, transposeB, y, rows, columns, terms) {
  const isWhole = rows === 1 || columns === 1;
  const rowA = transposeA ? 1 : terms;
  const termA = transposeA ? rows : 1;
  const termB = transposeB ? 1 : columns;
  const columnB = transposeB ? terms : 1;
  const inOneBlock = isWhole || terms <= BLOCK;
  if (!inOneBlock) {
    sums = atLeast(sums, rows * columns);
  }
  const target = inOneBlock ? y.data : sums;
  // Four columns at a time; of a narrow result four rows, which exchanges the factors of each term and changes nothing.
  const turned = columns < PANEL && rows > columns;
  let first = 0;
  do {
    const length = nextBlock(terms - first, isWhole);
    const fromA = first * termA;
    const fromB = first * termB;
    if (turned) {
      sumBlock(b, fromB, columnB, termB, a, fromA, rowA, termA, target, 1, columns, columns, rows, length, first > 0);
    } else {
      sumBlock(a, fromA, rowA, termA, b, fromB, columnB, termB, target, columns, 1, rows, columns, length, first > 0);
    }
    first += length;
  } while (first < terms);
  if (!inOneBlock) {
    for (let i = 0; i < y.length; i++) {
      y.data[i] = sums[i];
    }
  }
  if (hasLoneRow(rows, columns, terms)) {
    sumLoneRow(a, (rows - 1) * rowA, termA, b, termB, columnB, y.data, (rows - 1) * columns, columns, terms);
  }
}

/** @param {Float64Array<ArrayBuffer>} array @param {number} length @returns {Float64Array<ArrayBuffer>} */
function atLeast(array, length) {
  return array.length >= length ? array : new Float64Array(length);
}

/**
 * A block of terms of every sum: y[i, j] = or += sum over l of a[i, l] b[l, j], two rows and four columns at a time. A factor is at
 * from + row * stride + term * stride, a sum at row * rowY + column * columnY.
 * @param {Float32Array} a @param {number} fromA @param {number} rowA @param {number} termA
 * @param {Float32Array} b @param {number} fromB @param {number} columnB @param {number} termB
 * @param {Float32Array | Float64Array} y @param {number} rowY @param {number} columnY
 * @param {number} rows @param {number} columns @param {number} length @param {boolean} adds whether the sums of earlier blocks are in y
 */
function sumBlock(a, fromA, rowA, termA, b, fromB, columnB, termB, y, rowY, columnY, rows, columns, length, adds) {
  const whole = columns - (columns % PANEL);
  const second = 2 * columnB;
  const third = 3 * columnB;
  for (let j = 0; j < whole; j += PANEL) {
    const startB = fromB + j * columnB;
    const atColumn = j * columnY;
    let i = 0;
    for (; i + 1 < rows; i += 2) {
      let y00 = 0,
        y01 = 0,
        y02 = 0,
        y03 = 0,
        y10 = 0,
        y11 = 0,
        y12 = 0,
        y13 = 0;
      let p = fromA + i * rowA;
      let q = startB;
      // Sums of offsets are cut to 32 bits, which spares V8 the test whether they overflow.
      for (let l = 0; l < length; l++, p = (p + termA) | 0, q = (q + termB) | 0) {
        const a0 = a[p];
        const a1 = a[(p + rowA) | 0];
        const b0 = b[q];
        const b1 = b[(q + columnB) | 0];
        const b2 = b[(q + second) | 0];
        const b3 = b[(q + third) | 0];
        y00 += a0 * b0;
        y01 += a0 * b1;
        y02 += a0 * b2;
        y03 += a0 * b3;
        y10 += a1 * b0;
        y11 += a1 * b1;
        y12 += a1 * b2;
        y13 += a1 * b3;
      }
      const at = i * rowY + atColumn;
      const next = at + rowY;
      if (adds) {
        y00 += y[at];
        y01 += y[at + columnY];
        y02 += y[at + 2 * columnY];
        y03 += y[at + 3 * columnY];
        y10 += y[next];
        y11 += y[next + columnY];
        y12 += y[next + 2 * columnY];
        y13 += y[next + 3 * columnY];
      }
      y[at] = y00;
      y[at + columnY] = y01;
      y[at + 2 * columnY] = y02;
      y[at + 3 * columnY] = y03;
      y[next] = y10;
      y[next + columnY] = y11;
      y[next + 2 * columnY] = y12;
      y[next + 3 * columnY] = y13;
    }
    if (i < rows) {
      sumRow(a, fromA + i * rowA, termA, b, startB, columnB, termB, y, i * rowY + atColumn, columnY, length, adds);
    }
  }
  for (let j = whole; j < columns; j++) {
    for (let i = 0; i < rows; i++) {
      const at = i * rowY + j * columnY;
      const sum = sumOne(a, fromA + i * rowA, termA, b, fromB + j * columnB, termB, length);
      y[at] = adds ? y[at] + sum : sum;
    }
  }
}

/**
 * Four columns of one row.
 * @param {Float32Array} a @param {number} fromA @param {number} termA @param {Float32Array} b @param {number} fromB @param {number} columnB
 * @param {number} termB @param {Float32Array | Float64Array} y @param {number} at @param {number} columnY @param {number} length @param {boolean} adds
 */
function sumRow(a, fromA, termA, b, fromB, columnB, termB, y, at, columnY, length, adds) {
  let y0 = 0,
    y1 = 0,
    y2 = 0,
    y3 = 0;
  for (let l = 0, p = fromA, q = fromB; l < length; l++, p += termA, q += termB) {
    const factor = a[p];
    y0 += factor * b[q];
    y1 += factor * b[q + columnB];
    y2 += factor * b[q + 2 * columnB];
    y3 += factor * b[q + 3 * columnB];
  }
  y[at] = adds ? y[at] + y0 : y0;
  y[at + columnY] = adds ? y[at + columnY] + y1 : y1;
  y[at + 2 * columnY] = adds ? y[at + 2 * columnY] + y2 : y2;
  y[at + 3 * columnY] = adds ? y[at + 3 * columnY] + y3 : y3;
}

/** @param {Float32Array} a @param {number} p @param {number} termA @param {Float32Array} b @param {number} q @param {number} termB @param {number} length @returns {number} */
function sumOne(a, p, termA, b, q, termB, length) {
  let sum = 0;
  for (let l = 0; l < length; l++, p += termA, q += termB) {
    sum += a[p] * b[q];
  }
  return sum;
}

/**
 * The last row, in four chains: terms 4n, 4n + 1, 4n + 2, 4n + 3; not the last columns, which do not fill a group of four.
 * @param {Float32Array} a @param {number} fromA @param {number} termA @param {Float32Array} b @param {number} termB @param {number} columnB
 * @param {Float32Array | Float64Array} y @param {number} at @param {number} columns @param {number} terms
 */
function sumLoneRow(a, fromA, termA, b, termB, columnB, y, at, columns, terms) {
  const whole = columns - (columns % PANEL);
  for (let j = 0; j < whole; j++) {
    let sum = 0;
    for (let first = 0; first < terms;) {
      const length = nextBlock(terms - first, false);
      const chained = length - (length % CHAINED_TERMS);
      const p = fromA + first * termA;
      const q = first * termB + j * columnB;
      let y0 = sumOne(a, p, 4 * termA, b, q, 4 * termB, chained / 4);
      const y1 = sumOne(a, p + termA, 4 * termA, b, q + termB, 4 * termB, chained / 4);
      const y2 = sumOne(a, p + 2 * termA, 4 * termA, b, q + 2 * termB, 4 * termB, chained / 4);
      const y3 = sumOne(a, p + 3 * termA, 4 * termA, b, q + 3 * termB, 4 * termB, chained / 4);
      for (let l = chained; l < length; l++) {
        y0 += a[p + l * termA] * b[q + l * termB];
      }
      sum += y0 + y1 + (y2 + y3);
      first += length;
    }
    y[at + j] = sum;
  }
}

/** Rows of a, widened, one after the other. @param {Matrix} a @param {boolean} transposed @param {number} rows @param {number} terms */
function pack(a, transposed, rows, terms) {
  const source = a.data;
  if (!transposed) {
    scratchA.set(source);
    return;
  }
  for (let l = 0, from = 0; l < terms; l++) {
    for (let i = 0, to = l; i < rows; i++, from++, to += terms) {
      scratchA[to] = source[from];
    }
  }
}

/**
 * A product with float64 operands, whose terms round. A float32 result is the same for every order and with or without fused
 * operations unless it is very close to a tie; only then, and for a float64 result, the order of the engine is followed.
 * @param {Matrix} a @param {boolean} transposeA @param {Matrix} b @param {boolean} transposeB @param {Matrix} y
 * @param {number} rows @param {number} columns @param {number} terms
 */
function fusedProduct(a, transposeA, b, transposeB, y, rows, columns, terms) {
  scratchA = atLeast(scratchA, rows * terms);
  scratchB = atLeast(scratchB, columns * terms);
  pack(a, transposeA, rows, terms);
  const source = b.data;
  for (let j = 0, to = 0; j < columns; j++) {
    for (let l = 0; l < terms; l++, to++) {
      scratchB[to] = transposeB ? source[to] : source[l * columns + j];
    }
  }
  const isWhole = rows === 1 || columns === 1;
  const narrow = y.dtype === "float32";
  const bound = 2 * (terms + 2) * EPSILON;
  const chained = hasLoneRow(rows, columns, terms) ? columns - (columns % PANEL) : 0;
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) {
      if (narrow) {
        let sum = 0;
        let magnitude = 0;
        for (let l = i * terms, k = j * terms; l < (i + 1) * terms; l++, k++) {
          const term = scratchA[l] * scratchB[k];
          sum += term;
          magnitude += Math.abs(term);
        }
        const error = bound * magnitude;
        if (magnitude === 0 || (error > 1e-290 && fround(sum - error) === fround(sum + error))) {
          y.data[at] = sum;
          continue;
        }
      }
      const inChains = i === rows - 1 && j < chained;
      y.data[at] = fusedSum(scratchA, i * terms, scratchB, j * terms, terms, isWhole, inChains);
    }
  }
}

/** @param {Float64Array} a @param {number} atA @param {Float64Array} b @param {number} atB @param {number} terms @param {boolean} isWhole @param {boolean} inChains @returns {number} */
function fusedSum(a, atA, b, atB, terms, isWhole, inChains) {
  let total = 0;
  for (let first = 0; first < terms;) {
    const length = nextBlock(terms - first, isWhole);
    const chained = inChains ? first + length - (length % CHAINED_TERMS) : first;
    const chains = [0, 0, 0, 0];
    for (let l = first; l < chained; l++) {
      chains[(l - first) % 4] = fusedDouble(a[atA + l], b[atB + l], chains[(l - first) % 4]);
    }
    for (let l = chained; l < first + length; l++) {
      chains[0] = fusedDouble(a[atA + l], b[atB + l], chains[0]);
    }
    const block = inChains ? chains[0] + chains[1] + (chains[2] + chains[3]) : chains[0];
    total = first === 0 && !inChains ? block : total + block;
    first += length;
  }
  return total;
}
