namespace HybridNet;

/// <summary>
/// The pieces that OpenBLAS cuts the rows of a product into: all of them on one thread; on several, both halves of each thread's share.
/// </summary>
/// <param name="Rows">Rows of the product.</param>
/// <param name="Columns">Columns of the product.</param>
/// <param name="Across">Number of parts that the rows are cut into first.</param>
/// <param name="Down">Number of shares of such a part: threads that have the same rows and different columns prepare them together.</param>
/// <param name="Halves">2 on several threads, else 1.</param>
internal readonly record struct RowPieces(int Rows, int Columns, int Across, int Down, int Halves)
{
    /// <summary>Smallest number of rows and columns of a thread (OpenBLAS' SWITCH_RATIO for AVX2).</summary>
    private const int MinShare = 8;

    /// <summary>Shares are multiples of this (OpenBLAS' GEMM_PREFERED_SIZE).</summary>
    private const int ShareMultiple = 8;

    internal int Count => Across * Down * Halves;

    internal bool IsThreaded => Halves > 1;

    /// <summary>The first row and the number of rows of a piece.</summary>
    internal (int First, int Rows) this[int piece]
    {
        get
        {
            (int thread, int half) = Math.DivRem(piece, Halves);
            (int across, int down) = Math.DivRem(thread, Down);
            (int first, int part) = (0, 0);
            for (int j = 0, left = Rows; j <= across; j++, left -= part)
            {
                first += part;
                part = Ceiling(left, Across - j);
            }

            int share = 0;
            for (int i = 0, left = part; i <= down; i++, left -= share)
            {
                first += share;
                share = Down == 1 ? left : Math.Min(left, Share(Ceiling(left, Down - i)));
            }

            int rows = Ceiling(share, Halves);
            return half == 0 ? (first, rows) : (first + rows, share - rows);
        }
    }

    /// <summary>
    /// The grid of threads over rows and columns that OpenBLAS chooses: each thread's part of the product is as square as possible.
    /// </summary>
    internal static RowPieces Of(int rows, int columns, int threads)
    {
        int down = columns < 2 * MinShare ? 1 : threads;
        while (columns < down * MinShare && down > 1)
        {
            down /= 2;
        }

        int across = 1;
        if (rows >= MinShare * down)
        {
            across = Math.Max(1, Math.Min(Ceiling(rows, MinShare * down), threads / down));
            int best = MostSquare(rows, columns, across, down);
            (across, down) = (across * best, down / best);
        }

        return new(rows, columns, across, down, across * down > 1 ? 2 : 1);
    }

    private static int MostSquare(int rows, int columns, int across, int down)
    {
        (long least, int best) = (long.MaxValue, 1);
        for (int i = 1; i * i <= down; i++)
        {
            if (down % i == 0)
            {
                Consider(i);
                Consider(down / i);
            }
        }

        return best;

        void Consider(int divisor)
        {
            long cost = ((long)rows * (down / divisor)) + ((long)columns * across * divisor);
            (least, best) = cost < least ? (cost, divisor) : (least, best);
        }
    }

    private static int Share(int rows) => (Math.Max(rows, MinShare) + ShareMultiple - 1) / ShareMultiple * ShareMultiple;

    private static int Ceiling(int number, int divisor) => (number + divisor - 1) / divisor;
}
