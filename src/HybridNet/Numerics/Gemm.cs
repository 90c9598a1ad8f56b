using System.Buffers;
using System.Runtime.InteropServices;

namespace HybridNet;

/// <summary>
/// Matrix products: y[i, j] = sum over l of a[i, l] * b[l, j], summed in double in a <see cref="ProductOrder"/>, one fused multiply-add a term,
/// rounded once into y's dtype. The product of two floats is exact in double, so for float32 operands fusing changes nothing.
/// </summary>
/// <remarks>
/// The order is the same for every vector width, so every width gives the same bits. <see cref="TiledGemm{T}"/> computes it.
/// </remarks>
internal static unsafe partial class Gemm
{
    /// <summary>y = a b; or y = a b + bias, the product rounded to y's dtype before the bias is added, as in NumPy's two operations.</summary>
    /// <param name="a">Shape (rows, terms), or (terms, rows) if <paramref name="transposeA"/>.</param>
    /// <param name="transposeA">Whether a is used transposed.</param>
    /// <param name="b">Shape (terms, columns), or (columns, terms) if <paramref name="transposeB"/>.</param>
    /// <param name="transposeB">Whether b is used transposed.</param>
    /// <param name="y">Shape (rows, columns). Overwritten; neither a nor b.</param>
    /// <param name="epilogue">A bias of shape (1, columns) or none, whose dtype is not wider than y's; and what is applied to the result.</param>
    /// <param name="order">The order of the additions; <see cref="ProductOrder.Default"/> if not given.</param>
    /// <exception cref="ShapeException">The shapes do not fit together, or the scratch buffer would be too large.</exception>
    internal static void Multiply(Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix y, Epilogue epilogue = default, ProductOrder? order = null)
    {
        Matrix? bias = epilogue.Bias;
        Check(a, transposeA, b, transposeB, y, bias);
        if (a.Length == 1 && b.Length == 1)
        {
            // NumPy multiplies two 1 x 1 arrays as numbers: -0.0 stays -0.0, where a sum that starts at +0.0 would lose the sign.
            y[0, 0] = a[0, 0] * b[0, 0];
            y[0, 0] = bias is null ? y[0, 0] : y[0, 0] + bias[0, 0];
            epilogue.Finish(y);
            return;
        }

        if (IsZero(a) || IsZero(b))
        {
            // A single 0 times a row or a column is 0 in NumPy, for NaN too: BLAS' axpy adds nothing for a factor of 0.
            y.Clear();
            AddToRows(bias, y);
            epilogue.Finish(y);
            return;
        }

        switch (a.DType, b.DType)
        {
            case (DType.Float32, DType.Float32):
                Multiply<float, float>(a, transposeA, b, transposeB, y, epilogue, order ?? ProductOrder.Default);
                break;
            case (DType.Float32, DType.Float64):
                Multiply<float, double>(a, transposeA, b, transposeB, y, epilogue, order ?? ProductOrder.Default);
                break;
            case (DType.Float64, DType.Float32):
                Multiply<double, float>(a, transposeA, b, transposeB, y, epilogue, order ?? ProductOrder.Default);
                break;
            default:
                Multiply<double, double>(a, transposeA, b, transposeB, y, epilogue, order ?? ProductOrder.Default);
                break;
        }
    }

    private static bool IsZero(Matrix operand) => operand.Length == 1 && operand[0, 0] == 0;

    private static void AddToRows(Matrix? bias, Matrix y)
    {
        if (bias is not null)
        {
            Elementwise.Apply(default(Add), y, bias, y);
        }
    }

    internal static void Check(Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix y, Matrix? bias)
    {
        (int rows, int terms) = transposeA ? (a.Columns, a.Rows) : (a.Rows, a.Columns);
        (int termsOfB, int columns) = transposeB ? (b.Columns, b.Rows) : (b.Rows, b.Columns);
        bool biasFits = bias is null || (bias.Rows == 1 && bias.Columns == columns);
        if (terms != termsOfB || y.Rows != rows || y.Columns != columns || !biasFits)
        {
            Throw.ProductShape($"({rows}, {terms})", $"({termsOfB}, {columns})", bias?.Shape(), y.Shape());
        }
    }

    private static void Multiply<TA, TB>(
        Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix y, Epilogue epilogue, ProductOrder order)
        where TA : unmanaged
        where TB : unmanaged
    {
        Matrix? bias = epilogue.Bias;
        int terms = transposeA ? a.Rows : a.Columns;
        RowPieces pieces = order.PiecesOf(y.Rows, y.Columns, terms);

        // The rows that remain are stored after the others.
        bool isFinished = pieces.Count == 0 && epilogue.FitsInto(y, terms);
        Blocks blocks = order.BlocksOf(y.Rows, y.Columns, terms);
        double[]? rented = bias is { DType: DType.Float32 } && y.DType == DType.Float64 ? ArrayPool<double>.Shared.Rent(Math.Max(1, bias.Length)) : null;
        if (rented is not null)
        {
            Widening.Copy(bias!, rented.AsSpan(0, bias!.Length));
        }

        fixed (TA* dataA = &a.First<TA>())
        fixed (TB* dataB = &b.First<TB>())
        fixed (byte* dataY = &y.First<byte>())
        fixed (byte* dataBias = bias is null ? [] : MemoryMarshal.CreateSpan(ref bias.First<byte>(), bias.Length * bias.DType.Size()))
        fixed (byte* mask = isFinished && epilogue.Mask is { } values ? MemoryMarshal.CreateSpan(ref values.First<byte>(), values.Length * values.DType.Size()) : [])
        fixed (double* widened = rented)
        {
            TiledGemm<double>.Operand first = new(dataA, a), second = new(dataB, b);
            TiledGemm<double>.Multiply(new()
            {
                A = transposeA ? first.Transposed : first,
                B = transposeB ? second.Transposed : second,
                Y = new(dataY, y),
                Rows = y.Rows,
                Columns = y.Columns,
                Terms = terms,
                Blocks = blocks,
                Bias = bias is null ? null : rented is null ? dataBias : widened,
                Rectifies = isFinished && epilogue.Rectifies,
                HasMask = mask != null,
                Mask = new(mask, y),
            });

            if (pieces.Count > 0)
            {
                var left = new Operand<TA>(dataA, a.Columns, 1);
                var right = new Operand<TB>(dataB, b.Columns, 1);
                left = transposeA ? left.Transposed : left;
                right = transposeB ? right.Transposed : right;
                SumLoneRows(left, right, terms, new(dataY, y.DType, y.Columns, 1), bias, blocks, pieces);
            }
        }

        if (!isFinished)
        {
            epilogue.Finish(y);
        }

        if (rented is not null)
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }
}
