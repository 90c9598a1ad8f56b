/** The most probable classes of a sample, with the sample itself and whether its label is among them. */

import { view } from "../host/view.js";
import { button, stepper } from "../kit/controls/controls.js";
import { each, h, s, set, write } from "../kit/elements/dom.js";
import { grouped } from "../kit/numbers/format.js";
import { number as written } from "../kit/numbers/notation.js";
import { pixels } from "../kit/charts/pixels.js";
import { topCode } from "../kit/code/top-k.js";
import { fromBase64 } from "../math/base64.js";
import { texts } from "../text/top-k.js";

/**
 * @typedef {object} Sample
 * @property {number} row  in the reader's data, from 0.
 * @property {number[]} classes  the most probable ones, in descending order.
 * @property {number[]} shares  their probabilities.
 * @property {{ class: number, rank: number, share: number } | null} truth  the label; rank from 1.
 * @property {(number | string)[] | null} values  of the first columns.
 */
/** @typedef {{ index: number, k: number }} State */
/** @typedef {import("../host/view.js").Parts<State, unknown>} Parts */
/** @typedef {import("../text/common.js").Say} Say */

const LINE = 46;
const WIDTH = 340;

export default view({
  name: "top-k",
  texts,
  /** @returns {State} */
  start: (data) => ({ index: 0, k: data.k }),
  build(parts) {
    const { data, text, state, change, announce } = parts;
    /** @type {Sample[]} */
    const samples = data.samples;
    const names = /** @type {string[]} */ (data.names);
    const sentences = words(names, text);
    const controls = controlsOf(parts, go);
    const sample = samplePanel(parts);
    const verdict = verdictPanel(parts, sentences.judged);
    const bars = barsOf(names, text);

    /** @param {number} index */
    function go(index) {
      change({ index });
      const { truth, classes } = samples[index];
      const { k } = state();
      announce(`${sentences.list(samples[index], k)}. ${truth ? sentences.judged(truth, classes, k) : ""}`);
    }

    /** @param {State} now */
    function update({ index, k }) {
      controls.update({ index, k });
      sample.update(index);
      verdict.update(samples[index], k);
      bars.update(samples[index], k);
      set(bars.svg, { "aria-label": text("list", { list: sentences.list(samples[index], k) }) });
    }

    return {
      body: [
        h(
          "div",
          { class: "columns" },
          h("div", {}, controls.number, ...sample.elements),
          h("div", {}, controls.count, bars.svg, ...verdict.elements, controls.search),
        ),
      ],
      update,
      picture: () => [...sample.shown, bars.svg, ...verdict.elements],
      code: ({ index, k }) => {
        const { classes, shares, row } = samples[index];
        return topCode({ row, k, classes, shares, names, ofModel: data.of_model });
      },
    };
  },
});

/** The sentences about a sample. @param {string[]} names  of the classes. @param {Say} text */
function words(names, text) {
  return {
    /** @param {Sample} sample @param {number} k */
    list({ classes, shares }, k) {
      const most = classes.slice(0, k);
      return most.map((index, rank) => `${names[index]} ${shares[rank].toFixed(3)}`).join(", ");
    },
    /** @param {NonNullable<Sample["truth"]>} truth @param {number[]} classes @param {number} k */
    judged({ class: label, rank, share }, classes, k) {
      const name = names[label];
      if (classes[0] === label) return text("hit", { name });
      return rank <= k ? text("near", { name, k, rank }) : text("miss", { name, rank, share: share.toFixed(3) });
    },
  };
}

/** The sample, the number of classes, and the search for a sample that is not predicted. @param {Parts} parts @param {(index: number) => void} go */
function controlsOf({ data, text, state, change, announce }, go) {
  /** @type {Sample[]} */
  const samples = data.samples;
  const number = stepper({
    label: text("sample"),
    min: 1,
    max: samples.length,
    names: { less: text("previous"), more: text("next") },
    change: (value) => go(value - 1),
  });
  const count = stepper({
    label: text("classes"),
    min: 1,
    max: samples[0].classes.length,
    names: { less: `${text("classes")}: ${text("less")}`, more: `${text("classes")}: ${text("more")}` },
    change: (k) => change({ k }),
  });
  const isLabeled = samples.some(({ truth }) => truth);

  function nextMiss() {
    const from = state().index;
    const order = samples.map((_, step) => (from + 1 + step) % samples.length);
    const found = order.find((index) => (samples[index].truth?.rank ?? 1) > 1);
    if (found === undefined) announce(text("noMiss"));
    else go(found);
  }

  return {
    number: number.element,
    count: count.element,
    search: isLabeled ? button({ label: text("nextMiss"), press: nextMiss }) : null,
    /** @param {State} now */
    update({ index, k }) {
      number.update(index + 1);
      count.update(k);
    },
  };
}

