/**
 * How numbers are written for people: one rule for every view. Thousands have commas, the minus sign is U+2212, and at most six
 * digits are shown. From 10,000,000 on and below 0.0001 a number is m×10ⁿ. Numbers of one quantity share their power, a multiple of
 * three, so that 200×10⁹ and 6.37×10⁹ are compared at a glance. ASCII signs, 1e-8, are for fields and code alone.
 */

import { grouped } from "./format.js";

/** From here on, and below SMALL, a number has a power of ten. */
const LARGE = 1e7;
const SMALL = 1e-4;
/** Most digits before a power of ten. */
const BEFORE_POWER = 4;
/** A share of the largest number of a quantity that is rounding, and written as 0. */
const ROUNDING = 1e-13;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** 10⁻⁹. @param {number} exponent a whole number. */
export function powerText(exponent) {
  return `10${exponent < 0 ? "⁻" : ""}${String(Math.abs(exponent)).replace(/\d/g, (digit) => RAISED[Number(digit)])}`;
}

/**
 * One number: at most so many significant digits, no zeros at the end: 399.9, 2,104, 0.18, −1.235×10⁻⁶, 0, nan, ∞.
 * @param {number} value
 * @param {number} [digits] 1 or more; of a number with a power of ten at most 4.
 */
export function number(value, digits = 6) {
  if (!Number.isFinite(value)) return grouped(value);
  if (value === 0) return "0";
  const exponent = exponentOf(value, digits);
  if (exponent >= Math.log10(LARGE) || exponent < Math.log10(SMALL)) {
    return powered(value, Math.min(digits, BEFORE_POWER));
  }
  return trimmed(value, digits);
}

/** One number with a power of ten: −1.2×10⁻⁶. @param {number} value finite, not 0. @param {number} digits significant ones at most. */
export function powered(value, digits) {
  const power = exponentOf(value, digits);
  return `${trimmed(scaled(value, power), digits)}×${powerText(power)}`;
}

/**
 * A writer for numbers of one quantity, such as a column, an axis or the errors of a view: all of them plain, or all times one power
 * of ten. A number that is far from the others has the power that it needs.
 * @param {Iterable<number>} values of the quantity: the largest one decides.
 * @param {{ digits?: number, resolution?: number }} [options] digits: significant ones at most. resolution: a number that is told
 *   apart by three digits; all numbers have its decimals then, as far as `digits` allows, with zeros at the end.
 * @returns {(value: number) => string}
 */
export function quantity(values, { digits = 6, resolution } = {}) {
  const largest = largestOf(values);
  const power = powerOf(largest);
  const suffix = power === 0 ? "" : `×${powerText(power)}`;
  const [least, most] = power === 0 ? [SMALL, 1e9] : [1e-3, 1e5];
  const few = power === 0 || resolution !== undefined ? digits : Math.min(digits, BEFORE_POWER);
  const fine = resolution === undefined ? 0 : 2 - exponentOf(scaled(resolution, power), 3);
  return (value) => {
    if (!Number.isFinite(value) || value === 0) return number(value);
    if (Math.abs(value) < ROUNDING * largest) return "0";
    const unit = scaled(value, power);
    const size = Math.abs(unit);
    if (size < least || size >= most) return number(value, Math.min(digits, BEFORE_POWER));
    if (resolution === undefined) return trimmed(unit, few) + suffix;
    const text = grouped(unit, Math.max(0, Math.min(fine, digits - 1 - Math.floor(Math.log10(size)))));
    return /[1-9]/.test(text) ? text + suffix : number(value, 3);
  };
}

/**
 * The numbers at an axis, and the power of ten that stands with its name.
 * @param {readonly number[]} values of the ticks, in ascending order.
 * @param {{ isEven?: boolean, isShared?: boolean }} [options] isEven: equal steps, all with the decimals of a step; isShared: the
 *   axis has a name that the power stands with; without one it stands at each number.
 * @returns {{ texts: string[], power: number }} power 0: there is none.
 */
export function tickTexts(values, { isEven = true, isShared = true } = {}) {
  const power = powerOf(largestOf(values));
  const suffix = (/** @type {number} */ value) =>
    isShared || power === 0 || value === 0 ? "" : `×${powerText(power)}`;
  const step = values.length > 1 ? scaled(values[1] - values[0], power) : 0;
  const places = step > 0 ? Math.max(0, Math.min(12, Math.ceil(-Math.log10(step) - 1e-9))) : 0;
  const text = (/** @type {number} */ unit) =>
    unit === 0 ? "0" : isEven && step > 0 ? grouped(unit, places) : trimmed(unit, 6);
  return { texts: values.map((value) => text(scaled(value, power)) + suffix(value)), power: isShared ? power : 0 };
}

