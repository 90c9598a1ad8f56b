// Matrix products in the order of OpenBLAS with AVX2 on one thread: y[i, j] = sum over l of a[i, l] * b[l, j], summed in double, one
// fused multiply-add per term, rounded once into y's dtype. The engine's default ProductOrder.
import { fusedDouble } from "./exact.js";

/** @import { Matrix } from "./matrix.js" */

const BLOCK = 256;
const BLOCK_MULTIPLE = 4;
const CHAINED_TERMS = 8;
const PANEL = 4;
const EPSILON = 2 ** -53;
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
  if (terms !== (transposeB ? b.columns : b.rows) || y.rows !== rows || y.columns !== columns || (bias && bias.length !== columns)) {
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
  } else if (a.dtype === "float32" && b.dtype === "float32") {
    product(a, transposeA, b, transposeB, y, rows, columns, terms);
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
  return left >= 2 * BLOCK ? BLOCK : Math.floor((Math.floor(left / 2) + BLOCK_MULTIPLE - 1) / BLOCK_MULTIPLE) * BLOCK_MULTIPLE;
}

/** Whether the remaining row is summed in four chains, up to the last columns that do not fill a group of four. @param {number} rows @param {number} columns @param {number} terms */
function hasLoneRow(rows, columns, terms) {
  return rows > 1 && rows % 2 !== 0 && columns >= PANEL && terms >= CHAINED_TERMS;
}

/**
 * Products of float32 operands are exact in double, so a fused operation is a product and a sum.
 * @param {Matrix} a @param {boolean} transposeA @param {Matrix} b @param {boolean} transposeB @param {Matrix} y
 * @param {number} rows @param {number} columns @param {number} terms
 */
function product(a, transposeA, b, transposeB, y, rows, columns, terms) {
  const isWhole = rows === 1 || columns === 1;
  // Panels of four run along the larger side; exchanging the factors of each term changes nothing.
  const turned = columns < PANEL && rows > columns;
  const [left, right] = turned ? [b, a] : [a, b];
  const [lines, across] = turned ? [columns, rows] : [rows, columns];
  const panels = Math.ceil(across / PANEL);
  const width = panels * PANEL;
  scratchA = atLeast(scratchA, lines * terms);
  scratchB = atLeast(scratchB, width * terms);
  sums = atLeast(sums, lines * width);
  pack(left, turned ? !transposeB : transposeA, lines, terms);
  packPanels(right, turned ? !transposeA : transposeB, across, terms, panels);
  for (let first = 0; first < terms || first === 0; ) {
    const length = nextBlock(terms - first, isWhole);
    for (let panel = 0; panel < panels; panel++) {
      sumPanel(scratchA, scratchB, sums, lines, terms, first, length, panel * PANEL * terms, panel * PANEL, width);
    }
    first += length;
    if (length === 0) {
      break;
    }
  }
  if (turned) {
    storeTurned(y.data, sums, rows, columns, width);
  } else {
    store(y.data, sums, rows, columns, width);
    if (hasLoneRow(rows, columns, terms)) {
      sumLoneRow(y.data, rows - 1, columns, terms);
    }
  }
}

