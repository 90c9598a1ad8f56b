using System.Buffers;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Matrix products: y[i, j] = sum over l of a[i, l] * b[l, j], summed in double in a <see cref="ProductOrder"/>, one fused multiply-add a term,
/// rounded once into y's dtype. The product of two floats is exact in double, so for float32 operands fusing changes nothing.
/// </summary>
/// <remarks>
/// The order is the same for every vector width, so every width gives the same bits. Vectors run along j; where y is narrow and a is used
/// transposed, the transpose of the product is computed instead, so that vectors run along i.
/// </remarks>
internal static unsafe partial class Products
{
    private const int RowsAtOnce = 8;

    private const int LongStrip = 64;

    /// <summary>Doubles of scratch that are taken from the stack; more come from the array pool.</summary>
    private const int OnStack = 2048;

    /// <summary>y = a b; or y = a b + bias, the product rounded to y's dtype before the bias is added, as NumPy's two steps do.</summary>
    /// <param name="a">Shape (rows, terms), or (terms, rows) if <paramref name="transposeA"/>.</param>
    /// <param name="transposeA">Whether a is used transposed.</param>
    /// <param name="b">Shape (terms, columns), or (columns, terms) if <paramref name="transposeB"/>.</param>
    /// <param name="transposeB">Whether b is used transposed.</param>
    /// <param name="y">Shape (rows, columns). Overwritten; neither a nor b.</param>
    /// <param name="bias">Shape (1, columns) or none; its dtype is not wider than y's.</param>
    /// <param name="order">The order of the additions; <see cref="ProductOrder.Default"/> if not given.</param>
    /// <exception cref="ShapeException">The shapes do not fit together, or there is no room for what is kept on the way.</exception>
    internal static void Multiply(Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix y, Matrix? bias = null, ProductOrder? order = null)
    {
        Check(a, transposeA, b, transposeB, y, bias);
        if (a.Length == 1 && b.Length == 1)
        {
            // NumPy multiplies two 1 x 1 arrays as numbers: -0.0 stays -0.0, where a sum that starts at +0.0 would lose the sign.
            y[0, 0] = a[0, 0] * b[0, 0];
            y[0, 0] = bias is null ? y[0, 0] : y[0, 0] + bias[0, 0];
            return;
        }

        if (IsZero(a) || IsZero(b))
        {
            // A single 0 times a row or a column is 0 in NumPy, whatever stands there, NaN too: BLAS' axpy adds nothing for a factor of 0.
            y.Clear();
            AddToRows(bias, y);
            return;
        }

        switch (a.DType, b.DType)
        {
            case (DType.Float32, DType.Float32):
                Multiply<float, float>(a, transposeA, b, transposeB, y, bias, order ?? ProductOrder.Default);
                break;
            case (DType.Float32, DType.Float64):
                Multiply<float, double>(a, transposeA, b, transposeB, y, bias, order ?? ProductOrder.Default);
                break;
            case (DType.Float64, DType.Float32):
                Multiply<double, float>(a, transposeA, b, transposeB, y, bias, order ?? ProductOrder.Default);
                break;
            default:
                Multiply<double, double>(a, transposeA, b, transposeB, y, bias, order ?? ProductOrder.Default);
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

    private static void Check(Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix y, Matrix? bias)
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
        Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix y, Matrix? bias, ProductOrder order)
        where TA : unmanaged
        where TB : unmanaged
    {
        fixed (TA* dataA = &a.First<TA>())
        fixed (TB* dataB = &b.First<TB>())
        fixed (byte* dataY = &y.First<byte>())
        {
            var left = new Operand<TA>(dataA, a.Columns, 1);
            var right = new Operand<TB>(dataB, b.Columns, 1);
            left = transposeA ? left.Transposed : left;
            right = transposeB ? right.Transposed : right;
            int terms = transposeA ? a.Rows : a.Columns;
            Blocks blocks = order.BlocksOf(y.Rows, y.Columns, terms);
            var target = new Target(dataY, y.DType, y.Columns, 1);
            if (transposeA && bias is null && y.Columns < Lane512<double>.Width && y.Columns < y.Rows)
            {
                Run(right.Transposed, left.Transposed, y.Columns, y.Rows, terms, new(dataY, y.DType, 1, y.Columns), bias, blocks);
            }
            else
            {
                Run(left, right, y.Rows, y.Columns, terms, target, bias, blocks);
            }

            RowPieces pieces = order.PiecesOf(y.Rows, y.Columns, terms);
            if (pieces.Count > 0)
            {
                SumLoneRows(left, right, terms, target, bias, blocks, pieces);
            }
        }
    }

    private static void Run<TA, TB>(Operand<TA> a, Operand<TB> b, int rows, int columns, int terms, Target y, Matrix? bias, Blocks blocks)
        where TA : unmanaged
        where TB : unmanaged
    {
        // Four columns fill a vector of 256 bits; a wider one would compute zeros.
        Kernel<TA, TB> kernel = new(a, b, rows, columns, terms, y, bias, blocks);
        LaneWidth.Run<Kernel<TA, TB>, double>(ref kernel, widest: columns <= Lane256<double>.Width ? 256 : 512);
    }

    /// <summary>
    /// Rows of a are widened eight at a time and meet all columns of b; their sums are finished and stored before the next eight.
    /// </summary>
    /// <remarks>
    /// Columns that b holds side by side are read where they are. Others, and the last ones that do not fill a vector, are first packed
    /// side by side, filled up with zeros.
    /// </remarks>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<TLane, TA, TB>(in Kernel<TA, TB> kernel)
        where TLane : struct, ILane<TLane, double>
        where TA : unmanaged
        where TB : unmanaged
    {
        Operand<TA> a = kernel.A;
        Operand<TB> b = kernel.B;
        (int rows, int columns, int terms) = (kernel.Rows, kernel.Columns, kernel.Terms);
        Target y = kernel.Y;
        Matrix? bias = kernel.Bias;
        Blocks blocks = kernel.Blocks;
        int full = columns / TLane.Width * TLane.Width;
        int direct = b.ColumnStride == 1 ? full : 0;
        int packed = (columns - direct + TLane.Width - 1) / TLane.Width * TLane.Width;
        int width = direct + packed;
        int wanted = Wanted(terms, packed, width);
        double[]? rented = wanted > OnStack ? ArrayPool<double>.Shared.Rent(wanted) : null;
        double* stack = stackalloc double[rented is null ? OnStack : 0];
        fixed (double* pool = rented)
        {
            double* panel = rented is null ? stack : pool;
            double* left = panel + (terms * packed);
            double* sums = left + (RowsAtOnce * terms);
            double* biases = bias is null ? null : sums + (RowsAtOnce * width);
            if (bias is not null)
            {
                Widening.Copy(bias, new Span<double>(biases, columns));
            }

            if (packed > 0)
            {
                Pack(b, direct, columns, terms, panel, packed);
            }

            for (int row = 0; row < rows; row += RowsAtOnce)
            {
                int count = Math.Min(RowsAtOnce, rows - row);
                Widen(a, row, count, terms, left);
                Finish finish = y.Row(row, biases);
                int first = 0;
                do
                {
                    int length = blocks.Next(terms - first);
                    Finish block = (first + length < terms ? default : finish).After(first);
                    var strip = new Operand<double>(left + first, terms, 1);
                    var packedB = new Operand<double>(panel - direct + (first * packed), packed, 1);
                    Sums<TLane, TB>(strip, count, b.From(first), 0, direct, length, sums, width, block);
                    if (direct < width)
                    {
                        Sums<TLane, double>(strip, count, packedB, direct, full, length, sums, width, block);
                        Sums<TLane, double>(strip, count, packedB, full, width, length, sums, width, default(Finish).After(first));
                    }

                    first += length;
                }
                while (first < terms);

                if (finish.Target is null || full < columns)
                {
                    y.Store(sums, width, row, count, finish.Target is null ? 0 : full, columns, biases);
                }
            }
        }

        if (rented is not null)
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>Doubles for the packed columns of b, eight rows of a, their sums and the biases.</summary>
    private static int Wanted(int terms, int packed, int width)
    {
        long wanted = ((long)terms * packed) + ((long)RowsAtOnce * terms) + ((long)RowsAtOnce * width) + width;
        if (wanted > Array.MaxLength)
        {
            Throw.ProductTooLarge(terms, width, wanted);
        }

        return (int)wanted;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Pack<TB>(Operand<TB> b, int first, int columns, int terms, double* panel, int width)
        where TB : unmanaged
    {
        for (int l = 0; l < terms; l++)
        {
            for (int j = 0; j < width; j++)
            {
                panel[(l * width) + j] = first + j < columns ? b.At(l, first + j) : 0;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Widen<TA>(Operand<TA> a, int row, int count, int terms, double* target)
        where TA : unmanaged
    {
        if (a.ColumnStride == 1 && a.RowStride == terms)
        {
            int length = count * terms;
            Widening.Copy<TA, double>(new ReadOnlySpan<TA>(a.Data + ((nint)row * terms), length), new Span<double>(target, length));
            return;
        }

        for (int i = 0; i < count; i++)
        {
            var rowOfTarget = new Span<double>(target + (i * terms), terms);
            if (a.ColumnStride == 1)
            {
                Widening.Copy<TA, double>(new ReadOnlySpan<TA>(a.Data + ((row + i) * a.RowStride), terms), rowOfTarget);
                continue;
            }

            for (int l = 0; l < terms; l++)
            {
                rowOfTarget[l] = a.At(row + i, l);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Sums<TLane, TB>(
        Operand<double> a, int rows, Operand<TB> b, int column, int end, int terms, double* sums, int width, Finish finish)
        where TLane : struct, ILane<TLane, double>
        where TB : unmanaged
    {
        int grouped = rows / 4 * 4;
        int paired = column + ((end - column) / (2 * TLane.Width) * 2 * TLane.Width);

        // A long strip of b should meet all rows while it is in the first-level cache; short ones cost less in one call.
        int step = terms > LongStrip ? 2 * TLane.Width : paired - column;
        for (int j = column; j < paired; j += step)
        {
            for (int row = 0; row < grouped; row += 4)
            {
                FourRows<TLane, TB>(a.Data + (row * a.RowStride), a.RowStride, b, j, j + step, terms, sums + (row * width), width, finish.Row(row));
            }
        }

        if (paired < end && rows == RowsAtOnce)
        {
            EightRows<TLane, TB>(a.Data, a.RowStride, b.Data + paired, b.RowStride, terms, sums + paired, width, finish.At(0, paired));
        }
        else if (paired < end)
        {
            RowByRow<TLane, TB>(a, 0, grouped, b, paired, end, terms, sums, width, finish);
        }

        if (grouped < rows)
        {
            RowByRow<TLane, TB>(a, grouped, rows, b, column, end, terms, sums, width, finish);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RowByRow<TLane, TB>(
        Operand<double> a, int row, int rows, Operand<TB> b, int column, int end, int terms, double* sums, int width, Finish finish)
        where TLane : struct, ILane<TLane, double>
        where TB : unmanaged
    {
        for (; row < rows; row++)
        {
            double* numbers = a.Data + (row * a.RowStride);
            double* place = sums + (row * width);
            int j = column;
            for (; j + (4 * TLane.Width) <= end; j += 4 * TLane.Width)
            {
                OneRowFourVectors<TLane, TB>(numbers, b.Data + j, b.RowStride, terms, place + j, finish.At(row, j));
            }

            for (; j < end; j += TLane.Width)
            {
                OneRow<TLane, TB>(numbers, b.Data + j, b.RowStride, terms, place + j, finish.At(row, j));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FourRows<TLane, TB>(
        double* a, nint next, Operand<TB> b, int column, int end, int terms, double* sums, int width, Finish finish)
        where TLane : struct, ILane<TLane, double>
        where TB : unmanaged
    {
        TLane zero = 0.0;
        double* a1 = a + next;
        double* a2 = a1 + next;
        double* a3 = a2 + next;
        for (; column < end; column += 2 * TLane.Width)
        {
            TLane y00 = zero, y01 = zero, y10 = zero, y11 = zero, y20 = zero, y21 = zero, y30 = zero, y31 = zero;
            TB* source = b.Data + column;
            for (int l = 0; l < terms; l++)
            {
                TLane b0 = Load<TLane, TB>(source, 0);
                TLane b1 = Load<TLane, TB>(source, TLane.Width);
                TLane x = a[l];
                y00 = TLane.FusedMultiplyAdd(x, b0, y00);
                y01 = TLane.FusedMultiplyAdd(x, b1, y01);
                x = a1[l];
                y10 = TLane.FusedMultiplyAdd(x, b0, y10);
                y11 = TLane.FusedMultiplyAdd(x, b1, y11);
                x = a2[l];
                y20 = TLane.FusedMultiplyAdd(x, b0, y20);
                y21 = TLane.FusedMultiplyAdd(x, b1, y21);
                x = a3[l];
                y30 = TLane.FusedMultiplyAdd(x, b0, y30);
                y31 = TLane.FusedMultiplyAdd(x, b1, y31);
                source += b.RowStride;
            }

            int second = column + TLane.Width;
            if (finish.Adds)
            {
                y00 = TLane.Load(ref *sums, column) + y00;
                y01 = TLane.Load(ref *sums, second) + y01;
                y10 = TLane.Load(ref *sums, width + column) + y10;
                y11 = TLane.Load(ref *sums, width + second) + y11;
                y20 = TLane.Load(ref *sums, (2 * width) + column) + y20;
                y21 = TLane.Load(ref *sums, (2 * width) + second) + y21;
                y30 = TLane.Load(ref *sums, (3 * width) + column) + y30;
                y31 = TLane.Load(ref *sums, (3 * width) + second) + y31;
            }

            finish.Store(y00, sums, column, 0, column);
            finish.Store(y01, sums, second, 0, second);
            finish.Store(y10, sums, width + column, 1, column);
            finish.Store(y11, sums, width + second, 1, second);
            finish.Store(y20, sums, (2 * width) + column, 2, column);
            finish.Store(y21, sums, (2 * width) + second, 2, second);
            finish.Store(y30, sums, (3 * width) + column, 3, column);
            finish.Store(y31, sums, (3 * width) + second, 3, second);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void EightRows<TLane, TB>(
        double* a, nint next, TB* b, nint stride, int terms, double* sums, int width, Finish finish)
        where TLane : struct, ILane<TLane, double>
        where TB : unmanaged
    {
        TLane zero = 0.0;
        TLane y0 = zero, y1 = zero, y2 = zero, y3 = zero, y4 = zero, y5 = zero, y6 = zero, y7 = zero;
        double* a4 = a + (4 * next);
        for (int l = 0; l < terms; l++)
        {
            TLane x = Load<TLane, TB>(b, 0);
            y0 = TLane.FusedMultiplyAdd(a[0], x, y0);
            y1 = TLane.FusedMultiplyAdd(a[next], x, y1);
            y2 = TLane.FusedMultiplyAdd(a[2 * next], x, y2);
            y3 = TLane.FusedMultiplyAdd(a[3 * next], x, y3);
            y4 = TLane.FusedMultiplyAdd(a4[0], x, y4);
            y5 = TLane.FusedMultiplyAdd(a4[next], x, y5);
            y6 = TLane.FusedMultiplyAdd(a4[2 * next], x, y6);
            y7 = TLane.FusedMultiplyAdd(a4[3 * next], x, y7);
            a++;
            a4++;
            b += stride;
        }

        if (finish.Adds)
        {
            y0 = TLane.Load(ref *sums, 0) + y0;
            y1 = TLane.Load(ref *sums, width) + y1;
            y2 = TLane.Load(ref *sums, 2 * width) + y2;
            y3 = TLane.Load(ref *sums, 3 * width) + y3;
            y4 = TLane.Load(ref *sums, 4 * width) + y4;
            y5 = TLane.Load(ref *sums, 5 * width) + y5;
            y6 = TLane.Load(ref *sums, 6 * width) + y6;
            y7 = TLane.Load(ref *sums, 7 * width) + y7;
        }

        finish.Store(y0, sums, 0, 0, 0);
        finish.Store(y1, sums, width, 1, 0);
        finish.Store(y2, sums, 2 * width, 2, 0);
        finish.Store(y3, sums, 3 * width, 3, 0);
        finish.Store(y4, sums, 4 * width, 4, 0);
        finish.Store(y5, sums, 5 * width, 5, 0);
        finish.Store(y6, sums, 6 * width, 6, 0);
        finish.Store(y7, sums, 7 * width, 7, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void OneRowFourVectors<TLane, TB>(double* a, TB* b, nint stride, int terms, double* sums, Finish finish)
        where TLane : struct, ILane<TLane, double>
        where TB : unmanaged
    {
        TLane y0 = 0.0, y1 = y0, y2 = y0, y3 = y0;
        for (int l = 0; l < terms; l++)
        {
            TLane x = a[l];
            y0 = TLane.FusedMultiplyAdd(x, Load<TLane, TB>(b, 0), y0);
            y1 = TLane.FusedMultiplyAdd(x, Load<TLane, TB>(b, TLane.Width), y1);
            y2 = TLane.FusedMultiplyAdd(x, Load<TLane, TB>(b, 2 * TLane.Width), y2);
            y3 = TLane.FusedMultiplyAdd(x, Load<TLane, TB>(b, 3 * TLane.Width), y3);
            b += stride;
        }

        if (finish.Adds)
        {
            y0 = TLane.Load(ref *sums, 0) + y0;
            y1 = TLane.Load(ref *sums, TLane.Width) + y1;
            y2 = TLane.Load(ref *sums, 2 * TLane.Width) + y2;
            y3 = TLane.Load(ref *sums, 3 * TLane.Width) + y3;
        }

        finish.Store(y0, sums, 0, 0, 0);
        finish.Store(y1, sums, TLane.Width, 0, TLane.Width);
        finish.Store(y2, sums, 2 * TLane.Width, 0, 2 * TLane.Width);
        finish.Store(y3, sums, 3 * TLane.Width, 0, 3 * TLane.Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void OneRow<TLane, TB>(double* a, TB* b, nint stride, int terms, double* sums, Finish finish)
        where TLane : struct, ILane<TLane, double>
        where TB : unmanaged
    {
        TLane y = 0.0;
        for (int l = 0; l < terms; l++)
        {
            y = TLane.FusedMultiplyAdd(a[l], Load<TLane, TB>(b, 0), y);
            b += stride;
        }

        if (finish.Adds)
        {
            y = TLane.Load(ref *sums, 0) + y;
        }

        finish.Store(y, sums, 0, 0, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Load<TLane, T>(T* source, int index)
        where TLane : struct, ILane<TLane, double>
        where T : unmanaged =>
        typeof(T) == typeof(float) ? TLane.LoadFloats(ref *(float*)source, index) : TLane.Load(ref *(double*)source, index);

    /// <summary>A product for every lane.</summary>
    private readonly struct Kernel<TA, TB>(Operand<TA> a, Operand<TB> b, int rows, int columns, int terms, Target y, Matrix? bias, Blocks blocks) : ILoop<double>
        where TA : unmanaged
        where TB : unmanaged
    {
        internal readonly Operand<TA> A = a;
        internal readonly Operand<TB> B = b;
        internal readonly int Rows = rows;
        internal readonly int Columns = columns;
        internal readonly int Terms = terms;
        internal readonly Target Y = y;
        internal readonly Matrix? Bias = bias;
        internal readonly Blocks Blocks = blocks;

        void ILoop<double>.Run<TLane, TFunctions>() => Products.Run<TLane, TA, TB>(in this);
    }

    /// <summary>A matrix as the product reads it: element (i, j) is at data[i * RowStride + j * ColumnStride].</summary>
    private readonly struct Operand<T>(T* data, nint rowStride, nint columnStride)
        where T : unmanaged
    {
        internal readonly T* Data = data;
        internal readonly nint RowStride = rowStride;
        internal readonly nint ColumnStride = columnStride;

        internal Operand<T> Transposed => new(Data, ColumnStride, RowStride);

        internal Operand<T> From(int row) => new(Data + (row * RowStride), RowStride, ColumnStride);

        internal double At(int row, int column)
        {
            T* element = Data + (row * RowStride) + (column * ColumnStride);
            return typeof(T) == typeof(float) ? *(float*)element : *(double*)element;
        }
    }

    /// <summary>
    /// What a kernel does with the sums of a block of terms. If there were blocks before, it adds theirs, which are in scratch; after the last
    /// block, float32 rows side by side are rounded, biased and stored at once; others go to scratch.
    /// </summary>
    private readonly struct Finish(float* target, nint rowStride, double* bias, bool adds = false)
    {
        internal readonly float* Target = target;
        internal readonly bool Adds = adds;

        internal Finish After(int terms) => new(Target, rowStride, bias, terms > 0);

        internal Finish Row(int row) => Target == null ? this : new(Target + (row * rowStride), rowStride, bias, Adds);

        internal Finish At(int row, int column) =>
            Target == null ? this : new(Target + (row * rowStride) + column, rowStride, bias == null ? null : bias + column, Adds);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void Store<TLane>(TLane sum, double* sums, int place, int row, int column)
            where TLane : struct, ILane<TLane, double>
        {
            if (Target == null)
            {
                sum.Store(ref *sums, place);
                return;
            }

            if (bias != null)
            {
                // The sum of two floats, added in double and rounded to float, is their float sum.
                sum = TLane.RoundToFloat(sum) + TLane.Load(ref *bias, column);
            }

            sum.StoreFloats(ref *Target, (row * rowStride) + column);
        }
    }

    /// <summary>The product's memory: element (i, j) is at data[i * rowStride + j * columnStride].</summary>
    private readonly struct Target(void* data, DType dtype, nint rowStride, nint columnStride)
    {
        internal Finish Row(int row, double* bias) =>
            dtype == DType.Float32 && columnStride == 1 ? new((float*)data + (row * rowStride), rowStride, bias) : default;

        /// <summary>Rounds, biases and stores columns first to last - 1 of rows whose sums stand in scratch.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        internal void Store(double* sums, int width, int row, int rows, int first, int last, double* bias)
        {
            for (int i = 0; i < rows; i++)
            {
                double* source = sums + (i * width);
                for (int j = first; j < last; j++)
                {
                    nint place = ((row + i) * rowStride) + (j * columnStride);
                    if (dtype == DType.Float32)
                    {
                        ((float*)data)[place] = bias == null ? (float)source[j] : (float)source[j] + (float)bias[j];
                    }
                    else
                    {
                        ((double*)data)[place] = bias == null ? source[j] : source[j] + bias[j];
                    }
                }
            }
        }
    }
}
