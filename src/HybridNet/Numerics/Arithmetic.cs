namespace HybridNet;

/// <summary>
/// Defines how numbers are computed: the dtypes of results, matrix products, element-wise operators, reductions, exp and log. It is passed along with
/// every forward and backward pass. Layers, activations, losses and optimizers call it and do not depend on the implementation.
/// </summary>
public abstract record Arithmetic
{
    // Of the engine's own arithmetics, whose element-wise loops are the same but for exp, log and tanh; null for another one.
    private protected FunctionSet? _functions;

    private protected Arithmetic()
    {
    }

    /// <summary>Bit-equal to NumPy after <c>nnfs.init()</c>: matrix products are float32.</summary>
    public static NumPyArithmetic NumPy { get; } = new();

    /// <summary>float32 throughout, with fused multiply-adds: as fast as the processor allows, and not bit-equal to NumPy.</summary>
    public static FastArithmetic Fast { get; } = new();

    /// <summary>The same arithmetic without rounding to float32 where operands are float64: for gradient checks.</summary>
    internal abstract Arithmetic InDouble { get; }

    /// <summary>The dtype of arrays that a layer or a loss creates, such as one-hot rows.</summary>
    internal abstract DType DTypeOfConstants { get; }

    /// <summary>The dtype of the masks of dropout layers.</summary>
    internal virtual DType DTypeOfMasks => DType.Float64;

    /// <summary>The dtype that samples are converted to once before a fit; null if every dtype is computed as it is.</summary>
    internal virtual DType? DTypeOfSamples => null;

    /// <summary>The dtype of an element-wise f(x).</summary>
    internal abstract DType ResultType(DType x);

    /// <summary>The dtype of an element-wise f(a, b).</summary>
    internal abstract DType ResultType(DType a, DType b);

    /// <summary>The dtype of the matrix product a b.</summary>
    internal abstract DType ProductType(DType a, DType b);

    /// <summary>The matrix product y = a b, followed by the epilogue.</summary>
    /// <param name="a">Shape (rows, terms), after transposition.</param>
    /// <param name="b">Shape (terms, columns), after transposition.</param>
    /// <param name="y">Shape (rows, columns), in the dtype of the result. Overwritten; neither a nor b.</param>
    /// <param name="epilogue">What is applied to the product before it is stored.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    internal abstract void Product(MatrixOperand a, MatrixOperand b, Matrix y, Epilogue epilogue = default);

    /// <summary>y = f(x), element-wise; y may be x.</summary>
    /// <remarks>
    /// The runtime looks up a generic virtual method at every call and cannot inline it (measured: 9 ns per call, a tenth of a training step of the
    /// smallest network). This method therefore calls the loops of the engine's own arithmetics directly.
    /// </remarks>
    internal void Apply<TOperator>(TOperator op, Matrix x, Matrix y)
        where TOperator : struct, IUnaryOperator
    {
        if (_functions is { } functions)
        {
            Elementwise.Apply(op, x, y, functions);
        }
        else
        {
            OnApply(op, x, y);
        }
    }

    /// <summary>
    /// y = f(a, b), element-wise; y may be an operand. b has the shape of a, or is one row or one column that is broadcast.
    /// </summary>
    internal void Apply<TOperator>(TOperator op, Matrix a, Matrix b, Matrix y)
        where TOperator : struct, IBinaryOperator
    {
        if (_functions is { } functions)
        {
            Elementwise.Apply(op, a, b, y, functions);
        }
        else
        {
            OnApply(op, a, b, y);
        }
    }

    /// <summary>An optimizer's update of a parameter; each result is stored in the dtype of its matrix.</summary>
    internal void Update<TUpdate>(in TUpdate update, in UpdateOperands operands)
        where TUpdate : struct, IUpdate
    {
        if (_functions is { } functions)
        {
            Updates.Apply(in update, in operands, functions);
        }
        else
        {
            OnUpdate(update, operands);
        }
    }

    /// <summary>Implements <see cref="Apply{TOperator}(TOperator, Matrix, Matrix)"/>.</summary>
    private protected abstract void OnApply<TOperator>(TOperator op, Matrix x, Matrix y)
        where TOperator : struct, IUnaryOperator;

    /// <summary>Implements <see cref="Apply{TOperator}(TOperator, Matrix, Matrix, Matrix)"/>.</summary>
    private protected abstract void OnApply<TOperator>(TOperator op, Matrix a, Matrix b, Matrix y)
        where TOperator : struct, IBinaryOperator;

    /// <summary>Implements <see cref="Update"/>.</summary>
    private protected abstract void OnUpdate<TUpdate>(TUpdate update, UpdateOperands operands)
        where TUpdate : struct, IUpdate;

    /// <summary>y[i, j] = exp(x[i, j]) / sum over k of exp(x[i, k]), shifted by the largest number of the row, so that nothing overflows.</summary>
    /// <param name="x">Shape (rows, columns), one column or more.</param>
    /// <param name="y">Shape of x. Overwritten; may be x.</param>
    /// <param name="largest">Scratch buffer of one column in the dtype of x.</param>
    /// <param name="sums">Scratch buffer of one column in the dtype of y.</param>
    internal virtual void Softmax(Matrix x, Matrix y, Matrix largest, Matrix sums)
    {
        if (_functions is { } functions && FewColumns.Has(x) && x.DType == y.DType)
        {
            FewColumns.Softmax(x, y, functions, multiplies: false);
            return;
        }

        // The maximum may ignore a NaN: the NaN makes the sum of its row NaN, and thereby all outputs of the row.
        MaxRows(x, largest);
        Apply(default(Subtract), x, largest, y);
        Apply(default(Exp), y, y);
        SumRows(y, sums);
        Apply(default(Divide), y, sums, y);
    }

    /// <summary>The sum of all numbers, in the dtype of x.</summary>
    internal abstract double Sum(Matrix x);

    /// <summary>The sum of f(x) over all numbers, in the dtype of x.</summary>
    internal abstract double Sum<TOperator>(TOperator op, Matrix x)
        where TOperator : struct, IUnaryOperator;

    /// <summary>The mean of all numbers, in the dtype of x; NaN for an empty matrix.</summary>
    internal abstract double Mean(Matrix x);

    /// <summary>y[i] = the sum of row i; y is one column, in the dtype of x.</summary>
    internal abstract void SumRows(Matrix x, Matrix y);

    /// <summary>y[i] = the mean of row i; y is one column, in the dtype of x.</summary>
    internal abstract void MeanRows(Matrix x, Matrix y);

    /// <summary>y[j] = the sum of column j; y is one row, in the dtype of x.</summary>
    internal abstract void SumColumns(Matrix x, Matrix y);

    /// <summary>y[i] = the largest number of row i, of one or more columns; y is one column, in the dtype of x. A NaN may be ignored.</summary>
    internal abstract void MaxRows(Matrix x, Matrix y);

    /// <summary>y[i] = the column of the largest number of row i, the first of equal numbers; a NaN is the largest. y is one column.</summary>
    internal abstract void ArgMaxRows(Matrix x, Matrix y);
}
