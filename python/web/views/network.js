/** A network under the microscope: every weight and gradient term by term; weights to change, steps to train, and what follows from them. */

import { button, readout, stepper } from "../kit/controls/controls.js";
import { h, write } from "../kit/elements/dom.js";
import { finder } from "../kit/drawing/finder.js";
import { findings, LIMIT } from "../kit/model/health.js";
import { classOf, isRight } from "../kit/model/learner.js";
import { limited } from "../kit/numbers/limited.js";
import { liveLearner, stepsOf } from "../kit/model/live-learner.js";
import { microscopeCode } from "../kit/microscope/code.js";
import { net } from "../kit/drawing/net.js";
import { opened } from "../kit/microscope/opened.js";
import { partWords } from "../kit/drawing/part-words.js";
import { plane } from "../kit/drawing/plane.js";
import { repr } from "../math/format.js";
import { classOfRow } from "../math/metrics.js";
import { view } from "../host/view.js";
import { texts } from "../text/network.js";

/** @typedef {import("../kit/model/live-learner.js").Action} Action */
/** @typedef {import("../kit/drawing/parts.js").Part} Part */
/**
 * `part` is what is open; undefined: the first weight with a large gradient. `actions` are what the reader did to the model since
 * Python sent it; `wanted` has, for a stage, the neuron that was searched.
 * @typedef {{ row: number, part?: Part | null, wanted: Record<number, number>, actions: Action[] }} State
 */

const MOST = 6;
const NAMED = 8;

