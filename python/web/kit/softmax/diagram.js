/**
 * Softmax regression as a crossbar: inputs above, one row per class, a weight W(class, feature) where they cross; then the bias, the
 * sum and the softmax with its outputs. Of more than 8 features or classes some are shown, with dots between them.
 */

import { fitting } from "../numbers/notation.js";
import { clipped } from "../numbers/widths.js";
import { s, set, write } from "../elements/dom.js";

/** The largest number of features and of classes that are all shown. */
export const WHOLE = 8;
const ROW = 52;
const TOP = 104;
const LEFT = 26;
const ROOM = { "text-anchor": "middle" };
/** Heights of letters: of numbers, and of names. */
const [LETTERS, SMALL] = [13, 11];

/** @typedef {"input" | "weight" | "bias"} Kind */
/** @typedef {{ kind: Kind, feature: number, class: number }} Pick */

/**
 * The indices that are drawn, from 0: all up to 8, else the first three, the one that is picked and the last.
 * @param {number} count @param {number} picked
 */
export function shownOf(count, picked) {
  if (count <= WHOLE) return Array.from({ length: count }, (_, index) => index);
  return [...new Set([0, 1, 2, picked, count - 1])].sort((a, b) => a - b);
}

/**
 * @param {object} options
 * @param {string} options.label for screen readers.
 * @param {number} options.features
 * @param {number} options.classes
 * @param {Pick} options.pick
 * @param {readonly string[]} options.featureNames empty: none.
 * @param {readonly string[]} options.classNames
 * @param {(pick: Pick) => void} options.press a part of the drawing is pressed.
 */
export function softmaxDiagram({ label, features, classes, pick, featureNames, classNames, press }) {
  const columns = shownOf(features, pick.feature);
  const rows = shownOf(classes, pick.class);
  const positions = positionsOf(columns, rows, Math.max(76, 22 + 7 * `W(${classes},${features})`.length));
  const { xs, ys, right, outX } = positions;
  const width = outX + 122;
  const svg = s("svg", {
    viewBox: `0 0 ${width} ${positions.bottom + 14}`,
    role: "img",
    "aria-label": label,
    style: `width: max(${width}px, min(100%, ${Math.round(1.3 * width)}px)); max-width: none`,
  });
  /** A part that a click picks; the controls beside the drawing pick the same with keys. @type {MakePart} */
  const part = (what, ...children) => s("g", { class: "pickable", onclick: () => press(what) }, ...children);
  svg.append(
    wires(positions, featureNames.length > 0),
    ...dots(columns, xs, (at) => s("text", { x: at, y: 40, ...ROOM }, "⋯")),
    ...dots(rows, ys, (at) => s("text", { x: right - positions.pitch / 2, y: at + 5, ...ROOM }, "⋮")),
  );
  const inputs = columns.map((feature, index) =>
    inputAt({ feature, class: pick.class }, xs[index], positions.pitch, featureNames[feature], part),
  );
  const weights = rows.flatMap((row, down) =>
    columns.map((feature, across) => weightAt({ feature, class: row }, xs[across], ys[down], positions.pitch, part)),
  );
  const results = rows.map((row, down) =>
    resultAt({ feature: pick.feature, class: row }, ys[down], positions, classNames[row], part),
  );
  svg.append(
    ...inputs.map(({ element }) => element),
    ...weights.map(({ element }) => element),
    ...softmaxBox(positions),
    ...results.flatMap(({ elements }) => elements),
  );

  return {
    svg,
    /** The parts that this drawing has: another list needs another drawing. */
    shown: `${features} ${classes} ${columns} ${rows}`,
    /**
     * @param {{ input: (feature: number) => number, weight: (row: number, feature: number) => number, bias: (row: number) => number }} values
     * @param {ArrayLike<number>} sums @param {ArrayLike<number>} shares @param {Pick} now
     */
    update(values, sums, shares, now) {
      for (const { feature, ring, value } of inputs) {
        write(value, short(values.input(feature), positions.pitch - 16));
        mark(ring, "data", now.kind === "input" && now.feature === feature);
      }
      for (const { row, feature, ring, value } of weights) {
        write(value, short(values.weight(row, feature), positions.pitch - 18));
        mark(ring, "weight", now.kind === "weight" && now.class === row && now.feature === feature);
      }
      for (const { row, ring, bias, sum, share, bar } of results) {
        write(bias, short(values.bias(row), 50));
        mark(ring, "bias", now.kind === "bias" && now.class === row);
        write(sum, short(sums[row], 60));
        write(share, short(shares[row], 94));
        set(bar, { width: Math.max(0, 90 * (shares[row] || 0)) });
      }
    },
  };
}

/** @typedef {(what: Pick, ...children: (Node | null)[]) => SVGGElement} MakePart */
/** @typedef {ReturnType<typeof positionsOf>} Positions */

/** Where the columns, the rows and what follows them are. @param {number[]} columns @param {number[]} rows @param {number} pitch  of the columns. */
function positionsOf(columns, rows, pitch) {
  const gap = 30; // where some are left out
  const xs = centersOf(columns, LEFT + pitch / 2, pitch, gap);
  const ys = centersOf(rows, TOP + ROW / 2, ROW, gap);
  const right = (xs.at(-1) ?? 0) + pitch / 2;
  const [top, lowest] = [ys[0], ys.at(-1) ?? 0];
  const [biasX, sumX, boxX, outX] = [right + 30, right + 104, right + 158, right + 214];
  return { xs, ys, pitch, right, top, lowest, bottom: lowest + ROW / 2, biasX, sumX, boxX, outX };
}

