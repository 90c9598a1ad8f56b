using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>Data made ready.</summary>
public static partial class NativeEntryPoints
{
    /// <summary>Means and deviations, float64; results of the dtype of the values. Back: from standardized values to raw ones.</summary>
    [UnmanagedCallersOnly]
    private static int Standardize(int back, NumPyArray means, NumPyArray deviations, NumPyArray values, NumPyArray results) => Guard(() =>
    {
        Standardizer scale = Scale(means, deviations);
        results.Receive(back == 0 ? scale.Transform(values.Table()) : scale.Inverse(values.Table()));
    });

    /// <summary>Means and deviations of inputs, and of targets or None, float64; weights and biases; raw ones, float64.</summary>
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

    /// <summary>Labels, int32; rows of zeros with a one. Labels out of range are rows of zeros if asked for.</summary>
    [UnmanagedCallersOnly]
    private static int OneHotRows(NumPyArray labels, int classes, int othersAreZero, NumPyArray rows) => Guard(() =>
        rows.Receive(OneHot.OfLabels(labels.Span<int>(), classes, rows.Table().DType, othersAreZero != 0)));

    /// <summary>
    /// Classes: int32, one a row, or None. Order: the rows to train on and then those to test with, int32; trainRows, one int32: how many are to train on.
    /// </summary>
    [UnmanagedCallersOnly]
    private static int Split(
        SizeKind size, double amount, SplitKind kind, NumPyArray classes, NumPyArray order, NumPyArray trainRows, NumPyArray key, NumPyArray rest) => Guard(() =>
    {
        Span<int> places = order.Results<int>();
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
            SplitKind.InOrder => RowSplit.InOrder(places.Length, sides),
            SplitKind.Drawn => RowSplit.Drawn(places.Length, sides, stream.Random),
            _ => RowSplit.Stratified(classes.Span<int>(places.Length), sides, stream.Random),
        };
        trainRows.Results<int>(1)[0] = split.Train.Count;
        split.Train.Concat(split.Test).ToArray().CopyTo(places);
    });

    /// <summary>Weights of the samples of a fit, float64.</summary>
    [UnmanagedCallersOnly]
    private static int CheckWeights(int samples, NumPyArray weights) => Guard(() => DataSet.CheckWeights("fit", samples, weights.Span<double>()));

    /// <summary>Bytes; the same from -1 to 1, float32.</summary>
    [UnmanagedCallersOnly]
    private static int ScalePixels(NumPyArray pixels, NumPyArray values) => Guard(() =>
    {
        ReadOnlySpan<byte> bytes = pixels.Span<byte>();
        LabeledImages.Scale(bytes, values.Results<float>(bytes.Length));
    });

    private static Standardizer Scale(NumPyArray means, NumPyArray deviations) => Standardizer.Of(means.Span<double>(), deviations.Span<double>());
}
