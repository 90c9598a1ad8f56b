using BenchmarkDotNet.Attributes;

namespace HybridNet.Benchmarks;

/// <summary>The products of a step of training on the spiral, 300 x 2 through 64 neurons to 3: float32 operands, summed in double.</summary>
[MedianColumn]
[HideColumns("Error", "StdDev")]
public class NarrowProducts
{
    private readonly Matrix _inputs = Draw.Matrix(300, 2);
    private readonly Matrix _weights1 = Draw.Matrix(2, 64);
    private readonly Matrix _biases1 = Draw.Matrix(1, 64);
    private readonly Matrix _hidden = Draw.Matrix(300, 64);
    private readonly Matrix _weights2 = Draw.Matrix(64, 3);
    private readonly Matrix _biases2 = Draw.Matrix(1, 3);
    private readonly Matrix _scores = Draw.Matrix(300, 3);

    private readonly Matrix _toHidden = Draw.Zeros(300, 64);
    private readonly Matrix _toScores = Draw.Zeros(300, 3);
    private readonly Matrix _toInputs = Draw.Zeros(300, 2);
    private readonly Matrix _toWeights1 = Draw.Zeros(2, 64);
    private readonly Matrix _toWeights2 = Draw.Zeros(64, 3);

    /// <summary>Forward through the first layer, biases added.</summary>
    [Benchmark(Description = "300x2 * 2x64 + biases")]
    public void Forward1() => Gemm.Multiply(_inputs, false, _weights1, false, _toHidden, _biases1);

    /// <summary>Forward through the second layer, biases added.</summary>
    [Benchmark(Description = "300x64 * 64x3 + biases")]
    public void Forward2() => Gemm.Multiply(_hidden, false, _weights2, false, _toScores, _biases2);

    /// <summary>Gradient of the second layer's weights.</summary>
    [Benchmark(Description = "(300x64)' * 300x3")]
    public void Weights2() => Gemm.Multiply(_hidden, true, _scores, false, _toWeights2);

    /// <summary>Gradient of the hidden layer's outputs.</summary>
    [Benchmark(Description = "300x3 * (64x3)'")]
    public void Hidden() => Gemm.Multiply(_scores, false, _weights2, true, _toHidden);

    /// <summary>Gradient of the first layer's weights.</summary>
    [Benchmark(Description = "(300x2)' * 300x64")]
    public void Weights1() => Gemm.Multiply(_inputs, true, _hidden, false, _toWeights1);

    /// <summary>Gradient of the inputs.</summary>
    [Benchmark(Description = "300x64 * (2x64)'")]
    public void Inputs() => Gemm.Multiply(_hidden, false, _weights1, true, _toInputs);
}
