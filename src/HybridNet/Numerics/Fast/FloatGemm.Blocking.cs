using System.Buffers;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <content>The loops over blocks of columns, terms and rows.</content>
internal static unsafe partial class FloatGemm
{
    /// <summary>Products with fewer columns are computed transposed.</summary>
    private const int NarrowColumns = 16;

    /// <summary>Rows whose block of a stays in the second-level cache.</summary>
    private const int RowBlock = 192;

    /// <summary>Columns whose packed block of b stays in the third-level cache.</summary>
    private const int ColumnBlock = 1024;

    /// <summary>b is packed for at least so many rows: packing is then a small part of the product.</summary>
    private const int RowsWorthPacking = 48;

    /// <summary>Floats of b up to which its columns are read where they are: half of a first-level cache.</summary>
    private const int DirectColumns = 4096;

    /// <summary>Floats of a scratch buffer on the stack; larger ones come from the array pool.</summary>
    private const int OnStack = 4096;

    /// <summary>Floats of a cache line, to which scratch buffers are aligned.</summary>
    private const int Line = 16;

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<TVector>(in Product product)
        where TVector : struct, ISimdVector<TVector, float>
    {
        Plan plan = PlanOf(in product, TVector.Width);
        float[]? rented = plan.Scratch > OnStack ? ArrayPool<float>.Shared.Rent(plan.Scratch) : null;
        float* stack = stackalloc float[rented is null ? plan.Scratch : 0];
        fixed (float* pool = rented)
        {
            float* scratch = rented is null ? stack : pool;
            scratch = (float*)(((nuint)scratch + (Line * sizeof(float)) - 1) / (Line * sizeof(float)) * (Line * sizeof(float)));
            Run<TVector>(in product, in plan, scratch);
        }

        if (rented is not null)
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<TVector>(in Product product, in Plan plan, float* panel)
        where TVector : struct, ISimdVector<TVector, float>
    {
        (int rows, int columns, int terms) = (product.Rows, product.Columns, product.Terms);
        float* tiles = panel + plan.Panel;
        float* sums = tiles + plan.Tiles;
        for (int column = 0; column < columns; column += plan.Columns)
        {
            int width = Math.Min(plan.Columns, columns - column);
            int term = 0;
            do
            {
                int length = Math.Min(plan.Terms, terms - term);
                bool isLast = term + length == terms;
                if (plan.PacksB)
                {
                    PackStrips(product.B.From(term, column), length, width, panel, plan.Width);
                }

                for (int row = 0, count; row < rows; row += count)
                {
                    count = rows - row < RowBlock + TileRows ? rows - row : RowBlock;
                    Operand a = product.A.From(row, term);
                    Strip strip = new() { RowY = product.Y.RowStride, Rows = count, Terms = length, Adds = term > 0, A = a, TileA = TileRows * a.RowStride };
                    if (plan.PacksA)
                    {
                        PackTiles(a, count, length, tiles);
                        (strip.A, strip.TileA) = (new(tiles, 1, TileRows), (nint)TileRows * length);
                    }
                    else if (count % TileRows != 0 && !plan.HasFewRows)
                    {
                        if (plan.Overlaps)
                        {
                            strip.Overlaps = true;
                        }
                        else
                        {
                            PackTiles(a.From(count / TileRows * TileRows, 0), count % TileRows, length, tiles);
                            strip.LastRows = tiles;
                        }
                    }

                    Strips<TVector>(in product, in plan, ref strip, row, column, width, term, panel, sums, isLast);
                }

                term += length;
            }
            while (term < terms);
        }
    }

    /// <summary>All strips of a block of columns, for a block of rows and of terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Strips<TVector>(
        in Product product, in Plan plan, ref Strip strip, int row, int column, int width, int term, float* panel, float* sums, bool isLast)
        where TVector : struct, ISimdVector<TVector, float>
    {
        Operand b = product.B.From(term, column);
        Operand y = product.Y.From(row, column);
        float* bias = isLast ? product.Bias : null;
        for (int j = 0; j < width; j += plan.Width)
        {
            float* source = plan.PacksB ? panel + ((nint)j * strip.Terms) : b.Data + j;
            nint next = plan.PacksB ? plan.Width : b.RowStride;
            int count = Math.Min(plan.Width, width - j);
            if (count < plan.Width && !plan.PacksB)
            {
                if (plan.Overlaps && product.IsRowMajor && column + j + count >= plan.Width)
                {
                    // The last columns once more: full vectors and no copies.
                    j += count - plan.Width;
                    source = b.Data + j;
                    count = plan.Width;
                }
                else
                {
                    PackColumns(b.From(0, j), strip.Terms, count, panel, plan.Width);
                    source = panel;
                    next = plan.Width;
                }
            }

            if (product.IsRowMajor && count == plan.Width)
            {
                Multiply<TVector>(in plan, in strip, source, next, y.Data + j, bias == null ? null : bias + column + j);
            }
            else
            {
                Strip scratch = strip;
                (scratch.RowY, scratch.Adds) = (plan.Width, false);
                Multiply<TVector>(in plan, in scratch, source, next, sums, null);
                Operand part = y.From(0, j);
                if (product.IsRowMajor)
                {
                    StoreColumns(sums, plan.Width, strip.Rows, count, part, strip.Adds, bias == null ? null : bias + column + j);
                }
                else
                {
                    StoreTransposed(sums, plan.Width, strip.Rows, count, part, strip.Adds, bias == null ? null : bias + row);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply<TVector>(in Plan plan, in Strip strip, float* b, nint nextB, float* y, float* bias)
        where TVector : struct, ISimdVector<TVector, float>
    {
        if (plan.HasFewRows && plan.Width == TVector.Width)
        {
            OneVector<TVector>(in strip, b, nextB, y, bias);
        }
        else if (plan.HasFewRows)
        {
            FewRows<TVector>(in strip, b, nextB, y, bias);
        }
        else
        {
            SixRows<TVector>(in strip, b, nextB, y, bias);
        }
    }

    /// <summary>Strips of columns one after the other, each [term, column]; the last is padded with zeros.</summary>
    private static void PackStrips(Operand b, int terms, int columns, float* panel, int width)
    {
        for (int j = 0; j < columns; j += width)
        {
            PackColumns(b.From(0, j), terms, Math.Min(width, columns - j), panel, width);
            panel += (nint)terms * width;
        }
    }

    private static Plan PlanOf(in Product product, int vector)
    {
        (int rows, int columns, int terms) = (product.Rows, product.Columns, product.Terms);
        int blocks = Math.Max(1, (terms + MaxBlock - 1) / MaxBlock);
        Plan plan = default;
        plan.Terms = (terms + blocks - 1) / blocks;
        plan.HasFewRows = rows <= 2 || (rows < TileRows && columns >= 4 * vector);
        plan.Width = (!plan.HasFewRows ? 2 : columns >= 4 * vector ? 4 : 1) * vector;
        plan.PacksB = product.B.ColumnStride != 1 || (rows >= RowsWorthPacking && (double)plan.Terms * columns > DirectColumns);
        plan.PacksA = !plan.HasFewRows && columns >= RowsWorthPacking && (double)plan.Terms * rows > MaxBlock * RowBlock / 2
            && (product.A.ColumnStride != 1 || product.A.RowStride > MaxBlock);
        plan.Overlaps = blocks == 1 && !plan.PacksA && (rows >= TileRows || plan.HasFewRows);
        plan.Columns = rows <= 2 * TileRows ? plan.Width : ColumnBlock;
        int strips = plan.PacksB ? (Math.Min(columns, plan.Columns) + plan.Width - 1) / plan.Width : columns % plan.Width == 0 ? 0 : 1;
        int rowsAtOnce = Math.Min(rows, RowBlock + TileRows);
        plan.Panel = strips * plan.Width * plan.Terms;
        plan.Tiles = plan.PacksA ? (rowsAtOnce + TileRows - 1) / TileRows * TileRows * plan.Terms : plan.HasFewRows || plan.Overlaps ? 0 : TileRows * plan.Terms;
        plan.Panel = (plan.Panel + Line - 1) / Line * Line;
        plan.Tiles = (plan.Tiles + Line - 1) / Line * Line;
        bool hasSums = !product.IsRowMajor || (columns % plan.Width != 0 && !(plan.Overlaps && columns >= plan.Width && !plan.PacksB));
        plan.Scratch = plan.Panel + plan.Tiles + (hasSums ? rowsAtOnce * plan.Width : 0) + Line;
        return plan;
    }

    /// <summary>How a product is cut, and what is packed.</summary>
    private struct Plan
    {
        /// <summary>Terms of a block.</summary>
        internal int Terms;

        /// <summary>Columns of a block.</summary>
        internal int Columns;

        /// <summary>Columns of a strip.</summary>
        internal int Width;

        internal bool HasFewRows;

        internal bool PacksA;

        internal bool PacksB;

        /// <summary>Whether the last rows and columns may be computed twice: nothing is added to y, and operands are read where they are.</summary>
        internal bool Overlaps;

        /// <summary>Floats of the packed columns of b.</summary>
        internal int Panel;

        /// <summary>Floats of the packed rows of a.</summary>
        internal int Tiles;

        /// <summary>Floats of the whole scratch buffer.</summary>
        internal int Scratch;
    }
}
