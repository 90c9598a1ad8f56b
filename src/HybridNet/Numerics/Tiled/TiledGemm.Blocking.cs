using System.Buffers;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <content>The loops over blocks of columns, terms and rows.</content>
internal static unsafe partial class TiledGemm<T>
{
    /// <summary>Floats of a cache line, to which scratch buffers are aligned; doubles of two.</summary>
    private const int Line = 16;

    /// <summary>Elements of a scratch buffer on the stack; larger ones come from the array pool.</summary>
    private const int OnStack = 4096;

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<TVector>(in Product product)
        where TVector : struct, ISimdVector<TVector, T>
    {
        Plan plan = PlanOf(in product, TVector.Width);
        T[]? rented = plan.Scratch > OnStack ? ArrayPool<T>.Shared.Rent(plan.Scratch) : null;
        T* stack = stackalloc T[rented is null ? plan.Scratch : 0];
        fixed (T* pool = rented)
        {
            T* scratch = rented is null ? stack : pool;
            scratch = (T*)(((nuint)scratch + (Line * sizeof(float)) - 1) / (Line * sizeof(float)) * (Line * sizeof(float)));
            Run<TVector>(in product, in plan, scratch);
        }

        if (rented is not null)
        {
            ArrayPool<T>.Shared.Return(rented);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<TVector>(in Product product, in Plan plan, T* panel)
        where TVector : struct, ISimdVector<TVector, T>
    {
        (int rows, int columns, int terms) = (product.Rows, product.Columns, product.Terms);
        T* tiles = panel + plan.Panel;
        for (int column = 0; column < columns; column += plan.Columns)
        {
            Strip strip = new() { Column = column, Columns = Math.Min(plan.Columns, columns - column) };
            int padded = (strip.Columns + plan.Width - 1) / plan.Width * plan.Width;
            if (!plan.IsOneRowBlock)
            {
                PrepareColumns(in product, in plan, ref strip, 0, terms, panel);
            }

            for (int row = 0; row < rows; row += strip.Rows)
            {
                strip.Rows = rows - row < plan.RowBlock + plan.TileRows ? rows - row : plan.RowBlock;
                strip.Row = row;
                Operand b = strip.B;
                T* packed = strip.Panel;
                int term = 0;
                do
                {
                    strip.Terms = product.Blocks.Next(terms - term);
                    (strip.Adds, strip.IsLast) = (term > 0, term + strip.Terms == terms);
                    if (plan.IsOneRowBlock)
                    {
                        PrepareColumns(in product, in plan, ref strip, term, term + strip.Terms, panel);
                    }
                    else
                    {
                        strip.B = b.From(term, 0);
                        strip.Panel = plan.PacksB ? packed + ((nint)padded * term) : packed;
                    }

                    PrepareRows(product.A.From(row, term), in plan, ref strip, tiles);
                    Strips<TVector>(in product, in plan, ref strip, tiles + plan.Tiles);
                    term += strip.Terms;
                }
                while (term < terms);
                strip.B = b;
                strip.Panel = packed;
            }
        }
    }

    /// <summary>Packs or widens a block of columns of b, for terms from one to before another, where the kernels do not read them in place.</summary>
    private static void PrepareColumns(in Product product, in Plan plan, ref Strip strip, int term, int end, T* panel)
    {
        int padded = (strip.Columns + plan.Width - 1) / plan.Width * plan.Width;
        strip.B = product.B.From(term, strip.Column);
        strip.Panel = panel;
        if (!plan.PacksB)
        {
            if (strip.B.Widens && !plan.ReadsFloats)
            {
                strip.B = Widened(strip.B, end - term, strip.Columns, panel);
                strip.Panel += (nint)padded * (end - term);
            }

            return;
        }

        for (int length; term < end; term += length)
        {
            length = product.Blocks.Next(product.Terms - term);
            PackStrips(product.B.From(term, strip.Column), length, strip.Columns, panel, plan.Width);
            panel += (nint)padded * length;
        }
    }

    /// <summary>Packs or widens a block of rows of a, where the kernels do not read them in place.</summary>
    private static void PrepareRows(Operand a, in Plan plan, ref Strip strip, T* tiles)
    {
        if (!plan.PacksA && a.Widens)
        {
            a = Widened(a, strip.Rows, strip.Terms, tiles);
            tiles += strip.Rows * strip.Terms;
        }

        (strip.A, strip.TileA, strip.Overlaps) = (a, plan.TileRows * a.RowStride, false);
        strip.LastRows = null;
        int last = strip.Rows % plan.TileRows;
        if (plan.PacksA)
        {
            PackTiles(a, strip.Rows, strip.Terms, tiles, plan.TileRows);
            (strip.A, strip.TileA) = (new(tiles, 1, plan.TileRows, false), (nint)plan.TileRows * strip.Terms);
        }
        else if (last != 0 && !plan.HasFewRows)
        {
            strip.Overlaps = plan.Overlaps;
            if (!plan.Overlaps)
            {
                PackTiles(a.From(strip.Rows - last, 0), last, strip.Terms, tiles, plan.TileRows);
                strip.LastRows = tiles;
            }
        }
    }

    /// <summary>All strips of a block of columns, for a block of rows and of terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Strips<TVector>(in Product product, in Plan plan, ref Strip strip, T* sums)
        where TVector : struct, ISimdVector<TVector, T>
    {
        Operand b = strip.B;
        Operand y = product.Y.From(strip.Row, strip.Column);
        byte* bias = strip.IsLast ? (byte*)product.Bias : null;
        int size = product.Rounds ? sizeof(float) : sizeof(T);
        for (int j = 0; j < strip.Columns; j += plan.Width)
        {
            bool areFloats = plan.ReadsFloats;
            T* source = plan.PacksB ? strip.Panel + ((nint)j * strip.Terms) : areFloats ? (T*)(b.Floats + j) : b.Data + j;
            nint next = plan.PacksB ? plan.Width : b.RowStride;
            int count = Math.Min(plan.Width, strip.Columns - j);
            if (count < plan.Width && !plan.PacksB)
            {
                if (plan.Overlaps && product.IsRowMajor && (product.B.Widens && !areFloats ? 0 : strip.Column) + j + count >= plan.Width)
                {
                    // The last columns once more: full vectors and no copies.
                    j += count - plan.Width;
                    source = areFloats ? (T*)(b.Floats + j) : b.Data + j;
                    count = plan.Width;
                }
                else
                {
                    PackColumns(b.From(0, j), strip.Terms, count, strip.Panel, plan.Width);
                    source = strip.Panel;
                    (next, areFloats) = (plan.Width, false);
                }
            }

            bool isOne = count <= TVector.Width && !plan.HasFewRows;
            bool isDirect = product.IsRowMajor && (count == plan.Width || (isOne && count == TVector.Width));
            void* added = bias == null ? null : bias + ((product.IsTransposed ? strip.Row : strip.Column + j) * size);
            Strip own = strip;
            own.Bias = isDirect ? added : null;
            own.Rounded = null;
            if (plan.PartialWidth > 0)
            {
                own.Sums = sums + plan.Results + j;
                own.RowSums = plan.PartialWidth;
            }
            else
            {
                own.Sums = isDirect ? y.Data + j : sums;
                (own.RowSums, own.Adds) = isDirect ? (y.RowStride, strip.Adds) : (plan.Width, false);
            }

            if (product.Rounds && strip.IsLast)
            {
                own.Rounded = isDirect ? y.Floats + j : (float*)sums;
                own.RowRounded = isDirect ? y.RowStride : plan.Width;
            }

            Multiply<TVector>(in plan, in own, source, next, isOne, areFloats);
            Operand part = y.From(0, j);
            if (isDirect || (product.Rounds && !strip.IsLast))
            {
                // All of it is stored.
            }
            else if (product.Rounds)
            {
                Results<float>.Store((float*)sums, plan.Width, strip.Rows, count, part.Floats, part.RowStride, part.ColumnStride, false, (float*)added, product.IsRowMajor);
            }
            else
            {
                Results<T>.Store(sums, plan.Width, strip.Rows, count, part.Data, part.RowStride, part.ColumnStride, strip.Adds, (T*)added, product.IsRowMajor);
            }

            if (strip.IsLast && product.Finishes)
            {
                Finish(in product, part, product.Mask.From(strip.Row, strip.Column + j), strip.Rows, count);
            }
        }
    }

    /// <summary>Applies the epilogue to a strip of results, in their dtype.</summary>
    private static void Finish(in Product product, Operand y, Operand mask, int rows, int columns)
    {
        if (product.Rounds)
        {
            Epilogue.Strip<float> floats = new(y.Floats, y.RowStride, product.HasMask ? mask.Floats : null, rows, columns);
            VectorWidth.Run<Epilogue.Strip<float>, float>(ref floats);
        }
        else
        {
            Epilogue.Strip<T> numbers = new(y.Data, y.RowStride, product.HasMask ? mask.Data : null, rows, columns);
            VectorWidth.Run<Epilogue.Strip<T>, T>(ref numbers);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply<TVector>(in Plan plan, in Strip strip, T* b, nint nextB, bool isOne, bool areFloats)
        where TVector : struct, ISimdVector<TVector, T>
    {
        switch (plan.HasFewRows ? 0 : plan.TileRows, isOne)
        {
            case (0, _) when plan.Width == TVector.Width:
                OneVector<TVector>(in strip, b, nextB);
                break;
            case (0, _) when areFloats:
                FewRows<TVector, float>(in strip, (float*)b, nextB);
                break;
            case (0, _):
                FewRows<TVector, T>(in strip, b, nextB);
                break;
            case (8, false):
                EightRows<TVector>(in strip, b, nextB);
                break;
            case (8, true):
                EightRowsOfOne<TVector>(in strip, b, nextB);
                break;
            case (6, false):
                SixRows<TVector>(in strip, b, nextB);
                break;
            case (6, true):
                SixRowsOfOne<TVector>(in strip, b, nextB);
                break;
            case (_, false):
                FourRows<TVector>(in strip, b, nextB);
                break;
            default:
                FourRowsOfOne<TVector>(in strip, b, nextB);
                break;
        }
    }
}
