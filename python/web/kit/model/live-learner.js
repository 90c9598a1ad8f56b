/** The network that a reader changes: what was done to it is a list of actions, which the code panel repeats. */

import { rounded } from "../../math/dtypes.js";
import { Learner } from "./learner.js";
import { kept } from "./network.js";

/**
 * A weight that was set (source -1: a bias), or steps that were trained.
 * @typedef {{ set: [stage: number, source: number, target: number], value: number } | { train: number }} Action
 */

/** The one of some data, with the numbers of a pass. @param {import("./learner.js").Samples} data @returns {Generator<void, LiveLearner, void>} */
export function* liveLearner(data) {
  const live = yield* ofData(data);
  yield;
  yield* live.learner.passPieces();
  return live;
}

const ofData = kept(function* (/** @type {import("./learner.js").Samples} */ data) {
  return new LiveLearner(yield* Learner.made(data));
});

export class LiveLearner {
  /** @param {Learner} learner */
  constructor(learner) {
    this.learner = learner;
    /** What was done to the network. @type {readonly Action[]} */
    this.actions = [];
    /** Whether `actions` was done to its end. */
    this.isWhole = true;
  }

  /** The actions after one more: a weight that is set again, and steps after steps, are one action. @param {readonly Action[]} actions @param {Action} action @returns {Action[]} */
  after(actions, action) {
    const before = actions[actions.length - 1];
    if ("set" in action) {
      const [stage, source] = action.set;
      const { dtype } = this.learner.network.parameter(stage, source < 0);
      const own = { ...action, value: rounded(action.value, dtype) };
      return [...(before && isSameWeight(before, action) ? actions.slice(0, -1) : actions), own];
    }
    // A call of fit draws its dropout from the seed again: two calls are not one.
    if (before && "train" in before && !this.learner.draws)
      return [...actions.slice(0, -1), { train: before.train + action.train }];
    return [...actions, action];
  }

  /** Make the network what the actions say, with the numbers of a pass, in pieces. @param {readonly Action[]} wanted @returns {Generator<void, void, void>} */
  *follow(wanted) {
    const { learner } = this;
    const left = this.isWhole ? rest(this.actions, wanted, learner.draws) : null;
    if (left === null || left.length > 0) {
      this.isWhole = false;
      if (left === null) yield* learner.resetPieces();
      for (const action of left ?? wanted) {
        if ("set" in action) learner.setWeight(...action.set, action.value);
        else {
          learner.beginFit();
          for (let step = 0; step < action.train; step++) {
            yield;
            yield* learner.stepPieces();
          }
        }
      }
    }
    this.actions = wanted;
    this.isWhole = true;
    yield* learner.passPieces();
  }
}

/** Number of training steps among actions. @param {readonly Action[]} actions */
export function stepsOf(actions) {
  return actions.reduce((sum, action) => sum + ("train" in action ? action.train : 0), 0);
}

/** @param {Action} one @param {Action} other */
function isSameWeight(one, other) {
  return "set" in one && "set" in other && String(one.set) === String(other.set);
}

/**
 * What is left to do after some actions to have done the wanted ones; null: begin from the start.
 * @param {readonly Action[]} done @param {readonly Action[]} wanted @param {boolean} draws  whether training draws random numbers.
 * @returns {readonly Action[] | null}
 */
export function rest(done, wanted, draws) {
  if (done === wanted) return [];
  let same = 0;
  while (same < done.length && same < wanted.length && JSON.stringify(done[same]) === JSON.stringify(wanted[same]))
    same += 1;
  if (same === done.length) return wanted.slice(same);
  if (same < done.length - 1 || same === wanted.length) return null;
  // Of the last action there may be more: the weight has another value, or more steps were trained.
  const [before, after] = [done[same], wanted[same]];
  if (isSameWeight(before, after)) return wanted.slice(same);
  if (draws || !("train" in before && "train" in after) || after.train < before.train) return null;
  return [{ train: after.train - before.train }, ...wanted.slice(same + 1)];
}
