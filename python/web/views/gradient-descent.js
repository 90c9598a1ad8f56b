/** Linear regression trained by gradient descent: steps, the map of the error, the history of errors; a dial for each parameter. */

import { view } from "../host/view.js";
import { button, checkbox, choice, decimals, slider } from "../kit/controls/controls.js";
import { Descent } from "../kit/line/descent.js";
import { h, s, write } from "../kit/elements/dom.js";
import { fitPlot } from "../kit/line/fit-plot.js";
import { grouped, minus, neat, significant } from "../kit/numbers/format.js";
import { historyChart } from "../kit/charts/history.js";
import { lineLegend, linePlot } from "../kit/line/line-plot.js";
import { descentCode } from "../kit/line/code.js";
import { linearDiagram } from "../kit/line/diagram.js";
import { parametersTable } from "../kit/line/parameters-table.js";
import { isConstant, tableOf } from "../kit/line/regression.js";
import { bowl, surface } from "../kit/line/surface.js";
import { speaker } from "../text/common.js";
import { texts } from "../text/gradient-descent.js";

/** @typedef {import("../kit/line/descent.js").State} State */

const BATCHES = [1, 10, 100];
/** Up to so many inputs the diagram is drawn. */
const DRAWN = 5;
/** Milliseconds of steps between two pictures, and with reduced motion. */
const SLICE = 12;
const AT_ONCE = 1000;

