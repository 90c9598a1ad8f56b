/** Where the ticks of an axis are. */

/**
 * Round numbers between two ends: multiples of 1, 2 or 5 times a power of ten, about `count` of them: the ticks of d3-array, and
 * of `ticks` in python/hybridnet/views/charts.py.
 * @param {number} low @param {number} high @param {number} count
 */
export function ticksOf(low, high, count) {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    power *
    (rough / power >= Math.sqrt(50) ? 10 : rough / power >= Math.sqrt(10) ? 5 : rough / power >= Math.SQRT2 ? 2 : 1);
  const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  return Array.from({ length: last - first + 1 || 0 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