export default view({
  name: "network",
  texts,
  /** @returns {State} */
  start: (data) => ({ row: Math.floor(data.X.shape[0] / 2), wanted: {}, actions: [] }),
  prepare: liveLearner,
  build({ data, prepared: live, text, state, change, announce, still, id, heading, room, onEnd }) {
    const { learner } = live;
    const { network, X, y } = learner;
    const { stages } = network;
    const words = partWords({ network, names: data.names, classes: data.classes, text });
    const last = stages.length - 1;
    const firstPart = steepest(learner, MOST);
    const hasDropout = stages.some(({ kind }) => kind === "dropout");
    let isBusy = false;
    /** Steps that were trained when the sentence about them is said. */
    let announced = 0;

    // -- what the model does
    const loss = readout(text("loss"), "error");
    const right = readout(text("accuracy"), "prediction");
    const count = readout(text("steps"));
    const trainers = [1, 10, 100].map((steps) =>
      button({
        label: steps === 1 ? text("oneStep") : text("trainSteps", { count: steps }),
        name: steps === 1 ? undefined : text("trainName", { count: steps }),
        press: () => train(steps),
      }),
    );
    const reset = button({ label: text("reset"), press: () => change({ actions: [] }) });

    /** @param {number} steps */
    function train(steps) {
      const actions = live.after(state().actions, { train: steps });
      announced = stepsOf(actions);
      open?.end();
      change({ actions });
    }

    function enable() {
      for (const trainer of trainers) trainer.disabled = isBusy;
      reset.disabled = isBusy || live.actions.length === 0;
    }

    /** @param {number} stage @param {number} source @param {number} target @param {number} value */
    function setWeight(stage, source, target, value) {
      change({ actions: live.after(state().actions, { set: [stage, source, target], value }) });
    }

    // -- one row
    const row = stepper({
      label: text("selectRow"),
      min: 0,
      max: X.rows - 1,
      names: { less: text("less"), more: text("more") },
      change: (index) => change({ row: index }),
    });
    const told = h("p");

    /** @param {number} index */
    function predicted(index) {
      const { values } = learner.pass();
      const output = values[last].row(index);
      if (stages[last].type !== "SoftmaxActivation") {
        const shown = Array.from(
          output.slice(0, 3),
          (_, column) => words.result({ values, row: index }, column).text,
        ).join(", ");
        return output.some(Number.isNaN) ? `${shown}. ${text("noClass")}` : shown;
      }
      const best = classOfRow(output);
      return best === null
        ? `nan. ${text("noClass")}`
        : `${words.outputName(best)} ${words.result({ values, row: index }, best).text}`;
    }

    /** @param {number} index */
    function target(index) {
      const label = classOf(y, index);
      if (stages[last].type === "SoftmaxActivation") return words.outputName(label);
      return data.classes.length === 2 && stages[last].type === "SigmoidActivation"
        ? data.classes[label]
        : limited(label, 6);
    }

    // -- the drawing
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
      biasName: text("bias"),
      most: MOST,
      tell,
      press: (part) => change({ part }),
      still,
    });
    onEnd(drawing.end);
    const search = finder({
      text,
      stages,
      most: MOST,
      names: data.names,
      find: (stage, index) =>
        change({ wanted: { ...state().wanted, [stage]: index }, part: { kind: "node", stage, index } }),
    });

    // -- the plane of two inputs
    const kind =
      stages[last].type === "SoftmaxActivation"
        ? "softmax"
        : stages[last].type === "SigmoidActivation"
          ? "sigmoid"
          : "value";
    const picture =
      X.columns === 2 && stages[last].size > 0
        ? plane({
            id: id("plane"),
            width: room,
            label: text(kind === "value" ? "planeValues" : "plane"),
            network,
            X,
            names: data.names,
            kind,
            classOf: (index) => Math.round(classOf(y, index)),
            select: (index) => change({ row: index }),
          })
        : null;
    if (picture) {
      onEnd(picture.end);
      const themes = new MutationObserver(() => picture.recolor());
      const waiting = requestAnimationFrame(() => {
        const home = picture.element.closest(".view");
        if (home) themes.observe(home, { attributes: true, attributeFilter: ["data-theme"] });
        picture.recolor();
      });
      onEnd(() => {
        cancelAnimationFrame(waiting);
        themes.disconnect();
      });
    }

    // -- the part that is open, and what is wrong
    const title = heading({});
    const inside = h("div");
    /** @type {import("../kit/microscope/opened.js").Opened | null} */
    let open = null;
    let openKey = "";
    onEnd(() => open?.end());
    const warnings = h("div");
    let warned = -1;

    /** @param {Part | null} part */
    function show(part) {
      const key = JSON.stringify(part);
      if (key === openKey) return;
      openKey = key;
      open?.end();
      open = part && opened({ learner, words, text, heading, numbers: data.rows, setWeight, id }, part);
      write(title, open ? open.title : text("opened"));
      inside.replaceChildren(...(open?.body ?? [h("p", { class: "note" }, text("nothing"))]));
    }

    function warn() {
      if (warned === learner.version) return;
      warned = learner.version;
      const found = findings(stages, learner.pass().values);
      warnings.replaceChildren(
        heading({}, text("warnings")),
        ...(found.length === 0 ? [h("p", { class: "good" }, text("fine"))] : []),
        ...found.map(({ kind: sort, stage, units }) => {
          const layer = stages.slice(0, stage + 1).filter((each) => each.kind === "sum").length;
          const names = units
            .slice(0, NAMED)
            .map((unit) => unit + 1)
            .join(", ");
          const list = units.length > NAMED ? text("more", { list: names, count: units.length - NAMED }) : names;
          const sentence = text(sort, {
            layer,
            rows: X.rows,
            limit: LIMIT,
            units: text(units.length === 1 ? "neuronOne" : "neuronList", { list }),
          });
          const go = button({
            label: text("open"),
            name: `${text("open")}: ${words.nodeName(stage, units[0])}`,
            press: () =>
              change({
                part: { kind: "node", stage, index: units[0] },
                wanted: { ...state().wanted, [stage]: units[0] },
              }),
          });
          return h("div", { class: "warning row" }, h("span", {}, sentence), go);
        }),
      );
    }

    /** @param {State} now */
    function update(now) {
      const part = now.part === undefined ? firstPart : now.part;
      const pass = learner.pass();
      loss.update(repr(pass.loss, "float64"));
      if (pass.right !== null) right.update(`${pass.right} / ${X.rows}`);
      const steps = stepsOf(now.actions);
      count.update(String(steps));
      if (announced > 0 && steps === announced) {
        announced = 0;
        announce(text("trained", { count: steps, loss: repr(pass.loss, "float64") }));
      }
      enable();
      row.update(now.row);
      write(told, text("rowOf", { row: data.rows[now.row], target: target(now.row), predicted: predicted(now.row) }));
      const here = trace();
      drawing.update({
        weight: (stage, source, to) => network.weight(stage, source, to),
        value: (stage, index) => words.value(here, stage, index),
        product: (stage, source, to) => words.product(here, stage, source, to),
        result: (index) => words.result(here, index),
        wanted: now.wanted,
        chosen: part,
      });
      show(part);
      open?.update(now.row);
      picture?.update(
        `${learner.version}`,
        now.row,
        (index) => isRight(stages[last].type, pass.values[last], y, index) === false,
      );
      warn();
    }

    return {
      body: [
        h("div", { class: "row" }, loss.element, learner.pass().right === null ? null : right.element, count.element),
        h(
          "div",
          { class: "row", role: "group", "aria-label": text("train") },
          ...(data.architecture.optimizer
            ? [h("span", { class: "label" }, text("train")), ...trainers]
            : [h("span", { class: "note" }, text("noOptimizer"))]),
          reset,
        ),
        drawing.element,
        ...(search ? [search] : []),
        h(
          "div",
          { class: "columns" },
          h("div", {}, title, inside),
          h(
            "div",
            {},
            row.element,
            told,
            picture?.element ?? null,
            picture?.hidden
              ? h(
                  "p",
                  { class: "note" },
                  text(picture.hidden === 1 ? "hiddenRow" : "hiddenRows", { count: picture.hidden }),
                )
              : null,
            warnings,
            hasDropout ? h("p", { class: "note" }, text("dropoutNote")) : null,
            data.all > X.rows ? h("p", { class: "note" }, text("reduced", { shown: X.rows, all: data.all })) : null,
          ),
        ),
      ],
      prepare: ({ actions }) => live.follow(actions),
      busy(isNow) {
        isBusy = isNow;
        enable();
      },
      update,
      picture: () => [drawing.svg],
      code: (now) =>
        microscopeCode({
          data,
          learner,
          actions: now.actions,
          part: now.part === undefined ? firstPart : now.part,
          row: now.row,
        }),
    };
  },
});

/** Of the first weights of the first dense layer the one with the largest gradient. @param {import("../kit/model/learner.js").Learner} learner @param {number} most @returns {Part | null} */
function steepest(learner, most) {
  const { stages } = learner.network;
  const stage = stages.findIndex(({ kind }) => kind === "sum");
  if (stage < 0) return null;
  /** @type {[number, number, number]} */
  let best = [0, 0, -1];
  for (let source = 0; source < Math.min(most - 2, stages[stage - 1].size); source++) {
    for (let target = 0; target < Math.min(most - 2, stages[stage].size); target++) {
      const size = Math.abs(learner.gradient(stage, source, target).value);
      if (size > best[2]) best = [source, target, size];
    }
  }
  return { kind: "edge", stage, source: best[0], target: best[1] };
}