/** @param {Float64Array<ArrayBuffer>} array @param {number} length @returns {Float64Array<ArrayBuffer>} */
function atLeast(array, length) {
  return array.length >= length ? array : new Float64Array(length);
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

/** Four columns of b at a time: their first elements, their second ones, and so on; missing columns are 0. @param {Matrix} b @param {boolean} transposed @param {number} columns @param {number} terms @param {number} panels */
function packPanels(b, transposed, columns, terms, panels) {
  const source = b.data;
  const rowStride = transposed ? 1 : columns;
  const columnStride = transposed ? terms : 1;
  for (let panel = 0, to = 0; panel < panels; panel++) {
    const first = panel * PANEL;
    if (first + PANEL <= columns) {
      let from = first * columnStride;
      for (let l = 0; l < terms; l++, from += rowStride, to += PANEL) {
        scratchB[to] = source[from];
        scratchB[to + 1] = source[from + columnStride];
        scratchB[to + 2] = source[from + 2 * columnStride];
        scratchB[to + 3] = source[from + 3 * columnStride];
      }
      continue;
    }
    for (let l = 0; l < terms; l++) {
      for (let j = first; j < first + PANEL; j++, to++) {
        scratchB[to] = j < columns ? source[l * rowStride + j * columnStride] : 0;
      }
    }
  }
}

/**
 * Adds a block of terms of four columns to the sums of every row, two rows at a time.
 * @param {Float64Array} a @param {Float64Array} b @param {Float64Array} y @param {number} rows @param {number} terms
 * @param {number} first @param {number} length @param {number} panel @param {number} column @param {number} width
 */
function sumPanel(a, b, y, rows, terms, first, length, panel, column, width) {
  const begin = panel + first * PANEL;
  let i = 0;
  for (; i + 1 < rows; i += 2) {
    let y00 = 0, y01 = 0, y02 = 0, y03 = 0, y10 = 0, y11 = 0, y12 = 0, y13 = 0;
    const end = i * terms + first + length;
    for (let l = i * terms + first, k = begin; l < end; l++, k += PANEL) {
      const a0 = a[l];
      const a1 = a[l + terms];
      const b0 = b[k];
      const b1 = b[k + 1];
      const b2 = b[k + 2];
      const b3 = b[k + 3];
      y00 += a0 * b0;
      y01 += a0 * b1;
      y02 += a0 * b2;
      y03 += a0 * b3;
      y10 += a1 * b0;
      y11 += a1 * b1;
      y12 += a1 * b2;
      y13 += a1 * b3;
    }
    const at = i * width + column;
    const next = at + width;
    if (first === 0) {
      y[at] = y00;
      y[at + 1] = y01;
      y[at + 2] = y02;
      y[at + 3] = y03;
      y[next] = y10;
      y[next + 1] = y11;
      y[next + 2] = y12;
      y[next + 3] = y13;
    } else {
      y[at] += y00;
      y[at + 1] += y01;
      y[at + 2] += y02;
      y[at + 3] += y03;
      y[next] += y10;
      y[next + 1] += y11;
      y[next + 2] += y12;
      y[next + 3] += y13;
    }
  }
  if (i < rows) {
    let y0 = 0, y1 = 0, y2 = 0, y3 = 0;
    const end = i * terms + first + length;
    for (let l = i * terms + first, k = begin; l < end; l++, k += PANEL) {
      const a0 = a[l];
      y0 += a0 * b[k];
      y1 += a0 * b[k + 1];
      y2 += a0 * b[k + 2];
      y3 += a0 * b[k + 3];
    }
    const at = i * width + column;
    y[at] = first === 0 ? y0 : y[at] + y0;
    y[at + 1] = first === 0 ? y1 : y[at + 1] + y1;
    y[at + 2] = first === 0 ? y2 : y[at + 2] + y2;
    y[at + 3] = first === 0 ? y3 : y[at + 3] + y3;
  }
}

/** @param {Float32Array | Float64Array} y @param {Float64Array} from @param {number} rows @param {number} columns @param {number} width */
function store(y, from, rows, columns, width) {
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0, source = i * width; j < columns; j++, at++, source++) {
      y[at] = from[source];
    }
  }
}

/** @param {Float32Array | Float64Array} y @param {Float64Array} from @param {number} rows @param {number} columns @param {number} width */
function storeTurned(y, from, rows, columns, width) {
  for (let j = 0; j < columns; j++) {
    for (let i = 0, at = j; i < rows; i++, at += columns) {
      y[at] = from[j * width + i];
    }
  }
}

/** The last row, in four chains: terms 4n, 4n + 1, 4n + 2, 4n + 3. @param {Float32Array | Float64Array} y @param {number} row @param {number} columns @param {number} terms */
function sumLoneRow(y, row, columns, terms) {
  const a = scratchA;
  const whole = columns - (columns % PANEL);
  for (let j = 0; j < whole; j++) {
    const panel = (j - (j % PANEL)) * terms + (j % PANEL);
    let sum = 0;
    for (let first = 0; first < terms; ) {
      const length = nextBlock(terms - first, false);
      const chained = first + length - (length % CHAINED_TERMS);
      let y0 = 0, y1 = 0, y2 = 0, y3 = 0;
      for (let l = first; l < chained; l += 4) {
        const at = panel + l * PANEL;
        y0 += a[row * terms + l] * scratchB[at];
        y1 += a[row * terms + l + 1] * scratchB[at + PANEL];
        y2 += a[row * terms + l + 2] * scratchB[at + 2 * PANEL];
        y3 += a[row * terms + l + 3] * scratchB[at + 3 * PANEL];
      }
      for (let l = chained; l < first + length; l++) {
        y0 += a[row * terms + l] * scratchB[panel + l * PANEL];
      }
      sum += y0 + y1 + (y2 + y3);
      first += length;
    }
    y[row * columns + j] = sum;
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
  for (let first = 0; first < terms; ) {
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
