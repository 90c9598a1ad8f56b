/** The plane of two inputs in the colors of the theme, and how many rows are not on it. */

import { plane } from "../drawing/plane.js";
import { h } from "../elements/dom.js";
import { classOf, isRight } from "../model/learner.js";

/**
 * The panel of a network with two inputs; null for another one.
 * @param {object} options
 * @param {import("../model/learner.js").Learner} options.learner
 * @param {import("../../text/common.js").Say} options.text
 * @param {readonly string[]} options.names  of the inputs.
 * @param {string} options.id  unique in the page.
 * @param {number} options.width
 * @param {(row: number) => void} options.select
 */
export function planePanel({ learner, text, names, id, width, select }) {
  const { network, X, y } = learner;
  const last = network.stages.length - 1;
  const { type, size } = network.stages[last];
  if (X.columns !== 2 || size === 0) return null;
  const kind = type === "SoftmaxActivation" ? "softmax" : type === "SigmoidActivation" ? "sigmoid" : "value";
  const picture = plane({
    id,
    width,
    label: text(kind === "value" ? "planeValues" : "plane"),
    network,
    X,
    names,
    kind,
    classOf: (row) => Math.round(classOf(y, row)),
    select,
  });
  const themes = new MutationObserver(() => picture.recolor());
  const waiting = requestAnimationFrame(() => {
    const home = picture.element.closest(".view");
    if (home) themes.observe(home, { attributes: true, attributeFilter: ["data-theme"] });
    picture.recolor();
  });
  const { hidden } = picture;
  const note = hidden
    ? h("p", { class: "note" }, text(hidden === 1 ? "hiddenRow" : "hiddenRows", { count: hidden }))
    : null;
  return {
    elements: [picture.element, note],
    /** @param {number} row  that is emphasized. */
    update(row) {
      const { values } = learner.pass();
      picture.update(`${learner.version}`, row, (index) => isRight(type, values[last], y, index) === false);
    },
    end() {
      cancelAnimationFrame(waiting);
      themes.disconnect();
      picture.end();
    },
  };
}
