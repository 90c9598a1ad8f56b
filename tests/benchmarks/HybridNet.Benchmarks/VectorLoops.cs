using System.Numerics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace HybridNet.Benchmarks;

/// <summary>
/// What one text of a formula over vectors costs against loops written by hand, one for each vector width: ReLU, sigmoid and a step of Adam
/// over 4,096 numbers, which stay in the caches of one core.
/// </summary>
/// <typeparam name="T">The type of all numbers.</typeparam>
[GenericTypeArguments(typeof(float))]
[GenericTypeArguments(typeof(double))]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByParams, BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
[MedianColumn]
[HideColumns("Error", "StdDev", "RatioSD")]
public class VectorLoops<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Count = 4096;

    private static readonly Adam.Formula Adam = new(0.05, 1e-7, 0.9, 0.999, 1);

    private readonly Matrix _x = Draw.Matrix(1, Count, DTypes.Of<T>());
    private readonly Matrix _y = Draw.Zeros(1, Count, DTypes.Of<T>());
    private readonly UpdateOperands _parameter;

    /// <summary>Makes the numbers.</summary>
    public VectorLoops()
    {
        Matrix value = Draw.Matrix(1, Count, DTypes.Of<T>());
        Matrix momentum = Draw.Zeros(1, Count, DTypes.Of<T>());
        Matrix cache = Draw.Zeros(1, Count, DTypes.Of<T>());
        _parameter = new(value, _x, momentum, momentum, cache, cache);
    }

    /// <summary>Bits of a vector; 1 is one number at a time.</summary>
    [Params(512, 256, 1)]
    public int Width { get; set; }

    /// <summary>Makes the engine's loops use <see cref="Width"/>.</summary>
    [GlobalSetup]
    public void ForceWidth() => VectorWidth.Force(Width);

    /// <summary>Afterward, so that first calls are first: whether both sides computed the same bits.</summary>
    /// <exception cref="InvalidOperationException">They did not.</exception>
    [GlobalCleanup]
    public void Compare()
    {
        Compare(_y, ReLUByHand, ReLU);
        Compare(_y, SigmoidByHand, Sigmoid);
        Compare(_parameter.Value, AdamByHand, AdamStep);
    }

    /// <summary>y = max(0, x).</summary>
    [Benchmark(Description = "by hand", Baseline = true)]
    [BenchmarkCategory("ReLU")]
    public void ReLUByHand() => ByHand.ReLU<T>(Width, _x.Span<T>(), _y.Span<T>());

    /// <summary>y = max(0, x).</summary>
    [Benchmark(Description = "vectors")]
    [BenchmarkCategory("ReLU")]
    public void ReLU() => Elementwise.Apply(default(Rectify), _x, _y);

    /// <summary>y = 1 / (1 + e^-x).</summary>
    [Benchmark(Description = "by hand", Baseline = true)]
    [BenchmarkCategory("sigmoid")]
    public void SigmoidByHand() => ByHand.Sigmoid<T>(Width, _x.Span<T>(), _y.Span<T>());

    /// <summary>y = 1 / (1 + e^-x).</summary>
    [Benchmark(Description = "vectors")]
    [BenchmarkCategory("sigmoid")]
    public void Sigmoid() => Elementwise.Apply(default(SigmoidActivation.Formula), _x, _y);

    /// <summary>A step of Adam.</summary>
    [Benchmark(Description = "by hand", Baseline = true)]
    [BenchmarkCategory("Adam")]
    public void AdamByHand() => ByHand.Adam<T>(
        Width, _parameter.Value.Span<T>(), _parameter.Gradient.Span<T>(), _parameter.Momentum.Span<T>(), _parameter.Cache.Span<T>());

    /// <summary>A step of Adam.</summary>
    [Benchmark(Description = "vectors")]
    [BenchmarkCategory("Adam")]
    public void AdamStep() => Updates.Apply(Adam, _parameter);

    private void Compare(Matrix result, Action byHand, Action vectors)
    {
        T[] first = Result(result, byHand);
        if (!Result(result, vectors).AsSpan().SequenceEqual(first))
        {
            throw new InvalidOperationException($"{vectors.Method.Name}, {Width} bits: the loop written by hand computes something else.");
        }
    }

    private T[] Result(Matrix result, Action step)
    {
        foreach (Matrix matrix in (Matrix[])[_y, _parameter.Momentum, _parameter.Cache])
        {
            matrix.Span<T>().Clear();
        }

        _x.Span<T>().CopyTo(_parameter.Value.Span<T>());
        step();
        return result.Span<T>().ToArray();
    }
}
