using System.Numerics;

namespace HybridNet.Tests.Numerics;

/// <summary>
/// Every formula of the engine on every length 0 to 70, at every vector width, for both dtypes and their mixtures: the bits of the scalar
/// vector.
/// </summary>
public class FormulaTests
{
    private static readonly Dictionary<string, Func<Matrix, Matrix, Matrix>> All = new()
    {
        ["ReLU"] = (x, _) => new ReLUActivation().Forward(x),
        ["ReLU, backward"] = (x, g) => Backward(new ReLUActivation(), x, g),
        ["leaky ReLU"] = (x, _) => new LeakyReLUActivation(0.3).Forward(x),
        ["leaky ReLU, backward"] = (x, g) => Backward(new LeakyReLUActivation(0.3), x, g),
        ["Heaviside"] = (x, _) => new HeavisideActivation().Forward(x),
        ["Heaviside, backward"] = (x, g) => Backward(new HeavisideActivation(), x, g),
        ["sigmoid"] = (x, _) => new SigmoidActivation().Forward(x),
        ["sigmoid, C library"] = (x, _) => new SigmoidActivation().Forward(x, new NumPyArithmetic { Flavour = Flavour.Libm }),
        ["sigmoid, backward"] = (x, g) => Backward(new SigmoidActivation(), x, g),
        ["sigmoid, predictions"] = (x, _) => new SigmoidActivation().Predictions(x),
        ["tanh"] = (x, _) => new TanhActivation().Forward(x),
        ["tanh, C library"] = (x, _) => new TanhActivation().Forward(x, new NumPyArithmetic { Flavour = Flavour.Libm }),
        ["tanh, backward"] = (x, g) => Backward(new TanhActivation(), x, g),
        ["ELU"] = (x, _) => new ELUActivation(0.7).Forward(x),
        ["ELU, backward"] = (x, g) => Backward(new ELUActivation(0.7), x, g),
        ["GELU"] = (x, _) => new GELUActivation().Forward(x),
        ["GELU, backward"] = (x, g) => Backward(new GELUActivation(), x, g),
        ["GELU with tanh"] = (x, _) => new GELUActivation(approximate: true).Forward(x),
        ["GELU with tanh, backward"] = (x, g) => Backward(new GELUActivation(approximate: true), x, g),
        ["softplus"] = (x, _) => new SoftplusActivation().Forward(x),
        ["softplus, backward"] = (x, g) => Backward(new SoftplusActivation(), x, g),
        ["SiLU"] = (x, _) => new SiLUActivation().Forward(x),
        ["SiLU, backward"] = (x, g) => Backward(new SiLUActivation(), x, g),
        ["linear, backward"] = (x, g) => Backward(new LinearActivation(), x, g),
        ["softmax"] = (x, _) => x.Columns == 0 ? x : new SoftmaxActivation().Forward(x),
        ["softmax, backward"] = (x, g) => x.Columns is 0 or > 20 ? x : Backward(new SoftmaxActivation(), x, g),
        ["penalties"] = Penalties,
        ["dropout"] = (x, g) => Dropout(x, g),
        ["categorical cross-entropy"] = (p, y) => new CategoricalCrossentropyLoss().Forward(p, y),
        ["categorical cross-entropy, backward"] = (p, y) => new CategoricalCrossentropyLoss().Backward(p, y),
        ["binary cross-entropy"] = (p, y) => new BinaryCrossentropyLoss().Forward(p, y),
        ["binary cross-entropy, backward"] = (p, y) => new BinaryCrossentropyLoss().Backward(p, y),
        ["mean squared error"] = (p, y) => new MeanSquaredErrorLoss().Forward(p, y),
        ["mean squared error, backward"] = (p, y) => new MeanSquaredErrorLoss().Backward(p, y),
        ["mean absolute error"] = (p, y) => new MeanAbsoluteErrorLoss().Forward(p, y),
        ["mean absolute error, backward"] = (p, y) => new MeanAbsoluteErrorLoss().Backward(p, y),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryFormula_AtEveryWidth_EqualsTheScalarLane(string name)
    {
        foreach ((DType a, DType b) in Mixtures())
        {
            for (int length = 0; length <= 70; length++)
            {
                Matrix x = Numbers.Window(1, length, a, 13 * length);
                Matrix g = Numbers.Window(1, length, b, (29 * length) + 50);
                Matrix expected = Widths.At(1, () => All[name](x, g));
                foreach (int bits in Widths.Vectors)
                {
                    Same.Bits(expected, Widths.At(bits, () => All[name](x, g)), $"{name} of {length} {a}, {b} at {bits} bits");
                }
            }
        }
    }

    [Fact]
    public void EveryFormulaOfTheNumerics_AtEveryWidth_EqualsThePlainOne()
    {
        Equals(default(Add), (a, b) => a + b, (a, b) => a + b);
        Equals(default(Multiply), (a, b) => a * b, (a, b) => a * b);
        Equals(new Scale(0.1), x => 0.1f * x, x => 0.1 * x);
        Equals(new DivideBy(0.9), x => x / 0.9f, x => x / 0.9);
        Equals(
            Clip.Probabilities,
            x => x < 1e-7f ? 1e-7f : x > 0.99999988f ? 0.99999988f : x,
            x => x < 1e-7 ? 1e-7 : x > 1 - 1e-7 ? 1 - 1e-7 : x);
        Equals(default(Subtract), (a, b) => a - b, (a, b) => a - b);
        Equals(default(Divide), (a, b) => a / b, (a, b) => a / b);
        Equals(default(Exp), MathF.Exp, Math.Exp, Flavour.Libm);
        Equals(default(Log), MathF.Log, Math.Log, Flavour.Libm);
        Equals(default(Tanh), MathF.Tanh, Math.Tanh, Flavour.Libm);
        Equals(default(Exp), x => SimdFunctions.Exp<Scalar<float>, float>(new(x)).Value, Math.Exp);
        Equals(default(Log), x => SimdFunctions.Log<Scalar<float>, float>(new(x)).Value, Math.Log);
        Equals(default(Tanh), x => (float)Math.Tanh(x), HyperbolicTangent.Of);
    }

    [Fact]
    public void ClipLimits_AreRoundedToTheDtypeOfTheNumbers()
    {
        Matrix clipped = Matrix.From([-1f, 2], 1, 2);
        Elementwise.Apply(Clip.Probabilities, clipped, clipped);
        Same.Bits<float>([BitConverter.UInt32BitsToSingle(0x33D6BF95), BitConverter.UInt32BitsToSingle(0x3F7FFFFE)], clipped.AsFloatSpan());
    }

    private static IEnumerable<(DType A, DType B)> Mixtures() =>
        Enum.GetValues<DType>().SelectMany(a => Enum.GetValues<DType>().Select(b => (a, b)));

    private static Matrix Backward(IActivation activation, Matrix x, Matrix g)
    {
        LayerState state = activation.CreateState();
        activation.Forward(x, state);
        return activation.Backward(g, state);
    }

    private static Matrix Penalties(Matrix weights, Matrix g)
    {
        var layer = new DenseLayer(weights, new Matrix(1, weights.Columns, weights.DType)) { WeightL1 = 0.1, WeightL2 = 0.3 };
        LayerState state = layer.CreateState();
        layer.Forward(Matrix.From(new double[,] { { 1.5 } }), state);
        layer.Backward(g, state);
        return layer.WeightGradients!;
    }

    private static Matrix Dropout(Matrix x, Matrix g)
    {
        var layer = new DropoutLayer(0.4);
        DropoutState state = layer.CreateState();
        layer.Forward(x, state, new() { IsTraining = true, Random = new NumPyRandom(seed: 1) });
        return layer.Backward(g, state);
    }

    private static void Equals<TOperator>(TOperator formula, Func<float, float> single, Func<double, double> twice, Flavour flavour = Flavour.Simd)
        where TOperator : struct, IUnaryOperator
    {
        Equals<TOperator, float>(formula, single, flavour);
        Equals<TOperator, double>(formula, twice, flavour);
    }

    private static void Equals<TOperator>(TOperator formula, Func<float, float, float> single, Func<double, double, double> twice)
        where TOperator : struct, IBinaryOperator
    {
        Equals<TOperator, float>(formula, single);
        Equals<TOperator, double>(formula, twice);
    }

    /// <summary>Elements before and after the computed ones must not change.</summary>
    private static void Equals<TOperator, T>(TOperator formula, Func<T, T> plain, Flavour flavour)
        where TOperator : struct, IUnaryOperator
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach ((int bits, int length) in Lengths())
        {
            T[] x = Numbers.Window<T>(length, 13 * length);
            T[] y = Numbers.Window<T>(length + 2, 3);
            T[] expected = [y[0], .. x.Select(plain), y[^1]];
            Widths.At(bits, () => Elementwise.Apply<TOperator, T>(formula, x, y.AsSpan(1, length), FunctionSets.Of(flavour)));
            Same.Bits<T>(expected, y, $"{typeof(TOperator)} of {length} {typeof(T)} at {bits} bits");
            Widths.At(bits, () => Elementwise.Apply<TOperator, T>(formula, x, x, FunctionSets.Of(flavour)));
            Same.Bits<T>(expected.AsSpan(1, length), x, $"{typeof(TOperator)} in place");
        }
    }

    private static void Equals<TOperator, T>(TOperator formula, Func<T, T, T> plain)
        where TOperator : struct, IBinaryOperator
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach ((int bits, int length) in Lengths())
        {
            T[] a = Numbers.Window<T>(length, 13 * length);
            T[] b = Numbers.Window<T>(length, (29 * length) + 50);
            T[] y = Numbers.Window<T>(length + 2, 3);
            T[] expected = [y[0], .. a.Zip(b, plain), y[^1]];
            Widths.At(bits, () => Elementwise.Apply<TOperator, T>(formula, a, b, y.AsSpan(1, length)));
            Same.Bits<T>(expected, y, $"{typeof(TOperator)} of {length} {typeof(T)} at {bits} bits");
            Widths.At(bits, () => Elementwise.Apply<TOperator, T>(formula, a, b, b));
            Same.Bits<T>(expected.AsSpan(1, length), b, $"{typeof(TOperator)} in place");
        }
    }

    private static IEnumerable<(int Bits, int Length)> Lengths() =>
        Widths.All.SelectMany(bits => Enumerable.Range(0, 71).Select(length => (bits, length)));
}
