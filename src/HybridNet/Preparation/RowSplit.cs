using System.Globalization;

namespace HybridNet;

/// <summary>A train/test split of rows: the indices of the training rows and of the test rows.</summary>
/// <remarks>Draws like scikit-learn's <c>train_test_split</c>: the same random stream gives the same rows in the same order.</remarks>
/// <example><code>
/// RowSplit inOrder = RowSplit.InOrder(891, SplitSize.TrainRows(600));
/// RowSplit drawn = RowSplit.Drawn(891, SplitSize.TestShare(0.25), new NumPyRandom(seed: 0));
/// </code></example>
public sealed class RowSplit
{
    private readonly int[] _train;
    private readonly int[] _test;

    private RowSplit(int[] train, int[] test)
    {
        _train = train;
        _test = test;
    }

    /// <summary>The indices of the training rows.</summary>
    public IReadOnlyList<int> Train => _train.AsReadOnly();

    /// <summary>The indices of the test rows.</summary>
    public IReadOnlyList<int> Test => _test.AsReadOnly();

    /// <summary>Splits without shuffling: the first rows are the training rows, the last rows are the test rows.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="size">The size of one side.</param>
    /// <returns>The split.</returns>
    /// <exception cref="ArgumentException">One side would be empty.</exception>
    public static RowSplit InOrder(int rows, SplitSize size)
    {
        int train = rows - size.OfTest(rows);
        int[] order = [.. Enumerable.Range(0, rows)];
        return new RowSplit(order[..train], order[train..]);
    }

    /// <summary>Shuffles the rows; the first of them are the test rows.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="size">The size of one side.</param>
    /// <param name="random">Draws one permutation of the rows.</param>
    /// <returns>The split.</returns>
    /// <exception cref="ArgumentException">One side would be empty.</exception>
    public static RowSplit Drawn(int rows, SplitSize size, NumPyRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        int test = size.OfTest(rows);
        int[] order = random.Permutation(rows);
        return new RowSplit(order[test..], order[..test]);
    }

    /// <summary>Stratified split: draws rows class by class, so that every class has the same share on both sides, up to rounding.</summary>
    /// <param name="classes">The class number of each row; any integers.</param>
    /// <param name="size">The size of one side.</param>
    /// <param name="random">Draws one permutation per class, and one per side.</param>
    /// <returns>The split.</returns>
    /// <exception cref="ArgumentException">A class has fewer than two rows, or a side has fewer rows than there are classes.</exception>
    public static RowSplit Stratified(ReadOnlySpan<int> classes, SplitSize size, NumPyRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        int test = size.OfTest(classes.Length);
        int[][] groups = Strata.Of(classes, classes.Length - test, test);
        int[] counts = Array.ConvertAll(groups, group => group.Length);
        int[] trains = Strata.Shares(counts, classes.Length - test, random);
        int[] tests = Strata.Shares([.. counts.Zip(trains, (all, train) => all - train)], test, random);
        var rows = (Train: new List<int>(), Test: new List<int>());
        for (int k = 0; k < groups.Length; k++)
        {
            int[] order = Array.ConvertAll(random.Permutation(counts[k]), index => groups[k][index]);
            rows.Train.AddRange(order[..trains[k]]);
            rows.Test.AddRange(order.AsSpan(trains[k], tests[k]));
        }

        int[] train = Shuffled(rows.Train, random);
        return new RowSplit(train, Shuffled(rows.Test, random));
    }

    /// <summary>Such as <c>700 training rows, 300 test rows</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_train.Length} training rows, {_test.Length} test rows");

    private static int[] Shuffled(List<int> rows, NumPyRandom random) => Array.ConvertAll(random.Permutation(rows.Count), index => rows[index]);
}
