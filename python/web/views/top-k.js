/** The most probable classes of a sample, with the sample itself and whether its label is among them. */

import { view } from "../host/view.js";
import { button, stepper } from "../kit/controls/controls.js";
import { each, h, s, set, write } from "../kit/elements/dom.js";
import { grouped } from "../kit/numbers/format.js";
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
 * @property {string[] | null} values  of the first columns.
 */
/** @typedef {{ index: number, k: number }} State */

const LINE = 46;
const WIDTH = 340;

export default view({
  name: "top-k",
  texts,
  /** @returns {State} */
  start: (data) => ({ index: 0, k: data.k }),
  build({ data, text, state, change, announce }) {
    /** @type {Sample[]} */
    const samples = data.samples;
    const most = samples[0].classes.length;
    const names = /** @type {string[]} */ (data.names);
    const picture = data.pixels && pixels({ ...data.pixels, label: text("pixels", data.pixels) });
    const bytes = data.pixels ? fromBase64(data.pixels.data) : new Uint8Array();
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
      max: most,
      names: { less: `${text("classes")}: ${text("less")}`, more: `${text("classes")}: ${text("more")}` },
      change: (k) => change({ k }),
    });
    const labeled = samples.some(({ truth }) => truth);
    const search = labeled ? button({ label: text("nextMiss"), press: nextMiss }) : null;
    const where = h("p", { class: "note" });
    const verdict = h("p", { class: "number verdict" });
    const accuracy = h("p", { class: "note" });
    const values = h("tbody");
    const table = samples[0].values && h("table", { "aria-label": text("values") }, values);
    const bars = s("svg", { role: "img", class: "bars", style: "max-width: 440px" });

    /** @param {number} index */
    function go(index) {
      change({ index });
      const { truth, classes } = samples[index];
      announce(`${list(samples[index], state().k)}. ${truth ? judged(truth, classes, state().k) : ""}`);
    }

    function nextMiss() {
      const from = state().index;
      const order = samples.map((_, step) => (from + 1 + step) % samples.length);
      const found = order.find((index) => (samples[index].truth?.rank ?? 1) > 1);
      if (found === undefined) announce(text("noMiss"));
      else go(found);
    }

    /** @param {Sample} sample @param {number} k */
    function list({ classes, shares }, k) {
      return classes
        .slice(0, k)
        .map((index, rank) => `${names[index]} ${shares[rank].toFixed(3)}`)
        .join(", ");
    }

    /** @param {NonNullable<Sample["truth"]>} truth @param {number[]} classes @param {number} k */
    function judged({ class: label, rank, share }, classes, k) {
      const name = names[label];
      if (classes[0] === label) return text("hit", { name });
      return rank <= k ? text("near", { name, k, rank }) : text("miss", { name, rank, share: share.toFixed(3) });
    }

    /** @param {State} now */
    function update({ index, k }) {
      const sample = samples[index];
      const { truth, classes, shares } = sample;
      number.update(index + 1);
      count.update(k);
      write(
        where,
        [
          text("row", { row: sample.row + 1, all: data.rows }),
          data.rows > samples.length ? text("reduced", { shown: samples.length, all: data.rows }) : "",
        ]
          .filter(Boolean)
          .join(" · "),
      );
      picture?.update(
        bytes.subarray(
          index * data.pixels.width * data.pixels.height,
          (index + 1) * data.pixels.width * data.pixels.height,
        ),
      );
      if (sample.values)
        each(
          values,
          [...sample.values.entries()],
          () => h("tr", {}, h("th", { scope: "row", class: "text" }), h("td")),
          (row, [column, value]) => {
            write(row.children[0], data.columns[column]);
            write(row.children[1], value);
          },
        );
      write(verdict, truth ? judged(truth, classes, k) : text("unlabeled"));
      set(verdict, { class: `verdict ${truth ? `number ${classes[0] === truth.class ? "good" : "bad"}` : "note"}` });
      write(
        accuracy,
        data.hits
          ? text("accuracy", {
              one: (data.hits[0] / data.labeled).toFixed(3),
              k,
              several: (data.hits[k - 1] / data.labeled).toFixed(3),
              all: grouped(data.labeled),
            })
          : "",
      );
      draw(sample, k);
      set(bars, { "aria-label": text("list", { list: list({ ...sample, shares }, k) }) });
    }

    /** @param {Sample} sample @param {number} k */
    function draw({ classes, shares, truth }, k) {
      const others = names.length - k;
      const left = Math.max(0, 1 - shares.slice(0, k).reduce((sum, share) => sum + share, 0));
      const rows = classes.slice(0, k).map((index, rank) => ({
        name: names[index],
        share: shares[rank],
        mark: truth?.class === index ? (rank === 0 ? "✓ " : "→ ") : "",
        tone: "prediction",
      }));
      if (others > 0) rows.push({ name: text("others", { count: others }), share: left, mark: "", tone: "soft" });
      set(bars, { viewBox: `0 0 ${WIDTH} ${rows.length * LINE + 4}` });
      each(bars, rows, bar, (row, { name, share, mark, tone }, order) => {
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
    }

    return {
      body: [
        h(
          "div",
          { class: "columns" },
          h(
            "div",
            {},
            number.element,
            where,
            picture?.svg,
            table,
            data.more ? h("p", { class: "note" }, text("rest", { count: data.more })) : null,
          ),
          h("div", {}, count.element, bars, verdict, accuracy, search),
        ),
      ],
      update,
      picture: () => [where, ...(picture ? [picture.svg] : table ? [table] : []), bars, verdict, accuracy],
      code: ({ index, k }) => {
        const { classes, shares, row } = samples[index];
        return topCode({ row, k, classes, shares, names, ofModel: data.of_model });
      },
    };
  },
});

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
