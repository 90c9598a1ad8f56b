namespace HybridNet;

/// <summary>
/// How numbers are computed. It travels with every pass and owns all that depends on it: the dtype of a result, products, the application of a formula
/// to all numbers, sums, and whose exp and log are meant. Layers, activations, losses and optimizers ask it and never which one it is.
/// </summary>
public abstract record Arithmetic
{
    private protected Arithmetic()
    {
    }

    /// <summary>Bit-equal to NumPy, as after <c>nnfs.init()</c>: products come back as float32.</summary>
    public static NumPyArithmetic NumPy { get; } = new();

    /// <summary>The same arithmetic, computing float64 throughout where operands are float64: gradients are checked with it.</summary>
    internal abstract Arithmetic InDouble { get; }

    /// <summary>The dtype of numbers that a layer or a loss makes itself, such as one-hot rows.</summary>
    internal abstract DType DTypeOfConstants { get; }

    /// <summary>The dtype of f(x), number by number.</summary>
    internal abstract DType ResultOf(DType x);

    /// <summary>The dtype of f(a, b), number by number.</summary>
    internal abstract DType ResultOf(DType a, DType b);

    /// <summary>The dtype of the matrix product a b.</summary>
    internal abstract DType ProductOf(DType a, DType b);

    /// <summary>y = a b, then what the epilogue says.</summary>
    /// <param name="a">Shape (rows, terms) as it is used.</param>
    /// <param name="b">Shape (terms, columns) as it is used.</param>
    /// <param name="y">Shape (rows, columns), in the dtype of the result. Overwritten; neither a nor b.</param>
    /// <param name="epilogue">What happens to the product before it is stored.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    internal abstract void Product(Factor a, Factor b, Matrix y, Epilogue epilogue = default);

    /// <summary>y = f(x), number by number; y may be x.</summary>
    /// <remarks>
    /// The runtime looks a generic virtual method up at every call and cannot see through it (measured: 9 ns, together a tenth of a step of the smallest
    /// network). So the usual arithmetic is called directly; that is all that these methods add.
    /// </remarks>
    internal void Apply<TFormula>(TFormula formula, Matrix x, Matrix y)
        where TFormula : struct, IFormula1
    {
        if (this is NumPyArithmetic numpy)
        {
            Elementwise.Apply(formula, x, y, numpy.Flavour);
        }
        else
        {
            OnApply(formula, x, y);
        }
    }

    /// <summary>
    /// y = f(a, b), number by number; y may be an operand. b has the shape of a, or is one row that every row of a meets, or one column that every
    /// column of a meets.
    /// </summary>
    internal void Apply<TFormula>(TFormula formula, Matrix a, Matrix b, Matrix y)
        where TFormula : struct, IFormula2
    {
        if (this is NumPyArithmetic numpy)
        {
            Elementwise.Apply(formula, a, b, y, numpy.Flavour);
        }
        else
        {
            OnApply(formula, a, b, y);
        }
    }

    /// <summary>One step of an optimizer; each result is stored in the dtype of the matrix it goes to.</summary>
    internal void Update<TUpdate>(in TUpdate update, in UpdateOperands operands)
        where TUpdate : struct, IUpdate
    {
        if (this is NumPyArithmetic numpy)
        {
            Updates.Apply(in update, in operands, numpy.Flavour);
        }
        else
        {
            OnUpdate(update, operands);
        }
    }

    /// <summary>What <see cref="Apply{TFormula}(TFormula, Matrix, Matrix)"/> does.</summary>
    private protected abstract void OnApply<TFormula>(TFormula formula, Matrix x, Matrix y)
        where TFormula : struct, IFormula1;

    /// <summary>What <see cref="Apply{TFormula}(TFormula, Matrix, Matrix, Matrix)"/> does.</summary>
    private protected abstract void OnApply<TFormula>(TFormula formula, Matrix a, Matrix b, Matrix y)
        where TFormula : struct, IFormula2;

    /// <summary>What <see cref="Update"/> does.</summary>
    private protected abstract void OnUpdate<TUpdate>(TUpdate update, UpdateOperands operands)
        where TUpdate : struct, IUpdate;

    /// <summary>The sum of all numbers, in the dtype of x.</summary>
    internal abstract double Sum(Matrix x);

    /// <summary>The sum of f(x) over all numbers, in the dtype of x.</summary>
    internal abstract double Sum<TFormula>(TFormula formula, Matrix x)
        where TFormula : struct, IFormula1;

    /// <summary>The mean of all numbers, in the dtype of x; NaN for none.</summary>
    internal abstract double Mean(Matrix x);

    /// <summary>y[i] = the sum of row i; y is one column, in the dtype of x.</summary>
    internal abstract void SumRows(Matrix x, Matrix y);

    /// <summary>y[i] = the mean of row i; y is one column, in the dtype of x.</summary>
    internal abstract void AverageRows(Matrix x, Matrix y);

    /// <summary>y[j] = the sum of column j; y is one row, in the dtype of x.</summary>
    internal abstract void SumColumns(Matrix x, Matrix y);

    /// <summary>y[i] = the largest number of row i, of one or more columns; y is one column, in the dtype of x. A NaN need not be found.</summary>
    internal abstract void LargestOfRows(Matrix x, Matrix y);

    /// <summary>y[i] = the column of the largest number of row i, the first of equals; a NaN is the largest. y is one column.</summary>
    internal abstract void PlacesOfLargest(Matrix x, Matrix y);
}
