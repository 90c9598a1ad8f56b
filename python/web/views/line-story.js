/** Three short stories of a line: a prediction is looked up, differences are taken, lines are compared. */

import { view } from "../host/view.js";
import { chart } from "../kit/charts/chart.js";
import { choice } from "../kit/controls/controls.js";
import { player } from "../kit/controls/player.js";
import { h, set, write } from "../kit/elements/dom.js";
import { grouped } from "../kit/numbers/format.js";
import { lineLegend } from "../kit/line/line-plot.js";
import { storyCode } from "../kit/line/code.js";
import { tableOf } from "../kit/line/regression.js";
import { frames, linesOf, ranges } from "../kit/line/stories.js";
import { storyMarks } from "../kit/line/story-marks.js";
import { texts } from "../text/line-story.js";

/** @typedef {import("../kit/line/stories.js").Name} Name */
/** @typedef {import("../kit/line/stories.js").Frame} Frame */
/** @typedef {{ story: Name, step: number }} State */
/** @typedef {import("../host/view.js").Parts<State, unknown>} Parts */

/** @type {Name[]} */
const STORIES = ["look-up", "differences", "lines"];

export default view({
  name: "line-story",
  texts,
  /** @returns {State} */
  start: (data) => ({ story: data.story ?? "look-up", step: 0 }),
  build(parts) {
    const { data, text, state, change, announce, onEnd } = parts;
    const table = tableOf(data, text);
    const lines = linesOf(data, table);
    const all = Object.fromEntries(STORIES.map((name) => [name, frames(name, table, lines)]));
    const last = (/** @type {Name} */ story) => all[story].length - 1;
    const frameOf = (/** @type {State} */ { story, step }) => all[story][Math.min(step, last(story))];
    const said = (/** @type {Frame} */ { key, values }) => text(key, values);
    const picture = storyPicture(parts, table, lines);
    const buttons = player({
      text,
      count: () => all[state().story].length,
      at: () => state().step,
      show: (step) => change({ step: step ?? 0 }),
      tell: () => announce(said(frameOf(state()))),
    });
    const picker = choice({
      label: text("story"),
      options: STORIES.map((value) => ({ value, label: text(`story ${value}`) })),
      change: (story) => {
        buttons.stop();
        change({ story, step: 0 });
      },
    });
    const counter = h("span", { class: "note place" });
    const words = h("p", { class: "words" });
    onEnd(buttons.end);

    /** @param {State} now */
    function update(now) {
      const frame = frameOf(now);
      const step = Math.min(now.step, last(now.story));
      picker.update(now.story);
      buttons.update(step);
      write(counter, text("place", { step: step + 1, all: all[now.story].length }));
      write(words, said(frame));
      picture.update(now.story, frame);
    }
    const shown = table.targets.length;
    return {
      body: [
        h("div", { class: "row" }, picker.element, ...buttons.buttons, counter),
        words,
        h("div", { class: "story" }, picture.svg, lineLegend(text)),
        ...(shown < table.rows
          ? [h("p", { class: "note" }, text("reduced", { shown: grouped(shown), all: grouped(table.rows) }))]
          : []),
      ],
      update,
      picture: () => [picture.svg],
      code: (now) => storyCode(data, table, now.story, frameOf(now).line ?? 0),
    };
  },
});

/** The chart of a story; marks that the frame before had not are drawn in. @param {Parts} parts @param {import("../kit/line/regression.js").Table} table @param {readonly import("../kit/line/stories.js").Line[]} lines */
function storyPicture({ text, id, whole }, table, lines) {
  const axes = chart({
    id: id("story"),
    label: text("chart"),
    x: [0, 1],
    y: [0, 1],
    xLabel: table.names[0],
    yLabel: table.target,
    width: whole,
    height: 340,
  });
  const [nameX, nameY] = axes.svg.querySelectorAll("text.axis-label");
  const marks = storyMarks(axes, table, lines);
  /** @type {Set<string>} */
  let seen = new Set();
  let scaled = "";
  return {
    svg: axes.svg,
    /** @param {Name} story @param {Frame} frame */
    update(story, frame) {
      if (scaled !== story) {
        const { x, y } = ranges(story, table, lines);
        axes.rescale(x, y);
        seen = new Set();
        scaled = story;
      }
      set(nameX, { class: frame.axis === "x" ? "axis-label named" : "axis-label" });
      set(nameY, { class: frame.axis === "y" ? "axis-label named" : "axis-label" });
      const found = marks(frame);
      for (const [key, element] of found) {
        if (!seen.has(key)) element.classList.add(element.hasAttribute("pathLength") ? "draw" : "appear");
      }
      seen = new Set(found.keys());
      axes.marks.replaceChildren(...found.values());
    },
  };
}
