namespace HybridNet.Tests.Layers;

public class InitializerTests
{
    public static TheoryData<string> Names => [.. Scales.Keys];

    /// <summary>What numbers are multiplied by, for (inputs, neurons); drawn from N(0, 1) or, where marked, from U(-1, 1).</summary>
    private static readonly Dictionary<string, (Initializer Initializer, Func<int, int, double> Scale, bool Uniform)> Scales = new()
    {
        ["nnfs"] = (Initializer.Nnfs, (_, _) => 0.01, false),
        ["He"] = (Initializer.He, (inputs, _) => Math.Sqrt(2.0 / inputs), false),
        ["Glorot"] = (Initializer.Glorot, (inputs, neurons) => Math.Sqrt(2.0 / (inputs + neurons)), false),
        ["Glorot, uniform"] = (Initializer.GlorotUniform, (inputs, neurons) => Math.Sqrt(6.0 / (inputs + neurons)), true),
        ["normal"] = (Initializer.Normal(0.1), (_, _) => 0.1, false),
        ["uniform"] = (Initializer.Uniform(0.3), (_, _) => 0.3, true),
    };

    [Fact]
    public void S60_NewLayer_DrawsNumPysWeightsAndZeroBiases()
    {
        var layer = new DenseLayer(2, 3, new NumPyRandom(seed: 0));
        double[] normals =
        [
            1.764052345967664, 0.4001572083672233, 0.9787379841057392, 2.240893199201458, 1.8675579901499675, -0.977277879876411,
        ];
        Same.Bits(Matrix.From(Array.ConvertAll(normals, value => 0.01f * (float)value), 2, 3), layer.Weights);
        Same.Bits(new Matrix(1, 3), layer.Biases);
    }

    /// <summary>As after a second <c>nnfs.init</c> that asks for float64: the draws are still rounded to float32.</summary>
    [Fact]
    public void Weights_CanBeDrawnInAnotherDtypeThanTheyAreKeptIn()
    {
        var weights = new Matrix(5, 7, DType.Float64);
        Initializer.Normal(0.1).Fill(weights, new NumPyRandom(seed: 3), DType.Float32);
        var drawn = new float[35];
        new NumPyRandom(seed: 3).FillNormal(drawn);
        Same.Bits(Matrix.From(Array.ConvertAll(drawn, number => 0.1 * number), 5, 7), weights);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Weights_AreDrawnRowByRowAndScaledInTheirDtype(string name)
    {
        (Initializer initializer, Func<int, int, double> scale, bool uniform) = Scales[name];
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            var random = new NumPyRandom(seed: 3);
            var drawn = new double[5 * 7];
            Draw(random, drawn, uniform);
            var expected = Matrix.From(drawn, 5, 7).As(dtype);
            double factor = dtype == DType.Float32 ? (float)scale(5, 7) : scale(5, 7);
            for (int i = 0; i < drawn.Length; i++)
            {
                expected[i / 7, i % 7] *= factor;
            }

            var stream = new NumPyRandom(seed: 3);
            Same.Bits(expected, new DenseLayer(5, 7, stream, initializer, dtype).Weights, $"{name}, {dtype}");
            Assert.Equal(random.GetState(), stream.GetState());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ManyWeights_HaveTheSpreadTheNameStandsFor(string name)
    {
        (Initializer initializer, Func<int, int, double> scale, bool uniform) = Scales[name];
        float[] weights = new DenseLayer(200, 300, new NumPyRandom(seed: 5), initializer).Weights.AsFloatSpan().ToArray();
        double limit = scale(200, 300);
        double spread = uniform ? limit / Math.Sqrt(3) : limit;
        double mean = weights.Average(weight => (double)weight);
        double variance = weights.Average(weight => (weight - mean) * (weight - mean));
        Assert.InRange(mean, -5 * spread / Math.Sqrt(weights.Length), 5 * spread / Math.Sqrt(weights.Length));
        Assert.InRange(Math.Sqrt(variance), 0.985 * spread, 1.015 * spread);
        if (uniform)
        {
            Assert.InRange(weights.Max(Math.Abs), 0.999 * limit, limit);
        }
    }

    [Fact]
    public void Zeros_DrawNothing()
    {
        var random = new NumPyRandom(seed: 0);
        Same.Bits(new Matrix(4, 5), new DenseLayer(4, 5, random, Initializer.Zeros).Weights);
        Assert.Equal(new NumPyRandom(seed: 0).GetState(), random.GetState());
    }

    [Fact]
    public void Layers_DrawInTheOrderTheyAreMade()
    {
        var one = new NumPyRandom(seed: 1);
        var other = new NumPyRandom(seed: 1);
        var layers = new[] { new DenseLayer(2, 3, one), new DenseLayer(3, 1, one) };
        var normals = new double[9];
        other.FillNormal(normals);
        float[] expected = [.. normals.Select(value => 0.01f * (float)value)];
        Same.Bits<float>(expected, [.. layers[0].Weights.AsFloatSpan(), .. layers[1].Weights.AsFloatSpan()]);
    }

    private static void Draw(NumPyRandom random, double[] target, bool uniform)
    {
        if (!uniform)
        {
            random.FillNormal(target);
            return;
        }

        random.FillUniform(target);
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = (2 * target[i]) - 1;
        }
    }
}
