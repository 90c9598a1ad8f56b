// A row-major table of float32 or float64 numbers, as a C-ordered array of NumPy with two axes.
import { rounded, zeros } from "./dtypes.js";

/** @import { DType } from "./dtypes.js" */

/** A matrix of shape (rows, columns); element (i, j) is data[i * columns + j]. */
export class Matrix {
  /**
   * @param {number} rows 0 or more
   * @param {number} columns 0 or more
   * @param {DType} [dtype]
   * @param {Float32Array | Float64Array} [data] the elements, used and not copied; zeros if not given
   */
  constructor(rows, columns, dtype = "float32", data = zeros(dtype, rows * columns)) {
    if (data.length !== rows * columns || data instanceof Float32Array !== (dtype === "float32")) {
      throw new RangeError(
        `matrix: ${data.length} elements in a ${data.constructor.name} are not a (${rows}, ${columns}) ${dtype} matrix; ` +
          `pass ${rows * columns} elements of that dtype.`,
      );
    }
    this.rows = rows;
    this.columns = columns;
    this.dtype = dtype;
    this.data = data;
  }

  /** Copies rows of numbers, each rounded once to the dtype. @param {ArrayLike<number>[]} rows @param {DType} [dtype] */
  static from(rows, dtype = "float32") {
    const columns = rows.length === 0 ? 0 : rows[0].length;
    const matrix = new Matrix(rows.length, columns, dtype);
    rows.forEach((row, i) => {
      if (row.length !== columns) {
        throw new RangeError(
          `matrix: row ${i} has ${row.length} numbers; row 0 has ${columns}. Give every row the same number.`,
        );
      }
      matrix.data.set(row, i * columns);
    });
    return matrix;
  }

  /**
   * A matrix to overwrite: the given one if it has that shape and dtype, otherwise a new one.
   * @param {Matrix | null | undefined} matrix @param {number} rows @param {number} columns @param {DType} dtype
   */
  static reuse(matrix, rows, columns, dtype) {
    return matrix && matrix.rows === rows && matrix.columns === columns && matrix.dtype === dtype
      ? matrix
      : new Matrix(rows, columns, dtype);
  }

  /** Number of elements. */
  get length() {
    return this.data.length;
  }

  /** The shape in words: (rows, columns). */
  get shape() {
    return `(${this.rows}, ${this.columns})`;
  }

  /** Element (i, j). @param {number} i @param {number} j @returns {number} */
  at(i, j) {
    return this.data[i * this.columns + j];
  }

  /** Sets element (i, j), rounded once to the dtype. @param {number} i @param {number} j @param {number} value */
  set(i, j, value) {
    this.data[i * this.columns + j] = value;
  }

  /** A copy, in another dtype if one is given. @param {DType} [dtype] @returns {Matrix} */
  copy(dtype = this.dtype) {
    const copy = new Matrix(this.rows, this.columns, dtype);
    copy.data.set(this.data);
    return copy;
  }

  /** Copies the elements of a matrix of the same shape, each rounded once. @param {Matrix} source */
  setAll(source) {
    if (source.rows !== this.rows || source.columns !== this.columns) {
      throw new RangeError(
        `matrix: elements of a ${source.shape} matrix are not those of a ${this.shape} one; pass a matrix of the same shape.`,
      );
    }
    this.data.set(source.data);
  }

  /** Row i: a view, not a copy. @param {number} i @returns {Float32Array | Float64Array} */
  row(i) {
    return this.data.subarray(i * this.columns, (i + 1) * this.columns);
  }

  /** Rows first .. last - 1 as a matrix that shares their elements. @param {number} first @param {number} last @returns {Matrix} */
  slice(first, last) {
    return new Matrix(
      last - first,
      this.columns,
      this.dtype,
      this.data.subarray(first * this.columns, last * this.columns),
    );
  }
}

/** A single number with NumPy's rules for scalars: a result takes the wider dtype, and a number without dtype that of the other operand. */
export class NumPyScalar {
  /** @param {number} value @param {DType | null} dtype null for a Python number */
  constructor(value, dtype) {
    this.value = dtype === null ? value : rounded(value, dtype);
    this.dtype = dtype;
  }

  /** @param {NumPyScalar} other @returns {NumPyScalar} the sum, rounded once */
  plus(other) {
    const dtype = wider(this.dtype, other.dtype);
    return new NumPyScalar(inDType(this.value, dtype) + inDType(other.value, dtype), dtype);
  }

  /** @param {NumPyScalar} other @returns {NumPyScalar} the product, rounded once */
  times(other) {
    const dtype = wider(this.dtype, other.dtype);
    return new NumPyScalar(inDType(this.value, dtype) * inDType(other.value, dtype), dtype);
  }
}

/** @param {DType | null} a @param {DType | null} b @returns {DType | null} */
function wider(a, b) {
  return a === "float64" || b === "float64" ? "float64" : (a ?? b);
}

/** @param {number} value @param {DType | null} dtype */
function inDType(value, dtype) {
  return dtype === null ? value : rounded(value, dtype);
}
