/** The parts of a drawn network: their keys, the edges that belong to a part, the part that an arrow key leads to. */

import { BIAS, GAP } from "./layout.js";

/** @typedef {import("../model/network.js").Stage} Stage */
/** @typedef {import("./layout.js").Edge} Edge */
/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {import("../elements/roving.js").Direction} Direction */
/** @typedef {{ kind: "node", stage: number, index: number } | { kind: "edge", stage: number, source: number, target: number }} Part  index and source may be BIAS. */

/** @param {Part} part */
export function keyOf(part) {
  return part.kind === "node" ? `n ${part.stage} ${part.index}` : `e ${part.stage} ${part.source} ${part.target}`;
}

/** @param {Part | null} one @param {Part | null} other */
export function isSame(one, other) {
  return one === null || other === null ? one === other : keyOf(one) === keyOf(other);
}

/** Whether an edge belongs to a part: itself, those that leave an input or a bias, those that enter a sum. @param {readonly Stage[]} stages @param {Part | null} part @param {Edge} edge */
export function touches(stages, part, edge) {
  if (part === null) return false;
  if (part.kind === "edge")
    return part.stage === edge.stage && part.source === edge.source && part.target === edge.target;
  if (part.index === BIAS || stages[part.stage].kind === "input")
    return edge.stage === part.stage + 1 && edge.source === part.index;
  return stages[part.stage].kind === "sum" && edge.stage === part.stage && edge.target === part.index;
}

/** The part that an arrow key leads to, or null. @param {readonly Stage[]} stages @param {Layout} plan @param {Part} part @param {Direction} direction @returns {Part | null} */
export function neighbor(stages, plan, part, direction) {
  if (part.kind === "edge") {
    if (direction === "left") return { kind: "node", stage: part.stage - 1, index: part.source };
    if (direction === "right") return { kind: "node", stage: part.stage, index: part.target };
    return step(plan.edges.filter((edge) => edge.stage === part.stage).map(partOf), part, direction);
  }
  if (direction === "up" || direction === "down") {
    const column = plan.columns[part.stage].slots.filter((slot) => slot.index !== GAP);
    return step(
      column.map(({ index }) => ({ kind: "node", stage: part.stage, index })),
      part,
      direction,
    );
  }
  const next = part.stage + (direction === "right" ? 1 : -1);
  const crosses =
    direction === "right" ? stages[next]?.kind === "sum" : stages[part.stage].kind === "sum" && part.index !== BIAS;
  if (crosses) {
    const edge = plan.edges.find((other) =>
      direction === "right"
        ? other.stage === next && other.source === part.index
        : other.stage === part.stage && other.target === part.index,
    );
    return edge ? partOf(edge) : null;
  }
  return stages[next] ? { kind: "node", stage: next, index: part.index } : null;
}

/** @param {Edge} edge @returns {Part} */
export function partOf({ stage, source, target }) {
  return { kind: "edge", stage, source, target };
}

/** @param {readonly Part[]} parts @param {Part} from @param {Direction} direction */
function step(parts, from, direction) {
  const at = parts.findIndex((part) => isSame(part, from));
  return parts[at + (direction === "down" ? 1 : -1)] ?? null;
}
