using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Softmax of every row: y[i, j] = e^(x[i, j] - m[i]) / sum over k of e^(x[i, k] - m[i]), with m[i] the largest x of the row, so that
/// nothing overflows. Rows are positive and sum to 1. Source: book chapter 4.
/// </summary>
public sealed class SoftmaxActivation : IActivation
{
    /// <inheritdoc/>
    public string Name => "softmax";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc/>
    public int OutputColumns(int inputColumns) => inputColumns;

    /// <inheritdoc/>
    public Matrix Forward(Matrix inputs, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(pass);
        if (inputs.Columns == 0)
        {
            Throw.SoftmaxEmpty(inputs.Shape());
        }

        Arithmetic arithmetic = pass.Arithmetic;
        Matrix output = pass.Begin(inputs, inputs.Columns, arithmetic.ResultType(inputs.DType));

        // A NaN need not be found among the largest: it makes the sum of its row NaN, and with it every number of the row.
        Matrix largest = pass.Scratch(5, inputs.Rows, 1, inputs.DType);
        arithmetic.MaxRows(inputs, largest);
        arithmetic.Apply(default(Subtract), inputs, largest, output);
        arithmetic.Apply(default(Exp), output, output);
        Matrix sums = pass.Scratch(6, inputs.Rows, 1, output.DType);
        arithmetic.SumRows(output, sums);
        arithmetic.Apply(default(Divide), output, sums, output);
        return output;
    }

    /// <summary>
    /// dInputs[i] = J g[i] for every row, with the Jacobian J = diag(y) - y y^T of that row; both products come back in the arithmetic's
    /// product dtype.
    /// </summary>
    /// <inheritdoc/>
    public Matrix Backward(Matrix outputGradients, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(outputGradients);
        ArgumentNullException.ThrowIfNull(pass);
        Matrix output = pass.OutputOf(this);
        Arithmetic arithmetic = pass.Arithmetic;
        int n = output.Columns;
        DType outer = arithmetic.ProductType(output.DType, output.DType);
        DType jacobian = arithmetic.ResultType(output.DType, outer);
        Matrix inputGradients = pass.BeginBackward(this, outputGradients, arithmetic.ResultType(outputGradients.DType));
        Matrix y = pass.Scratch(0, n, 1, output.DType);
        Matrix g = pass.Scratch(1, n, 1, outputGradients.DType);
        Matrix outerProduct = pass.Scratch(2, n, n, outer);
        Matrix j = pass.Scratch(3, n, n, jacobian);
        Matrix row = pass.Scratch(4, n, 1, arithmetic.ProductType(jacobian, outputGradients.DType));
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

    /// <summary>The column of the largest probability of each row, the first of equals; a NaN is the largest.</summary>
    /// <inheritdoc/>
    public Matrix Predictions(Matrix output, Matrix? predictions = null, Arithmetic? arithmetic = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        Matrix classes = Pass.Fitting(predictions, output.Rows, 1, output.DType, output);
        (arithmetic ?? Arithmetic.NumPy).ArgMaxRows(output, classes);
        return classes;
    }

    /// <summary>The <see cref="Name"/>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;

    /// <summary>y = -x, with +0.0 for 0: the off-diagonal of diag(y) - P is 0 - P.</summary>
    private readonly struct Negate : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IUnaryOperator.Apply<TReal>(TReal x) => 0.0 - x;
    }
}
