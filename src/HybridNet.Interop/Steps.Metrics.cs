using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>Comparisons, scores, and what penalties add to a loss. Truths are bytes, 0 or 1.</summary>
public static unsafe partial class Steps
{
    /// <summary>
    /// Array: a parameter. Numbers: total, L1, L2; the total with the penalties comes back as the first, its kind as the second. Kinds: two bits for
    /// each number (0 Python's own, 1 float32, 2 float64), then one for the array.
    /// </summary>
    [UnmanagedCallersOnly]
    private static int AddPenalties(byte* value, int count, double* numbers, int kinds) => Guard(() =>
    {
        NumPyScalar total = Penalties.Add(
            Scalar(numbers[0], kinds),
            Matrix.Lend(value, 1, count, new Flags(kinds >> 6)[0]),
            Scalar(numbers[1], kinds >> 2),
            Scalar(numbers[2], kinds >> 4));
        numbers[0] = total.Value;
        numbers[1] = total.DType is { } dtype ? 1 + (int)dtype : 0;
    });

    /// <summary>Arrays: a, b, whether each a == b.</summary>
    [UnmanagedCallersOnly]
    private static int Equal(byte* a, byte* b, int count, byte* each, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        Comparisons.Equal(Matrix.Lend(a, 1, count, flags[0]), Matrix.Lend(b, 1, count, flags[1]), new Span<bool>(each, count));
    });

    /// <summary>Arrays: a, b, whether each |a - b| &lt; distance. Bit 2: the distance takes the dtype of the difference, as Python's own numbers do.</summary>
    [UnmanagedCallersOnly]
    private static int Nearer(byte* a, byte* b, int count, double distance, byte* each, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        bool isRounded = (bits & 4) != 0 && flags[0] == DType.Float32 && flags[1] == DType.Float32;
        Comparisons.Nearer(
            Matrix.Lend(a, 1, count, flags[0]),
            Matrix.Lend(b, 1, count, flags[1]),
            isRounded ? (float)distance : distance,
            new Span<bool>(each, count));
    });

    /// <summary>Arrays: x, the column of the largest number of each row in x's dtype.</summary>
    [UnmanagedCallersOnly]
    private static int Largest(byte* x, int rows, int columns, byte* largest, int bits) => Guard(() =>
    {
        DType dtype = new Flags(bits)[0];
        Maxima.ColumnOfEachRow(Matrix.Lend(x, rows, columns, dtype), Matrix.Lend(largest, rows, 1, dtype));
    });

    /// <summary>Array: targets of a regression.</summary>
    [UnmanagedCallersOnly]
    private static int Precision(byte* targets, int count, double* precision, int bits) => Guard(() =>
    {
        *precision = RegressionAccuracy.PrecisionOf(Matrix.Lend(targets, count, 1, new Flags(bits)[0]));
    });

    /// <summary>Arrays: outputs, targets (targetColumns -1: int32 class numbers), whether each sample is right.</summary>
    [UnmanagedCallersOnly]
    private static int TopK(int k, byte* outputs, int rows, int columns, byte* targets, int targetRows, int targetColumns, byte* each, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        using var lent = new LentTargets(targets, targetRows, targetColumns, flags[1]);
        new TopKAccuracy(k).Compare(Matrix.Lend(outputs, rows, columns, flags[0]), lent.Targets, new Span<bool>(each, rows));
    });

    /// <summary>Arrays: predicted and true classes. Classes below 0: as many as are met. Comes back: how many.</summary>
    [UnmanagedCallersOnly]
    private static int ConfusionSize(int* predictions, int predictionCount, int* targets, int targetCount, int classes, int* size) => Guard(() =>
    {
        *size = ConfusionMatrix.Size(
            new ReadOnlySpan<int>(predictions, predictionCount), new ReadOnlySpan<int>(targets, targetCount), classes < 0 ? null : classes);
    });

    /// <summary>Arrays: predicted and true classes, counts (classes, classes).</summary>
    [UnmanagedCallersOnly]
    private static int Confusion(int* predictions, int* targets, int count, int classes, long* counts) => Guard(() =>
    {
        long[,] result = ConfusionMatrix.Of(new ReadOnlySpan<int>(predictions, count), new ReadOnlySpan<int>(targets, count), classes).Counts;
        fixed (long* first = result)
        {
            new ReadOnlySpan<long>(first, result.Length).CopyTo(new Span<long>(counts, result.Length));
        }
    });

    /// <summary>Arrays: predictions, targets.</summary>
    [UnmanagedCallersOnly]
    private static int RSquared(byte* predictions, byte* targets, int rows, int columns, double* score, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        *score = R2.Score(Matrix.Lend(predictions, rows, columns, flags[0]), Matrix.Lend(targets, rows, columns, flags[1]));
    });

    private static NumPyScalar Scalar(double value, int kind) => new(value, (kind & 3) == 0 ? null : (DType)((kind & 3) - 1));
}
