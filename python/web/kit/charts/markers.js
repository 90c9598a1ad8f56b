/** Marks of classes: color and shape tell the same, so a class is recognized without its color. */

/** The number of classes with a mark of their own; from then on they repeat. */
export const MARKS = 10;

const SHAPES = [circle, square, triangle, diamond, cross, triangleDown, plus, star, pentagon, bar];

/**
 * The mark of a class, for the `d` of a path around (0, 0).
 * @param {number} index of the class.
 * @param {number} [radius]
 */
export function marker(index, radius = 5) {
  return SHAPES[index % MARKS](radius);
}

/** The color of a class. @param {number} index */
export function classColor(index) {
  return `var(--class-${index % MARKS})`;
}

/** @param {number} r */
function circle(r) {
  return `M${-r} 0A${r} ${r} 0 1 0 ${r} 0A${r} ${r} 0 1 0 ${-r} 0Z`;
}
/** @param {number} r */
function square(r) {
  const a = r * 0.85;
  return `M${-a} ${-a}H${a}V${a}H${-a}Z`;
}
/** @param {number} r */
function triangle(r) {
  return polygon(3, r * 1.15, -90);
}
/** @param {number} r */
function triangleDown(r) {
  return polygon(3, r * 1.15, 90);
}
/** @param {number} r */
function diamond(r) {
  return polygon(4, r * 1.2, 0);
}
/** @param {number} r */
function pentagon(r) {
  return polygon(5, r * 1.1, -90);
}
/** @param {number} r */
function star(r) {
  return polygon(10, r * 1.3, -90, 0.45);
}
/** @param {number} r */
function plus(r) {
  const a = r * 1.1;
  const b = r * 0.4;
  return `M${-b} ${-a}H${b}V${-b}H${a}V${b}H${b}V${a}H${-b}V${b}H${-a}V${-b}H${-b}Z`;
}
/** @param {number} r */
function cross(r) {
  const a = r;
  const b = r * 0.55;
  return `M${-a} ${-a + b}L${-a + b} ${-a}L0 ${-b}L${a - b} ${-a}L${a} ${-a + b}L${b} 0L${a} ${a - b}L${a - b} ${a}L0 ${b}L${-a + b} ${a}L${-a} ${a - b}L${-b} 0Z`;
}
/** @param {number} r */
function bar(r) {
  return `M${-r * 1.2} ${-r * 0.5}H${r * 1.2}V${r * 0.5}H${-r * 1.2}Z`;
}

/**
 * A regular polygon; with `inner`, every second corner is that share of the radius away.
 * @param {number} corners @param {number} r @param {number} turn in degrees. @param {number} [inner]
 */
function polygon(corners, r, turn, inner = 1) {
  const points = Array.from({ length: corners }, (_, index) => {
    const angle = ((turn + (360 * index) / corners) * Math.PI) / 180;
    const radius = index % 2 ? r * inner : r;
    return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join("L")}Z`;
}
