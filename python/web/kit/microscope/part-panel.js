/** The panel of the part that is open: a weight or a neuron, term by term; and which part is open at first. */

import { h, write } from "../elements/dom.js";
import { opened } from "./opened.js";

/** @typedef {import("../drawing/parts.js").Part} Part */

/** @param {import("./opened.js").Opening} opening */
export function partPanel(opening) {
  const title = opening.heading({});
  const inside = h("div");
  /** @type {import("./opened.js").Opened | null} */
  let open = null;
  let openKey = "";
  return {
    element: h("div", {}, title, inside),
    /** Opens a part, if another one is open. @param {Part | null} part @param {number} row */
    update(part, row) {
      const key = JSON.stringify(part);
      if (key !== openKey) {
        openKey = key;
        open?.end();
        open = part && opened(opening, part);
        write(title, open ? open.title : opening.text("opened"));
        inside.replaceChildren(...(open?.body ?? [h("p", { class: "note" }, opening.text("nothing"))]));
      }
      open?.update(row);
    },
    end: () => open?.end(),
  };
}

/** Of the first weights of the first dense layer the one with the largest gradient. @param {import("../model/learner.js").Learner} learner @param {number} most @returns {Part | null} */
export function steepest(learner, most) {
  const { stages } = learner.network;
  const stage = stages.findIndex(({ kind }) => kind === "sum");
  if (stage < 0) return null;
  /** @type {[number, number, number]} */
  let best = [0, 0, -1];
  for (let source = 0; source < Math.min(most - 2, stages[stage - 1].size); source++) {
    for (let target = 0; target < Math.min(most - 2, stages[stage].size); target++) {
      const size = Math.abs(learner.gradient(stage, source, target).value);
      if (size > best[2]) best = [source, target, size];
    }
  }
  return { kind: "edge", stage, source: best[0], target: best[1] };
}
