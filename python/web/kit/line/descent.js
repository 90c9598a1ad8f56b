/** Gradient descent as a state and its changes: plain data, from which hn.LinearTrainer comes to the same bits. */

import { DivergenceError, LinearTrainer, table as rows } from "../../math/linear-trainer.js";
import { stepFactors } from "../../math/least-squares.js";
import { Standardizer } from "../../math/standardizer.js";
import { added, history } from "../charts/history.js";
import { dials, isConstant, up } from "./regression.js";

/** @typedef {{ rates: number[], bias: number }} Rates */
/** @typedef {{ weights: number[], bias: number }} Line */

/**
 * @typedef {object} State
 * @property {number[]} weights  of the features as they are trained on: raw or standardized.
 * @property {number} bias
 * @property {boolean} standard  the features are standardized.
 * @property {Line} origin  where the steps below began.
 * @property {number} steps  of gradient descent since the origin.
 * @property {number} total  since the reset.
 * @property {Rates} raw  the learning rates for raw features.
 * @property {Rates} scaled  those for standardized features.
 * @property {import("../charts/history.js").History} history
 * @property {{ stride: number, points: [number, number][] }} path  since the origin, of one feature, thinned out.
 * @property {number | null} diverged  the step that was refused.
 * @property {boolean} log
 * @property {boolean} recent
 * @property {number} speed  steps per picture while it runs.
 * @property {number} row  in the diagram.
 */

/** So many points of a path are kept before every second one is left out. */
const KEPT = 500;
const TEN_HOUSES = {
  weights: [
    { min: -0.4, max: 0.4, step: 0.0001 },
    { min: -100, max: 200, step: 0.0001 },
  ],
  bias: { min: -100, max: 300, step: 0.1 },
};

/** The training of one table. */
export class Descent {
  /** @param {any} data @param {import("./regression.js").Table} table */
  constructor(data, table) {
    this.data = data;
    this.table = table;
    const { features, columns, targets } = table;
    /** Null if a column is constant: it has no deviation to divide by. */
    this.scale = Array.from({ length: columns }).some((_, j) => isConstant(table, j))
      ? null
      : Standardizer.fit(features, columns);
    const scaled = this.scale?.transform(features) ?? features;
    this.trainers = {
      raw: new LinearTrainer(rows(features, columns), rows(targets, 1), new Float64Array(columns), 0),
      scaled: new LinearTrainer(rows(scaled, columns), rows(targets, 1), new Float64Array(columns), 0),
    };
    this.dials = {
      raw: columns === 2 && table.source === "ten_houses" ? TEN_HOUSES : dials(table, 10),
      scaled: this.#bowlDials(),
    };
    /** @type {{ key: string, factors: number[] }} */
    this.known = { key: "", factors: [] };
  }