/** The numbers at a logarithmic axis of powers of ten: plain, or all as powers. @param {readonly number[]} exponents whole ones. */
export function powerTicks(exponents) {
  const isPlain = exponents.every((exponent) => exponent > -5 && exponent < 7);
  return exponents.map((exponent) => (isPlain ? trimmed(10 ** exponent, 6) : powerText(exponent)));
}

/**
 * One number in a limited width, as on a node: with as many digits as fit. Whole digits are not rounded away, it has a power of ten
 * then; where nothing fits, it is the shortest text.
 * @param {number} value
 * @param {number} ems the width, in heights of the letters.
 * @param {number} [digits] at most.
 */
export function fitting(value, ems, digits = 6) {
  if (!Number.isFinite(value) || value === 0) return number(value);
  const whole = Math.max(1, exponentOf(value, digits) + 1);
  const counts = Array.from({ length: digits }, (_, index) => digits - index);
  const texts = [
    ...counts.filter((count) => count >= Math.min(whole, digits)).map((count) => number(value, count)),
    ...counts.filter((count) => count < BEFORE_POWER).map((count) => powered(value, count)),
  ];
  return texts.find((text) => emsOf(text) <= ems) ?? texts.reduce((a, b) => (emsOf(b) < emsOf(a) ? b : a));
}

/** The width of a text in heights of its letters, rather too wide than too narrow: fonts differ. @param {string} text */
export function emsOf(text) {
  let width = 0;
  for (const letter of text)
    width += /[.,:;'’ il|()]/.test(letter)
      ? 0.36
      : /[⁻⁰-⁹¹²³₀-₉]/.test(letter)
        ? 0.45
        : /[\u3000-\u9fff\uff00-\uffef]/.test(letter)
          ? 1
          : /[−×+∞MWmw%]/.test(letter)
            ? 0.84
            : 0.64;
  return width;
}

/**
 * A writer for a field whose number is a multiple of a step, in ASCII without commas: 0.100, 150000, -1.25e-7, 1.2346e35.
 * @param {number} step
 * @returns {(value: number) => string}
 */
export function fieldWriter(step) {
  const places = placesOf(step);
  const exponent = exponentOf(step, 1);
  return (value) => {
    if (!Number.isFinite(value)) return String(value);
    const plain = places <= 6 && Math.abs(value) < LARGE ? value.toFixed(places).replace(/^-(?=[0.]*$)/, "") : null;
    if (plain !== null && plain.length <= 12) return plain;
    if (value === 0) return "0";
    if (Math.abs(value) >= SMALL && Math.abs(value) < LARGE) return String(Number(value.toPrecision(6)));
    const count = Math.max(1, Math.min(6, exponentOf(value, 1) - exponent + 1));
    const [mantissa, power] = value.toExponential(count - 1).split("e");
    return `${bare(mantissa)}e${Number(power)}`;
  };
}

/** The decimals that multiples of a step have. @param {number} step */
export function placesOf(step) {
  const [digits, exponent] = step.toExponential().split("e");
  return Math.max(0, (digits.split(".")[1] ?? "").length - Number(exponent));
}

/** The power of ten of a number that is rounded to so many digits. @param {number} value @param {number} digits */
function exponentOf(value, digits) {
  return value === 0 ? 0 : Number(value.toExponential(digits - 1).split("e")[1]);
}

/** value / 10^power, also where that power is no finite number. @param {number} value @param {number} power */
function scaled(value, power) {
  if (power === 0) return value;
  const [mantissa, exponent] = value.toExponential().split("e");
  return Number(`${mantissa}e${Number(exponent) - power}`);
}

/** Plain, with at most so many significant digits. @param {number} value @param {number} digits */
function trimmed(value, digits) {
  const exponent = exponentOf(value, digits);
  return bare(grouped(Number(value.toPrecision(digits)), Math.max(0, digits - 1 - exponent)));
}

/** Without zeros after the last decimal. @param {string} text */
function bare(text) {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** The largest finite size. @param {Iterable<number>} values */
function largestOf(values) {
  let largest = 0;
  for (const value of values) if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  return largest;
}

/** The power of ten that numbers of this size share, a multiple of three; 0: they are plain. @param {number} largest */
function powerOf(largest) {
  if (largest === 0 || (largest < LARGE && largest >= 1e-3)) return 0;
  return 3 * Math.floor(exponentOf(largest, 6) / 3);
}
