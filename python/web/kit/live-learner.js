/** The network that a reader changes: what was done to it is kept as a list of actions, which the code panel repeats. */

import { Learner } from "./learner.js";
import { slices } from "./slices.js";

/**
 * A weight that was set (source -1: a bias), or steps that were trained.
 * @typedef {{ set: [stage: number, source: number, target: number], value: number } | { train: number }} Action
 */

/** @type {WeakMap<object, ReturnType<typeof create>>} */
const LIVE = new WeakMap();

/** The one of some data: a view that is built again, in another language, keeps it. @param {import("./learner.js").Samples} data */
export function liveLearner(data) {
  const known = LIVE.get(data) ?? create(data);
  LIVE.set(data, known);
  return known;
}

/** @param {import("./learner.js").Samples} data */
function create(data) {
  const learner = new Learner(data);
  /** @type {Action[]} */
  let actions = [];
  let stop = () => {};

  /** @param {Action} action */
  function add(action) {
    const before = actions[actions.length - 1];
    if (before && "set" in action && "set" in before && String(before.set) === String(action.set))
      actions = [...actions.slice(0, -1), action];
    // A call of fit draws its dropout from the seed again: two calls are not one.
    else if (before && "train" in action && "train" in before && !learner.draws)
      actions = [...actions.slice(0, -1), { train: before.train + action.train }];
    else actions = [...actions, action];
  }

  return {
    learner,
    get actions() {
      return actions;
    },
    get steps() {
      return actions.reduce((sum, action) => sum + ("train" in action ? action.train : 0), 0);
    },
    /** @param {number} stage @param {number} source @param {number} target @param {number} value */
    setWeight(stage, source, target, value) {
      learner.setWeight(stage, source, target, value);
      add({ set: [stage, source, target], value: learner.network.weight(stage, source, target) });
    },
    /** Train some steps, in slices. @param {number} steps @param {() => void} done */
    train(steps, done) {
      learner.beginFit();
      stop = slices(steps, () => learner.step(), {
        done: () => {
          add({ train: steps });
          done();
        },
      });
    },
    /** Make the network what the actions say. @param {readonly Action[]} wanted */
    follow(wanted) {
      if (wanted === actions || JSON.stringify(wanted) === JSON.stringify(actions)) return;
      learner.reset();
      actions = [];
      for (const action of wanted) {
        if ("set" in action) learner.setWeight(...action.set, action.value);
        else {
          learner.beginFit();
          for (let step = 0; step < action.train; step++) learner.step();
        }
        add(action);
      }
    },
    reset() {
      learner.reset();
      actions = [];
    },
    stop: () => stop(),
  };
}
