/** Search of a neuron in layers too large to be drawn whole. */

import { h, write } from "../elements/dom.js";
import { grouped } from "../numbers/format.js";

/**
 * @param {object} options
 * @param {import("../../text/common.js").Say} options.text  keys search, layerNumber, inputs.
 * @param {readonly import("../model/network.js").Stage[]} options.stages
 * @param {number} options.most  neurons that are drawn of a layer.
 * @param {readonly string[]} options.names  of the inputs: found by their beginning.
 * @param {(stage: number, index: number) => void} options.find
 * @returns {HTMLElement | null} null: every layer is drawn whole.
 */
export function finder({ text, stages, most, names, find }) {
  const large = stages.flatMap(({ kind, size }, stage) =>
    (kind === "input" || kind === "sum") && size > most ? [{ stage, size }] : [],
  );
  if (large.length === 0) return null;
  const number = (/** @type {number} */ stage) =>
    stages.slice(0, stage + 1).filter(({ kind }) => kind === "sum").length;
  const select = h(
    "select",
    { "aria-label": text("search") },
    ...large.map(({ stage }) =>
      h("option", { value: stage }, stage === 0 ? text("inputs") : text("layerNumber", { layer: number(stage) })),
    ),
  );
  const field = h("input", { type: "text", "aria-label": text("search"), style: "width: 9ch" });
  const of = h("span", { class: "note" });
  const size = () => large.find(({ stage }) => stage === Number(select.value))?.size ?? 1;
  const tellSize = () => write(of, `1–${grouped(size())}`);
  select.addEventListener("change", tellSize);
  const go = () => {
    const typed = field.value.normalize("NFKC").trim();
    const stage = Number(select.value);
    const named =
      stage === 0
        ? names.findIndex((name) => name.normalize("NFKC").toLowerCase().startsWith(typed.toLowerCase()))
        : -1;
    const index = /^\d+$/.test(typed) ? Math.min(size(), Math.max(1, Number(typed))) - 1 : named;
    if (index >= 0 && typed) find(stage, index);
  };
  field.addEventListener("change", go);
  field.addEventListener("keydown", (event) => event.key === "Enter" && go());
  tellSize();
  return h("div", { class: "row" }, h("span", { class: "label" }, text("search")), select, field, of);
}
