using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>Data sets.</summary>
public static partial class NativeEntryPoints
{
    /// <summary>
    /// Points of shape (rows, 2), and labels, one byte per row. If drawsFloat32 is not 0, normal numbers are rounded to float32 before they are converted to
    /// the dtype of the points. A noise of NaN means no noise.
    /// </summary>
    [UnmanagedCallersOnly]
    private static int Points(
        PointsKind kind, int samples, int classes, int shuffle, double noise, double factor,
        NumPyArray key, NumPyArray rest, NumPyArray points, NumPyArray labels, int drawsFloat32) => Guard(() =>
    {
        DType dtype = points.Table().DType;
        DType drawn = drawsFloat32 != 0 ? DType.Float32 : dtype;
        double? deviation = double.IsNaN(noise) ? null : noise;
        using var stream = new BorrowedRandom(key, rest);
        (Matrix made, int[] classNumbers) = kind switch
        {
            PointsKind.Spiral => SpiralData.Create(samples, classes, stream.Random, dtype, drawn),
            PointsKind.Vertical => VerticalData.Create(samples, classes, stream.Random, dtype, drawn),
            PointsKind.Moons => MoonsData.Create(samples, stream.Random, shuffle != 0, deviation),
            PointsKind.Circles => CirclesData.Create(samples, stream.Random, shuffle != 0, deviation, factor),
            _ => XorData.Create(samples, stream.Random, deviation),
        };
        points.Receive(made);
        Bytes(classNumbers, labels.Results<byte>(classNumbers.Length));
    });

    /// <summary>Inputs and targets, float64, one number per sample.</summary>
    [UnmanagedCallersOnly]
    private static int Sine(int samples, NumPyArray inputs, NumPyArray targets) => Guard(() =>
    {
        (Matrix x, Matrix y) = SineData.Create(samples);
        inputs.Receive(x);
        targets.Receive(y);
    });

    /// <summary>Float64: features (houses, 1 or 2), and prices or classes (houses, 1).</summary>
    [UnmanagedCallersOnly]
    private static int Houses(HouseTable table, NumPyArray features, NumPyArray targets) => Guard(() =>
    {
        (Matrix x, Matrix y) = table switch
        {
            HouseTable.ThreeHouses => HousePrices.ThreeHouses(),
            HouseTable.TenHouses => HousePrices.TenHouses(),
            _ => (HousePrices.GoodOrBad().Features, Matrix.From(Array.ConvertAll(HousePrices.GoodOrBad().Labels, label => new[] { (double)label }))),
        };
        features.Receive(x);
        targets.Receive(y);
    });

    /// <summary>Float64: areas, prices, and two averages: sum of prices / sum of areas, and mean of prices / areas.</summary>
    [UnmanagedCallersOnly]
    private static int AveragePrice(NumPyArray areas, NumPyArray prices, NumPyArray averages) => Guard(() =>
    {
        Span<double> results = averages.Results<double>(2);
        PricePerSquareFoot price = HousePrices.AveragePrice(areas.Column(), prices.Column());
        results[0] = price.SumOverSum;
        results[1] = price.MeanOfRatios;
    });

    /// <summary>Features of shape (houses, 2), float64; classes as bytes.</summary>
    [UnmanagedCallersOnly]
    private static int UnseenHouses(int houses, NumPyArray features, NumPyArray classes, NumPyArray key, NumPyArray rest) => Guard(() =>
    {
        using var stream = new BorrowedRandom(key, rest);
        (Matrix made, int[] labels) = HousePrices.Unseen(houses, stream.Random);
        features.Receive(made);
        Bytes(labels, classes.Results<byte>(labels.Length));
    });

    private static void Bytes(int[] numbers, Span<byte> bytes)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            bytes[i] = (byte)numbers[i];
        }
    }
}
