// Small tables of house sales: areas in square feet, prices in thousands of dollars, float64.
//
// The first ten rows of the table of sales in Portland, Oregon, from A. Ng's machine learning course.
import { nextInteger } from "./orders.js";
import { Matrix } from "../../math/matrix.js";

/** @import { NumPyRandom } from "../../math/random.js" */

/** Area, bathrooms, price, whether the house is labeled good. @type {[number, number, number, boolean][]} */
const SALES = [
  [2104, 3, 399.9, true],
  [1600, 3, 329.9, true],
  [2400, 3, 369.0, true],
  [1416, 2, 232.0, false],
  [3000, 4, 539.9, false],
  [1985, 4, 299.9, true],
  [1534, 3, 314.9, false],
  [1427, 3, 198.999, true],
  [1380, 3, 212.0, true],
  [1494, 3, 242.5, true],
];

/** The first three houses with their areas: two matrices of shape (3, 1). @returns {{ areas: Matrix, prices: Matrix }} */
export function threeHouses() {
  const sales = SALES.slice(0, 3);
  return { areas: column(sales.map((sale) => sale[0])), prices: column(sales.map((sale) => sale[2])) };
}

/** All ten houses: areas and bathrooms, shape (10, 2), and prices, shape (10, 1). @returns {{ features: Matrix, prices: Matrix }} */
export function tenHouses() {
  return {
    features: Matrix.from(
      SALES.map((sale) => [sale[0], sale[1]]),
      "float64",
    ),
    prices: column(SALES.map((sale) => sale[2])),
  };
}

/** The same ten houses, labeled good (1) or bad (0). @returns {{ features: Matrix, labels: Int32Array }} */
export function goodOrBad() {
  return { features: tenHouses().features, labels: Int32Array.from(SALES, (sale) => Number(sale[3])) };
}

/**
 * Drawn houses: an area from 1,200 to 3,175 in steps of 25, and the number of bathrooms of one of the ten. A house is good if it has at
 * least 3 bathrooms and less than 2,700 square feet.
 * @param {number} houses @param {NumPyRandom} random draws two whole numbers per house @returns {{ features: Matrix, labels: Int32Array }}
 */
export function unseenHouses(houses, random) {
  const features = new Matrix(houses, 2, "float64");
  const labels = new Int32Array(houses);
  for (let i = 0; i < houses; i++) {
    const area = 1200 + 25 * nextInteger(random, 0, 80);
    const bathrooms = SALES[nextInteger(random, 0, SALES.length)][1];
    features.data.set([area, bathrooms], 2 * i);
    labels[i] = bathrooms >= 3 && area < 2700 ? 1 : 0;
  }
  return { features, labels };
}

/** @param {number[]} values @returns {Matrix} */
function column(values) {
  return new Matrix(values.length, 1, "float64", Float64Array.from(values));
}
