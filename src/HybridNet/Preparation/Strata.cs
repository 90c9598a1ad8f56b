using System.Globalization;

namespace HybridNet;

/// <summary>Computes the number of rows of each class on each side of a stratified split.</summary>
internal static class Strata
{
    /// <summary>The rows of each class, in the order of the class numbers.</summary>
    internal static int[][] Of(ReadOnlySpan<int> classes, int train, int test)
    {
        var groups = new SortedDictionary<int, List<int>>();
        for (int row = 0; row < classes.Length; row++)
        {
            if (!groups.TryGetValue(classes[row], out List<int>? group))
            {
                groups[classes[row]] = group = [];
            }

            group.Add(row);
        }

        if (train < groups.Count || test < groups.Count)
        {
            Throw.SplitClasses(groups.Count, train, test);
        }

        foreach ((int label, List<int> group) in groups.Where(pair => pair.Value.Count < 2))
        {
            Throw.SplitClassOfOne(label.ToString(CultureInfo.InvariantCulture));
        }

        return [.. groups.Values.Select(group => group.ToArray())];
    }

    /// <summary>
    /// Rounds counts[k] / sum(counts) * rows to integers that add up to <paramref name="rows"/>: the numbers are rounded down, and the remaining rows
    /// go to the largest remainders, drawn among equal ones.
    /// </summary>
    internal static int[] Shares(int[] counts, int rows, NumPyRandom random)
    {
        int total = counts.Sum();
        double[] exact = Array.ConvertAll(counts, count => (double)count / total * rows);
        int[] shares = Array.ConvertAll(exact, share => (int)Math.Floor(share));
        double[] remainders = [.. exact.Zip(shares, (share, whole) => share - whole)];
        int left = rows - shares.Sum();
        foreach (double remainder in remainders.Distinct().OrderDescending().TakeWhile(_ => left > 0))
        {
            int[] equal = [.. Enumerable.Range(0, counts.Length).Where(k => remainders[k] == remainder)];
            int[] drawn = random.Permutation(equal.Length)[..Math.Min(left, equal.Length)];
            Array.ForEach(drawn, index => shares[equal[index]]++);
            left -= drawn.Length;
        }

        return shares;
    }
}
