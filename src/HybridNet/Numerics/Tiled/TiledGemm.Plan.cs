namespace HybridNet;

/// <content>How a product is cut, and what is packed.</content>
internal static unsafe partial class TiledGemm<T>
{
    /// <summary>Products with fewer columns are computed transposed, and with half as many if a would have to be transposed for it: less than half of a vector of 512 bits.</summary>
    private static readonly int _narrowColumns = 64 / sizeof(T);

    /// <summary>Rows whose block of a stays in the second-level cache.</summary>
    private const int RowsOfABlock = 192;

    /// <summary>Bytes of a row of results of a block: those of all its rows stay in the second-level cache from one block of terms to the next.</summary>
    private const int BytesOfABlock = 2048;

    /// <summary>Elements of b, packed for all terms, of a block of columns: they stay in the third-level cache.</summary>
    private const int PackedElements = 1024 * 1024;

    /// <summary>b is packed for at least so many rows: packing is then a small part of the product.</summary>
    private const int RowsWorthPacking = 48;

    /// <summary>Bytes of b up to which its columns are read where they are: half of a first-level cache.</summary>
    private const int DirectColumns = 16384;

    /// <summary>Rows from which a transposed operand is packed: closer together, it is faster to read it where it is.</summary>
    private const int RowsFarApart = 1024;

    private static Plan PlanOf(in Product product, int vector)
    {
        (int rows, int columns, int terms) = (product.Rows, product.Columns, product.Terms);
        Plan plan = default;
        int block = Math.Min(product.Blocks.Length, terms);
        bool isOneBlock = terms <= product.Blocks.Length;
        plan.TileRows = vector * sizeof(T) == 64 ? 8 : 6;
        plan.RowBlock = RowsOfABlock;
        plan.HasFewRows = rows <= 2 || (rows < plan.TileRows && columns >= 4 * vector);
        plan.TileRows = rows <= 4 ? 4 : plan.TileRows;
        plan.Width = (plan.HasFewRows ? columns >= 4 * vector ? 4 : 1 : columns <= vector ? 1 : 2) * vector;
        plan.PacksB = product.B.ColumnStride != 1 || (rows >= RowsWorthPacking && (double)terms * columns * sizeof(T) > DirectColumns);
        plan.ReadsFloats = plan.HasFewRows && plan.Width > vector && !plan.PacksB && product.B.Widens;
        plan.PacksA = !plan.HasFewRows && columns >= RowsWorthPacking && product.A.ColumnStride > RowsFarApart;
        plan.Overlaps = isOneBlock && !plan.PacksA && (rows >= plan.TileRows || plan.HasFewRows);
        plan.IsOneRowBlock = rows < plan.RowBlock + plan.TileRows;
        int inCache = Math.Min(BytesOfABlock / sizeof(T), PackedElements / Math.Max(1, plan.IsOneRowBlock ? block : terms)) / plan.Width * plan.Width;
        plan.Columns = rows <= 2 * plan.TileRows ? plan.Width : Math.Max(plan.Width, inCache);
        int width = Math.Min(columns, plan.Columns);
        int padded = (width + plan.Width - 1) / plan.Width * plan.Width;
        plan.PartialWidth = product.Rounds && !isOneBlock ? padded : 0;

        int strips = plan.PacksB ? padded : (product.B.Widens ? padded : 0) + (columns % plan.Width == 0 ? 0 : plan.Width);
        int rowsAtOnce = Math.Min(rows, plan.RowBlock + plan.TileRows);
        int tiles = plan.PacksA ? (rowsAtOnce + plan.TileRows - 1) / plan.TileRows * plan.TileRows
            : (product.A.Widens ? rowsAtOnce : 0) + (plan.HasFewRows || plan.Overlaps ? 0 : plan.TileRows);
        bool lastOverlap = plan.Overlaps && columns >= plan.Width && !plan.PacksB && !(product.B.Widens && !plan.ReadsFloats && plan.Columns < columns);
        bool hasSums = !product.IsRowMajor || (columns % plan.Width != 0 && !lastOverlap);
        (long panel, long ofTiles, long ofResults) = (Lines((long)strips * (plan.IsOneRowBlock ? block : terms)), Lines((long)tiles * block), hasSums ? Lines((long)rowsAtOnce * plan.Width) : 0);
        long scratch = panel + ofTiles + ofResults + ((long)rowsAtOnce * plan.PartialWidth) + Line;
        if (scratch > Array.MaxLength)
        {
            Throw.ProductTooLarge(terms, padded, scratch);
        }

        (plan.Panel, plan.Tiles, plan.Results, plan.Scratch) = ((int)panel, (int)ofTiles, (int)ofResults, (int)scratch);
        return plan;
    }

    private static long Lines(long elements) => (elements + Line - 1) / Line * Line;

    /// <summary>How a product is cut, and what is packed.</summary>
    private struct Plan
    {
        /// <summary>Columns of a block.</summary>
        internal int Columns;

        /// <summary>Columns of a strip.</summary>
        internal int Width;

        /// <summary>Rows of a tile.</summary>
        internal int TileRows;

        /// <summary>Rows of a block.</summary>
        internal int RowBlock;

        /// <summary>Whether all rows are one block: b is then packed for a block of terms at a time.</summary>
        internal bool IsOneRowBlock;

        internal bool HasFewRows;

        internal bool PacksA;

        internal bool PacksB;

        /// <summary>Whether the kernels widen floats of b as they read them.</summary>
        internal bool ReadsFloats;

        /// <summary>Whether the last rows and columns may be computed twice: nothing is added to y, and operands are read where they are.</summary>
        internal bool Overlaps;

        /// <summary>Columns of the sums of double that are kept between blocks of terms, because y is float32; else 0.</summary>
        internal int PartialWidth;

        /// <summary>Elements of the packed columns of b.</summary>
        internal int Panel;

        /// <summary>Elements of the packed rows of a.</summary>
        internal int Tiles;

        /// <summary>Elements of a strip of results that is stored later.</summary>
        internal int Results;

        /// <summary>Elements of the whole scratch buffer.</summary>
        internal int Scratch;
    }
}
