/** A network under the microscope: every weight and gradient term by term; weights to change, steps to train, and what follows from them. */

import { stepper } from "../kit/controls/controls.js";
import { finder } from "../kit/drawing/finder.js";
import { net } from "../kit/drawing/net.js";
import { partWords } from "../kit/drawing/part-words.js";
import { h, write } from "../kit/elements/dom.js";
import { microscopeCode } from "../kit/microscope/code.js";
import { partPanel, steepest } from "../kit/microscope/part-panel.js";
import { planePanel } from "../kit/microscope/plane-panel.js";
import { rowWords } from "../kit/microscope/row-words.js";
import { trainingPanel } from "../kit/microscope/training.js";
import { warningsPanel } from "../kit/microscope/warnings.js";
import { scaleNotes } from "../kit/model/scales.js";
import { liveLearner } from "../kit/model/live-learner.js";
import { view } from "../host/view.js";
import { texts } from "../text/network.js";

/** @typedef {import("../kit/model/live-learner.js").Action} Action */
/** @typedef {import("../kit/model/live-learner.js").LiveLearner} LiveLearner */
/** @typedef {import("../kit/drawing/parts.js").Part} Part */
/**
 * `part` is what is open; undefined: the first weight with a large gradient. `actions` are what the reader did to the model since
 * Python sent it; `wanted` has, for a stage, the neuron that was searched.
 * @typedef {{ row: number, part?: Part | null, wanted: Record<number, number>, actions: Action[] }} State
 */

/** Neurons of a layer that are drawn. */
const MOST = 6;

export default view({
  name: "network",
  texts,
  /** @returns {State} */
  start: (data) => ({ row: Math.floor(data.X.shape[0] / 2), wanted: {}, actions: [] }),
  prepare: liveLearner,
  build(parts) {
    const { data, prepared: live, text, onEnd } = parts;
    const { learner } = live;
    const words = partWords({
      network: learner.network,
      names: data.names,
      classes: data.classes,
      scales: data,
      text,
    });
    const firstPart = steepest(learner, MOST);
    const openPart = (/** @type {State} */ { part }) => (part === undefined ? firstPart : part);
    const panels = panelsOf(parts, words);
    const drawing = drawingOf(parts, words);
    onEnd(() => panels.plane?.end());
    onEnd(panels.part.end);
    onEnd(drawing.end);

    /** @param {State} now */
    function update(now) {
      panels.training.update(now.actions);
      panels.row.update(now.row);
      drawing.update(now, openPart(now));
      panels.part.update(openPart(now), now.row);
      panels.plane?.update(now.row);
      panels.warnings.update();
    }

    return {
      body: bodyOf(parts, words, panels, drawing.elements),
      prepare: ({ actions }) => live.follow(actions),
      busy(isBusy) {
        panels.training.busy(isBusy);
        drawing.busy(isBusy);
      },
      update,
      picture: () => [drawing.svg],
      code: (now) => microscopeCode({ data, learner, actions: now.actions, part: openPart(now), row: now.row }),
    };
  },
});

/** @typedef {import("../host/view.js").Parts<State, LiveLearner>} Parts */
/** @typedef {ReturnType<typeof partWords>} Words */

/** What is beside the drawing. @param {Parts} parts @param {Words} words */
function panelsOf({ data, prepared: live, text, state, change, announce, id, heading, room }, words) {
  const { learner } = live;
  const part = partPanel({
    learner,
    words,
    text,
    heading,
    numbers: data.rows,
    setWeight: (stage, source, target, value) =>
      change({ actions: live.after(state().actions, { set: [stage, source, target], value }) }),
    id,
  });
  return {
    part,
    training: trainingPanel({
      live,
      text,
      announce,
      actions: () => state().actions,
      act(actions) {
        part.end();
        change({ actions });
      },
    }),
    row: rowPanel({ data, learner, text, words, select: (row) => change({ row }) }),
    plane: planePanel({
      learner,
      text,
      names: data.names.map((/** @type {string} */ name, /** @type {number} */ column) =>
        data.scales?.[column] ? `${name} (${text("standardizedValue")})` : name,
      ),
      classes: data.classes.length === 1 ? [] : data.classes,
      output: words.outputName(0),
      scale: data.target,
      id: id("plane"),
      width: room,
      select: (row) => change({ row }),
    }),
    warnings: warningsPanel({
      learner,
      words,
      text,
      heading,
      open: (stage, unit) =>
        change({ part: { kind: "node", stage, index: unit }, wanted: { ...state().wanted, [stage]: unit } }),
    }),
  };
}

