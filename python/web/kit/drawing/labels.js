/** Where the weights and products of a drawn network are: at all edges if they are few, else at those of the part that is emphasized. */

import { PILL } from "./elements.js";
import { GAP, places, RADIUS } from "./layout.js";
import { touches } from "./parts.js";

/** Edges between two columns with their weights at all times, and with their products. */
export const [WEIGHED, MULTIPLIED] = [30, 12];
const PRODUCT = 52;

/**
 * @param {readonly import("../model/network.js").Stage[]} stages
 * @param {import("./layout.js").Layout} plan
 * @param {import("./parts.js").Part | null} lit  the part that is emphasized.
 * @param {import("./parts.js").Part | null} chosen  the part that is open: a weight has its label always.
 * @param {Iterable<import("./elements.js").EdgeElements>} drawn
 */
export function placeLabels(stages, plan, lit, chosen, drawn) {
  const own = plan.edges.filter((edge) => touches(stages, lit, edge)).slice(0, WEIGHED);
  const open = plan.edges.filter((edge) => chosen?.kind === "edge" && touches(stages, chosen, edge));
  /** @type {Record<number, number>} */
  const counts = {};
  for (const { stage } of plan.edges) counts[stage] = (counts[stage] ?? 0) + 1;
  const few = (/** @type {number} */ most) => [
    ...open,
    ...(own.length > 0 ? own : plan.edges.filter((edge) => counts[edge.stage] <= most)).filter(
      (edge) => !open.includes(edge),
    ),
  ];
  const [weighed, multiplied] = [few(WEIGHED), few(MULTIPLIED)];
  const taken = plan.columns.flatMap(({ x, slots }) =>
    slots.filter(({ index }) => index !== GAP).map(({ y }) => ({ x, y, r: RADIUS + 6 })),
  );
  const weights = shares(weighed, places(weighed, taken, PILL, false, [0.32, 0.5, 0.68, 0.22, 0.41, 0.59, 0.78]));
  const products = shares(multiplied, places(multiplied, taken, PRODUCT, true, [0.72, 0.6, 0.82, 0.48, 0.36, 0.24]));
  for (const each of drawn) each.place(weights.get(each.edge) ?? null, products.get(each.edge) ?? null);
}

/** @template E @param {readonly E[]} edges @param {readonly (number | null)[]} found */
function shares(edges, found) {
  return new Map(edges.map((edge, index) => [edge, found[index]]));
}
