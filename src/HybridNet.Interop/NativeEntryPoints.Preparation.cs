using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>Data preparation: standardization, one-hot encoding, splits, sample weights, pixels.</summary>
public static partial class NativeEntryPoints
{
    /// <summary>
    /// Means and deviations are float64; the results have the dtype of the values. A value of back other than 0 converts standardized values to raw
    /// ones.
    /// </summary>
    [UnmanagedCallersOnly]
    private static int Standardize(int back, NumPyArray means, NumPyArray deviations, NumPyArray values, NumPyArray results) => Guard(() =>
    {
        Standardizer scale = Scale(means, deviations);
        results.Receive(back == 0 ? scale.Transform(values.Table()) : scale.Inverse(values.Table()));
    });

    /// <summary>Means and deviations of the inputs, and of the targets or None, float64; weights and biases; raw weights and biases, float64.</summary>
    [UnmanagedCallersOnly]
    private static int RawWeights(
        NumPyArray means, NumPyArray deviations, NumPyArray targetMeans, NumPyArray targetDeviations,
        NumPyArray weights, NumPyArray biases, NumPyArray rawWeights, NumPyArray rawBiases) => Guard(() =>
    {
        (Matrix raw, Matrix shifted) = Scale(means, deviations).RawWeights(
            weights.Table(), biases.Row(), targetMeans.IsNone ? null : Scale(targetMeans, targetDeviations));
        rawWeights.Receive(raw);
        rawBiases.Receive(shifted);
    });

    /// <summary>One-hot encoding: labels, int32; one row per label. If othersAreZero is not 0, a label out of range gives a row of zeros.</summary>
    [UnmanagedCallersOnly]
    private static int OneHotRows(NumPyArray labels, int classes, int othersAreZero, NumPyArray rows) => Guard(() =>
        rows.Receive(OneHot.OfLabels(labels.Span<int>(), classes, rows.Table().DType, othersAreZero != 0)));

    /// <summary>
    /// The classes are int32, one per row, or None. The order is the indices of the training rows followed by those of the test rows, int32; trainRows is one
    /// int32: the number of training rows.
    /// </summary>
    [UnmanagedCallersOnly]
    private static int Split(
        SizeKind size, double amount, SplitKind kind, NumPyArray classes, NumPyArray order, NumPyArray trainRows, NumPyArray key, NumPyArray rest) => Guard(() =>
    {
        Span<int> indices = order.Results<int>();
        using var stream = new BorrowedRandom(key, rest);
        SplitSize sides = size switch
        {
            SizeKind.TestRows => SplitSize.TestRows((int)amount),
            SizeKind.TestShare => SplitSize.TestShare(amount),
            SizeKind.TrainRows => SplitSize.TrainRows((int)amount),
            _ => SplitSize.TrainShare(amount),
        };
        RowSplit split = kind switch
        {
            SplitKind.InOrder => RowSplit.InOrder(indices.Length, sides),
            SplitKind.Drawn => RowSplit.Drawn(indices.Length, sides, stream.Random),
            _ => RowSplit.Stratified(classes.Span<int>(indices.Length), sides, stream.Random),
        };
        trainRows.Results<int>(1)[0] = split.Train.Count;
        split.Train.Concat(split.Test).ToArray().CopyTo(indices);
    });

    /// <summary>The weights of samples by which all classes weigh the same: classes, one int32 per sample; weights, one float64 per sample.</summary>
    [UnmanagedCallersOnly]
    private static int BalancedWeights(NumPyArray classes, NumPyArray weights) => Guard(() =>
    {
        int[] labels = classes.Span<int>().ToArray();
        ClassWeights.Balanced(labels).CopyTo(weights.Results<double>(labels.Length));
    });

    /// <summary>The pixels are bytes; the values are the same scaled to [-1, 1], float32.</summary>
    [UnmanagedCallersOnly]
    private static int ScalePixels(NumPyArray pixels, NumPyArray values) => Guard(() =>
    {
        ReadOnlySpan<byte> bytes = pixels.Span<byte>();
        LabeledImages.Scale(bytes, values.Results<float>(bytes.Length));
    });

    private static Standardizer Scale(NumPyArray means, NumPyArray deviations) => Standardizer.Of(means.Span<double>(), deviations.Span<double>());
}
