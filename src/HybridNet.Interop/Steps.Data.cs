using System.Runtime.InteropServices;

namespace HybridNet.Interop;

public static unsafe partial class Steps
{
    /// <summary>Arrays: points, shape (rows, 2); labels, one byte a row. Bit 1 set: normal draws are rounded to float32 before they take the dtype of the points. Kinds: 0 spiral, 1 vertical, 2 moons, 3 circles, 4 xor; a noise of NaN is none.</summary>
    [UnmanagedCallersOnly]
    private static int Points(
        int kind, int samples, int classes, int shuffle, double noise, double factor, uint* key, double* rest, byte* points, byte* labels, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        DType drawn = flags[1] == DType.Float64 ? DType.Float32 : flags[0];
        double? deviation = double.IsNaN(noise) ? null : noise;
        using var stream = new LentRandom(key, rest);
        (Matrix made, int[] classNumbers) = kind switch
        {
            0 => SpiralData.Create(samples, classes, stream.Random, flags[0], drawn),
            1 => VerticalData.Create(samples, classes, stream.Random, flags[0], drawn),
            2 => MoonsData.Create(samples, stream.Random, shuffle != 0, deviation),
            3 => CirclesData.Create(samples, stream.Random, shuffle != 0, deviation, factor),
            _ => XorData.Create(samples, stream.Random, deviation),
        };
        Copied(made, Matrix.Lend(points, made.Rows, made.Columns, flags[0]));
        for (int i = 0; i < classNumbers.Length; i++)
        {
            labels[i] = (byte)classNumbers[i];
        }
    });

    /// <summary>Arrays: inputs and targets, float64, one number a sample.</summary>
    [UnmanagedCallersOnly]
    private static int Sine(int samples, double* inputs, double* targets) => Guard(() =>
    {
        (Matrix x, Matrix y) = SineData.Create(samples);
        Copied(x, Matrix.Lend(inputs, samples, 1, DType.Float64));
        Copied(y, Matrix.Lend(targets, samples, 1, DType.Float64));
    });

    /// <summary>Arrays, float64: features (houses, 1 or 2), and prices or classes (houses, 1). Tables: 0 three houses with their areas, 1 ten houses with two features, 2 the same judged good (1) or bad (0).</summary>
    [UnmanagedCallersOnly]
    private static int Houses(int table, double* features, double* targets) => Guard(() =>
    {
        (Matrix x, Matrix y) = table switch
        {
            0 => HousePrices.ThreeHouses(),
            1 => HousePrices.TenHouses(),
            _ => (HousePrices.GoodOrBad().Features, Matrix.From(Array.ConvertAll(HousePrices.GoodOrBad().Labels, label => new[] { (double)label }))),
        };
        Copied(x, Matrix.Lend(features, x.Rows, x.Columns, DType.Float64));
        Copied(y, Matrix.Lend(targets, y.Rows, 1, DType.Float64));
    });

    /// <summary>Arrays, float64: areas, prices, and both averages: sum over sum, mean of ratios.</summary>
    [UnmanagedCallersOnly]
    private static int AveragePrice(double* areas, int areaCount, double* prices, int priceCount, double* averages) => Guard(() =>
    {
        PricePerSquareFoot result = HousePrices.AveragePrice(
            Matrix.Lend(areas, areaCount, 1, DType.Float64), Matrix.Lend(prices, priceCount, 1, DType.Float64));
        averages[0] = result.SumOverSum;
        averages[1] = result.MeanOfRatios;
    });

    /// <summary>Arrays, float64: weights, inputs, products; sum: the weighted sum.</summary>
    [UnmanagedCallersOnly]
    private static int Neuron(double* weights, int weightCount, double bias, double* inputs, int inputCount, double* products, double* sum) => Guard(() =>
    {
        var neuron = new Neuron(new ReadOnlySpan<double>(weights, weightCount), bias);
        var x = new ReadOnlySpan<double>(inputs, inputCount);
        neuron.Products(x).CopyTo(new Span<double>(products, inputCount));
        *sum = neuron.WeightedSum(x);
    });

    /// <summary>Arrays: for each layer five longs (address of the weights, of the biases, inputs, neurons, dtype bits of both); weights and biases of the one layer.</summary>
    [UnmanagedCallersOnly]
    private static int Collapse(long* layers, int count, byte* weights, byte* biases, int bits) => Guard(() =>
    {
        var stack = new DenseLayer[count];
        for (int i = 0; i < count; i++)
        {
            long* layer = layers + (5 * i);
            var flags = new Flags((int)layer[4]);
            stack[i] = new(
                Matrix.Lend((void*)layer[0], (int)layer[2], (int)layer[3], flags[0]),
                Matrix.Lend((void*)layer[1], 1, (int)layer[3], flags[1]));
        }

        DenseLayer one = DenseLayer.Collapse(stack);
        Copied(one.Weights, Matrix.Lend(weights, one.Weights.Rows, one.Weights.Columns, new Flags(bits)[0]));
        Copied(one.Biases, Matrix.Lend(biases, 1, one.Biases.Columns, new Flags(bits)[0]));
    });

    /// <summary>Arrays: x, y = exp x (0) or ln x (1), element by element, in the arithmetic's flavour.</summary>
    [UnmanagedCallersOnly]
    private static int Elementary(int function, byte* x, byte* y, int count, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        Matrix from = Matrix.Lend(x, 1, count, flags[0]);
        Matrix to = Matrix.Lend(y, 1, count, flags[1]);
        switch (function, flags.Arithmetic.Flavour)
        {
            case (0, Flavour.Simd):
                Elementwise.Apply(default(SimdExp), from, to);
                break;
            case (0, _):
                Elementwise.Apply(default(LibmExp), from, to);
                break;
            case (_, Flavour.Simd):
                Elementwise.Apply(default(SimdLog), from, to);
                break;
            default:
                Elementwise.Apply(default(LibmLog), from, to);
                break;
        }
    });

    /// <summary>Draws numbers of one distribution: 0 uniform doubles, 1 normal, 2 ones and zeros with the given probability.</summary>
    [UnmanagedCallersOnly]
    private static int Draw(int distribution, double probability, double* values, int count, uint* key, double* rest) => Guard(() =>
    {
        using var stream = new LentRandom(key, rest);
        var target = new Span<double>(values, count);
        switch (distribution)
        {
            case 0:
                stream.Random.FillUniform(target);
                break;
            case 1:
                stream.Random.FillNormal(target);
                break;
            default:
                stream.Random.FillBernoulli(probability, target);
                break;
        }
    });
}
