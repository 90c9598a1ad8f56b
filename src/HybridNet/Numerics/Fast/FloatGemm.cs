namespace HybridNet;

/// <summary>
/// Matrix products of float32: y[i, j] = sum over l of a[i, l] * b[l, j]. The terms are cut into equal blocks of at most 512; each block is summed from
/// its first term to its last by fused multiply-adds, and the blocks are added in order.
/// </summary>
/// <remarks>
/// The order depends on the number of terms alone. Vector width, threads, tiles and the layout of the operands affect speed only, and a row of a batch
/// has the same bits as the row alone.
/// </remarks>
internal static unsafe class FloatGemm
{
    /// <summary>Largest number of terms that are summed without an intermediate sum: shorter blocks round less, longer ones store less.</summary>
    internal const int MaxBlock = 512;

    /// <summary>y = a b, or y = a b + bias, and the rest of the epilogue. All matrices are float32.</summary>
    /// <param name="a">Shape (rows, terms), or (terms, rows) if <paramref name="transposeA"/>.</param>
    /// <param name="transposeA">Whether a is used transposed.</param>
    /// <param name="b">Shape (terms, columns), or (columns, terms) if <paramref name="transposeB"/>.</param>
    /// <param name="transposeB">Whether b is used transposed.</param>
    /// <param name="y">Shape (rows, columns). Overwritten; neither a nor b.</param>
    /// <param name="epilogue">A bias of shape (1, columns), or none; and what is applied to the result.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    internal static void Multiply(Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix y, Epilogue epilogue = default)
    {
        Matrix? bias = epilogue.Bias;
        Gemm.Check(a, transposeA, b, transposeB, y, bias);
        int terms = transposeA ? a.Rows : a.Columns;
        bool isFinished = epilogue.FitsInto(y, terms);
        fixed (float* dataA = &a.First<float>())
        fixed (float* dataB = &b.First<float>())
        fixed (float* dataY = &y.First<float>())
        fixed (float* dataBias = bias is null ? [] : bias.Span<float>())
        fixed (float* mask = isFinished && epilogue.Mask is not null ? epilogue.Mask.Span<float>() : [])
        {
            TiledGemm<float>.Operand left = new(dataA, a), right = new(dataB, b);
            int blocks = Math.Max(1, (terms + MaxBlock - 1) / MaxBlock);
            TiledGemm<float>.Multiply(new()
            {
                A = transposeA ? left.Transposed : left,
                B = transposeB ? right.Transposed : right,
                Y = new(dataY, y),
                Rows = y.Rows,
                Columns = y.Columns,
                Terms = terms,
                Blocks = new(Math.Max(1, (terms + blocks - 1) / blocks), 0),
                Bias = bias is null ? null : dataBias,
                Rectifies = isFinished && epilogue.Rectifies,
                HasMask = mask != null,
                Mask = new(mask, y),
            });
        }

        if (!isFinished)
        {
            epilogue.Finish(y);
        }
    }
}
