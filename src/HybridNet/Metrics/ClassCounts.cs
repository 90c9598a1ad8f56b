namespace HybridNet;

/// <summary>True positives, false positives and false negatives of one class in a batch, in samples.</summary>
/// <param name="TruePositives">True positives (TP): samples of the class, predicted as the class.</param>
/// <param name="FalsePositives">False positives (FP): samples of another class, predicted as the class.</param>
/// <param name="FalseNegatives">False negatives (FN): samples of the class, predicted as another class.</param>
internal readonly record struct ClassCounts(int TruePositives, int FalsePositives, int FalseNegatives)
{
    /// <summary>Counts predictions and targets of one class.</summary>
    /// <param name="metric">The name of the metric, for error texts.</param>
    /// <param name="class">The class to count.</param>
    /// <param name="predictions">Shape (batch, 1), class numbers.</param>
    /// <param name="targets">Class numbers, one-hot rows, or a column of class numbers.</param>
    /// <param name="columns">Number of columns of the output: one per class, or one for two classes. Null if unknown.</param>
    /// <exception cref="ShapeException">The shapes of predictions and targets do not match.</exception>
    /// <exception cref="ArgumentException">A number is not a class number, or there is no such class.</exception>
    internal static ClassCounts Of(string metric, int @class, Matrix predictions, Targets targets, int? columns = null)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        targets.CheckCount(metric, predictions);
        if (predictions.Columns != 1)
        {
            Throw.NoClassPrediction(metric, predictions.Shape());
        }

        Matrix? oneHot = targets.Values is { Columns: not 1 } values ? values : null;
        if (oneHot is not null && columns is { } outputs)
        {
            targets.CheckClassColumns(metric, outputs);
        }

        int? classes = (columns ?? oneHot?.Columns) is { } count ? Math.Max(count, 2) : null;
        if (@class >= classes)
        {
            Throw.ClassBeyond(metric, @class, classes.Value);
        }

        var counts = default(ClassCounts);
        for (int i = 0; i < predictions.Rows; i++)
        {
            double target = oneHot is not null ? Maxima.ColumnOf(oneHot, i) : targets.Values is { } column ? column[i, 0] : targets.Classes[i];
            counts = counts.And(
                Checked(metric, "prediction", i, predictions[i, 0], classes) == @class, Checked(metric, "target", i, target, classes) == @class);
        }

        return counts;
    }

    private ClassCounts And(bool isPredicted, bool isTarget) => (isPredicted, isTarget) switch
    {
        (true, true) => this with { TruePositives = TruePositives + 1 },
        (true, false) => this with { FalsePositives = FalsePositives + 1 },
        (false, true) => this with { FalseNegatives = FalseNegatives + 1 },
        _ => this,
    };

    private static double Checked(string metric, string what, int sample, double number, int? classes) =>
        number >= 0 && number == Math.Floor(number) && number < (classes ?? double.PositiveInfinity)
            ? number
            : throw Throw.NoClassNumber(metric, what, sample, number, classes);
}
