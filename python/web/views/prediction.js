/** How a network of dense layers predicts: the numbers of a row flow through it, whole or step by step. */

import { player } from "../kit/controls/player.js";
import { finder } from "../kit/drawing/finder.js";
import { net } from "../kit/drawing/net.js";
import { partWords } from "../kit/drawing/part-words.js";
import { h, write } from "../kit/elements/dom.js";
import { scaleNotes } from "../kit/model/scales.js";
import { kept, Network } from "../kit/model/network.js";
import { predictionCode } from "../kit/prediction/code.js";
import { phases, sentences, shownAfter } from "../kit/prediction/phases.js";
import { resultWords } from "../kit/prediction/result.js";
import { predictedRows } from "../kit/prediction/rows.js";
import { decodeArray, decodeMatrix } from "../math/arrays.js";
import { view } from "../host/view.js";
import { texts } from "../text/prediction.js";

/** @typedef {import("../kit/drawing/part-words.js").Trace} Trace */
/**
 * `step` is the number of the step that the reader is at; null: the whole prediction. `wanted` has, for a stage, the neuron
 * that was searched.
 * @typedef {{ row: number, step: number | null, wanted: Record<number, number> }} State
 */

/** Neurons of a layer that are drawn. */
const MOST = 8;
/** The widest view, and the room between rows and drawing, in pixels. */
const [WIDEST, BETWEEN] = [966, 20];
/** Rows whose values are kept. */
const KEPT = 50;

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
  build(parts) {
    const { data, prepared, text, state, change, announce, id, onEnd } = parts;
    const { network, X } = prepared;
    const { stages } = network;
    const y = data.y ? decodeArray(data.y) : undefined;
    const words = partWords({ network, names: data.names, classes: data.classes, scales: data, text });
    const result = resultWords({
      stages,
      words,
      text,
      classes: data.classes,
      scale: data.target,
      targets: y ? y.shape[1] : null,
    });
    const steps = phases(stages);
    const sentence = sentences({ stages, steps, words, result, text });
    const trace = traces(prepared);
    /** The row under the pointer. @type {number | null} */
    let over = null;
    const current = () => trace(over ?? state().row);
    const drawing = drawingOf(parts, words, current);
    const told = h("p", { "aria-live": "off" });
    const buttons = player({
      text,
      count: () => steps.length,
      at: () => state().step,
      show: (step) => change({ step }),
      tell: (step) => announce(sentence(step, current())),
      hasWhole: true,
    });
    const rows = predictedRows({
      data,
      network,
      X,
      y,
      result,
      text,
      name: id("row"),
      select(row) {
        buttons.stop();
        change({ row });
      },
      over(row) {
        over = row;
        update(state());
      },
    });
    for (const { end } of [rows, drawing, buttons]) onEnd(end);

    /** @param {State} now */
    function update(now) {
      const here = current();
      drawing.update(now, here, shownAfter(stages, steps, now.step));
      arrange(body, rows, picture, drawing.least());
      rows.update(now.row);
      buttons.update(now.step);
      const all = () => text("all", { row: data.rows[over ?? now.row], detail: result.told(here.values) });
      write(told, now.step === null ? all() : sentence(now.step, here));
      drawing.flow(now.step === null ? null : steps[now.step]);
    }
    const picture = h(
      "div",
      {},
      drawing.element,
      h("div", { class: "row" }, ...buttons.buttons),
      told,
      drawing.search,
      ...scaleNotes(data, text, words.outputName(0)).map((note) => h("p", { class: "note" }, note)),
    );
    const body = h("div", {}, picture, rows.element);
    return {
      body: [body],
      update,
      picture: () => [drawing.svg],
      code: ({ row }) =>
        predictionCode(data, { values: X.row(row), dtype: X.dtype }, trace(row).values[stages.length - 1]),
    };
  },
});

/** Rows are at the left of a small drawing, and below one that would be cut there. @param {HTMLElement} body @param {ReturnType<typeof predictedRows>} rows @param {HTMLElement} picture @param {number} least  the width of the drawing. */
function arrange(body, rows, picture, least) {
  const isBeside = rows.width() + least + BETWEEN <= WIDEST;
  if (isBeside === (body.className !== "")) return;
  body.className = isBeside ? "columns fit" : "";
  body.replaceChildren(...(isBeside ? [rows.element, picture] : [picture, rows.element]));
}

/** @typedef {{ network: Network, X: import("../math/matrix.js").Matrix }} Prepared */

/** The values of a row in all stages; those of some rows are kept. @param {Prepared} prepared @returns {(row: number) => Trace} */
function traces({ network, X }) {
  /** @type {Map<number, Trace>} */
  const known = new Map();
  return (row) => {
    const found = known.get(row) ?? { values: network.forward(X.slice(row, row + 1)), row: 0 };
    if (known.size > KEPT) known.clear();
    known.set(row, found);
    return found;
  };
}

/**
 * The drawn network, and the search of its neurons.
 * @param {import("../host/view.js").Parts<State, Prepared>} parts @param {ReturnType<typeof partWords>} words @param {() => Trace} current
 */
function drawingOf({ data, prepared: { network }, text, state, change, still, id }, words, current) {
  const { stages } = network;
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
    tell: (part, short) => words.tell(part, current(), short),
    still,
  });
  const search = finder({
    text,
    stages,
    most: MOST,
    names: data.names,
    find(stage, index) {
      change({ wanted: { ...state().wanted, [stage]: index } });
      requestAnimationFrame(() => requestAnimationFrame(() => drawing.focus({ kind: "node", stage, index })));
    },
  });
  /** The step that was shown before. @type {import("../kit/prediction/phases.js").Phase | null} */
  let before = null;
  return {
    element: drawing.element,
    svg: drawing.svg,
    least: drawing.least,
    search,
    end: drawing.end,
    /** @param {State} now @param {Trace} here @param {ReturnType<typeof shownAfter>} shown */
    update(now, here, shown) {
      drawing.update({
        weight: (stage, source, target) => network.weight(stage, source, target),
        value: (stage, index) => (shown.values[stage] ? words.value(here, stage, index) : null),
        product: (stage, source, target) => (shown.products[stage] ? words.product(here, stage, source, target) : null),
        result: (index) => ({ ...words.result(here, index), ...(shown.result ? {} : { text: "" }) }),
        wanted: now.wanted,
      });
    },
    /** Products flow into a layer where their step begins. @param {import("../kit/prediction/phases.js").Phase | null} phase */
    flow(phase) {
      if (phase !== before && phase?.kind === "products") drawing.flow(phase.stage);
      before = phase;
    },
  };
}
