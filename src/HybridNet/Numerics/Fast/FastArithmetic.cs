using System.Buffers;

namespace HybridNet;

/// <summary>
/// float32 throughout: results are float32 whatever the dtype of the operands, products and polynomials use fused multiply-adds. It is as fast as the
/// processor allows, and deterministic: the bits do not depend on the vector width, the number of threads or the size of the batch.
/// </summary>
/// <remarks>It does not give NumPy's bits. A training step agrees with float64 to a relative error of about 1e-5.</remarks>
public sealed record FastArithmetic : Arithmetic
{
    /// <summary>The arithmetic has no settings; <see cref="Arithmetic.Fast"/> is one that exists.</summary>
    public FastArithmetic() => _functions = FunctionSet.Fast;

    internal override Arithmetic InDouble => NumPy.InDouble;

    internal override DType DTypeOfConstants => DType.Float32;

    internal override DType DTypeOfMasks => DType.Float32;

    internal override DType? DTypeOfSamples => DType.Float32;

    internal override DType ResultType(DType x) => DType.Float32;

    internal override DType ResultType(DType a, DType b) => DType.Float32;

    internal override DType ProductType(DType a, DType b) => DType.Float32;

    /// <summary>Operands, biases and results of float64 are converted once.</summary>
    internal override void Product(MatrixOperand a, MatrixOperand b, Matrix y, Epilogue epilogue = default)
    {
        if (a.Matrix.DType == DType.Float32 && b.Matrix.DType == DType.Float32 && y.DType == DType.Float32 && epilogue.Bias is not { DType: DType.Float64 })
        {
            FloatGemm.Multiply(a.Matrix, a.IsTransposed, b.Matrix, b.IsTransposed, y, epilogue);
        }
        else
        {
            ConvertedProduct(a, b, y, epilogue.Bias);
            epilogue.Finish(y);
        }
    }

    internal override void Softmax(Matrix x, Matrix y, Matrix largest, Matrix sums)
    {
        if (x.DType != DType.Float32 || y.DType != DType.Float32)
        {
            base.Softmax(x, y, largest, sums);
        }
        else if (FewColumns.Has(x))
        {
            FewColumns.Softmax(x, y, FunctionSet.Fast, multiplies: true);
        }
        else
        {
            FloatSoftmax.Rows(x, y);
        }
    }

    private protected override void OnApply<TOperator>(TOperator op, Matrix x, Matrix y) => Elementwise.Apply(op, x, y, FunctionSet.Fast);

    private protected override void OnApply<TOperator>(TOperator op, Matrix a, Matrix b, Matrix y) => Elementwise.Apply(op, a, b, y, FunctionSet.Fast);

    private protected override void OnUpdate<TUpdate>(TUpdate update, UpdateOperands operands) => Updates.Apply(in update, in operands, FunctionSet.Fast);

    internal override double Sum(Matrix x) => Sums.Total(x);

    internal override double Sum<TOperator>(TOperator op, Matrix x) => Sums.Of(op, x, FunctionSet.Fast);

    internal override double Mean(Matrix x) => Sums.Mean(x);

    internal override void SumRows(Matrix x, Matrix y) => InDTypeOf(x, y, Sums.RowSums);

    internal override void MeanRows(Matrix x, Matrix y) => InDTypeOf(x, y, Sums.RowMeans);

    internal override void SumColumns(Matrix x, Matrix y)
    {
        if (x.DType == DType.Float32 && y.DType == DType.Float32)
        {
            FloatSums.OverRows(x, y);
        }
        else
        {
            InDTypeOf(x, y, Sums.OverRows);
        }
    }

    internal override void MaxRows(Matrix x, Matrix y) => Maxima.OfEachRow(x, y);

    internal override void ArgMaxRows(Matrix x, Matrix y) => Maxima.ColumnOfEachRow(x, y);

    /// <summary>Computes in the dtype of x, and converts once where y has another one.</summary>
    private static void InDTypeOf(Matrix x, Matrix y, Action<Matrix, Matrix> compute)
    {
        if (x.DType == y.DType)
        {
            compute(x, y);
            return;
        }

        var result = new Matrix(y.Rows, y.Columns, x.DType);
        compute(x, result);
        result.CopyTo(y);
    }

    private static void ConvertedProduct(MatrixOperand a, MatrixOperand b, Matrix y, Matrix? bias)
    {
        using Floats left = new(a.Matrix, copies: true), right = new(b.Matrix, copies: true), biases = new(bias, copies: true), result = new(y, copies: false);
        FloatGemm.Multiply(left.Matrix!, a.IsTransposed, right.Matrix!, b.IsTransposed, result.Matrix!, biases.Matrix);
        if (!ReferenceEquals(result.Matrix, y))
        {
            result.Matrix!.CopyTo(y);
        }
    }

    /// <summary>A matrix as float32: itself, or a copy in a pooled buffer.</summary>
    private readonly ref struct Floats
    {
        private readonly float[]? _rented;

        internal Floats(Matrix? matrix, bool copies)
        {
            Matrix = matrix;
            if (matrix is { DType: DType.Float64 })
            {
                _rented = ArrayPool<float>.Shared.Rent(Math.Max(1, matrix.Length));
                Matrix = HybridNet.Matrix.Over(_rented, matrix.Rows, matrix.Columns);
                if (copies)
                {
                    matrix.CopyTo(Matrix);
                }
            }
        }

        internal Matrix? Matrix { get; }

        public void Dispose()
        {
            if (_rented is not null)
            {
                ArrayPool<float>.Shared.Return(_rented);
            }
        }
    }
}
