/** What is wrong with neurons of a network, each with a button that opens one of them. */

import { button } from "../controls/controls.js";
import { h } from "../elements/dom.js";
import { number } from "../numbers/notation.js";
import { Matrix } from "../../math/matrix.js";
import { findings, limitOf } from "../model/health.js";

/** Neurons that are listed by number. */
const NAMED = 8;

/**
 * @param {object} options
 * @param {import("../model/learner.js").Learner} options.learner
 * @param {ReturnType<typeof import("../drawing/part-words.js").partWords>} options.words
 * @param {import("../../text/common.js").Say} options.text
 * @param {import("./opened.js").Opening["heading"]} options.heading
 * @param {(stage: number, unit: number) => void} options.open
 */
export function warningsPanel({ learner, words, text, heading, open }) {
  const { stages } = learner.network;
  const element = h("div");
  const { X, y } = learner;
  const { scale, limit } = limitOf([X.data, ...(y instanceof Matrix ? [y.data] : [])]);
  let warned = -1;

  /** A sentence about one layer. @param {import("../model/health.js").Finding} finding */
  function sentence({ kind, stage, units }) {
    const layer = stages.slice(0, stage + 1).filter((each) => each.kind === "sum").length;
    const names = units
      .slice(0, NAMED)
      .map((unit) => unit + 1)
      .join(", ");
    const list = units.length > NAMED ? text("andMore", { list: names, count: units.length - NAMED }) : names;
    return text(kind, {
      layer,
      rows: learner.X.rows,
      limit: number(limit),
      scale: number(scale),
      units: text(units.length === 1 ? "neuronOne" : "neuronList", { list }),
    });
  }

  return {
    element,
    /** Looks again where the network changed. */
    update() {
      if (warned === learner.version) return;
      warned = learner.version;
      const found = findings(stages, learner.pass().values, limit);
      element.replaceChildren(
        heading({}, text("warnings")),
        ...(found.length === 0 ? [h("p", { class: "good" }, text("fine"))] : []),
        ...found.map((finding) => {
          const [unit] = finding.units;
          const name = `${text("open")}: ${words.nodeName(finding.stage, unit)}`;
          const go = button({ label: text("open"), name, press: () => open(finding.stage, unit) });
          return h("div", { class: "warning row" }, h("span", {}, sentence(finding)), go);
        }),
      );
    },
  };
}
