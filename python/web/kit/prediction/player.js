/** Buttons that lead through the steps of a prediction: play, one step back or forward, and the whole prediction. */

import { button } from "../controls/controls.js";
import { h, set, write } from "../elements/dom.js";

/** Milliseconds between two steps. */
const PAUSE = 1400;

/**
 * @param {object} options
 * @param {number} options.count  of the steps.
 * @param {import("../../text/common.js").Say} options.text
 * @param {() => number | null} options.at  the step that is shown; null: the whole prediction.
 * @param {(step: number | null) => void} options.show
 * @param {(step: number) => void} options.tell  says a step that the reader went to.
 */
export function player({ count, text, at, show, tell }) {
  let timer = 0;
  const play = button({ label: text("play"), press: () => (timer ? stop() : start()) });
  const back = button({ label: text("stepBack"), name: text("backNames"), press: () => go((at() ?? count) - 1) });
  const forward = button({ label: text("stepForward"), name: text("stepNames"), press: () => go((at() ?? -1) + 1) });
  const whole = button({
    label: text("whole"),
    name: text("wholeNames"),
    press() {
      stop();
      show(null);
    },
  });

  /** @param {number} step */
  function go(step) {
    stop();
    const inside = Math.max(0, Math.min(count - 1, step));
    show(inside);
    tell(inside);
  }

  function start() {
    const step = at();
    show(step === null || step === count - 1 ? 0 : step + 1);
    timer = window.setInterval(() => {
      const now = at() ?? 0;
      if (now >= count - 1) stop();
      else show(now + 1);
    }, PAUSE);
    write(play, text("pause"));
    set(play, { "aria-pressed": "true" });
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
    write(play, text("play"));
    set(play, { "aria-pressed": "false" });
  }

  return {
    element: h("div", { class: "row" }, play, back, forward, whole),
    /** Which buttons can be pressed. @param {number | null} step */
    update(step) {
      back.disabled = step === 0;
      forward.disabled = step !== null && step >= count - 1;
      whole.disabled = step === null;
    },
    stop,
    end: () => clearInterval(timer),
  };
}
