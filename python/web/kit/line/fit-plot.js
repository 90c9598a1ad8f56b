/** Predictions over targets: for a model of several features, where no line can be drawn. */

import { chart, extent, path } from "../charts/chart.js";
import { each, s, set } from "../elements/dom.js";
import { DIAMOND, dots } from "./line-plot.js";

const MARKED = 200;

/**
 * @param {object} options
 * @param {string} options.id
 * @param {string} options.label
 * @param {import("./regression.js").Table} options.table
 * @param {string} options.prediction  caption.
 * @param {number} options.width
 */
export function fitPlot({ id, label, table, prediction, width }) {
  const { targets } = table;
  const range = extent(targets, 0.15);
  const axes = chart({ id, label, x: range, y: range, xLabel: table.target, yLabel: prediction, width, height: 320 });
  const segments = s("path", { class: "line error" });
  const marks = s("g", { class: "prediction" });
  const diagonal = s("path", { class: "line data dash" });
  axes.marks.append(diagonal, segments, marks);
  const many = targets.length > MARKED ? s("path", { class: "many" }) : null;
  if (many) marks.append(many);
  let shown = "";

  /** The axis up reaches all predictions. @param {Float64Array} predictions */
  function rescale(predictions) {
    const wide = extent([...targets, ...predictions], 0.15);
    const up = wide[0] < range[0] || wide[1] > range[1] ? wide : range;
    if (shown === up.join()) return;
    shown = up.join();
    axes.rescale(range, up);
    set(diagonal, {
      d: path(axes, [
        [range[0], range[0]],
        [range[1], range[1]],
      ]),
    });
  }

  return {
    svg: axes.svg,
    /** @param {(i: number) => number} predict */
    update(predict) {
      const predictions = targets.map((_, i) => predict(i));
      rescale(predictions);
      const spots = [...targets].map((target, i) => [
        axes.x(target),
        Math.max(-1e5, Math.min(1e5, axes.y(predictions[i]))),
      ]);
      if (many) {
        set(many, { d: dots(spots) });
        return;
      }
      set(segments, {
        d: [...targets]
          .map((target, i) =>
            path(axes, [
              [target, target],
              [target, predictions[i]],
            ]),
          )
          .join(""),
      });
      each(
        marks,
        spots,
        () => s("path", { class: "dot", d: DIAMOND }),
        (mark, [x, y]) => set(mark, { transform: `translate(${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10})` }),
      );
    },
  };
}
