using System.Globalization;
using System.Text;

namespace HybridNet;

/// <summary>
/// Confusion matrix: counts[t, p] = number of samples of class t that were predicted as class p. Precision, recall and F1 of each class are computed
/// from it.
/// </summary>
public sealed class ConfusionMatrix
{
    /// <summary>The largest number of classes whose table fits into one array.</summary>
    private const int MaxClasses = 46_340;

    private readonly long[,] _counts;

    private ConfusionMatrix(long[,] counts) => _counts = counts;

    /// <summary>Number of classes.</summary>
    public int Classes => _counts.GetLength(0);

    /// <summary>Number of samples.</summary>
    public long Count => _counts.Cast<long>().Sum();

    /// <summary>Names of the classes for <see cref="ToString"/>, one per class; empty to show class numbers.</summary>
    public IReadOnlyList<string> ClassNames { get; private init; } = [];

    internal long[,] Counts => _counts;

    /// <summary>Number of samples of one class that were predicted as one class.</summary>
    /// <param name="target">The true class, 0 or more.</param>
    /// <param name="prediction">The predicted class, 0 or more.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such class.</exception>
    public long this[int target, int prediction] => _counts[target, prediction];

    /// <summary>The share of samples whose predicted class is the true class; NaN without samples.</summary>
    public double Accuracy => (double)Enumerable.Range(0, Classes).Sum(c => _counts[c, c]) / Count;

    /// <summary>precision = TP / (TP + FP): the share of correct predictions among all predictions of a class; 0 if the class was never predicted.</summary>
    /// <param name="class">A class number, at least 0.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="IndexOutOfRangeException">There is no such class.</exception>
    public double Precision(int @class) => Share(_counts[@class, @class], Enumerable.Range(0, Classes).Sum(t => _counts[t, @class]));

    /// <summary>recall = TP / (TP + FN): the share of the samples of a class that were predicted as this class; 0 if there are no such samples.</summary>
    /// <param name="class">A class number, at least 0.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="IndexOutOfRangeException">There is no such class.</exception>
    public double Recall(int @class) => Share(_counts[@class, @class], Enumerable.Range(0, Classes).Sum(p => _counts[@class, p]));

    /// <summary>F1 = 2 TP / (2 TP + FP + FN), the harmonic mean of precision and recall; 0 if the class occurs neither in targets nor in predictions.</summary>
    /// <param name="class">A class number, at least 0.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="IndexOutOfRangeException">There is no such class.</exception>
    public double F1(int @class) => Share(
        2 * _counts[@class, @class], Enumerable.Range(0, Classes).Sum(other => _counts[@class, other] + _counts[other, @class]));

    /// <summary>Returns the same counts with names of the classes, such as <see cref="Model.ClassNames"/>.</summary>
    /// <param name="names">One name per class.</param>
    /// <returns>A new confusion matrix.</returns>
    /// <exception cref="ArgumentException">The numbers of names and classes differ.</exception>
    public ConfusionMatrix Named(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count != Classes)
        {
            Throw.ConfusionNames(names.Count, Classes);
        }

        return new(_counts) { ClassNames = names };
    }

    /// <summary>Returns a copy of the counts.</summary>
    /// <returns>A new array with one row per true class and one column per predicted class.</returns>
    public long[,] ToArray() => (long[,])_counts.Clone();

    /// <summary>A table with one row per true class and one column per predicted class, and with precision, recall and F1 of each class.</summary>
    /// <returns>Lines separated by <c>\n</c>; numbers in the invariant culture.</returns>
    public override string ToString()
    {
        string[] names = [.. Enumerable.Range(0, Classes).Select(c => ClassNames.Count == 0 ? Shown(c) : ClassNames[c])];
        var rows = new List<string[]> { (string[])["true \\ predicted", .. names, "precision", "recall", "F1"] };
        rows.AddRange(names.Select((name, t) => (string[])
            [name, .. Enumerable.Range(0, Classes).Select(p => Shown(_counts[t, p])), Shown(Precision(t)), Shown(Recall(t)), Shown(F1(t))]));
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (string[] row in rows)
        {
            text.Append(row[0].PadRight(widths[0]));
            for (int column = 1; column < row.Length; column++)
            {
                text.Append("  ").Append(row[column].PadLeft(widths[column]));
            }

            text.Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"accuracy {Accuracy:0.000} of {Count:N0} samples").ToString();
    }

    /// <summary>Counts the samples of class t that were predicted as class p.</summary>
    /// <param name="predictions">Shape (batch, 1), class numbers as the output activation predicts them. Read only.</param>
    /// <param name="targets">Class numbers, a column of class numbers, or one-hot rows, whose class is the largest column.</param>
    /// <param name="classes">Number of classes; if null, the largest class number plus 1.</param>
    /// <returns>A new confusion matrix.</returns>
    /// <exception cref="ShapeException">The shapes of predictions and targets do not match.</exception>
    /// <exception cref="ArgumentException">A number is not a class number.</exception>
    public static ConfusionMatrix Of(Matrix predictions, Targets targets, int? classes = null)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        targets.CheckCount("confusion matrix", predictions);
        if (predictions.Columns != 1)
        {
            Throw.ConfusionColumns(predictions.Shape());
        }

        return Of(Numbers("prediction", predictions), TrueClasses(targets), classes);
    }

    /// <summary>Counts from class numbers.</summary>
    /// <param name="predictions">The predicted class of each sample.</param>
    /// <param name="targets">The true class of each sample.</param>
    /// <param name="classes">Number of classes; if null, the largest class number plus 1.</param>
    /// <returns>A new confusion matrix.</returns>
    /// <exception cref="ShapeException">The numbers of predictions and targets differ.</exception>
    /// <exception cref="ArgumentException">A number is not a class number.</exception>
    public static ConfusionMatrix Of(ReadOnlySpan<int> predictions, ReadOnlySpan<int> targets, int? classes = null)
    {
        int size = Size(predictions, targets, classes);
        var counts = new long[size, size];
        for (int i = 0; i < targets.Length; i++)
        {
            counts[targets[i], predictions[i]]++;
        }

        return new(counts);
    }

    /// <summary>Number of classes; throws if a number is out of range.</summary>
    internal static int Size(ReadOnlySpan<int> predictions, ReadOnlySpan<int> targets, int? classes)
    {
        if (predictions.Length != targets.Length)
        {
            Throw.ConfusionCount(predictions.Length, targets.Length);
        }

        int size = classes ?? (int)Math.Min((long)Math.Max(Largest(predictions), Largest(targets)) + 1, int.MaxValue);
        if (size is < 0 or > MaxClasses)
        {
            Throw.ConfusionClasses(size, MaxClasses);
        }

        CheckRange("prediction", predictions, size);
        CheckRange("target", targets, size);
        return size;
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static string Shown(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Shown(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);

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
