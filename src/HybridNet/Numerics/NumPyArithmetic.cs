using System.Buffers;

namespace HybridNet;

/// <summary>The implementation of float32 exp and log: NumPy has two, which differ in the last bits.</summary>
public enum Flavour
{
    /// <summary>NumPy's vector kernels, of x86-64 builds with AVX2 or AVX-512: errors up to 2.5 units in the last place.</summary>
    Simd,

    /// <summary>The C library's functions, which NumPy uses on other processors, and which computed the numbers printed in the book.</summary>
    Libm,
}

/// <summary>
/// Bit-equal to NumPy. The dtype of a result is the one NumPy 2 gives, products are summed in double in OpenBLAS' order, sums keep NumPy's order, exp
/// and log have NumPy's flavour.
/// </summary>
public sealed record NumPyArithmetic : Arithmetic
{
    /// <summary>NumPy's arithmetic after <c>nnfs.init()</c>.</summary>
    public NumPyArithmetic() => _functions = FunctionSet.NumPy;

    /// <summary>The implementation of float32 exp and log.</summary>
    public Flavour Flavour
    {
        get => Functions == FunctionSet.NumPy ? Flavour.Simd : Flavour.Libm;
        init => _functions = value == Flavour.Simd ? FunctionSet.NumPy : FunctionSet.Libm;
    }

    /// <summary>The dtype of matrix products; null for the wider dtype of the operands, as in NumPy without <c>nnfs.init()</c>.</summary>
    public DType? ProductDType { get; init; } = DType.Float32;

    /// <summary>The dtype of new arrays, such as those of <c>np.eye</c>: float32 after <c>nnfs.init()</c>.</summary>
    public DType DefaultDType { get; init; } = DType.Float32;

    /// <summary>The order in which the terms of products are added.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ProductOrder ProductOrder
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = ProductOrder.Default;

    private FunctionSet Functions => _functions!.Value;

    internal override Arithmetic InDouble => this with { ProductDType = null, DefaultDType = DType.Float64 };

    internal override DType DTypeOfConstants => DefaultDType;

    internal override DType ResultType(DType x) => x;

    internal override DType ResultType(DType a, DType b) => DTypes.Promote(a, b);

    internal override DType ProductType(DType a, DType b) => ProductDType ?? DTypes.Promote(a, b);

    /// <summary>The product is rounded to its own dtype before the bias is added, as in NumPy's two operations.</summary>
    internal override void Product(MatrixOperand a, MatrixOperand b, Matrix y, Epilogue epilogue = default)
    {
        if (epilogue.Bias is { } bias && y.DType != ProductType(a.Matrix.DType, b.Matrix.DType))
        {
            RoundThenAdd(a, b, y, bias);
            epilogue.Finish(y);
        }
        else
        {
            Gemm.Multiply(a.Matrix, a.IsTransposed, b.Matrix, b.IsTransposed, y, epilogue, ProductOrder);
        }
    }

    private protected override void OnApply<TOperator>(TOperator op, Matrix x, Matrix y) => Elementwise.Apply(op, x, y, Functions);

    private protected override void OnApply<TOperator>(TOperator op, Matrix a, Matrix b, Matrix y) => Elementwise.Apply(op, a, b, y, Functions);

    private protected override void OnUpdate<TUpdate>(TUpdate update, UpdateOperands operands) => Updates.Apply(in update, in operands, Functions);

    internal override double Sum(Matrix x) => Sums.Total(x);

    internal override double Sum<TOperator>(TOperator op, Matrix x) => Sums.Of(op, x, Functions);

    internal override double Mean(Matrix x) => Sums.Mean(x);

    internal override void SumRows(Matrix x, Matrix y) => Sums.RowSums(x, y);

    internal override void MeanRows(Matrix x, Matrix y) => Sums.RowMeans(x, y);

    internal override void SumColumns(Matrix x, Matrix y) => Sums.OverRows(x, y);

    internal override void MaxRows(Matrix x, Matrix y) => Maxima.OfEachRow(x, y);

    internal override void ArgMaxRows(Matrix x, Matrix y) => Maxima.ColumnOfEachRow(x, y);

    /// <summary>Adds float64 biases to float32 products, which are stored in a pooled buffer first.</summary>
    private unsafe void RoundThenAdd(MatrixOperand a, MatrixOperand b, Matrix y, Matrix bias)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(y.Length);
        fixed (float* products = rented)
        {
            var rounded = Matrix.Borrow(products, y.Rows, y.Columns, DType.Float32);
            Gemm.Multiply(a.Matrix, a.IsTransposed, b.Matrix, b.IsTransposed, rounded, null, ProductOrder);
            Elementwise.Apply(default(Add), rounded, bias, y);
        }

        ArrayPool<float>.Shared.Return(rented);
    }
}
