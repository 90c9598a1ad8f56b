using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>Comparisons and scores. Results of comparisons are bool.</summary>
public static partial class NativeEntryPoints
{
    /// <summary>a == b, element-wise.</summary>
    [UnmanagedCallersOnly]
    private static int Equal(NumPyArray a, NumPyArray b, NumPyArray each) => Guard(() =>
    {
        Matrix left = a.Row();
        Comparisons.Equal(left, b.Table(1, left.Columns), each.Results<bool>(left.Columns));
    });

    /// <summary>|a - b| &lt; distance, element-wise. A distance that is a Python scalar is converted to the dtype of the difference.</summary>
    [UnmanagedCallersOnly]
    private static int Nearer(NumPyArray a, NumPyArray b, double distance, int isPythonScalar, NumPyArray each) => Guard(() =>
    {
        Matrix left = a.Row();
        Matrix right = b.Table(1, left.Columns);
        bool isRounded = isPythonScalar != 0 && left.DType == DType.Float32 && right.DType == DType.Float32;
        Comparisons.Nearer(left, right, isRounded ? (float)distance : distance, each.Results<bool>(left.Columns));
    });

    /// <summary>The index of the largest number of each row (argmax), in the dtype of x.</summary>
    [UnmanagedCallersOnly]
    private static int Largest(NumPyArray x, NumPyArray largest) => Guard(() =>
    {
        Matrix table = x.Table();
        Arithmetic.NumPy.ArgMaxRows(table, largest.Results(table.Rows, 1));
    });

    /// <summary>The targets of a regression; the precision is one float64.</summary>
    [UnmanagedCallersOnly]
    private static int Precision(NumPyArray targets, NumPyArray precision) => Guard(() =>
        precision.Results<double>(1)[0] = RegressionAccuracy.PrecisionOf(targets.Column()));

    /// <summary>Targets of one axis are int32 class numbers. The result says for each sample whether it is correct.</summary>
    [UnmanagedCallersOnly]
    private static int TopK(int k, NumPyArray outputs, NumPyArray targets, NumPyArray each) => Guard(() =>
    {
        using BorrowedTargets borrowed = targets.Targets();
        Matrix table = outputs.Table();
        new TopKAccuracy(k).Compare(table, borrowed.Targets, each.Results<bool>(table.Rows));
    });

    /// <summary>
    /// Predicted and true classes, int32. If classes is below 0, the number of classes is determined from both. The size is one int32: the number of
    /// classes.
    /// </summary>
    [UnmanagedCallersOnly]
    private static int ConfusionSize(NumPyArray predictions, NumPyArray targets, int classes, NumPyArray size) => Guard(() =>
        size.Results<int>(1)[0] = ConfusionMatrix.Size(predictions.Span<int>(), targets.Span<int>(), classes < 0 ? null : classes));

    /// <summary>Predicted and true classes, int32; counts of shape (classes, classes), int64.</summary>
    [UnmanagedCallersOnly]
    private static int Confusion(NumPyArray predictions, NumPyArray targets, NumPyArray counts) => Guard(() =>
    {
        Elements shape = counts.Read(nameof(counts));
        long[,] result = ConfusionMatrix.Of(predictions.Span<int>(), targets.Span<int>(), shape.Columns).Counts;
        MemoryMarshal.Cast<byte, long>(MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(result), result.Length * sizeof(long)))
            .CopyTo(counts.Results<long>(result.Length));
    });

    /// <summary>The score is one float64.</summary>
    [UnmanagedCallersOnly]
    private static int RSquared(NumPyArray predictions, NumPyArray targets, NumPyArray score) => Guard(() =>
        score.Results<double>(1)[0] = R2.Score(predictions.Table(), targets.Table()));

    /// <summary>Numerator and denominator of a metric of one class: two float64. Targets of one column are class numbers.</summary>
    [UnmanagedCallersOnly]
    private static int ClassShare(ClassMetricKind metric, int ofClass, NumPyArray predictions, NumPyArray targets, NumPyArray sums) => Guard(() =>
    {
        Matrix classes = predictions.Table();
        Matrix rows = targets.Table();
        Store(
            metric switch
            {
                ClassMetricKind.Precision => new Precision { Class = ofClass }.Count(classes, rows),
                ClassMetricKind.Recall => new Recall { Class = ofClass }.Count(classes, rows),
                _ => new F1Score { Class = ofClass }.Count(classes, rows),
            },
            sums);
    });

    /// <summary>The mean of each column, float64.</summary>
    [UnmanagedCallersOnly]
    private static int ColumnMeans(NumPyArray targets, NumPyArray means) => Guard(() =>
    {
        double[] result = R2.MeansOf(targets.Table());
        result.CopyTo(means.Results<double>(result.Length));
    });

    /// <summary>Numerator and denominator of R2 with these means: two float64.</summary>
    [UnmanagedCallersOnly]
    private static int SquaresShare(NumPyArray predictions, NumPyArray targets, NumPyArray means, NumPyArray sums) => Guard(() =>
        Store(new R2 { Means = means.Span<double>().ToArray() }.Count(predictions.Table(), targets.Table()), sums));

    /// <summary>Class numbers, int32. The result is the accuracy and the number of correct predictions, float64.</summary>
    [UnmanagedCallersOnly]
    private static int JudgeClasses(NumPyArray predictions, NumPyArray targets, NumPyArray result) => Guard(() =>
    {
        Span<double> numbers = result.Results<double>(2);
        Judgement judgement = Judgement.OfClasses(predictions.Span<int>(), targets.Span<int>());
        numbers[0] = judgement.Value;
        numbers[1] = judgement.Right!.Value;
    });

    /// <summary>The result is the mean squared error.</summary>
    [UnmanagedCallersOnly]
    private static int JudgeNumbers(NumPyArray predictions, NumPyArray targets, NumPyArray result) => Guard(() =>
        result.Results<double>(1)[0] = Judgement.OfNumbers(predictions.Table(), targets.Table()).Value);

    /// <summary>
    /// The output of a layer. The results are the number of columns that are 0 in every row, the number of elements that are not finite, and the
    /// largest magnitude.
    /// </summary>
    [UnmanagedCallersOnly]
    private static int Inspect(NumPyArray output, NumPyArray numbers) => Guard(() =>
    {
        Span<double> results = numbers.Results<double>(3);
        LayerReport report = LayerReport.Of("", output.Table());
        results[0] = report.Silent;
        results[1] = report.NotFinite;
        results[2] = report.Largest;
    });

    private static void Store(MetricCount count, NumPyArray sums)
    {
        Span<double> numbers = sums.Results<double>(2);
        numbers[0] = count.Hits;
        numbers[1] = count.Comparisons;
    }
}
