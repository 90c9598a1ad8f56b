/** The plane of two inputs in the colors of the theme, what its marks mean, and how many rows are not on it. */

import { classColor, marker, MARKS } from "../charts/markers.js";
import { rawOf } from "../model/scales.js";
import { colorScale } from "../drawing/color-scale.js";
import { plane } from "../drawing/plane.js";
import { h, s } from "../elements/dom.js";
import { classOf, isRight } from "../model/learner.js";

const WRONG = { d: marker(0), fill: "none", stroke: "var(--ink)", "stroke-width": 1.6 };

/**
 * The panel of a network with two inputs; null for another one.
 * @param {object} options
 * @param {import("../model/learner.js").Learner} options.learner
 * @param {import("../../text/common.js").Say} options.text
 * @param {readonly string[]} options.names  of the inputs.
 * @param {readonly string[]} options.classes  of the outputs; empty: they have none.
 * @param {string} options.output  the name of the output, or of the class that a single sigmoid gives the probability of.
 * @param {import("../model/scales.js").Scale | null} [options.scale]  of the target, if it is standardized.
 * @param {string} options.id  unique in the page.
 * @param {number} options.width
 * @param {(row: number) => void} options.select
 */
export function planePanel({ learner, text, names, classes, output, scale, id, width, select }) {
  const { network, X, y } = learner;
  const last = network.stages.length - 1;
  const { type, size } = network.stages[last];
  if (X.columns !== 2 || size === 0) return null;
  const kind = type === "SoftmaxActivation" ? "softmax" : type === "SigmoidActivation" ? "sigmoid" : "value";
  const isSingle = kind === "value" || (kind === "sigmoid" && size === 1);
  const colors = isSingle ? colorScale(text(kind === "value" ? "planeScale" : "planeProbability", { output })) : null;
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
    measured: ([low, high]) => colors?.update([rawOf(scale, low), rawOf(scale, high)]),
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
    elements: [
      picture.element,
      colors?.element ?? null,
      kind === "value" ? null : marksLegend(kind === "softmax" ? size : 2, classes, text, kind === "softmax"),
      note,
    ],
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

/** The mark of each class, and that of a wrong prediction; null for more classes than marks. @param {number} count @param {readonly string[]} classes @param {import("../../text/common.js").Say} text @param {boolean} isPaler  whether the colors say how certain a class is. */
function marksLegend(count, classes, text, isPaler) {
  if (count > MARKS) return null;
  const names = Array.from({ length: count }, (_, index) => classes[index] ?? text("classNumber", { index }));
  return h(
    "div",
    { class: "row note" },
    ...[...names, text("wrongMark")].map((name, index) =>
      h(
        "span",
        { class: "row" },
        s(
          "svg",
          { viewBox: "-8 -8 16 16", style: "width: 16px", "aria-hidden": "true" },
          s("path", index < count ? { d: marker(index), fill: classColor(index) } : WRONG),
        ),
        name,
      ),
    ),
    isPaler ? h("span", {}, text("planeCertain")) : null,
  );
}