/** The sample itself: its row, its picture or its values. @param {Parts} parts */
function samplePanel({ data, text }) {
  /** @type {Sample[]} */
  const samples = data.samples;
  const picture = data.pixels && pixels({ ...data.pixels, label: text("pixels", data.pixels) });
  const bytes = data.pixels ? fromBase64(data.pixels.data) : new Uint8Array();
  const size = data.pixels ? data.pixels.width * data.pixels.height : 0;
  const where = h("p", { class: "note" });
  const values = h("tbody");
  const table = samples[0].values && h("table", { "aria-label": text("values") }, values);
  const create = () => h("tr", {}, h("th", { scope: "row", class: "text" }), h("td"));
  const reduced =
    data.rows > samples.length ? [text("reduced", { shown: grouped(samples.length), all: grouped(data.rows) })] : [];
  return {
    elements: [
      where,
      picture?.svg,
      table,
      data.more ? h("p", { class: "note" }, text("rest", { count: grouped(data.more) })) : null,
    ],
    /** What a saved picture has of it. */
    shown: [where, ...(picture ? [picture.svg] : table ? [table] : [])],
    /** @param {number} index */
    update(index) {
      const { row: number, values: shown } = samples[index];
      write(where, [text("row", { row: grouped(number + 1), all: grouped(data.rows) }), ...reduced].join(" · "));
      picture?.update(bytes.subarray(index * size, (index + 1) * size));
      if (!shown) return;
      each(values, [...shown.entries()], create, (row, [column, value]) => {
        write(row.children[0], data.columns[column]);
        write(row.children[1], typeof value === "number" ? written(value) : value);
      });
    },
  };
}

/** Whether the label is among the classes, and how often it is. @param {Parts} parts @param {ReturnType<typeof words>["judged"]} judged */
function verdictPanel({ data, text }, judged) {
  const verdict = h("p", { class: "number verdict" });
  const accuracy = h("p", { class: "note" });
  const share = (/** @type {number} */ k) => (data.hits[k - 1] / data.labeled).toFixed(3);
  return {
    elements: [verdict, accuracy],
    /** @param {Sample} sample @param {number} k */
    update({ truth, classes }, k) {
      write(verdict, truth ? judged(truth, classes, k) : text("unlabeled"));
      set(verdict, { class: `verdict ${truth ? `number ${classes[0] === truth.class ? "good" : "bad"}` : "note"}` });
      write(
        accuracy,
        data.hits ? text("accuracy", { one: share(1), k, several: share(k), all: grouped(data.labeled) }) : "",
      );
    },
  };
}

/** A bar for each class that is shown, and one for the others. @param {string[]} names @param {Say} text */
function barsOf(names, text) {
  const svg = s("svg", { role: "img", class: "bars", style: "max-width: 440px" });
  return {
    svg,
    /** @param {Sample} sample @param {number} k */
    update({ classes, shares, truth }, k) {
      const others = names.length - k;
      const left = Math.max(0, 1 - shares.slice(0, k).reduce((sum, share) => sum + share, 0));
      const rows = classes.slice(0, k).map((index, rank) => ({
        name: names[index],
        share: shares[rank],
        mark: truth?.class === index ? (rank === 0 ? "✓ " : "→ ") : "",
        tone: "prediction",
      }));
      if (others > 0)
        rows.push({ name: text("others", { count: grouped(others) }), share: left, mark: "", tone: "soft" });
      set(svg, { viewBox: `0 0 ${WIDTH} ${rows.length * LINE + 4}` });
      each(svg, rows, bar, (row, { name, share, mark, tone }, order) => {
        const [label, value, frame, fill] = row.children;
        const y = order * LINE;
        set(row, { class: tone });
        write(label, mark + shortened(name, 30));
        write(value, share.toFixed(3));
        for (const item of [label, value]) set(item, { y: y + 16 });
        for (const item of [frame, fill]) set(item, { y: y + 22 });
        set(fill, { width: Math.min(1, share) * WIDTH });
        write(row.children[4], name);
      });
    },
  };
}

function bar() {
  return s(
    "g",
    {},
    s("text", { x: 0, class: "number" }),
    s("text", { x: WIDTH, "text-anchor": "end", class: "number tinted" }),
    s("rect", { x: 0, width: WIDTH, height: 14, rx: 3, class: "frame" }),
    s("rect", { x: 0, height: 14, rx: 3, class: "tinted" }),
    s("title"),
  );
}

/** @param {string} name @param {number} most letters. */
function shortened(name, most) {
  const letters = [...name];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : name;
}
