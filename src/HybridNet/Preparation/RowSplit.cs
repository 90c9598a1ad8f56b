namespace HybridNet;

/// <summary>Which rows one trains on and which one tests with, counted from 0.</summary>
/// <remarks>Drawn as scikit-learn's <c>train_test_split</c> draws: the same stream gives the same rows in the same order.</remarks>
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

    /// <summary>The rows to train on.</summary>
    public IReadOnlyList<int> Train => _train.AsReadOnly();

    /// <summary>The rows to test with.</summary>
    public IReadOnlyList<int> Test => _test.AsReadOnly();

    /// <summary>The first rows to train on, the last to test with; nothing is drawn.</summary>
    /// <param name="rows">How many there are.</param>
    /// <param name="size">How many go where.</param>
    /// <returns>The split.</returns>
    /// <exception cref="ArgumentException">A side would have no row.</exception>
    public static RowSplit InOrder(int rows, SplitSize size)
    {
        int train = rows - size.OfTest(rows);
        int[] order = [.. Enumerable.Range(0, rows)];
        return new RowSplit(order[..train], order[train..]);
    }

    /// <summary>Rows in a drawn order, the first of them to test with.</summary>
    /// <param name="rows">How many there are.</param>
    /// <param name="size">How many go where.</param>
    /// <param name="random">Gives one permutation of the rows.</param>
    /// <returns>The split.</returns>
    /// <exception cref="ArgumentException">A side would have no row.</exception>
    public static RowSplit Drawn(int rows, SplitSize size, NumPyRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        int test = size.OfTest(rows);
        int[] order = random.Permutation(rows);
        return new RowSplit(order[test..], order[..test]);
    }

    /// <summary>Rows drawn class by class, so that every class has the same share on both sides, as nearly as whole rows allow.</summary>
    /// <param name="classes">The class number of each row; any whole numbers.</param>
    /// <param name="size">How many go where.</param>
    /// <param name="random">Gives a permutation for each class, and for each side.</param>
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
            int[] order = Array.ConvertAll(random.Permutation(counts[k]), place => groups[k][place]);
            rows.Train.AddRange(order[..trains[k]]);
            rows.Test.AddRange(order.AsSpan(trains[k], tests[k]));
        }

        int[] train = Mixed(rows.Train, random);
        return new RowSplit(train, Mixed(rows.Test, random));
    }

    private static int[] Mixed(List<int> rows, NumPyRandom random) => Array.ConvertAll(random.Permutation(rows.Count), place => rows[place]);
}
