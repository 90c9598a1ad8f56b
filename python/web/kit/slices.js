/** Long computations in slices, so that no frame is missed. */

/**
 * Call `work(index)` for 0 .. count - 1, for a few milliseconds in each frame.
 * @param {number} count
 * @param {(index: number) => void} work
 * @param {object} [options]
 * @param {number} [options.budget] milliseconds of a frame.
 * @param {() => void} [options.paint] after each slice.
 * @param {() => void} [options.done] after the last one.
 * @returns {() => void} stops it.
 */
export function slices(count, work, { budget = 8, paint, done } = {}) {
  let next = 0;
  let frame = requestAnimationFrame(run);
  function run() {
    const end = performance.now() + budget;
    do {
      if (next >= count) break;
      work(next++);
    } while (performance.now() < end);
    paint?.();
    if (next < count) frame = requestAnimationFrame(run);
    else done?.();
  }
  return () => cancelAnimationFrame(frame);
}
