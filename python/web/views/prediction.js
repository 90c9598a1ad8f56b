/** How a network of dense layers predicts: the numbers of a row flow through it, whole or step by step. */

import { button } from "../kit/controls/controls.js";
import { h, set, write } from "../kit/elements/dom.js";
import { finder } from "../kit/drawing/finder.js";
import { limited } from "../kit/numbers/limited.js";
import { net } from "../kit/drawing/net.js";
import { sign } from "../kit/functions/table.js";
import { kept, Network } from "../kit/model/network.js";
import { isProbability, partWords } from "../kit/drawing/part-words.js";
import { predictionCode } from "../kit/model/prediction-code.js";
import { sampleTable } from "../kit/controls/sample-table.js";
import { slices } from "../kit/elements/slices.js";
import { decodeArray, decodeMatrix } from "../math/arrays.js";
import { classOfProbability, classOfRow } from "../math/metrics.js";
import { view } from "../host/view.js";
import { texts } from "../text/prediction.js";

/**
 * `step` is the number of the step that the reader is at; null: the whole prediction. `wanted` has, for a stage, the neuron
 * that was searched.
 * @typedef {{ row: number, step: number | null, wanted: Record<number, number> }} State
 */

const COLUMNS = 5;
const MOST = 8;
const PAUSE = 1400;

const modelAndRows = kept(function* (/** @type {any} */ data) {
  const network = yield* Network.made(data);
  return { network, X: decodeMatrix(data.X) };
});

