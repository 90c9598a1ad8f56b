/** The buttons that make steps of gradient descent: some at once, or running until the reader pauses; and the reset. */

import { button, choice } from "../controls/controls.js";
import { h, write } from "../elements/dom.js";
import { grouped } from "../numbers/format.js";

/** @typedef {import("./descent.js").State} State */

const BATCHES = [1, 10, 100];
/** Milliseconds of steps between two pictures, and steps with reduced motion. */
const SLICE = 12;
const AT_ONCE = 1000;

/**
 * @param {object} options
 * @param {import("./descent.js").Descent} options.descent
 * @param {(error: number) => string} options.written  an error as people read it.
 * @param {import("../../text/common.js").Say} options.text
 * @param {() => State} options.state
 * @param {(change: Partial<State>) => void} options.change
 * @param {(message: string) => void} options.announce
 * @param {() => boolean} options.still  the reader wants reduced motion.
 */
export function stepButtons({ descent, written, text, state, change, announce, still }) {
  let frame = 0;
  const run = button({ label: text("run"), press: () => (frame ? pause() : start()) });
  const buttons = BATCHES.map((count) =>
    button({ label: count === 1 ? text("oneStep") : text("someSteps", { count }), press: () => step(count) }),
  );
  const reset = button({ label: text("reset"), press: again });
  const speed = choice({
    label: text("speed"),
    options: BATCHES.map((count) => ({ value: String(count), label: String(count) })),
    change: (value) => change({ speed: Number(value) }),
  });

  /** @param {number} count */
  function step(count) {
    const next = descent.stepped(state(), count);
    change(next);
    const error = () => written(descent.trainer({ ...state(), ...next }).error);
    announce(
      next.diverged
        ? text("diverged", { step: grouped(next.diverged) })
        : text("spoken", { step: grouped(next.total ?? 0), error: error() }),
    );
  }

  function start() {
    if (still()) {
      step(AT_ONCE);
      return;
    }
    write(run, text("pause"));
    frame = requestAnimationFrame(tick);
  }

  function tick() {
    frame = requestAnimationFrame(tick);
    const end = performance.now() + SLICE;
    for (let made = 0; made < state().speed && performance.now() < end;) {
      const count = Math.min(10, state().speed - made);
      const next = descent.stepped(state(), count);
      change(next);
      made += count;
      if (next.diverged) {
        pause();
        announce(text("diverged", { step: grouped(next.diverged) }));
        return;
      }
    }
  }

  function pause() {
    cancelAnimationFrame(frame);
    frame = 0;
    write(run, text("run"));
  }

  /** The start again, with the reader's rates, axes and features. */
  function again() {
    pause();
    const { raw, scaled, log, recent, speed: fast, standard } = state();
    const fresh = descent.start();
    const switched = standard === fresh.standard ? {} : descent.switched(fresh, standard);
    change({ ...fresh, ...switched, raw, scaled, log, recent, speed: fast });
  }

  return {
    element: h("div", { class: "row" }, ...buttons, run, reset, speed.element),
    /** @param {State} now */
    update: (now) => speed.update(String(now.speed)),
    end: pause,
  };
}
