using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace HybridNet;

/// <content>Copies of operands in the order in which the kernels read them.</content>
internal static unsafe partial class FloatGemm
{
    /// <summary>target[l, j] = b[l, j] for the first <paramref name="columns"/> of <paramref name="width"/> columns, and 0 for the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void PackColumns(Operand b, int terms, int columns, float* target, int width)
    {
        if (b.ColumnStride != 1)
        {
            PackTransposed(b.Transposed, columns, terms, target, width);
            return;
        }

        int full = columns / 4 * 4;
        for (int l = 0; l < terms; l++)
        {
            float* source = b.Data + (l * b.RowStride);
            int j = 0;
            for (; j < full; j += 4)
            {
                Vector128.Load(source + j).Store(target + j);
            }

            for (; j < columns; j++)
            {
                target[j] = source[j];
            }

            for (; j < width; j++)
            {
                target[j] = 0;
            }

            target += width;
        }
    }

    /// <summary>target[l, i] = a[i, l] for the first <paramref name="rows"/> of <paramref name="width"/> columns of the target, and 0 for the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void PackTransposed(Operand a, int rows, int terms, float* target, int width)
    {
        int i = 0;
        if (a.ColumnStride == 1)
        {
            for (; Avx.IsSupported && i + 8 <= rows; i += 8)
            {
                float* source = a.Data + (i * a.RowStride);
                float* column = target + i;
                int l = 0;
                for (; l + 4 <= terms; l += 4)
                {
                    TransposeEight(source + l, a.RowStride, column, width);
                    column += 4 * width;
                }

                for (; l < terms; l++)
                {
                    for (int row = 0; row < 8; row++)
                    {
                        column[row] = source[(row * a.RowStride) + l];
                    }

                    column += width;
                }
            }

            for (; i + 4 <= rows; i += 4)
            {
                float* source = a.Data + (i * a.RowStride);
                int l = 0;
                for (; l + 4 <= terms; l += 4)
                {
                    Transpose(source + l, a.RowStride, target + ((nint)l * width) + i, width);
                }

                for (; l < terms; l++)
                {
                    for (int row = 0; row < 4; row++)
                    {
                        target[((nint)l * width) + i + row] = source[(row * a.RowStride) + l];
                    }
                }
            }
        }

        for (; i < rows; i++)
        {
            float* source = a.Data + (i * a.RowStride);
            float* column = target + i;
            for (int l = 0; l < terms; l++)
            {
                *column = source[l * a.ColumnStride];
                column += width;
            }
        }

        for (; i < width; i++)
        {
            float* column = target + i;
            for (int l = 0; l < terms; l++)
            {
                *column = 0;
                column += width;
            }
        }
    }

    /// <summary>Tiles of six rows, each [term, row]; the last is padded with zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void PackTiles(Operand a, int rows, int terms, float* target)
    {
        for (int row = 0; row < rows; row += TileRows)
        {
            Operand tile = a.From(row, 0);
            int count = Math.Min(TileRows, rows - row);
            if (a.RowStride == 1)
            {
                PackColumns(tile.Transposed, terms, count, target, TileRows);
            }
            else if (count == TileRows && a.ColumnStride == 1)
            {
                PackTile(tile.Data, a.RowStride, terms, target);
            }
            else
            {
                PackTransposed(tile, count, terms, target, TileRows);
            }

            target += (nint)terms * TileRows;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackTile(float* source, nint stride, int terms, float* target)
    {
        int l = 0;
        for (; l + 4 <= terms; l += 4)
        {
            Transpose(source + l, stride, target, TileRows);
            Vector128<float> a = Vector128.Load(source + (4 * stride) + l);
            Vector128<float> b = Vector128.Load(source + (5 * stride) + l);
            (Vector128<double> low, Vector128<double> high) = (ZipLow(a, b).AsDouble(), ZipHigh(a, b).AsDouble());
            *(double*)(target + 4) = low.ToScalar();
            *(double*)(target + TileRows + 4) = low.GetElement(1);
            *(double*)(target + (2 * TileRows) + 4) = high.ToScalar();
            *(double*)(target + (3 * TileRows) + 4) = high.GetElement(1);
            target += 4 * TileRows;
        }

        for (; l < terms; l++)
        {
            for (int row = 0; row < TileRows; row++)
            {
                target[row] = source[(row * stride) + l];
            }

            target += TileRows;
        }
    }

    /// <summary>Four rows of four numbers, transposed in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(float* source, nint stride, float* target, nint width)
    {
        Vector128<float> a = Vector128.Load(source);
        Vector128<float> b = Vector128.Load(source + stride);
        Vector128<float> c = Vector128.Load(source + (2 * stride));
        Vector128<float> d = Vector128.Load(source + (3 * stride));
        Vector128<double> ab = ZipLow(a, b).AsDouble();
        Vector128<double> cd = ZipLow(c, d).AsDouble();
        ZipLow(ab, cd).AsSingle().Store(target);
        ZipHigh(ab, cd).AsSingle().Store(target + width);
        ab = ZipHigh(a, b).AsDouble();
        cd = ZipHigh(c, d).AsDouble();
        ZipLow(ab, cd).AsSingle().Store(target + (2 * width));
        ZipHigh(ab, cd).AsSingle().Store(target + (3 * width));
    }

    /// <summary>Eight rows of four numbers, transposed in registers: rows 0 to 3 in the lower halves, rows 4 to 7 in the upper halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeEight(float* source, nint stride, float* target, nint width)
    {
        float* upper = source + (4 * stride);
        var a = Vector256.Create(Vector128.Load(source), Vector128.Load(upper));
        var b = Vector256.Create(Vector128.Load(source + stride), Vector128.Load(upper + stride));
        var c = Vector256.Create(Vector128.Load(source + (2 * stride)), Vector128.Load(upper + (2 * stride)));
        upper += stride;
        var d = Vector256.Create(Vector128.Load(source + (3 * stride)), Vector128.Load(upper + (2 * stride)));
        Vector256<double> ab = Avx.UnpackLow(a, b).AsDouble();
        Vector256<double> cd = Avx.UnpackLow(c, d).AsDouble();
        Avx.UnpackLow(ab, cd).AsSingle().Store(target);
        Avx.UnpackHigh(ab, cd).AsSingle().Store(target + width);
        ab = Avx.UnpackHigh(a, b).AsDouble();
        cd = Avx.UnpackHigh(c, d).AsDouble();
        Avx.UnpackLow(ab, cd).AsSingle().Store(target + (2 * width));
        Avx.UnpackHigh(ab, cd).AsSingle().Store(target + (3 * width));
    }

    /// <summary>a0 b0 a1 b1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0], a[1], b[1]);

    /// <summary>a2 b2 a3 b3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[2], b[2], a[3], b[3]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ZipLow(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ZipHigh(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[1], b[1]);
}
