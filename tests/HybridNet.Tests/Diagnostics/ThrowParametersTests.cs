namespace HybridNet.Tests.Diagnostics;

public class ThrowParametersTests
{
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
