/** Where the parts of a drawn network are: columns of nodes, edges between them, positions of labels that do not overlap. */

/** @typedef {import("../model/network.js").Stage} Stage */
/** @typedef {{ index: number, y: number }} Slot  index of the neuron; BIAS for the bias, GAP for neurons that are left out. */
/** @typedef {{ stage: number, x: number, slots: Slot[] }} Column */
/** @typedef {{ stage: number, source: number, target: number, x1: number, y1: number, x2: number, y2: number }} Edge  into `stage`; source BIAS is the bias. */
/** @typedef {{ columns: Column[], edges: Edge[], width: number, height: number, left: number }} Layout */
/** @typedef {{ x: number, y: number, r: number }} Spot  a position that is taken. */

export const BIAS = -1;
export const GAP = -2;
export const RADIUS = 26;

const ROW = 60;
const TOP = 30;
/** Between the columns of a dense layer and the one before it: at most, and at least where the drawing is wide. */
const [BETWEEN, LEAST_BETWEEN] = [230, 132];
/** Between a dense layer and its activation. */
const BESIDE = 92;
/** A drawing is not wider than this, if it does not have too many layers: it is seen whole. */
const WIDE = 1030;

/**
 * The neurons of a column that are drawn: all, or the first ones, the wanted one and the last one.
 * @param {number} size @param {number} most @param {number} [wanted]
 * @returns {number[]} indices, with GAP where some are left out.
 */
export function visible(size, most, wanted = 0) {
  if (size <= most) return Array.from({ length: size }, (_, index) => index);
  const inside = wanted < most - 2 || wanted === size - 1;
  const first = inside ? most - 2 : most - 3;
  const kept = Array.from({ length: first }, (_, index) => index);
  if (!inside) kept.push(wanted);
  kept.push(size - 1);
  return kept.flatMap((index, place) => (place > 0 && index > kept[place - 1] + 1 ? [GAP, index] : [index]));
}

/**
 * @param {readonly Stage[]} stages
 * @param {object} options
 * @param {number} options.most  neurons of a column.
 * @param {Readonly<Record<number, number>>} [options.wanted]  for a stage, the neuron that has to be seen.
 * @param {number} [options.left] room for the names of the inputs.
 * @param {number} [options.right] room for the results.
 * @returns {Layout}
 */
export function layout(stages, { most, wanted = {}, left = 96, right = 130 }) {
  // The columns of one dense layer and its activations show the same neurons.
  let want = 0;
  const lists = stages.map((stage, index) => {
    if (stage.kind === "input" || stage.kind === "sum") {
      want = 0;
      for (
        let at = index;
        at < stages.length && (at === index || (stages[at].kind !== "sum" && stages[at].kind !== "input"));
        at++
      )
        want = wanted[at] ?? want;
    }
    return [...visible(stage.size, most, want), ...(stages[index + 1]?.kind === "sum" ? [BIAS] : [])];
  });
  const heights = lists.map((list) => list.reduce((sum, index) => sum + room(index), 0));
  const height = TOP + Math.max(...heights) + 14;
  const step = betweenOf(stages, left + right + 2 * RADIUS);
  let x = left + RADIUS;
  const columns = stages.map((stage, index) => {
    if (index > 0) x += stage.kind === "sum" ? step : BESIDE;
    // A bias is not one of the neurons: rows of a layer and its activation are level.
    const own = lists[index].filter((each) => each !== BIAS).reduce((sum, each) => sum + room(each), 0);
    let y = TOP + (Math.max(...heights) - own - (lists.some((list) => list.includes(BIAS)) ? ROW : 0)) / 2;
    y = Math.max(TOP, y);
    return {
      stage: index,
      x,
      slots: lists[index].map((each) => {
        const slot = { index: each, y: y + room(each) / 2 };
        y += room(each);
        return slot;
      }),
    };
  });
  /** @type {Edge[]} */
  const edges = [];
  stages.forEach((stage, index) => {
    if (stage.kind !== "sum") return;
    for (const target of columns[index].slots) {
      if (target.index < 0) continue;
      for (const source of columns[index - 1].slots) {
        if (source.index === GAP) continue;
        edges.push({
          stage: index,
          source: source.index,
          target: target.index,
          ...between(columns[index - 1].x, source.y, columns[index].x, target.y),
        });
      }
    }
  });
  const lowest = Math.max(...columns.flatMap((column) => column.slots.map((slot) => slot.y + ROW / 2)));
  return { columns, edges, width: x + RADIUS + right, height: Math.max(height, lowest + 8), left };
}

/** The room between a dense layer and the column before it. @param {readonly Stage[]} stages @param {number} around  what is beside the columns. */
function betweenOf(stages, around) {
  const sums = stages.slice(1).filter(({ kind }) => kind === "sum").length;
  const beside = (stages.length - 1 - sums) * BESIDE;
  return Math.max(LEAST_BETWEEN, Math.min(BETWEEN, (WIDE - around - beside) / Math.max(1, sums)));
}

/** @param {number} index */
function room(index) {
  return index === GAP ? ROW * 0.6 : ROW;
}

/** From the rim of one circle to the rim of the other. @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 */
function between(x1, y1, x2, y2) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [across, down] = [((x2 - x1) / length) * RADIUS, ((y2 - y1) / length) * RADIUS];
  return { x1: x1 + across, y1: y1 + down, x2: x2 - across, y2: y2 - down };
}

/** The point of an edge at a share of its length. @param {Edge} edge @param {number} share */
export function along(edge, share) {
  return { x: edge.x1 + (edge.x2 - edge.x1) * share, y: edge.y1 + (edge.y2 - edge.y1) * share };
}

/** The direction of an edge in degrees. @param {Edge} edge */
export function angle(edge) {
  return (Math.atan2(edge.y2 - edge.y1, edge.x2 - edge.x1) * 180) / Math.PI;
}

/**
 * Positions along edges for labels, so that none covers another one or a node.
 * @param {readonly Edge[]} edges @param {readonly Spot[]} taken  grows by the positions that are given out.
 * @param {number} width  of a label. @param {boolean} turned  to the edge's angle, beside the line; else level, on it.
 * @param {readonly number[]} shares  of the edge's length, best first.
 * @returns {(number | null)[]} the share of each edge; null: there is no room.
 */
export function places(edges, taken, width, turned, shares) {
  const spots = /** @type {Spot[]} */ (taken);
  return edges.map((edge, index) => {
    const degrees = turned ? angle(edge) : 0;
    // Neighbors begin at other shares: labels in steps are easier to assign to their lines than a wall of labels.
    for (let turn = 0; turn < shares.length; turn++) {
      const share = shares[(turn + (edges.length > 4 ? index : 0)) % shares.length];
      const mine = covered(along(edge, share), width, degrees, turned ? -9 : 0);
      if (
        mine.every((spot) => spots.every((other) => Math.hypot(spot.x - other.x, spot.y - other.y) >= spot.r + other.r))
      ) {
        spots.push(...mine);
        return share;
      }
    }
    return null;
  });
}

/**
 * Circles that cover a label.
 * @param {{ x: number, y: number }} middle @param {number} width @param {number} degrees @param {number} lift  beside the line.
 * @returns {Spot[]}
 */
function covered(middle, width, degrees, lift) {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const r = 10;
  const count = Math.max(2, Math.ceil(width / (1.6 * r)));
  return Array.from({ length: count }, (_, index) => {
    const across = -width / 2 + r + ((width - 2 * r) * index) / (count - 1);
    return { x: middle.x + across * cos - lift * sin, y: middle.y + across * sin + lift * cos, r };
  });
}