export default view({
  name: "gradient-descent",
  texts,
  /** @returns {State} */
  start: (data) => new Descent(data, tableOf(data, speaker(texts, "en"))).start(),
  build({ data, text, state, change, id, room, announce, still, onEnd }) {
    const table = tableOf(data, text);
    const { features, columns, targets } = table;
    const descent = new Descent(data, table);
    const single = columns === 1;
    const window = single ? 200 : 300;
    const labels = [
      ...table.names.map((name) => (single ? text("weight") : `${text("weight")}: ${name}`)),
      text("bias"),
    ];

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
    const standard = checkbox({
      label: text("standardize"),
      change: (value) => change(descent.switched(state(), value)),
    });
    const log = checkbox({ label: text("log"), change: (value) => change({ log: value }) });
    const recent = checkbox({ label: text("recent", { count: window }), change: (value) => change({ recent: value }) });
    const counted = h("output", { class: "value steps" });
    const error = h("output", { class: "value error big" });
    const warning = h("p", { class: "warning" });
    const words = h("p", { class: "note" });
    const parameters = parametersTable({ text, names: labels, rate: (index, rate) => change(rated(index, rate)) });
    const past = historyChart({
      id: id("history"),
      label: text("history"),
      xLabel: text("changes"),
      yLabel: text("error"),
      width: room,
    });
    const fit = single ? linePlot({ id: id("plot"), label: text("plot"), table, width: room }) : null;
    const cloud = single
      ? null
      : fitPlot({ id: id("plot"), label: text("fit"), table, prediction: text("prediction"), width: room });
    const diagram =
      columns <= DRAWN ? linearDiagram({ label: text("diagram"), names: table.names, target: table.target }) : null;
    const knobs = h("div");
    const map = h("div");
    /** @type {{ standard: boolean, sliders: import("../kit/controls/controls.js").NumberControl[], surface: ReturnType<typeof surface> | null, written: ((value: number) => string)[] } | null} */
    let units = null;
    let frame = 0;
    onEnd(pause);

    /** @param {number} count */
    function step(count) {
      const next = descent.stepped(state(), count);
      change(next);
      announce(
        next.diverged
          ? text("diverged", { step: next.diverged })
          : text("spoken", {
              step: next.total ?? 0,
              error: table.error(descent.trainer({ ...state(), ...next }).error),
            }),
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
          announce(text("diverged", { step: next.diverged }));
          return;
        }
      }
    }

    function pause() {
      cancelAnimationFrame(frame);
      frame = 0;
      write(run, text("run"));
    }

    function again() {
      pause();
      const { raw, scaled, log: logarithmic, recent: last, speed: fast, standard: scaledNow } = state();
      const fresh = descent.start();
      change({
        ...fresh,
        ...(scaledNow === fresh.standard ? {} : descent.switched(fresh, scaledNow)),
        raw,
        scaled,
        log: logarithmic,
        recent: last,
        speed: fast,
      });
    }

    /** @param {number} index @param {number} rate */
    function rated(index, rate) {
      const { rates, bias } = descent.rates(state());
      return descent.rated(
        state(),
        index === columns ? { rates, bias: rate } : { rates: rates.map((old, j) => (j === index ? rate : old)), bias },
      );
    }

    /** @param {number} index @param {number} value */
    function turned(index, value) {
      const { weights } = state();
      change(
        descent.moved(
          state(),
          index === columns ? { bias: value } : { weights: weights.map((old, j) => (j === index ? value : old)) },
        ),
      );
    }

    /** Dials and map for raw or standardized features. @param {boolean} scaled */
    function build(scaled) {
      const dials = descent.dials[scaled ? "scaled" : "raw"];
      const all = [...dials.weights, dials.bias];
      const written = all.map((dial) => decimals(dial.step));
      const sliders = all.map((dial, index) =>
        slider({
          label: labels[index],
          ...dial,
          format: written[index],
          tone: index === columns ? "bias" : "weight",
          change: (value) => turned(index, value),
        }),
      );
      knobs.replaceChildren(...sliders.map(({ element }) => element));
      const [weight] = dials.weights;
      const drawn = single
        ? surface({
            id: id(scaled ? "scaled" : "raw"),
            label: text("map"),
            width: room,
            bowl: bowl(descent.trainers[scaled ? "scaled" : "raw"].features, {
              ...table.best,
              ...descent.best(scaled),
              weights: Float64Array.from(descent.best(scaled).weights),
            }),
            weights: [weight.min, weight.max],
            biases: [dials.bias.min, dials.bias.max],
            xLabel: text("weight"),
            yLabel: text("bias"),
            captions: { point: text("point"), minimum: text("minimum") },
            move: (w, b) => change(descent.moved(state(), { weights: [w], bias: b })),
            nudge: (across, up) =>
              change(
                descent.moved(state(), {
                  weights: [state().weights[0] + across * weight.step * 10],
                  bias: state().bias + up * dials.bias.step * 10,
                }),
              ),
          })
        : null;
      map.replaceChildren(...(drawn ? [drawn.svg, mapLegend(text)] : []));
      units = { standard: scaled, sliders, surface: drawn, written };
      return units;
    }

    /** @param {State} now */
    function update(now) {
      const { sliders, surface: drawn, written } = units?.standard === now.standard ? units : build(now.standard);
      const trainer = descent.trainer(now);
      const found = trainer.error;
      const slopes = trainer.gradient();
      const gradient = [...slopes.weights, slopes.bias];
      const values = [...now.weights, now.bias];
      const rates = descent.rates(now);
      const best = descent.best(now.standard);
      const raw = descent.rawLine(now);
      sliders.forEach((control, index) => control.update(values[index]));
      write(counted, String(now.total));
      write(error, table.error(found));
      standard.update(now.standard);
      log.update(now.log);
      recent.update(now.recent);
      speed.update(String(now.speed));
      parameters.update({
        values,
        rates: [...rates.rates, rates.bias],
        gradient,
        best: [...best.weights, best.bias],
        raw: now.standard ? [...raw.weights, raw.bias] : null,
        error: found,
        least: table.best.error,
      });
      past.update(now.history, { log: now.log, window: now.recent ? window : undefined });
      fit?.update(raw.weights[0], raw.bias);
      cloud?.update((i) => trainer.predict(trainer.features, i * columns));
      diagram?.update(
        features.subarray(0, columns),
        raw.weights.map((weight, j) => minus(now.standard ? neat(weight, 4) : written[j](weight))),
        minus(now.standard ? neat(raw.bias, 4) : written[columns](raw.bias)),
        trainer.predict(trainer.features),
      );
      if (drawn) {
        const after = /** @type {const} */ ([
          now.weights[0] - (rates.rates[0] * gradient[0]) / 2,
          now.bias - (rates.bias * gradient[1]) / 2,
        ]);
        drawn.update(
          [now.weights[0], now.bias],
          now.path.points,
          after,
          [gradient[0], gradient[1]],
          text("spokenPoint", { weight: neat(now.weights[0]), bias: neat(now.bias), error: table.error(found) }),
        );
      }
      tell(now, found);
    }

    /** What the reader should know here. @param {State} now @param {number} found */
    function tell(now, found) {
      const factors = descent.factors(now);
      const [slow, fast] = [factors[0], factors[factors.length - 1]];
      const strongest = factors.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a));
      const grows = !(fast >= -1);
      warning.hidden = !(now.diverged || grows);
      write(
        warning,
        now.diverged
          ? text("diverged", { step: now.diverged })
          : text("tooLarge", { fast: significant(fast, 4), times: significant((1 - fast) / 2, 3) }),
      );
      words.hidden = grows;
      const arrived = found - table.best.error <= 1e-12 * Math.max(1e-300, table.best.error);
      write(
        words,
        arrived
          ? text("arrived")
          : text("converges", { slow: minus(slow.toFixed(6)), fast: minus(strongest.toFixed(6)) }),
      );
    }

    const constant = table.names.find((_, j) => isConstant(table, j));
    if (constant !== undefined) for (const box of standard.element.querySelectorAll("input")) box.disabled = true;
    return {
      body: [
        h("div", { class: "row" }, ...buttons, run, reset, speed.element),
        h(
          "div",
          { class: "columns" },
          h(
            "div",
            {},
            single ? map : cloud?.svg,
            h(
              "div",
              { class: "row" },
              h("span", {}, text("step"), " ", counted),
              h("span", { class: "label" }, text("error")),
              error,
            ),
            words,
            warning,
            knobs,
            standard.element,
          ),
          h(
            "div",
            {},
            fit ? h("div", {}, fit.svg, lineLegend(text)) : null,
            diagram && h("div", { class: "drawn" }, diagram.svg),
            h("div", { class: "history" }, past.element, h("div", { class: "row" }, log.element, recent.element)),
          ),
        ),
        parameters.element,
        h("p", { class: "note least" }, text("least", { least: neat(table.best.error, 13) })),
        ...(constant === undefined
          ? []
          : [h("p", { class: "warning" }, text(single ? "constant" : "cannotStandardize", { name: constant }))]),
        ...(targets.length < table.rows
          ? [h("p", { class: "note" }, text("reduced", { shown: grouped(targets.length), all: grouped(table.rows) }))]
          : []),
      ],
      update,
      picture: () => [
        /** @type {SVGSVGElement} */ ((single ? map : (cloud?.svg.parentElement ?? map)).querySelector("svg.chart")),
      ],
      code: (now) => descentCode(data, now, descent.rates(now)),
    };
  },
});

/** What the marks on the map mean. @param {import("../text/common.js").Say} text */
function mapLegend(text) {
  /** @param {string} label @param {SVGElement[]} marks */
  const item = (label, ...marks) =>
    h(
      "span",
      { class: "row" },
      s("svg", { viewBox: "0 0 28 14", style: "width: 28px", "aria-hidden": "true" }, ...marks),
      label,
    );
  return h(
    "div",
    { class: "row note" },
    item(text("point"), s("circle", { cx: 14, cy: 7, r: 5.5, class: "dot prediction" })),
    item(text("against"), s("path", { d: "M2 7H25M18 2L25 7L18 12", class: "line accent" })),
    item(text("nextStep"), s("circle", { cx: 14, cy: 7, r: 4.5, class: "ring prediction" })),
    item(text("path"), s("path", { d: "M2 7H26", class: "line thin trail" })),
    item(text("minimum"), s("path", { d: "M9 2L19 12M9 12L19 2", class: "line good" })),
  );
}
