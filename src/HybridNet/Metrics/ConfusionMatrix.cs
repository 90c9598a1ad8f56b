namespace HybridNet;

/// <summary>Which classes are taken for which.</summary>
public static class ConfusionMatrix
{
    /// <summary>So many classes make the largest table that the memory of one array is sure to hold.</summary>
    private const int MostClasses = 46_340;

    /// <summary>counts[t, p] = how many samples of class t were predicted as class p.</summary>
    /// <param name="predictions">Shape (batch, 1), class numbers as the output activation predicts them. Read only.</param>
    /// <param name="targets">Class numbers; one-hot rows count by their largest column, a single column by its numbers.</param>
    /// <param name="classes">How many classes there are; if not given, one more than the largest number met.</param>
    /// <returns>A new table, a row for each true and a column for each predicted class.</returns>
    /// <exception cref="ShapeException">Predictions and targets do not fit together.</exception>
    /// <exception cref="ArgumentException">A number is no class.</exception>
    public static long[,] Of(Matrix predictions, Targets targets, int? classes = null)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        targets.CheckCount("confusion matrix", predictions);
        if (predictions.Columns != 1)
        {
            Throw.ConfusionColumns(predictions.Shape());
        }

        return Of(Numbers("prediction", predictions), TrueClasses(targets), classes);
    }

    /// <summary>The same from class numbers.</summary>
    /// <param name="predictions">The predicted class of each sample.</param>
    /// <param name="targets">The true class of each sample.</param>
    /// <param name="classes">How many classes there are; if not given, one more than the largest number met.</param>
    /// <returns>A new table, a row for each true and a column for each predicted class.</returns>
    /// <exception cref="ShapeException">There are not as many predictions as targets.</exception>
    /// <exception cref="ArgumentException">A number is no class.</exception>
    public static long[,] Of(ReadOnlySpan<int> predictions, ReadOnlySpan<int> targets, int? classes = null)
    {
        int size = Size(predictions, targets, classes);
        var counts = new long[size, size];
        for (int i = 0; i < targets.Length; i++)
        {
            counts[targets[i], predictions[i]]++;
        }

        return counts;
    }

    /// <summary>How many classes there are, once it is clear that every number is one of them.</summary>
    internal static int Size(ReadOnlySpan<int> predictions, ReadOnlySpan<int> targets, int? classes)
    {
        if (predictions.Length != targets.Length)
        {
            Throw.ConfusionCount(predictions.Length, targets.Length);
        }

        int size = classes ?? (int)Math.Min((long)Math.Max(Largest(predictions), Largest(targets)) + 1, int.MaxValue);
        if (size is < 0 or > MostClasses)
        {
            Throw.ConfusionClasses(size, MostClasses);
        }

        CheckRange("prediction", predictions, size);
        CheckRange("target", targets, size);
        return size;
    }

    private static int Largest(ReadOnlySpan<int> numbers)
    {
        int largest = -1;
        foreach (int number in numbers)
        {
            largest = Math.Max(largest, number);
        }

        return largest;
    }

    private static void CheckRange(string what, ReadOnlySpan<int> numbers, int classes)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            if ((uint)numbers[i] >= (uint)classes)
            {
                Throw.ConfusionRange(what, i, numbers[i], classes);
            }
        }
    }

    private static ReadOnlySpan<int> TrueClasses(Targets targets)
    {
        if (targets.Values is not { } values)
        {
            return targets.Classes;
        }

        if (values.Columns == 1)
        {
            return Numbers("target", values);
        }

        var classes = new int[values.Rows];
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = Maxima.ColumnOf(values, i);
        }

        return classes;
    }

    private static int[] Numbers(string what, Matrix column)
    {
        var numbers = new int[column.Rows];
        for (int i = 0; i < numbers.Length; i++)
        {
            double value = column[i, 0];
            numbers[i] = value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue ? (int)value : throw Throw.NoClass(what, i, value);
        }

        return numbers;
    }
}
