namespace HybridNet.Tests.Diagnostics;

public class ThrowParametersTests
{
    [Theory]
    [InlineData(-5e-4, "-0.0005")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void RegularizationFactor_BelowZero_IsRefused(double factor, string shown)
    {
        var random = new NumPyRandom(seed: 0);
        Says("(2, 64)", "L1", () => _ = new DenseLayer(2, 64, random) { WeightL1 = factor });
        Says("(2, 64)", "L2", () => _ = new DenseLayer(2, 64, random) { WeightL2 = factor });
        Says("(1, 64)", "L1", () => _ = new DenseLayer(2, 64, random) { BiasL1 = factor });
        Says("(1, 64)", "L2", () => _ = new DenseLayer(2, 64, random) { BiasL2 = factor });

        void Says(string shape, string penalty, Action action) => Refused.With<ArgumentOutOfRangeException>(
            $"parameter {shape}: the {penalty} regularization factor is {shown}; it must be a finite number, 0 or more.", action);
    }

    [Fact]
    public void MatrixOfAnotherShape_IsRefused()
    {
        var parameter = new Parameter(new Matrix(2, 64));
        Says("value", matrix => parameter.Value = matrix);
        Says("gradient", matrix => parameter.Gradient = matrix);
        Says("momentum", matrix => parameter.Momentum = matrix);
        Says("cache", matrix => parameter.Cache = matrix);

        static void Says(string what, Action<Matrix> set)
        {
            foreach ((int rows, int columns) in new[] { (2, 63), (1, 64), (64, 2) })
            {
                Refused.With<ShapeException>(
                    $"parameter (2, 64): the new {what} is ({rows}, {columns}); a parameter keeps its shape, which is that of all it holds. "
                    + $"Give a {what} of (2, 64), or build a layer of the new size.",
                    () => set(new Matrix(rows, columns)));
            }
        }
    }
}
