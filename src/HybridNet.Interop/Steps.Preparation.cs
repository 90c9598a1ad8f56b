using System.Runtime.InteropServices;

namespace HybridNet.Interop;

public static unsafe partial class Steps
{
    /// <summary>Arrays: inputs; means and deviations of the columns, float64.</summary>
    [UnmanagedCallersOnly]
    private static int StandardiseFit(byte* inputs, int rows, int columns, double* means, double* deviations, int bits) => Guard(() =>
    {
        Standardizer scale = Standardizer.Fit(Matrix.Lend(inputs, rows, columns, new Flags(bits)[0]));
        scale.Means.ToArray().CopyTo(new Span<double>(means, columns));
        scale.Deviations.ToArray().CopyTo(new Span<double>(deviations, columns));
    });

    /// <summary>Arrays: means, deviations, float64; values, results. Kinds: 0 to standardised values, 1 back.</summary>
    [UnmanagedCallersOnly]
    private static int Standardise(
        int kind, double* means, double* deviations, int count, byte* values, int rows, int columns, byte* results, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        Standardizer scale = Scale(means, deviations, count);
        Matrix lent = Matrix.Lend(values, rows, columns, flags[0]);
        Copied(kind == 0 ? scale.Transform(lent) : scale.Inverse(lent), Matrix.Lend(results, rows, columns, flags[1]));
    });

    /// <summary>Arrays: means and deviations of inputs and of targets (0 columns: none), float64; weights, biases; raw ones, float64.</summary>
    [UnmanagedCallersOnly]
    private static int RawWeights(
        double* means, double* deviations, int count, double* targetMeans, double* targetDeviations, int targetCount,
        byte* weights, int inputs, int neurons, byte* biases, int biasCount, double* rawWeights, double* rawBiases, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        (Matrix raw, Matrix shifted) = Scale(means, deviations, count).RawWeights(
            Matrix.Lend(weights, inputs, neurons, flags[0]),
            Matrix.Lend(biases, 1, biasCount, flags[1]),
            targetCount == 0 ? null : Scale(targetMeans, targetDeviations, targetCount));
        Copied(raw, Matrix.Lend(rawWeights, inputs, neurons, DType.Float64));
        Copied(shifted, Matrix.Lend(rawBiases, 1, neurons, DType.Float64));
    });

    /// <summary>Arrays: labels (int32), rows of zeros with a one. Labels out of range are rows of zeros if asked for.</summary>
    [UnmanagedCallersOnly]
    private static int OneHotRows(int* labels, int count, int classes, int othersAreZero, byte* rows, int bits) => Guard(() =>
    {
        DType dtype = new Flags(bits)[0];
        Copied(
            OneHot.OfLabels(new ReadOnlySpan<int>(labels, count), classes, dtype, othersAreZero != 0),
            Matrix.Lend(rows, count, classes, dtype));
    });

    /// <summary>Arrays: classes (int32, for kind 2); the rows to train on and then those to test with (int32), how many are to train on; the random state. Kinds: 0 in order, 1 drawn, 2 in equal shares of the classes. Sizes: 0 test rows, 1 test share, 2 train rows, 3 train share.</summary>
    [UnmanagedCallersOnly]
    private static int Split(int rows, int size, double amount, int kind, int* classes, int* order, int* trainRows, uint* key, double* rest) => Guard(() =>
    {
        using var stream = new LentRandom(key, rest);
        SplitSize sides = size switch
        {
            0 => SplitSize.TestRows((int)amount),
            1 => SplitSize.TestShare(amount),
            2 => SplitSize.TrainRows((int)amount),
            _ => SplitSize.TrainShare(amount),
        };
        RowSplit split = kind switch
        {
            0 => RowSplit.InOrder(rows, sides),
            1 => RowSplit.Drawn(rows, sides, stream.Random),
            _ => RowSplit.Stratified(new ReadOnlySpan<int>(classes, rows), sides, stream.Random),
        };
        *trainRows = split.Train.Count;
        split.Train.Concat(split.Test).ToArray().CopyTo(new Span<int>(order, rows));
    });

    /// <summary>Arrays: predictions and targets, class numbers (int32); accuracy and how many are right.</summary>
    [UnmanagedCallersOnly]
    private static int JudgeClasses(int* predictions, int count, int* targets, int targetCount, double* result) => Guard(() =>
    {
        Judgement judgement = Judgement.OfClasses(new ReadOnlySpan<int>(predictions, count), new ReadOnlySpan<int>(targets, targetCount));
        result[0] = judgement.Value;
        result[1] = judgement.Right!.Value;
    });

    /// <summary>Arrays: predictions, targets; the mean squared error.</summary>
    [UnmanagedCallersOnly]
    private static int JudgeNumbers(
        byte* predictions, int rows, int columns, byte* targets, int targetRows, int targetColumns, double* result, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        *result = Judgement.OfNumbers(
            Matrix.Lend(predictions, rows, columns, flags[0]), Matrix.Lend(targets, targetRows, targetColumns, flags[1])).Value;
    });

    /// <summary>Arrays: bytes; the same from -1 to 1, float32.</summary>
    [UnmanagedCallersOnly]
    private static int ScalePixels(byte* pixels, float* values, int count) => Guard(() =>
        LabelledImages.Scale(new ReadOnlySpan<byte>(pixels, count), new Span<float>(values, count)));

    /// <summary>Arrays: features (houses, 2), float64; classes, bytes; the random state.</summary>
    [UnmanagedCallersOnly]
    private static int UnseenHouses(int houses, double* features, byte* classes, uint* key, double* rest) => Guard(() =>
    {
        using var stream = new LentRandom(key, rest);
        (Matrix made, int[] labels) = HousePrices.Unseen(houses, stream.Random);
        Copied(made, Matrix.Lend(features, houses, 2, DType.Float64));
        for (int i = 0; i < houses; i++)
        {
            classes[i] = (byte)labels[i];
        }
    });

    private static Standardizer Scale(double* means, double* deviations, int count) =>
        Standardizer.Of(new ReadOnlySpan<double>(means, count), new ReadOnlySpan<double>(deviations, count));
}