export default view({
  name: "prediction",
  texts,
  /** @returns {State} */
  start: () => ({ row: 0, step: null, wanted: {} }),
  prepare: modelAndRows,
  build({ data, prepared: { network, X }, text, state, change, announce, still, id, onEnd }) {
    const y = data.y && decodeArray(data.y);
    /** @type {string[]} */
    const names = data.names;
    const words = partWords({ network, names, classes: data.classes, text });
    const { stages } = network;
    const last = stages.length - 1;
    const steps = phases(stages);
    /** @type {number | null} */
    let over = null;
    /** @type {Map<number, import("../kit/drawing/part-words.js").Trace>} */
    const traces = new Map();
    let timer = 0;
    let drawn = "";

    /** The values of a row; a few are kept. @param {number} row */
    function trace(row) {
      const known = traces.get(row);
      if (known) return known;
      if (traces.size > 50) traces.clear();
      const made = { values: network.forward(X.slice(row, row + 1)), row: 0 };
      traces.set(row, made);
      return made;
    }
    const current = () => trace(over ?? state().row);

    // -- the table
    const inputs = names.slice(0, COLUMNS);
    const left = names.length - inputs.length;
    const targets = y
      ? Array.from({ length: Math.min(3, y.shape[1]) }, (_, index) => ({
          title: y.shape[1] > 1 ? text("targetOf", { index: index + 1 }) : text("target"),
          tone: "data",
        }))
      : [];
    const columns = [
      ...inputs.map((title) => ({ title })),
      ...targets,
      { title: text("predicted"), tone: "prediction" },
      ...(y && hasClasses() ? [{ title: text("right") }] : []),
    ];
    const predictedAt = inputs.length + targets.length;
    const table = sampleTable({
      name: id("row"),
      label: text("table"),
      selectLabel: text("row"),
      columns,
      numbers: data.rows.map((/** @type {number} */ row) => row),
      cell: (row, column) =>
        column < inputs.length
          ? limited(X.at(row, column), 6)
          : column < predictedAt && y
            ? targetName(y.values[row * y.shape[1] + column - inputs.length])
            : "",
      select: (row) => {
        stop();
        change({ row });
      },
      over: (row) => {
        over = row;
        update(state());
      },
    });
    const score = h("p", { class: "note" });
    let right = 0;
    const endSlices = slices(
      X.rows,
      (row) => {
        const predicted = prediction(network.forward(X.slice(row, row + 1)));
        table.write(row, predictedAt, predicted.text);
        if (!y || !hasClasses()) return;
        const isRight = predicted.class === y.values[row * y.shape[1]];
        right += isRight ? 1 : 0;
        table.write(row, predictedAt + 1, isRight ? "✓" : `✗ ${text("wrong")}`, isRight ? "good text" : "bad text");
      },
      { done: () => y && hasClasses() && write(score, text("ofRows", { right, all: X.rows })) },
    );
    onEnd(endSlices);
    onEnd(table.end);

    /** Whether a prediction is a class. */
    function hasClasses() {
      return isProbability(stages[last].type) && (!y || y.shape[1] === 1);
    }

    /** @param {import("../math/matrix.js").Matrix[]} values */
    function prediction(values) {
      const output = values[last].row(0);
      if (stages[last].type === "SoftmaxActivation") {
        const best = classOfRow(output);
        return {
          class: best,
          text: best === null ? "nan" : `${words.outputName(best)} ${words.result({ values, row: 0 }, best).text}`,
        };
      }
      const shown = Array.from(output.slice(0, 3), (_, index) => words.result({ values, row: 0 }, index).text).join(
        ", ",
      );
      return { class: classOfProbability(output[0]), text: shown };
    }

    /** @param {number} target */
    function targetName(target) {
      if (hasClasses() && data.classes.length > 1 && data.classes[target] !== undefined) return data.classes[target];
      return limited(target, 6);
    }

    // -- the drawing
    const drawing = net({
      label: text("drawing"),
      id: id("tip"),
      stages,
      names,
      biasName: text("bias"),
      most: MOST,
      tell: (part, short) => words.tell(part, current(), short),
      still,
    });
    onEnd(drawing.end);
    const search = finder({
      text,
      stages,
      most: MOST,
      names,
      find: (stage, index) => {
        change({ wanted: { ...state().wanted, [stage]: index } });
        requestAnimationFrame(() => requestAnimationFrame(() => drawing.focus({ kind: "node", stage, index })));
      },
    });

    // -- step by step
    const told = h("p", { "aria-live": "off" });
    const play = button({ label: text("play"), press: () => (timer ? stop() : start()) });
    const back = button({
      label: text("stepBack"),
      name: text("backNames"),
      press: () => go((state().step ?? steps.length) - 1),
    });
    const forward = button({
      label: text("stepForward"),
      name: text("stepNames"),
      press: () => go((state().step ?? -1) + 1),
    });
    const whole = button({
      label: text("whole"),
      name: text("wholeNames"),
      press: () => {
        stop();
        change({ step: null });
      },
    });

    /** @param {number} step */
    function go(step) {
      stop();
      change({ step: Math.max(0, Math.min(steps.length - 1, step)) });
      announce(
        sentence(steps[Math.max(0, Math.min(steps.length - 1, step))], Math.max(0, Math.min(steps.length - 1, step))),
      );
    }

    function start() {
      const step = state().step;
      change({ step: step === null || step === steps.length - 1 ? 0 : step + 1 });
      timer = window.setInterval(() => {
        const now = state().step ?? 0;
        if (now >= steps.length - 1) stop();
        else change({ step: now + 1 });
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
    onEnd(() => clearInterval(timer));

    /** What happens in a step, with the numbers of the row. @param {Phase} phase @param {number} step */
    function sentence({ kind, stage }, step) {
      const now = current();
      const detail = kind === "result" || kind === "input" || kind === "products" ? results(now) : outputs(now, stage);
      const key = {
        input: "phaseInput",
        products: "phaseProducts",
        sum: "phaseSum",
        activation: "phaseActivation",
        result: "phaseResult",
      }[kind];
      return text("phase", {
        step: step + 1,
        count: steps.length,
        words: text(key, { detail, kind: sign(stages[stage].type) }),
      });
    }

    /** @param {import("../kit/drawing/part-words.js").Trace} now @param {number} stage */
    function outputs(now, stage) {
      const size = stages[stage].size;
      const numbers = Array.from(
        { length: Math.min(4, size) },
        (_, index) => `${words.nodeName(stage, index)} ${limited(words.value(now, stage, index), 4)}`,
      );
      return numbers.join(", ") + (size > 4 ? ", …" : "");
    }

    /** @param {import("../kit/drawing/part-words.js").Trace} now */
    function results(now) {
      const { text: told, class: found } = prediction(now.values);
      const named = stages[last].size === 1 ? `${words.outputName(0)} ${told}` : told;
      return found === null ? `${named}. ${text("noClass")}` : named;
    }

    /** @param {State} now */
    function update(now) {
      const values = current();
      const { step } = now;
      const reached = (/** @type {Phase["kind"]} */ kind, /** @type {number} */ stage) =>
        step === null || steps.findIndex((phase) => phase.kind === kind && phase.stage === stage) <= step;
      const shows = stages.map(({ kind }, stage) => (kind === "dropout" ? true : reached(kind, stage)));
      stages.forEach(({ kind }, stage) => {
        if (kind === "dropout") shows[stage] = shows[stage - 1];
      });
      const multiplied = stages.map(({ kind }, stage) => kind === "sum" && reached("products", stage));
      const ended = reached("result", last);
      drawing.update({
        weight: (stage, source, target) => network.weight(stage, source, target),
        value: (stage, index) => (shows[stage] ? words.value(values, stage, index) : null),
        product: (stage, source, target) => (multiplied[stage] ? words.product(values, stage, source, target) : null),
        result: (index) => ({ ...words.result(values, index), ...(ended ? {} : { text: "" }) }),
        wanted: now.wanted,
      });
      table.update(now.row);
      back.disabled = step === 0;
      forward.disabled = step !== null && step >= steps.length - 1;
      whole.disabled = step === null;
      write(
        told,
        step === null
          ? text("all", { row: data.rows[over ?? now.row], detail: results(values) })
          : sentence(steps[step], step),
      );
      const key = `${step}`;
      if (key !== drawn && step !== null && steps[step].kind === "products") drawing.flow(steps[step].stage);
      drawn = key;
    }

    return {
      body: [
        h(
          "div",
          { class: stages.length > 4 ? "" : "columns" },
          ...inOrder(
            stages.length > 4,
            h(
              "div",
              {},
              table.element,
              left > 0 ? h("p", { class: "note" }, text("columnsLeft", { count: left })) : null,
              score,
              data.all > X.rows ? h("p", { class: "note" }, text("reduced", { shown: X.rows, all: data.all })) : null,
            ),
            h("div", {}, drawing.element, h("div", { class: "row" }, play, back, forward, whole), told, search),
          ),
        ),
      ],
      update,
      picture: () => [drawing.svg],
      code: ({ row }) => predictionCode(data, { values: X.row(row), dtype: X.dtype }, trace(row).values[last]),
    };
  },
});

/** The rows are at the left of a small drawing, and below a wide one. @param {boolean} wide @param {HTMLElement} rows @param {HTMLElement} picture */
function inOrder(wide, rows, picture) {
  return wide ? [picture, rows] : [rows, picture];
}

/** @typedef {{ kind: "input" | "products" | "sum" | "activation" | "result", stage: number }} Phase */

/** The steps of a prediction. @param {readonly import("../kit/model/network.js").Stage[]} stages @returns {Phase[]} */
function phases(stages) {
  /** @type {Phase[]} */
  const found = [];
  stages.forEach(({ kind }, stage) => {
    if (kind === "sum") found.push({ kind: "products", stage });
    if (kind !== "dropout") found.push({ kind, stage });
  });
  return [...found, { kind: "result", stage: stages.length - 1 }];
}
