/** Python and C# that print the most probable classes of a sample. */

import { list, program } from "./arrays.js";
import { stringLiteral } from "./string-literal.js";

/**
 * @param {object} sample
 * @param {number} sample.row of the reader's data, from 0.
 * @param {number} sample.k
 * @param {readonly number[]} sample.classes the most probable ones, in descending order.
 * @param {readonly number[]} sample.shares their probabilities.
 * @param {readonly string[]} sample.names of all classes.
 * @param {boolean} sample.ofModel whether a model computed them.
 * @returns {{ python: string, csharp: string }}
 */
export function topCode({ row, k, classes, shares, names, ofModel }) {
  const listed = names.map(stringLiteral).join(", ");
  const isWhole = classes.length === names.length;
  const all = list(names.map((_, name) => shares[classes.indexOf(name)] ?? 0));
  const source = ofModel ? `model.predict_proba(X)[${row}]` : `probabilities[${row}]`;
  return {
    python: program(
      [
        ...(isWhole
          ? [`row = np.array(${all}, float)  # ${source}`]
          : [
              `row = np.zeros(${names.length})  # ${source}, without those that have less`,
              `row[[${classes.join(", ")}]] = ${list(shares)}`,
            ]),
        `names = [${listed}]`,
        `for number in np.argsort(-row, kind="stable")[:${k}]:`,
        '    print(f"{names[number]} {row[number]:.3f}")',
        `hn.explore.top_k(row, names=names, k=${k})  # this view, of the sample alone`,
      ],
      "python",
    ),
    csharp: program(
      [
        ...(isWhole
          ? [`double[] row = ${all}; // probabilities of sample ${row}`]
          : [
              `double[] row = new double[${names.length}]; // probabilities of sample ${row}, without those that have less`,
              ...classes.map((name, rank) => `row[${name}] = ${list([shares[rank]]).slice(1, -1)};`),
            ]),
        `string[] names = [${listed}];`,
        `foreach (int number in Enumerable.Range(0, row.Length).OrderByDescending(number => row[number]).Take(${k}))`,
        "{",
        '    Console.WriteLine($"{names[number]} {row[number]:F3}");',
        "}",
      ],
      "csharp",
    ),
  };
}
