namespace HybridNet;

/// <summary>Rows to train on with their targets, and rows to test with whose targets stay hidden until something is evaluated.</summary>
/// <remarks>Whoever looks at test labels while choosing a network fits it to them; here that takes an evaluation, and those are counted.</remarks>
/// <example><code>
/// HeldOutSplit split = HeldOutSplit.Of(inputs, labels, RowSplit.InOrder(891, SplitSize.TrainRows(600)));
/// model.Fit(split.TrainInputs, split.TrainTargets, epochs: 200);
/// Judgement judgement = split.TestTargets.Judge(predictions);      // accuracy 0.7766 (226 of 291)
/// </code></example>
public sealed class HeldOutSplit
{
    private HeldOutSplit(Matrix trainInputs, Targets trainTargets, Matrix testInputs, Targets testTargets)
    {
        TrainInputs = trainInputs;
        TrainTargets = trainTargets;
        TestInputs = testInputs;
        TestTargets = new HeldOutTargets(testTargets);
    }

    /// <summary>What to train on.</summary>
    public Matrix TrainInputs { get; }

    /// <summary>What the network should say about <see cref="TrainInputs"/>.</summary>
    public Targets TrainTargets { get; }

    /// <summary>What to test with.</summary>
    public Matrix TestInputs { get; }

    /// <summary>What the network should say about <see cref="TestInputs"/>, kept back.</summary>
    public HeldOutTargets TestTargets { get; }

    /// <summary>Copies the rows of both sides.</summary>
    /// <param name="inputs">One row a sample. Read only.</param>
    /// <param name="targets">A class number or a row of numbers for each. Read only.</param>
    /// <param name="rows">Which rows go where.</param>
    /// <returns>The split.</returns>
    /// <exception cref="ShapeException">There are not as many targets as inputs, or a row of the split is not there.</exception>
    public static HeldOutSplit Of(Matrix inputs, Targets targets, RowSplit rows)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(rows);
        CheckCounts("inputs", inputs, targets);
        if (rows.Train.Count + rows.Test.Count != inputs.Rows)
        {
            Throw.SplitOfOtherRows(rows.Train.Count + rows.Test.Count, inputs.Rows);
        }

        return new HeldOutSplit(
            Rows(inputs, rows.Train), Rows(targets, rows.Train), Rows(inputs, rows.Test), Rows(targets, rows.Test));
    }

    /// <summary>Data that come in two parts already.</summary>
    /// <param name="trainInputs">What to train on; not copied.</param>
    /// <param name="trainTargets">One for each row; not copied.</param>
    /// <param name="testInputs">What to test with; not copied.</param>
    /// <param name="testTargets">One for each row, kept back; not copied.</param>
    /// <returns>The split.</returns>
    /// <exception cref="ShapeException">There are not as many targets as inputs, or both parts have not the same columns.</exception>
    public static HeldOutSplit Of(Matrix trainInputs, Targets trainTargets, Matrix testInputs, Targets testTargets)
    {
        ArgumentNullException.ThrowIfNull(trainInputs);
        ArgumentNullException.ThrowIfNull(testInputs);
        CheckCounts("inputs to train on", trainInputs, trainTargets);
        CheckCounts("inputs to test with", testInputs, testTargets);
        if (trainInputs.Columns != testInputs.Columns)
        {
            Throw.SplitColumns(trainInputs.Shape(), testInputs.Shape());
        }

        return new HeldOutSplit(trainInputs, trainTargets, testInputs, testTargets);
    }

    private static void CheckCounts(string what, Matrix inputs, Targets targets)
    {
        if (inputs.Rows != targets.Count)
        {
            Throw.SplitTargets(what, inputs.Shape(), targets.Shape());
        }
    }

    private static Targets Rows(Targets targets, IReadOnlyList<int> rows)
    {
        if (targets.Values is { } values)
        {
            return Rows(values, rows);
        }

        int[] classes = new int[rows.Count];
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = targets.Classes[rows[i]];
        }

        return classes;
    }

    private static Matrix Rows(Matrix values, IReadOnlyList<int> rows)
    {
        var chosen = new Matrix(rows.Count, values.Columns, values.DType);
        for (int i = 0; i < rows.Count; i++)
        {
            values.CopyRowsTo(rows[i], 1, chosen, i);
        }

        return chosen;
    }
}
