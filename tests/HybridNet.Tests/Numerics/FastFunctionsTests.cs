namespace HybridNet.Tests.Numerics;

/// <summary>exp, log and tanh of the fast arithmetic, float32, against the C library in double.</summary>
public class FastFunctionsTests
{
    /// <summary>
    /// A stride through all bit patterns, prime so that no bit stays fixed. Measured with a stride of 37: 0.993, 0.874 and 1.300 units in the last place;
    /// the bounds leave the rest for patterns between.
    /// </summary>
    private const uint Stride = 9973;

    [Fact]
    public void Exp_IsWithinOneUnitInTheLastPlace() => Check(default(Exp), Math.Exp, -104, 88.7228f, 1.01);

    [Fact]
    public void Log_IsWithinOneUnitInTheLastPlace() => Check(default(Log), Math.Log, 0, float.MaxValue, 1.0);

    [Fact]
    public void Tanh_IsWithinOneAndAHalfUnitsInTheLastPlace() => Check(default(Tanh), Math.Tanh, -100, 100, 1.5);

    /// <summary>Beyond the finite results, and for NaN, the exact values.</summary>
    [Fact]
    public void CriticalNumbers_HaveTheLibrarysResults()
    {
        float[] x = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0f, -0f, 88.7229f, 1e6f, -104f, -1e6f, float.MaxValue, float.MinValue];
        foreach (int bits in Widths.All)
        {
            Same.Bits<float>(Array.ConvertAll(x, MathF.Exp), Computed(default(Exp), x, bits), $"exp at {bits} bits");
            Same.Bits<float>([.. Array.ConvertAll(x[..5], MathF.Log), MathF.Log(-1)], Computed(default(Log), [.. x[..5], -1], bits), $"log at {bits} bits");
            Same.Bits<float>(Array.ConvertAll(x, MathF.Tanh), Computed(default(Tanh), x, bits), $"tanh at {bits} bits");
        }
    }

    [Fact]
    public void EveryWidth_GivesTheSameBits()
    {
        float[] x = [.. Numbers.Window<float>(Numbers.All.Length, 0), .. Numbers.Normal(1, 1000, DType.Float32, seed: 1, scale: 3).AsFloatSpan()];
        foreach (int bits in Widths.Vectors)
        {
            Same.Bits<float>(Computed(default(Exp), x, 1), Computed(default(Exp), x, bits), $"exp at {bits} bits");
            Same.Bits<float>(Computed(default(Log), x, 1), Computed(default(Log), x, bits), $"log at {bits} bits");
            Same.Bits<float>(Computed(default(Tanh), x, 1), Computed(default(Tanh), x, bits), $"tanh at {bits} bits");
        }
    }

    /// <summary>An operator that does not name the functions it calls would get NumPy's.</summary>
    [Fact]
    public void OperatorsThatCallAFunction_SayWhich()
    {
        string engine = Path.Combine(Checkout.Root, "src", "HybridNet");
        string[] silent = [.. Directory.EnumerateFiles(engine, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadAllText(file).Split("readonly struct ").Skip(1).Select(text => (file, text)))
            .Where(part => (part.text.Contains("IUnaryOperator\n", StringComparison.Ordinal) || part.text.Contains("IBinaryOperator\n", StringComparison.Ordinal))
                && (part.text.Contains("TReal.Exp(", StringComparison.Ordinal) || part.text.Contains("TReal.Log(", StringComparison.Ordinal)
                    || part.text.Contains("TReal.Tanh(", StringComparison.Ordinal) || part.text.Contains("NearZero.", StringComparison.Ordinal)
                    || part.text.Contains("NormalDistribution.", StringComparison.Ordinal))
                && !part.text.Contains("Calls => Function.", StringComparison.Ordinal))
            .Select(part => $"{Path.GetFileName(part.file)}: {part.text.Split('\n')[0]}")];
        Assert.Empty(silent);
    }

    private static void Check<TOperator>(TOperator function, Func<double, double> exact, float first, float last, double bound)
        where TOperator : struct, IUnaryOperator
    {
        List<float> x = [];
        for (ulong pattern = 0; pattern <= uint.MaxValue; pattern += Stride)
        {
            float number = BitConverter.UInt32BitsToSingle((uint)pattern);
            if (number >= first && number <= last)
            {
                x.Add(number);
            }
        }

        float[] y = Computed(function, [.. x], VectorWidth.Widest);
        for (int i = 0; i < y.Length; i++)
        {
            double expected = exact(x[i]);
            float rounded = MathF.Abs((float)expected);
            double unit = float.IsInfinity(expected is 0 ? 0 : rounded) ? 0 : (double)MathF.BitIncrement(rounded) - rounded;
            Assert.True(y[i] == expected || Math.Abs(y[i] - expected) <= bound * unit, $"f({x[i]:R}) is {y[i]:R}; {expected:R} is expected");
        }
    }

    private static float[] Computed<TOperator>(TOperator function, float[] x, int bits)
        where TOperator : struct, IUnaryOperator
    {
        var y = new float[x.Length];
        Widths.At(bits, () => Elementwise.Apply<TOperator, float>(function, x, y, FunctionSet.Fast));
        return y;
    }
}
