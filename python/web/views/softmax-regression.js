/** The shape of a softmax regression: features, classes, their weights, and live probabilities. */

import { view } from "../host/view.js";
import { choice, slider, stepper } from "../kit/controls/controls.js";
import { h, set, write } from "../kit/elements/dom.js";
import { general, grouped, minus } from "../kit/numbers/format.js";
import { printedRow } from "../kit/numbers/printed-array.js";
import { softmaxCode } from "../kit/softmax/code.js";
import { softmaxDiagram, shownOf, WHOLE } from "../kit/softmax/diagram.js";
import { COMPUTED, MOST, SoftmaxRegression, valuesOf } from "../kit/softmax/numbers.js";
import { texts } from "../text/softmax-regression.js";

/** @typedef {import("../kit/softmax/diagram.js").Pick} Pick */
/** @typedef {{ features: number, classes: number, changed: Record<string, number>, pick: Pick }} State */

const STEP = 0.1;
const TONES = /** @type {const} */ ({ input: "data", weight: "weight", bias: "bias" });
const KINDS = /** @type {const} */ (["input", "weight", "bias"]);

export default view({
  name: "softmax-regression",
  texts,
  /** @returns {State} */
  start: (data) => ({
    features: data.features,
    classes: data.classes,
    changed: {},
    pick: { kind: "weight", feature: 0, class: 0 },
  }),
  build({ data, text, heading, state, change, announce, language }) {
    const names = { less: text("less"), more: text("more") };
    const count = (/** @type {string} */ key, /** @type {(value: number) => void} */ take, most = MOST) =>
      stepper({
        label: text(key),
        min: 1,
        max: most,
        names: { less: `${text(key)}: ${names.less}`, more: `${text(key)}: ${names.more}` },
        change: take,
      });
    const features = count("features", (value) => reshape({ features: value }));
    const classes = count("classes", (value) => reshape({ classes: value }));
    const again = h(
      "button",
      {
        type: "button",
        onclick: () =>
          change({
            ...state(),
            features: data.features,
            classes: data.classes,
            changed: {},
            pick: { kind: "weight", feature: 0, class: 0 },
          }),
      },
      text("again"),
    );
    const kind = choice({
      label: text("change"),
      options: KINDS.map((value) => ({ value, label: text(value) })),
      change: (value) => pick({ kind: value }),
    });
    const picks = h("div");
    const dial = h("div");
    const parameters = h("p", { class: "number" });
    const shapes = h("p", { class: "note number" });
    const words = h("p");
    const hint = h("p", { class: "note" });
    const home = h("div", { class: "sideways", tabindex: 0, role: "region", "aria-label": text("scroll") });
    const printed = h("pre", { tabindex: 0, "aria-label": text("printed") });
    /** @type {ReturnType<typeof softmaxDiagram> | null} */
    let diagram = null;
    /** @type {{ shape: string, changed: Record<string, number>, numbers: SoftmaxRegression, values: ReturnType<typeof valuesOf> } | null} */
    let model = null;
    /** @type {{ key: string, row: import("../kit/controls/controls.js").NumberControl, column: import("../kit/controls/controls.js").NumberControl } | null} */
    let pickers = null;
    /** @type {{ key: string, control: import("../kit/controls/controls.js").NumberControl } | null} */
    let mover = null;

    /** @param {Partial<State>} shape */
    function reshape(shape) {
      const next = { ...state(), ...shape };
      const { kind: now, feature, class: row } = next.pick;
      change({
        ...shape,
        pick: { kind: now, feature: Math.min(feature, next.features - 1), class: Math.min(row, next.classes - 1) },
      });
      announce(text("spoken", counts(next)));
    }

    /** @param {Partial<Pick>} part */
    function pick(part) {
      change({ pick: { ...state().pick, ...part } });
    }

    /** @param {State} now */
    function counts({ features: n, classes: k }) {
      return { features: grouped(n), classes: grouped(k), count: grouped(n * k + k) };
    }

    /** The numbers of a state; of the last one only what changed is put in. @param {State} now */
    function computed({ features: n, classes: k, changed }) {
      const values = valuesOf(data, changed);
      if (n * k > COMPUTED) return { values, logits: [], probabilities: [] };
      const shape = `${n} ${k}`;
      if (model === null || model.shape !== shape || Object.keys(model.changed).some((name) => !(name in changed)))
        model = { shape, changed, values, numbers: new SoftmaxRegression(n, k, values) };
      else {
        for (const name of Object.keys(changed))
          if (changed[name] !== model.changed[name]) model.numbers.put(name, changed[name]);
        model = { ...model, changed, values };
      }
      return { values, ...model.numbers.compute() };
    }

    /** The number that is changed. @param {State} now @param {ReturnType<typeof valuesOf>} values */
    function picked({ pick: { kind: what, feature, class: row } }, values) {
      if (what === "input") return { name: `x${feature}`, label: `X${feature + 1}`, value: values.input(feature) };
      if (what === "bias") return { name: `b${row}`, label: `b${row + 1}`, value: values.bias(row) };
      return { name: `w${row},${feature}`, label: `W(${row + 1},${feature + 1})`, value: values.weight(row, feature) };
    }

    /** Controls whose ends depend on the state. @param {State} now @param {ReturnType<typeof picked>} number */
    function controls(now, number) {
      const {
        features: n,
        classes: k,
        pick: { kind: what, feature, class: row },
      } = now;
      const key = `${n} ${k} ${what}`;
      if (pickers?.key !== key) {
        const rows = count("ofClass", (value) => pick({ class: value - 1 }), k);
        const columns = count("ofFeature", (value) => pick({ feature: value - 1 }), n);
        pickers = { key, row: rows, column: columns };
        picks.replaceChildren(
          ...[...(what === "input" ? [] : [rows]), ...(what === "bias" ? [] : [columns])].map(({ element }) => element),
        );
      }
      pickers.row.update(row + 1);
      pickers.column.update(feature + 1);
      const reach = Math.max(5, Math.ceil(Math.abs(number.value)));
      if (mover?.key !== `${number.name} ${reach}`) {
        const control = slider({
          label: number.label,
          min: -reach,
          max: reach,
          step: STEP,
          tone: TONES[what],
          format: (value) => general(value, 6),
          chars: 8,
          change: (value) => change({ changed: { ...state().changed, [number.name]: value } }),
        });
        const had = dial.contains(focused());
        mover = { key: `${number.name} ${reach}`, control };
        dial.replaceChildren(control.element);
        if (had) control.element.querySelector("input")?.focus();
      }
      mover.control.update(number.value);
    }

    function focused() {
      const root = dial.getRootNode();
      return root instanceof ShadowRoot ? root.activeElement : null;
    }

    /** @param {State} now */
    function draw(now) {
      const shown = `${now.features} ${now.classes} ${shownOf(now.features, now.pick.feature)} ${shownOf(now.classes, now.pick.class)}`;
      if (diagram?.shown === shown) return diagram;
      diagram = softmaxDiagram({
        label: text("diagram"),
        features: now.features,
        classes: now.classes,
        pick: now.pick,
        featureNames: data.feature_names ?? [],
        classNames: data.class_names ?? [],
        press: (part) =>
          pick({
            kind: part.kind,
            ...(part.kind === "bias" ? {} : { feature: part.feature }),
            ...(part.kind === "input" ? {} : { class: part.class }),
          }),
      });
      home.replaceChildren(diagram.svg);
      return diagram;
    }

    /** @param {State} now @param {ReturnType<typeof valuesOf>} values @param {string} name */
    function sentence({ pick: { kind: what, feature, class: row }, classes: k }, values, name) {
      const short = (/** @type {number} */ value) => minus(general(value, 6));
      const [input, weight] = [values.input(feature), values.weight(row, feature)];
      return text(`${what}Term`, {
        name,
        feature: feature + 1,
        class: row + 1,
        classes: k,
        input: short(input),
        weight: short(weight),
        bias: short(values.bias(row)),
        product: short(weight * input),
      });
    }

    /** @param {State} now */
    function update(now) {
      const { values, logits, probabilities } = computed(now);
      const number = picked(now, values);
      features.update(now.features);
      classes.update(now.classes);
      kind.update(now.pick.kind);
      controls(now, number);
      draw(now).update(values, logits, probabilities, now.pick);
      write(parameters, text("parameters", counts(now)));
      write(shapes, text("shapes", counts(now)));
      write(words, sentence(now, values, number.label));
      const hints = [
        now.features > WHOLE || now.classes > WHOLE ? text("some") : "",
        now.features === MOST || now.classes === MOST ? text("most", { most: grouped(MOST) }) : "",
        logits.length === 0 ? text("tooMany", { most: grouped(COMPUTED) }) : "",
        now.classes === 1 ? text("one") : "",
      ];
      write(hint, hints.filter(Boolean).join(language === "ja" ? "" : " "));
      set(printed, { hidden: logits.length === 0 });
      write(
        printed,
        logits.length === 0
          ? ""
          : `${text("logits")}\n${printedRow(logits)}\n${text("probabilities")}\n${printedRow(probabilities)}`,
      );
    }

    return {
      body: [
        h(
          "div",
          { class: "columns" },
          h("div", {}, features.element, classes.element, parameters, shapes, again),
          h("div", {}, kind.element, picks, dial, words),
        ),
        home,
        hint,
        heading({}, text("printed")),
        printed,
      ],
      update,
      picture: () => [draw(state()).svg],
      code: (now) => softmaxCode(now, data, valuesOf(data, now.changed)),
    };
  },
});
