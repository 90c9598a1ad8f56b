/** Python and C# that print the most probable classes of a sample. */

/**
 * @param {object} sample
 * @param {number} sample.row of the reader's data, from 0.
 * @param {number} sample.k
 * @param {readonly number[] | null} sample.shares of all classes, in their order; null: too many to be written.
 * @param {readonly string[]} sample.names of all classes.
 * @param {boolean} sample.ofModel whether a model computed them.
 * @returns {{ python: string, csharp: string }}
 */
export function topCode({ row, k, shares, names, ofModel }) {
  const listed = names.map((name) => JSON.stringify(name)).join(", ");
  const source = ofModel ? `model.predict_proba(X)[${row}]` : `probabilities[${row}]`;
  return {
    python: `import numpy as np
import hybridnet as hn

${shares ? `row = np.array([${shares.join(", ")}])  # ${source}\nnames = [${listed}]` : `row = ${source}\nnames = [str(number) for number in range(len(row))]`}
for number in np.argsort(-row, kind="stable")[:${k}]:
    print(f"{names[number]} {row[number]:.3f}")
hn.explore.top_k(row, names=names, k=${k})  # this view, of the sample alone`,
    csharp: `using HybridNet;

${shares ? `double[] row = [${shares.join(", ")}]; // probabilities of sample ${row}\nstring[] names = [${listed}];` : `double[] row = model.Predict(X).ToDoubleRows()[${row}];\nstring[] names = [.. Enumerable.Range(0, row.Length).Select(number => number.ToString())];`}
foreach (int number in Enumerable.Range(0, row.Length).OrderByDescending(number => row[number]).Take(${k}))
{
    Console.WriteLine($"{names[number]} {row[number]:F3}");
}`,
  };
}
