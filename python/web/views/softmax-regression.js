/** The shape of a softmax regression: features, classes, their weights, and live probabilities. */

import { view } from "../host/view.js";
import { button } from "../kit/controls/controls.js";
import { h, set, write } from "../kit/elements/dom.js";
import { grouped } from "../kit/numbers/format.js";
import { printedRow } from "../kit/numbers/printed-array.js";
import { softmaxCode } from "../kit/softmax/code.js";
import { softmaxDiagram, shownOf, WHOLE } from "../kit/softmax/diagram.js";
import { COMPUTED, MOST, SoftmaxRegression, valuesOf } from "../kit/softmax/numbers.js";
import { counter, numberPicker, sentence } from "../kit/softmax/picked.js";
import { texts } from "../text/softmax-regression.js";

/** @typedef {import("../kit/softmax/diagram.js").Pick} Pick */
/** @typedef {import("../kit/softmax/picked.js").State} State */
/** @typedef {import("../host/view.js").Parts<State, unknown>} Parts */
/** @typedef {ReturnType<typeof valuesOf>} Values */

export default view({
  name: "softmax-regression",
  texts,
  start: first,
  build(parts) {
    const { data, text, heading, state, change } = parts;
    const pick = (/** @type {Partial<Pick>} */ part) => change({ pick: { ...state().pick, ...part } });
    const shape = shapePanel(parts);
    const picker = numberPicker({
      text,
      largest: largestOf(data),
      pick,
      change: (name, value) => change({ changed: { ...state().changed, [name]: value } }),
    });
    const drawing = drawingOf(parts, pick);
    const printed = printedNumbers(text);
    const computed = computing(data);
    const words = h("p");

    /** @param {State} now */
    function update(now) {
      const { values, logits, probabilities } = computed(now);
      shape.update(now, logits.length > 0);
      picker.update(now, values);
      drawing.of(now).update(values, logits, probabilities, now.pick);
      write(words, sentence(now, values, text));
      printed.update(logits, probabilities);
    }

    return {
      body: [
        h("div", { class: "columns" }, h("div", {}, ...shape.elements), h("div", {}, ...picker.elements, words)),
        drawing.element,
        shape.hint,
        heading({}, text("printed")),
        printed.element,
      ],
      update,
      picture: () => [drawing.of(state()).svg],
      code: (now) => softmaxCode(now, data, valuesOf(data, now.changed)),
    };
  },
});

/** The first state. @param {any} data @returns {State} */
function first({ features, classes }) {
  return { features, classes, changed: {}, pick: { kind: "weight", feature: 0, class: 0 } };
}

/** The largest sizes of the numbers that Python gave; 1 where it gave none. @param {import("../kit/softmax/numbers.js").Given} given */
function largestOf({ inputs, weights, biases }) {
  const size = (/** @type {readonly number[] | null} */ values) =>
    values?.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  return { input: size(inputs), weight: size(weights?.flat() ?? null), bias: size(biases) };
}

/** How many features and classes there are, and what follows from it. @param {Parts} parts */
function shapePanel({ data, text, state, change, announce, language }) {
  const features = counter(text, "features", MOST, (value) => reshape({ features: value }));
  const classes = counter(text, "classes", MOST, (value) => reshape({ classes: value }));
  const reset = button({ label: text("reset"), press: () => change({ ...state(), ...first(data) }) });
  const parameters = h("p", { class: "number" });
  const shapes = h("p", { class: "note number" });
  const hint = h("p", { class: "note" });

  /** @param {Partial<State>} shape */
  function reshape(shape) {
    const next = { ...state(), ...shape };
    const { kind, feature, class: row } = next.pick;
    change({
      ...shape,
      pick: { kind, feature: Math.min(feature, next.features - 1), class: Math.min(row, next.classes - 1) },
    });
    announce(text("spoken", counts(next)));
  }

  /** @param {State} now */
  function counts({ features: n, classes: k }) {
    return { features: grouped(n), classes: grouped(k), count: grouped(n * k + k) };
  }

  return {
    elements: [features.element, classes.element, parameters, shapes, reset],
    hint,
    /** @param {State} now @param {boolean} isComputed */
    update(now, isComputed) {
      features.update(now.features);
      classes.update(now.classes);
      write(parameters, text("parameters", counts(now)));
      write(shapes, text("shapes", counts(now)));
      const hints = [
        now.features > WHOLE || now.classes > WHOLE ? text("some") : "",
        now.features === MOST || now.classes === MOST ? text("most", { most: grouped(MOST) }) : "",
        isComputed ? "" : text("tooMany", { most: grouped(COMPUTED) }),
        now.classes === 1 ? text("one") : "",
      ];
      write(hint, hints.filter(Boolean).join(language === "ja" ? "" : " "));
    },
  };
}

/** The numbers of a state; of the last one only what changed is put in. @param {any} data */
function computing(data) {
  /** @type {{ shape: string, changed: Record<string, number>, numbers: SoftmaxRegression } | null} */
  let model = null;
  return (/** @type {State} */ { features, classes, changed }) => {
    const values = valuesOf(data, changed);
    if (features * classes > COMPUTED) return { values, logits: [], probabilities: [] };
    const shape = `${features} ${classes}`;
    if (model === null || model.shape !== shape || Object.keys(model.changed).some((name) => !(name in changed)))
      model = { shape, changed, numbers: new SoftmaxRegression(features, classes, values) };
    else {
      for (const name of Object.keys(changed))
        if (changed[name] !== model.changed[name]) model.numbers.put(name, changed[name]);
      model = { ...model, changed };
    }
    return { values, ...model.numbers.compute() };
  };
}

/** The diagram: another one where other parts are shown. @param {Parts} parts @param {(part: Partial<Pick>) => void} pick */
function drawingOf({ data, text }, pick) {
  const element = h("div", { class: "sideways", tabindex: 0, role: "region", "aria-label": text("scroll") });
  /** @type {ReturnType<typeof softmaxDiagram> | null} */
  let diagram = null;
  return {
    element,
    /** @param {State} now */
    of({ features, classes, pick: now }) {
      const shown = `${features} ${classes} ${shownOf(features, now.feature)} ${shownOf(classes, now.class)}`;
      if (diagram?.shown === shown) return diagram;
      diagram = softmaxDiagram({
        label: text("diagram"),
        features,
        classes,
        pick: now,
        featureNames: data.feature_names ?? [],
        classNames: data.class_names ?? [],
        press: (part) =>
          pick({
            kind: part.kind,
            ...(part.kind === "bias" ? {} : { feature: part.feature }),
            ...(part.kind === "input" ? {} : { class: part.class }),
          }),
      });
      element.replaceChildren(diagram.svg);
      return diagram;
    },
  };
}

/** Logits and probabilities as NumPy prints them. @param {import("../text/common.js").Say} text */
function printedNumbers(text) {
  const element = h("pre", { tabindex: 0, "aria-label": text("printed") });
  return {
    element,
    /** @param {ArrayLike<number>} logits @param {ArrayLike<number>} probabilities */
    update(logits, probabilities) {
      const isEmpty = logits.length === 0;
      const rows = () =>
        `${text("logits")}\n${printedRow(logits)}\n${text("probabilities")}\n${printedRow(probabilities)}`;
      set(element, { hidden: isEmpty });
      write(element, isEmpty ? "" : rows());
    },
  };
}
