using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Softmax of each row: y[i, j] = e^(x[i, j] - m[i]) / sum over k of e^(x[i, k] - m[i]), where m[i] is the maximum of the row, which prevents
/// overflow. The outputs are probabilities: 0 to 1, and each row sums to 1. Source: book chapter 4.
/// </summary>
public sealed class SoftmaxActivation : Layer<SoftmaxState>, IGivesProbabilities, ISavesForBackward
{
    /// <inheritdoc/>
    public override string Name => "softmax";

    bool ISavesForBackward.KeepsOutput => true;

    bool ISavesForBackward.PassesGradients => true;

    /// <inheritdoc/>
    public override Matrix Forward(Matrix inputs, SoftmaxState state, PassContext context)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        if (inputs.Columns == 0)
        {
            Throw.SoftmaxEmpty(inputs.Shape());
        }

        Arithmetic arithmetic = context.Arithmetic;
        Matrix output = state.BeginForward(inputs, inputs.Columns, arithmetic.ResultType(inputs.DType));

        Matrix largest = state.Largest = Matrix.Reuse(state.Largest, inputs.Rows, 1, inputs.DType);
        Matrix sums = state.Sums = Matrix.Reuse(state.Sums, inputs.Rows, 1, output.DType);
        arithmetic.Softmax(inputs, output, largest, sums);
        return output;
    }

    /// <summary>
    /// dInputs[i] = J g[i] for each row, with the Jacobian J = diag(y) - y y^T of the row. Both products have the product dtype of the arithmetic.
    /// </summary>
    /// <inheritdoc/>
    public override Matrix Backward(Matrix outputGradients, SoftmaxState state, PassContext context)
    {
        ArgumentNullException.ThrowIfNull(outputGradients);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        Matrix output = state.OutputOf(this);
        Arithmetic arithmetic = context.Arithmetic;
        int n = output.Columns;
        DType outer = arithmetic.ProductType(output.DType, output.DType);
        DType jacobian = arithmetic.ResultType(output.DType, outer);
        Matrix inputGradients = state.BeginBackward(this, outputGradients, arithmetic.ResultType(outputGradients.DType));
        Matrix y = state.Y = Matrix.Reuse(state.Y, n, 1, output.DType);
        Matrix g = state.G = Matrix.Reuse(state.G, n, 1, outputGradients.DType);
        Matrix outerProduct = state.Outer = Matrix.Reuse(state.Outer, n, n, outer);
        Matrix j = state.Jacobian = Matrix.Reuse(state.Jacobian, n, n, jacobian);
        Matrix row = state.Row = Matrix.Reuse(state.Row, n, 1, arithmetic.ProductType(jacobian, outputGradients.DType));
        for (int i = 0; i < output.Rows; i++)
        {
            for (int k = 0; k < n; k++)
            {
                y[k, 0] = output[i, k];
                g[k, 0] = outputGradients[i, k];
            }

            arithmetic.Product(y, y.Transposed(), outerProduct);
            arithmetic.Apply(default(Negate), outerProduct, j);
            for (int k = 0; k < n; k++)
            {
                j[k, k] = y[k, 0] - outerProduct[k, k];
            }

            arithmetic.Product(j, g, row);
            for (int k = 0; k < n; k++)
            {
                inputGradients[i, k] = row[k, 0];
            }
        }

        return inputGradients;
    }

    /// <summary>Returns the column of the largest probability of each row (argmax): the first of equal ones; NaN counts as the largest.</summary>
    /// <inheritdoc/>
    public Matrix Predictions(Matrix output, Matrix? predictions = null, Arithmetic? arithmetic = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        Matrix classes = Matrix.Reuse(predictions, output.Rows, 1, output.DType, output);
        (arithmetic ?? Arithmetic.NumPy).ArgMaxRows(output, classes);
        return classes;
    }

    /// <summary>p[i, j] = y[i, j] / sum of row i, in float64: rows sum to 1 also if y is float32.</summary>
    /// <inheritdoc/>
    public Matrix? Probabilities(Matrix output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Matrix probabilities = output.As(DType.Float64);
        var sums = new Matrix(output.Rows, 1, DType.Float64);
        Arithmetic.NumPy.SumRows(probabilities, sums);
        Arithmetic.NumPy.Apply(default(Divide), probabilities, sums, probabilities);
        return probabilities;
    }

    /// <summary>y = 0 - x, which gives +0.0 for x = 0, as the off-diagonal elements of diag(y) - P.</summary>
    private readonly struct Negate : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IUnaryOperator.Apply<TReal>(TReal x) => 0.0 - x;
    }
}
