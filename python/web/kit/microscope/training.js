/** The panel that trains: loss, correct rows, number of steps, and the buttons. */

import { repr } from "../../math/format.js";
import { button, readout } from "../controls/controls.js";
import { h } from "../elements/dom.js";
import { stepsOf } from "../model/live-learner.js";

/** @typedef {import("../model/live-learner.js").Action} Action */

/** Numbers of steps that have a button. */
const COUNTS = [1, 10, 100];

/**
 * @param {object} options
 * @param {import("../model/live-learner.js").LiveLearner} options.live
 * @param {import("../../text/common.js").Say} options.text
 * @param {() => Action[]} options.actions  what the reader did so far.
 * @param {(actions: Action[]) => void} options.act  sets what the reader did.
 * @param {(message: string) => void} options.announce
 */
export function trainingPanel({ live, text, actions, act, announce }) {
  const { learner } = live;
  const loss = readout(text("loss"), "error");
  const right = readout(text("accuracy"), "prediction");
  const count = readout(text("steps"));
  let isBusy = false;
  /** Steps that were trained when the sentence about them is said. */
  let announced = 0;
  const trainers = COUNTS.map((steps) =>
    button({
      label: steps === 1 ? text("oneStep") : text("trainSteps", { count: steps }),
      name: steps === 1 ? undefined : text("trainName", { count: steps }),
      press: () => {
        const after = live.after(actions(), { train: steps });
        announced = stepsOf(after);
        act(after);
      },
    }),
  );
  const reset = button({ label: text("reset"), press: () => act([]) });

  function enable() {
    for (const trainer of trainers) trainer.disabled = isBusy;
    reset.disabled = isBusy || live.actions.length === 0;
  }

  return {
    elements: [
      h("div", { class: "row" }, loss.element, learner.pass().right === null ? null : right.element, count.element),
      h(
        "div",
        { class: "row", role: "group", "aria-label": text("train") },
        ...(learner.network.architecture.optimizer
          ? [h("span", { class: "label" }, text("train")), ...trainers]
          : [h("span", { class: "note" }, text("noOptimizer"))]),
        reset,
      ),
    ],
    /** @param {boolean} isNow */
    busy(isNow) {
      isBusy = isNow;
      enable();
    },
    /** The numbers after what the reader did. @param {Action[]} done */
    update(done) {
      const pass = learner.pass();
      const steps = stepsOf(done);
      loss.update(repr(pass.loss, "float64"));
      if (pass.right !== null) right.update(`${pass.right} / ${learner.X.rows}`);
      count.update(String(steps));
      if (announced > 0 && steps === announced) {
        announced = 0;
        announce(text("trained", { count: steps, loss: repr(pass.loss, "float64") }));
      }
      enable();
    },
  };
}
