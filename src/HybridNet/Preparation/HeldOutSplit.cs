using System.Globalization;

namespace HybridNet;

/// <summary>A training set and a test set (hold-out set). The test targets stay hidden until predictions have been evaluated.</summary>
/// <remarks>
/// A network that is chosen by its test labels overfits them. So the test targets are accessible only after an evaluation, and evaluations are
/// counted.
/// </remarks>
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

    /// <summary>The training inputs.</summary>
    public Matrix TrainInputs { get; }

    /// <summary>The targets of <see cref="TrainInputs"/>.</summary>
    public Targets TrainTargets { get; }

    /// <summary>The test inputs.</summary>
    public Matrix TestInputs { get; }

    /// <summary>The hidden targets of <see cref="TestInputs"/>.</summary>
    public HeldOutTargets TestTargets { get; }

    /// <summary>Splits data by rows. The rows are copied.</summary>
    /// <param name="inputs">One row per sample. Read only.</param>
    /// <param name="targets">One class number or one row of numbers per sample. Read only.</param>
    /// <param name="rows">The training rows and the test rows.</param>
    /// <returns>The split.</returns>
    /// <exception cref="ShapeException">The numbers of targets and inputs differ, or the split is for another number of rows.</exception>
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

    /// <summary>Creates a split from data that are already in two parts.</summary>
    /// <param name="trainInputs">The training inputs; not copied.</param>
    /// <param name="trainTargets">One target per row; not copied.</param>
    /// <param name="testInputs">The test inputs; not copied.</param>
    /// <param name="testTargets">One target per row, hidden; not copied.</param>
    /// <returns>The split.</returns>
    /// <exception cref="ShapeException">The numbers of targets and inputs differ, or the parts have different numbers of columns.</exception>
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

    /// <summary>Such as <c>700 rows to train on, 300 held out</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{TrainInputs.Rows} rows to train on, {TestInputs.Rows} held out");

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