  /** @returns {State} */
  start() {
    const { columns } = this.table;
    const line = { weights: Array.from({ length: columns }, () => 0), bias: 0 };
    const standard = Boolean(this.data.standard) && this.scale !== null;
    const state = {
      ...line,
      standard,
      origin: line,
      steps: 0,
      total: 0,
      raw: { rates: this.data.weight_rates ?? this.#defaultRates(), bias: this.data.bias_rate ?? 1 },
      scaled: { rates: line.weights.map(() => 0.1), bias: 0.1 },
      path: { stride: 1, points: /** @type {[number, number][]} */ ([]) },
      diverged: null,
      log: false,
      recent: false,
      speed: 1,
      row: 0,
    };
    return { ...state, history: history(this.#set(standard, line, state.raw).error) };
  }

  /** The rates in use. @param {State} state @returns {Rates} */
  rates(state) {
    return state.standard ? state.scaled : state.raw;
  }

  /** The trainer at a state; it changes with the next call. @param {State} state */
  trainer(state) {
    return this.#set(state.standard, state, this.rates(state));
  }

  /** Steps of gradient descent. @param {State} state @param {number} count @returns {Partial<State>} */
  stepped(state, count) {
    const trainer = this.trainer(state);
    const path = { stride: state.path.stride, points: [...state.path.points] };
    let made = state.steps;
    /** @type {Line} */
    let before = { weights: state.weights, bias: state.bias };
    const each = () => {
      if (made % path.stride === 0) path.points.push([before.weights[0], before.bias]);
      made += 1;
      before = { weights: [trainer.weights[0]], bias: trainer.bias };
      if (path.points.length > KEPT) {
        path.points = path.points.filter((_, index) => index % 2 === 0);
        path.stride *= 2;
      }
    };
    let diverged = null;
    /** @type {number[]} */
    let errors;
    try {
      errors = [...trainer.step(count, each)];
    } catch (error) {
      if (!(error instanceof DivergenceError)) throw error;
      errors = [...error.errors];
      diverged = state.total + error.step;
    }
    return {
      weights: [...trainer.weights],
      bias: trainer.bias,
      steps: made,
      total: state.total + errors.length,
      history: added(state.history, errors),
      path,
      diverged,
    };
  }

  /** Weights and bias that the reader set. @param {State} state @param {Partial<Line>} line @returns {Partial<State>} */
  moved(state, line) {
    const { weights, bias } = { weights: state.weights, bias: state.bias, ...line };
    const { error } = this.#set(state.standard, { weights, bias }, this.rates(state));
    return { ...begun({ weights, bias }), history: added(state.history, Number.isFinite(error) ? [error] : []) };
  }

  /** The same line with other features: standardized or raw. @param {State} state @param {boolean} standard @returns {Partial<State>} */
  switched(state, standard) {
    if (!this.scale || standard === state.standard) return {};
    const { weights, bias } = standard
      ? this.scale.standardized(state.weights, state.bias)
      : this.scale.raw(state.weights, state.bias);
    return { ...begun({ weights: [...weights], bias }), standard };
  }

  /** Other learning rates from here on. @param {State} state @param {Rates} rates @returns {Partial<State>} */
  rated(state, rates) {
    return { ...begun({ weights: state.weights, bias: state.bias }), [state.standard ? "scaled" : "raw"]: rates };
  }

  /** Weights and bias in the units of the table. @param {State} state @returns {Line} */
  rawLine(state) {
    if (!state.standard || !this.scale) return state;
    const { weights, bias } = this.scale.raw(state.weights, state.bias);
    return { weights: [...weights], bias };
  }

  /** The least squares for the features in use. @param {boolean} standard @returns {Line} */
  best(standard) {
    const { best } = this.table;
    const { weights, bias } = standard && this.scale ? this.scale.standardized(best.weights, best.bias) : best;
    return { weights: [...weights], bias };
  }

  /** By how much a step multiplies the distance to the minimum, the largest factor first. @param {State} state */
  factors(state) {
    const { rates, bias } = this.rates(state);
    const key = JSON.stringify([state.standard, rates, bias]);
    if (this.known.key !== key)
      this.known = {
        key,
        factors: stepFactors(this.trainers[state.standard ? "scaled" : "raw"].features, rates.length, rates, bias),
      };
    return this.known.factors;
  }

  /** @param {boolean} standard @param {Line} line @param {Rates} rates */
  #set(standard, line, rates) {
    const trainer = this.trainers[standard ? "scaled" : "raw"];
    trainer.weights.set(line.weights);
    trainer.bias = line.bias;
    trainer.rates.set(rates.rates);
    trainer.biasRate = rates.bias;
    return trainer;
  }

  /** The largest power of ten that is at most 0.1 / mean(x^2), less for many features: then the steps converge. */
  #defaultRates() {
    const { features, columns } = this.table;
    return Array.from({ length: columns }, (_, j) => {
      const squares = features.reduce(
        (sum, value, i) => (i % columns === j ? sum + ((value * value) / features.length) * columns : sum),
        0,
      );
      return squares === 0 ? 0.01 : Number(`1e${Math.floor(Math.log10(Math.min(0.1, 0.9 / columns) / squares))}`);
    });
  }

  /** Dials of one width for weights and bias, around the best ones and 0: the contours are round. */
  #bowlDials() {
    const { weights, bias } = this.best(true);
    const half = up(1.2 * Math.max(...weights.map(Math.abs), Math.abs(bias)) || 1, 2);
    const step = 10 ** Math.floor(Math.log10(half / 50)) / 10;
    const dial = (/** @type {number} */ center) => ({
      min: Math.floor((center - half) / step) * step,
      max: Math.ceil((center + half) / step) * step,
      step: Number(step.toPrecision(12)),
    });
    return { weights: weights.map(dial), bias: dial(bias) };
  }
}

/** The members of a state that begins at a line. @param {Line} line */
function begun(line) {
  return {
    ...line,
    origin: line,
    steps: 0,
    path: { stride: 1, points: /** @type {[number, number][]} */ ([]) },
    diverged: null,
  };
}