/** The lines of inputs and of classes. @param {Positions} positions @param {boolean} isNamed  the inputs have names. */
function wires({ xs, ys, outX }, isNamed) {
  const group = s("g");
  for (const x of xs)
    group.append(s("path", { d: `M${x} ${isNamed ? 92 : 76}V${ys.at(-1)}`, class: "line data thin" }));
  for (const y of ys) group.append(s("path", { d: `M${LEFT} ${y}H${outX}`, class: "line soft thin" }));
  return group;
}

/** @param {Omit<Pick, "kind">} which @param {number} x @param {number} pitch @param {string | undefined} name @param {MakePart} part */
function inputAt(which, x, pitch, name, part) {
  const value = s("text", { x, y: 41, ...ROOM, class: "number data tinted" });
  const ring = s("rect", { x: x - pitch / 2 + 5, y: 14, width: pitch - 10, height: 44, rx: 22, class: "ring data" });
  const element = part(
    { kind: "input", ...which },
    ring,
    value,
    s("text", { x, y: 72, ...ROOM }, `X${which.feature + 1}`),
    name ? s("text", { x, y: 88, ...ROOM, class: "small" }, clipped(name, pitch / SMALL)) : null,
    title(name),
  );
  return { element, feature: which.feature, ring, value };
}

/** @param {Omit<Pick, "kind">} which @param {number} x @param {number} y @param {number} pitch @param {MakePart} part */
function weightAt(which, x, y, pitch, part) {
  const { class: row, feature } = which;
  const value = s("text", { x, y: y + 13, ...ROOM, class: "number weight tinted" });
  const ring = s("ellipse", { cx: x, cy: y, rx: pitch / 2 - 5, ry: 21, class: "ring weight" });
  const name = s("text", { x, y: y - 3, ...ROOM, class: "small" }, `W(${row + 1},${feature + 1})`);
  return { element: part({ kind: "weight", ...which }, ring, name, value), row, feature, ring, value };
}

/** The box over all rows, and its name. @param {Positions} positions */
function softmaxBox({ ys, top, lowest, boxX }) {
  const box = { x: boxX - 17, y: top - 24, width: 34, height: lowest - top + 48, rx: 6, class: "ring prediction" };
  const transform = `translate(${boxX + 5} ${(top + lowest) / 2}) rotate(-90)`;
  return [
    s("rect", box),
    ys.length > 1
      ? s("text", { transform, ...ROOM }, "softmax")
      : s("text", { x: boxX, y: top + 5, ...ROOM, class: "small" }, "soft"),
  ];
}

/** The bias, the sum and the output of a class. @param {Omit<Pick, "kind">} which @param {number} y @param {Positions} positions @param {string | undefined} name @param {MakePart} part */
function resultAt(which, y, { biasX, sumX, outX }, name, part) {
  const row = which.class;
  const bias = s("text", { x: biasX, y: y + 13, ...ROOM, class: "number bias tinted" });
  const ring = s("rect", { x: biasX - 27, y: y - 20, width: 54, height: 40, class: "ring bias" });
  const sum = s("text", { x: sumX, y: y + 5, ...ROOM, class: "number" });
  const share = s("text", { x: outX + 24, y: y + 1, class: "number prediction tinted" });
  const bar = s("rect", { x: outX + 24, y: y + 7, height: 8, class: "dot prediction" });
  const biasName = s("text", { x: biasX, y: y - 4, ...ROOM, class: "small" }, `+b${row + 1}`);
  const elements = [
    part({ kind: "bias", ...which }, ring, biasName, bias),
    s("rect", { x: sumX - 33, y: y - 15, width: 66, height: 30, rx: 15, class: "ring soft" }),
    sum,
    s("circle", { cx: outX, cy: y, r: 18, class: "ring prediction" }),
    s("text", { x: outX, y: y + 5, ...ROOM, class: "small" }, `Y${row + 1}`),
    share,
    s("rect", { x: outX + 24, y: y + 7, width: 90, height: 8, class: "frame" }),
    bar,
    ...(name === undefined
      ? []
      : [s("text", { x: outX + 24, y: y + 26, class: "small" }, clipped(name, 98 / SMALL), title(name))]),
  ];
  return { elements, row, ring, bias, sum, share, bar };
}

/** @param {Element} ring @param {string} tone @param {boolean} on */
function mark(ring, tone, on) {
  set(ring, { class: `ring ${tone}${on ? " on" : ""}` });
}

/** Centers of the indices shown, with a gap where some are left out. @param {number[]} indices @param {number} start @param {number} pitch @param {number} gap */
function centersOf(indices, start, pitch, gap) {
  let at = start;
  return indices.map((index, order) => {
    if (order > 0) at += pitch + (index - indices[order - 1] > 1 ? gap : 0);
    return at;
  });
}

/** A mark in each gap. @param {number[]} indices @param {number[]} centers @param {(at: number) => Node} make */
function dots(indices, centers, make) {
  return indices.flatMap((index, order) =>
    order > 0 && index - indices[order - 1] > 1 ? [make((centers[order] + centers[order - 1]) / 2)] : [],
  );
}

/** @param {string | undefined} name */
function title(name) {
  return name ? s("title", {}, name) : null;
}

/** A number that fits into a node, with three digits at most. @param {number | undefined} value @param {number} room  in pixels. */
function short(value, room) {
  return value === undefined ? "" : fitting(value, room / LETTERS, 3); // undefined: not computed
}
