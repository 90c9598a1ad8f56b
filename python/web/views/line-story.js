/** Three short stories of a line: a prediction is looked up, differences are taken, lines are compared. */

import { view } from "../host/view.js";
import { chart, path } from "../kit/charts/chart.js";
import { button, choice } from "../kit/controls/controls.js";
import { h, s, set, write } from "../kit/elements/dom.js";
import { grouped, neat } from "../kit/numbers/format.js";
import { DIAMOND, dots, lineLegend } from "../kit/line/line-plot.js";
import { storyCode } from "../kit/line/code.js";
import { tableOf } from "../kit/line/regression.js";
import { frames, linesOf, ranges, told } from "../kit/line/stories.js";
import { texts } from "../text/line-story.js";

/** @typedef {import("../kit/line/stories.js").Name} Name */
/** @typedef {import("../kit/line/stories.js").Frame} Frame */
/** @typedef {{ story: Name, step: number }} State */

/** @type {Name[]} */
const STORIES = ["look-up", "differences", "lines"];
/** Milliseconds that a step is shown while the story plays. */
const PAUSE = 1700;
/** Up to so many rows have a segment of their own. */
const MANY = 200;

export default view({
  name: "line-story",
  texts,
  /** @returns {State} */
  start: (data) => ({ story: data.story ?? "look-up", step: 0 }),
  build({ data, text, state, change, id, whole, announce, onEnd }) {
    const table = tableOf(data, text);
    const { features, targets } = table;
    const lines = linesOf(data, table);
    const all = Object.fromEntries(STORIES.map((name) => [name, frames(name, table, lines)]));
    const rows = told(targets.length);
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
    const picker = choice({
      label: text("story"),
      options: STORIES.map((value) => ({ value, label: text(`story ${value}`) })),
      change: (story) => {
        pause();
        change({ story, step: 0 });
      },
    });
    const back = button({
      label: text("back"),
      press: () => {
        pause();
        go(-1);
      },
    });
    const play = button({ label: text("play"), press: () => (timer ? pause() : begin()) });
    const next = button({
      label: text("next"),
      press: () => {
        pause();
        go(1);
      },
    });
    const counter = h("span", { class: "note place" });
    const words = h("p", { class: "words" });
    let timer = 0;
    /** @type {Set<string>} */
    let seen = new Set();
    let scaled = "";
    onEnd(pause);

    /** @param {number} by @returns {boolean} whether there is such a step. */
    function go(by) {
      const { story, step } = state();
      const to = step + by;
      if (to < 0 || to >= all[story].length) return false;
      change({ step: to });
      announce(said(all[story][to]));
      return true;
    }

    function begin() {
      if (state().step >= all[state().story].length - 1) change({ step: 0 });
      else go(1);
      write(play, text("pause"));
      timer = window.setInterval(() => {
        if (!go(1)) pause();
      }, PAUSE);
    }

    function pause() {
      clearInterval(timer);
      timer = 0;
      write(play, text("play"));
    }

    /** @param {Frame} frame */
    function said(frame) {
      return text(frame.key, frame.values);
    }

    /** The marks of a frame by name. @param {Frame} frame @returns {Map<string, SVGElement>} */
    function marks(frame) {
      /** @type {Map<string, SVGElement>} */
      const found = new Map();
      const line = lines[frame.line ?? 0];
      const at = (/** @type {number} */ x) => line[0] * x + line[1];
      const [left, bottom] = [axes.atX(axes.area.left), axes.atY(axes.area.bottom)];
      const ends = [left, axes.atX(axes.area.right)];
      if (frame.allSegments && targets.length <= MANY) {
        for (let row = 0; row < targets.length; row++) found.set(`segment ${frame.line} ${row}`, segment(row));
      } else {
        for (const row of frame.segments ?? []) found.set(`segment ${frame.line} ${row}`, segment(row));
      }
      if (frame.ghost !== undefined)
        found.set(
          `ghost ${frame.ghost}`,
          drawn(
            "prediction ghost",
            ends.map((x) => [x, lines[frame.ghost ?? 0][0] * x + lines[frame.ghost ?? 0][1]]),
          ),
        );
      if (frame.line !== undefined)
        found.set(
          `line ${frame.line}`,
          drawn(
            "prediction",
            ends.map((x) => [x, at(x)]),
          ),
        );
      for (const { x, reach } of frame.looked ?? []) {
        const y = at(x);
        found.set(
          `start ${x}`,
          s("path", {
            class: "dot accent",
            d: "M0 -9L6 0H-6Z",
            transform: `translate(${axes.x(x)} ${axes.area.bottom})`,
          }),
        );
        if (reach > 1)
          found.set(
            `up ${x}`,
            drawn("accent", [
              [x, bottom],
              [x, y],
            ]),
          );
        if (reach > 1)
          found.set(
            `there ${x}`,
            s("path", { class: "dot prediction", d: DIAMOND, transform: `translate(${axes.x(x)} ${axes.y(y)})` }),
          );
        if (reach > 2)
          found.set(
            `left ${x}`,
            drawn("accent", [
              [x, y],
              [left, y],
            ]),
          );
        if (reach > 2)
          found.set(
            `value ${x}`,
            s(
              "text",
              { x: axes.area.left + 5, y: axes.y(y) - 6, class: "halo number prediction tinted looked" },
              neat(y, 3),
            ),
          );
      }
      if (frame.all && targets.length > rows.length)
        found.set(
          "all",
          s("path", { class: "many data", d: dots([...targets].map((y, i) => [axes.x(features[i]), axes.y(y)])) }),
        );
      for (const row of frame.points ?? []) {
        found.set(
          `point ${row}`,
          s("circle", { cx: axes.x(features[row]), cy: axes.y(targets[row]), r: 6, class: "dot data" }),
        );
        if (!frame.looked && frame.line === undefined) found.set(`label ${row}`, label(row));
      }
      return found;

      /** @param {number} row */
      function segment(row) {
        return drawn("error", [
          [features[row], targets[row]],
          [features[row], at(features[row])],
        ]);
      }
    }

    /** A line that can be drawn in: its length counts as 1. @param {string} tone @param {[number, number][]} points */
    function drawn(tone, points) {
      return s("path", { class: `line ${tone}`, pathLength: 1, d: path(axes, points) });
    }

    /** @param {number} row */
    function label(row) {
      const x = axes.x(features[row]);
      const isRight = x > (axes.area.left + axes.area.right) / 2;
      return s(
        "text",
        {
          x: x + (isRight ? -10 : 10),
          y: axes.y(targets[row]) - 9,
          class: "halo data tinted",
          "text-anchor": isRight ? "end" : "start",
        },
        `(${neat(features[row])}, ${neat(targets[row])})`,
      );
    }

    /** @param {State} now */
    function update(now) {
      const story = all[now.story];
      const step = Math.min(now.step, story.length - 1);
      const frame = story[step];
      if (scaled !== now.story) {
        const { x, y } = ranges(now.story, table, lines);
        axes.rescale(x, y);
        seen = new Set();
        scaled = now.story;
      }
      picker.update(now.story);
      back.disabled = step === 0;
      next.disabled = step === story.length - 1;
      write(counter, text("place", { step: step + 1, all: story.length }));
      write(words, said(frame));
      set(nameX, { visibility: frame.x ? null : "hidden" });
      set(nameY, { visibility: frame.y ? null : "hidden" });
      const found = marks(frame);
      for (const [key, element] of found) {
        if (!seen.has(key)) element.classList.add(element.hasAttribute("pathLength") ? "draw" : "appear");
      }
      seen = new Set(found.keys());
      axes.marks.replaceChildren(...found.values());
    }

    return {
      body: [
        h("div", { class: "row" }, picker.element, back, play, next, counter),
        words,
        h("div", { class: "story" }, axes.svg, lineLegend(text)),
        ...(targets.length < table.rows
          ? [h("p", { class: "note" }, text("reduced", { shown: grouped(targets.length), all: grouped(table.rows) }))]
          : []),
      ],
      update,
      picture: () => [axes.svg],
      code: ({ story, step }) =>
        storyCode(data, table, story, all[story][Math.min(step, all[story].length - 1)].line ?? 0),
    };
  },
});
