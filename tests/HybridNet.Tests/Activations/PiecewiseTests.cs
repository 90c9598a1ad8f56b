namespace HybridNet.Tests.Activations;

/// <summary>Activations made of straight pieces: their values, above all at the kink.</summary>
public class PiecewiseTests
{
    private static readonly double[] X =
    [
        -3, -0.0, 0, 2.5, double.NegativeInfinity, double.PositiveInfinity, double.Epsilon, -double.Epsilon,
    ];

    [Fact]
    public void S5_ReLU_IsTheLargerOfZeroAndX() =>
        Gives(new ReLUActivation(), X, [0, -0.0, 0, 2.5, 0, double.PositiveInfinity, double.Epsilon, 0]);

    [Fact]
    public void S50_Heaviside_IsOneAboveZeroOnly() => Gives(new HeavisideActivation(), X, [0, 0, 0, 1, 0, 1, 1, 0]);

    [Fact]
    public void LeakyReLU_ScalesWhatIsNotAboveZero() => Gives(
        new LeakyReLUActivation(0.25), X, [-0.75, -0.0, 0, 2.5, double.NegativeInfinity, double.PositiveInfinity, double.Epsilon, -0.0]);

    [Fact]
    public void Linear_IsX() => Gives(new LinearActivation(), X, X);

    [Fact]
    public void Gradients_AtZeroAreThoseOfTheLeftSide()
    {
        double[] x = [-1, -0.0, 0, 1, double.NaN];
        Passes(new ReLUActivation(), x, [0, 0, 0, 3, 3]);
        Passes(new HeavisideActivation(), x, [0, 0, 0, 0, 0]);
        Passes(new LeakyReLUActivation(0.25), x, [0.75, 0.75, 0.75, 3, 0.75]);
        Passes(new LinearActivation(), x, [3, 3, 3, 3, 3]);
    }

    [Fact]
    public void LeakyReLU_RoundsItsSlopeToTheDtypeOfWhatItMeets()
    {
        Assert.Equal(0.01, new LeakyReLUActivation().Slope);
        Same.Bits(0.01f * -3f, new LeakyReLUActivation().Forward(Matrix.From(new float[,] { { -3 } }))[0, 0]);
        Same.Bits(0.01 * -3, new LeakyReLUActivation().Forward(Matrix.From(new double[,] { { -3 } }))[0, 0]);
        double[] arriving = Numbers.Normal(1, 100, DType.Float64, 1).ToDoubleRows()[0];
        float[] single = Array.ConvertAll(arriving, value => (float)value);
        Assert.NotEqual(Array.ConvertAll(single, value => 0.01f * value), Array.ConvertAll(single, value => (float)(0.01 * value)));
        foreach (DType inputs in Enum.GetValues<DType>())
        {
            var state = new LayerState();
            new LeakyReLUActivation().Forward(Matrix.From([.. Enumerable.Repeat(-1.0, 100)], 1, 100).As(inputs), state);
            Matrix back = new LeakyReLUActivation().Backward(Matrix.From(single, 1, 100), state);
            Same.Bits(Matrix.From(Array.ConvertAll(single, value => 0.01f * value), 1, 100), back, $"{inputs} inputs");
            back = new LeakyReLUActivation().Backward(Matrix.From(arriving, 1, 100), state);
            Same.Bits(Matrix.From(Array.ConvertAll(arriving, value => 0.01 * value), 1, 100), back, $"{inputs} inputs");
        }
    }

    private static void Gives(IActivation activation, double[] x, double[] y)
    {
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            // What is too small for a float must not be asked of one.
            double[] numbers = dtype == DType.Float64 ? x : Array.ConvertAll(x, value => (double)Smallest(value));
            double[] expected = dtype == DType.Float64 ? y : Array.ConvertAll(y, value => (double)Smallest(value));
            Matrix output = activation.Forward(Matrix.From(numbers, numbers.Length, 1).As(dtype));
            Same.Bits(Matrix.From(expected, expected.Length, 1).As(dtype), output, $"{dtype}");
        }
    }

    private static float Smallest(double value) => Math.Abs(value) == double.Epsilon ? Math.Sign(value) * float.Epsilon : (float)value;

    private static void Passes(IActivation activation, double[] x, double[] dx)
    {
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            LayerState state = activation.CreateState();
            activation.Forward(Matrix.From(x, 1, x.Length).As(dtype), state);
            Matrix threes = Matrix.From([.. Enumerable.Repeat(3.0, x.Length)], 1, x.Length).As(dtype);
            Same.Bits(Matrix.From(dx, 1, dx.Length).As(dtype), activation.Backward(threes, state), $"{activation.Name}, {dtype}");
        }
    }
}
