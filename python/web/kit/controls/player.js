/** Buttons that lead through steps: play and pause, one step back or forward, and, where there is one, the view of all at once. */

import { button } from "./controls.js";
import { set, write } from "../elements/dom.js";

/** Milliseconds between two steps. */
const PAUSE = 1600;

/**
 * @param {object} options
 * @param {import("../../text/common.js").Say} options.text  with the keys `whole` and `wholeNames` if there is a view of all at once.
 * @param {() => number} options.count  of the steps.
 * @param {() => number | null} options.at  the step that is shown; null: all at once.
 * @param {(step: number | null) => void} options.show
 * @param {(step: number) => void} options.tell  says the step that is shown now.
 * @param {boolean} [options.hasWhole]  there is a view of all at once.
 */
export function player({ text, count, at, show, tell, hasWhole = false }) {
  let timer = 0;
  const play = button({ label: text("play"), press: () => (timer ? stop() : start()) });
  const back = button({ label: text("stepBack"), name: text("backNames"), press: () => go((at() ?? count()) - 1) });
  const forward = button({ label: text("stepForward"), name: text("stepNames"), press: () => go((at() ?? -1) + 1) });
  const whole = hasWhole ? button({ label: text("whole"), name: text("wholeNames"), press: all }) : null;

  function all() {
    stop();
    show(null);
  }

  /** @param {number} step */
  function go(step) {
    stop();
    to(Math.max(0, Math.min(count() - 1, step)));
  }

  /** @param {number} step */
  function to(step) {
    show(step);
    tell(step);
  }

  function start() {
    const step = at();
    to(step === null || step >= count() - 1 ? 0 : step + 1);
    timer = window.setInterval(() => {
      const now = at() ?? 0;
      if (now >= count() - 1) stop();
      else to(now + 1);
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
    buttons: [play, back, forward, ...(whole ? [whole] : [])],
    /** Which buttons can be pressed. @param {number | null} step */
    update(step) {
      back.disabled = step === 0;
      forward.disabled = step !== null && step >= count() - 1;
      if (whole) whole.disabled = step === null;
    },
    stop,
    end: () => clearInterval(timer),
  };
}
