/** What the reader of a training should know here: how steps converge, that rates are too large, that a step was refused. */

import { h, write } from "../elements/dom.js";
import { minus } from "../numbers/format.js";
import { number } from "../numbers/notation.js";

/** @param {{ descent: import("./descent.js").Descent, text: import("../../text/common.js").Say }} options */
export function descentWords({ descent, text }) {
  const words = h("p", { class: "note" });
  const warning = h("p", { class: "warning" });
  return {
    elements: [words, warning],
    /** @param {import("./descent.js").State} now @param {number} error */
    update(now, error) {
      const factors = descent.factors(now);
      const [slow, fast] = [factors[0], factors[factors.length - 1]];
      const strongest = factors.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a));
      const grows = !(fast >= -1);
      warning.hidden = !(now.diverged || grows);
      write(
        warning,
        now.diverged
          ? text("diverged", { step: now.diverged })
          : text("tooLarge", { fast: number(fast, 4), times: number((1 - fast) / 2, 3) }),
      );
      words.hidden = grows;
      const { error: least } = descent.table.best;
      const arrived = error - least <= 1e-12 * Math.max(1e-300, least);
      write(
        words,
        arrived
          ? text("arrived")
          : text("converges", { slow: minus(slow.toFixed(6)), fast: minus(strongest.toFixed(6)) }),
      );
    },
  };
}
