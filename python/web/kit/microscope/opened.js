/** The part of a network that the reader opened, term by term. */

import { openedNeuron } from "./neuron.js";
import { openedWeight } from "./weight.js";

/**
 * @typedef {object} Opening
 * @property {import("../model/learner.js").Learner} learner
 * @property {ReturnType<typeof import("../drawing/part-words.js").partWords>} words
 * @property {import("../../text/common.js").Say} text
 * @property {(attributes: Record<string, string>, ...children: string[]) => HTMLHeadingElement} heading
 * @property {readonly number[]} numbers  of the rows, as the reader counts them.
 * @property {(stage: number, source: number, target: number, value: number) => void} setWeight
 * @property {(name: string) => string} id
 */

/** @typedef {{ title: string, body: HTMLElement[], update: (row: number) => void, end: () => void }} Opened */

/** @param {Opening} given @param {import("../drawing/parts.js").Part} part @returns {Opened} */
export function opened(given, part) {
  return part.kind === "edge" ? openedWeight(given, part) : openedNeuron(given, part);
}
