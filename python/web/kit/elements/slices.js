/** Long computations in slices, so that no frame is missed. */

/**
 * Run a computation that yields between its pieces, for a few milliseconds in each frame.
 * @template T
 * @param {Generator<void, T, void>} pieces
 * @param {object} [options]
 * @param {number} [options.budget] milliseconds of a frame.
 * @param {boolean} [options.now] whether the first slice runs before this function returns.
 * @param {() => void} [options.paint] after each slice.
 * @param {(result: T) => void} [options.done] after the last one.
 * @param {(error: unknown) => void} [options.failed] after a piece that throws; without it the error is thrown.
 * @returns {() => void} stops it.
 */
export function inSlices(pieces, { budget = 8, now = false, paint, done, failed } = {}) {
  let frame = 0;
  if (now) run();
  else frame = requestAnimationFrame(run);

  function run() {
    const end = performance.now() + budget;
    try {
      let step = pieces.next();
      while (!step.done && performance.now() < end) step = pieces.next();
      paint?.();
      if (step.done) done?.(step.value);
      else frame = requestAnimationFrame(run);
    } catch (error) {
      if (!failed) throw error;
      failed(error);
    }
  }
  return () => cancelAnimationFrame(frame);
}

/**
 * Call `work(index)` for 0 .. count - 1 in slices.
 * @param {number} count
 * @param {(index: number) => void} work
 * @param {{ budget?: number, now?: boolean, paint?: () => void, done?: () => void }} [options]
 * @returns {() => void} stops it.
 */
export function slices(count, work, options) {
  return inSlices(repeated(count, work), options);
}

/** @param {number} count @param {(index: number) => void} work @returns {Generator<void, void, void>} */
function* repeated(count, work) {
  for (let index = 0; index < count; index++) {
    if (index > 0) yield;
    work(index);
  }
}
