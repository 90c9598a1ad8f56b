using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

        Matrix output = pass.Begin(inputs, inputs.Columns, inputs.DType);
        if (inputs.DType == DType.Float32)
        {
            Forward<float>(inputs, output, pass.Arithmetic);
        }
        else
        {
            Forward<double>(inputs, output, pass.Arithmetic);
        }

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
        DType outer = arithmetic.ProductOf(output.DType, output.DType);
        DType jacobian = DTypes.Promote(output.DType, outer);
        Matrix inputGradients = pass.BeginBackward(this, outputGradients, outputGradients.DType);
        Matrix y = pass.Scratch(0, n, 1, output.DType);
        Matrix g = pass.Scratch(1, n, 1, outputGradients.DType);
        Matrix outerProduct = pass.Scratch(2, n, n, outer);
        Matrix j = pass.Scratch(3, n, n, jacobian);
        Matrix row = pass.Scratch(4, n, 1, arithmetic.ProductOf(jacobian, outputGradients.DType));
        for (int i = 0; i < output.Rows; i++)
        {
            for (int k = 0; k < n; k++)
            {
                y[k, 0] = output[i, k];
                g[k, 0] = outputGradients[i, k];
            }

            Products.Multiply(y, false, y, true, outerProduct, null, arithmetic.ProductOrder);
            Elementwise.Apply(default(Negate), outerProduct, j);
            for (int k = 0; k < n; k++)
            {
                j[k, k] = y[k, 0] - outerProduct[k, k];
            }

            Products.Multiply(j, false, g, false, row, null, arithmetic.ProductOrder);
            for (int k = 0; k < n; k++)
            {
                inputGradients[i, k] = row[k, 0];
            }
        }

        return inputGradients;
    }

    /// <summary>The column of the largest probability of each row, the first of equals; a NaN is the largest.</summary>
    /// <inheritdoc/>
    public Matrix Predictions(Matrix output, Matrix? predictions = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        Matrix classes = Pass.Fitting(predictions, output.Rows, 1, output.DType, output);
        Maxima.ColumnOfEachRow(output, classes);
        return classes;
    }

    /// <summary>The <see cref="Name"/>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;

    private static void Forward<T>(Matrix inputs, Matrix output, Arithmetic arithmetic)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        SubtractRowMaxima<T>(inputs.Span<T>(), output.Span<T>(), inputs.Columns);
        if (arithmetic.Flavour == Flavour.Simd)
        {
            Elementwise.Apply(default(SimdExp), output, output);
        }
        else
        {
            Elementwise.Apply(default(LibmExp), output, output);
        }

        DivideByRowSums(output.Span<T>(), output.Columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SubtractRowMaxima<T>(ReadOnlySpan<T> x, Span<T> y, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int start = 0; start < x.Length; start += columns)
        {
            ReadOnlySpan<T> row = x.Slice(start, columns);
            T largest = row[0];
            foreach (T value in row)
            {
                // A NaN need not be found here: it makes the sum of its row NaN, and with it every number of the row.
                largest = value > largest ? value : largest;
            }

            for (int j = 0; j < row.Length; j++)
            {
                y[start + j] = row[j] - largest;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DivideByRowSums<T>(Span<T> y, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int start = 0; start < y.Length; start += columns)
        {
            Span<T> row = y.Slice(start, columns);
            T sum = Sums.Pairwise<T>(row);
            foreach (ref T value in row)
            {
                value /= sum;
            }
        }
    }

    /// <summary>y = -x, with +0.0 for 0: the off-diagonal of diag(y) - P is 0 - P.</summary>
    private readonly struct Negate : IFormula1
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane x)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> => TLane.All(0.0) - x;
    }
}
