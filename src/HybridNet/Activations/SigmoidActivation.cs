using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>Logistic sigmoid: y = 1 / (1 + e^-x), from 0 to 1; 0.5 at 0. Large |x| give 0 or 1, without overflow. Source: book chapter 16.</summary>
public sealed class SigmoidActivation : ElementwiseActivation, IGivesProbabilities
{
    /// <inheritdoc/>
    public override string Name => "sigmoid";

    internal override bool KeepsOutput => true;

    /// <summary>Returns 1 for outputs greater than 0.5, else 0.</summary>
    /// <inheritdoc/>
    public override Matrix Predictions(Matrix output, Matrix? predictions = null, Arithmetic? arithmetic = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        Matrix classes = Matrix.Reuse(predictions, output.Rows, output.Columns, output.DType, output);
        (arithmetic ?? Arithmetic.NumPy).Apply(default(AboveHalf), output, classes);
        return classes;
    }

    /// <summary>Returns (1 - y, y) for a single output column; null for several columns, which are independent labels.</summary>
    /// <inheritdoc/>
    public Matrix? Probabilities(Matrix output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (output.Columns != 1)
        {
            return null;
        }

        var probabilities = new Matrix(output.Rows, 2, DType.Float64);
        for (int i = 0; i < output.Rows; i++)
        {
            probabilities[i, 0] = 1 - output[i, 0];
            probabilities[i, 1] = output[i, 0];
        }

        return probabilities;
    }

    private protected override void Forward(Matrix x, Matrix y, Arithmetic arithmetic) => arithmetic.Apply(default(Formula), x, y);

    private protected override void Backward(Matrix y, Matrix dy, Matrix dx, Arithmetic arithmetic) => arithmetic.Apply(default(Derivative), y, dy, dx);

    /// <summary>y = 1 / (1 + e^-x).</summary>
    internal readonly struct Formula : IUnaryOperator
    {
        static Function IOperator.Calls => Function.ExpOrLog;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IUnaryOperator.Apply<TReal>(TReal x) => 1.0 / (1.0 + TReal.Exp(-x));
    }

    /// <summary>dx = dy * (1 - y) * y, multiplied in this order.</summary>
    private readonly struct Derivative : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal y, TReal dy) => dy * (1.0 - y) * y;
    }

    /// <summary>y &gt; 0.5 ? 1 : 0.</summary>
    private readonly struct AboveHalf : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IUnaryOperator.Apply<TReal>(TReal y) => TReal.IfLess(0.5, y, 1.0, 0.0);
    }
}