/**
 * The row that is looked at: its number, its target and what is predicted.
 * @param {{ data: any, learner: LiveLearner["learner"], text: Parts["text"], words: Words, select: (row: number) => void }} options
 */
function rowPanel({ data, learner, text, words, select }) {
  const { predicted, target } = rowWords({ learner, words, text, classes: data.classes, scale: data.target });
  const names = { less: text("less"), more: text("more") };
  const row = stepper({ label: text("selectRow"), min: 0, max: learner.X.rows - 1, names, change: select });
  const told = h("p");
  return {
    elements: [row.element, told],
    /** @param {number} now */
    update(now) {
      row.update(now);
      write(told, text("rowOf", { row: data.rows[now], target: target(now), predicted: predicted(now) }));
    },
  };
}

/** The drawn network, and the search of its neurons. @param {Parts} parts @param {Words} words */
function drawingOf({ data, prepared: live, text, state, change, still, id }, words) {
  const { learner } = live;
  const { network } = learner;
  const { stages } = network;
  let isBusy = false;
  const trace = () => ({ values: (learner.shown ?? learner.pass()).values, row: state().row });

  /** What the tooltip of a part says; its numbers follow where they are being computed. @param {Part} part @param {boolean} [short] */
  function tell(part, short = false) {
    const said = words.tell(part, trace(), short || isBusy);
    return isBusy && !short ? { ...said, spoken: `${said.title}; ${text("computing")}` } : said;
  }
  const drawing = net({
    label: text("drawing"),
    id: id("tip"),
    stages,
    names: data.names,
    scales: data.scales,
    biasName: text("bias"),
    inputName: text("inputs"),
    signs: { positive: text("positive"), negative: text("negative"), wider: text("wider") },
    most: MOST,
    tell,
    press: (part) => change({ part }),
    still,
  });
  const search = finder({
    text,
    stages,
    most: MOST,
    names: data.names,
    find: (stage, index) =>
      change({ wanted: { ...state().wanted, [stage]: index }, part: { kind: "node", stage, index } }),
  });
  return {
    svg: drawing.svg,
    elements: [drawing.element, ...(search ? [search] : [])],
    end: drawing.end,
    /** @param {boolean} isNow */
    busy(isNow) {
      isBusy = isNow;
    },
    /** @param {State} now @param {Part | null} chosen */
    update(now, chosen) {
      const here = trace();
      drawing.update({
        weight: (stage, source, to) => network.weight(stage, source, to),
        value: (stage, index) => words.value(here, stage, index),
        product: (stage, source, to) => words.product(here, stage, source, to),
        result: (index) => words.result(here, index),
        wanted: now.wanted,
        chosen,
      });
    },
  };
}

/** @param {Parts} parts @param {Words} words @param {ReturnType<typeof panelsOf>} panels @param {Element[]} drawing @returns {Node[]} */
function bodyOf({ data, prepared: { learner }, text }, words, { training, part, row, plane, warnings }, drawing) {
  const shown = learner.X.rows;
  const hasDropout = learner.network.stages.some(({ kind }) => kind === "dropout");
  const notes = [
    ...(hasDropout ? [text("dropoutNote")] : []),
    ...scaleNotes(data, text, words.outputName(0)),
    ...(data.all > shown ? [text("reduced", { shown, all: data.all })] : []),
  ];
  return [
    ...training.elements,
    ...drawing,
    h(
      "div",
      { class: "columns" },
      part.element,
      h(
        "div",
        {},
        ...row.elements,
        ...(plane?.elements ?? []),
        warnings.element,
        ...notes.map((note) => h("p", { class: "note" }, note)),
      ),
    ),
  ];
}
