using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HybridNet;

/// <summary>
/// Applies a formula to every element. Operands of two dtypes are computed in the wider one, tile by tile; the target may be an operand.
/// </summary>
internal static class Elementwise
{
    /// <summary>
    /// Elements a tile: three tiles of doubles stay well within the first-level cache. Places are counted as long: behind the last tile of the
    /// largest matrices there is no int.
    /// </summary>
    private const int Tile = 512;

    /// <summary>y = f(x), computed in x's dtype and stored in y's.</summary>
    internal static void Apply<TFormula>(TFormula formula, Matrix x, Matrix y)
        where TFormula : struct, IFormula1
    {
        if (x.DType == DType.Float32)
        {
            Apply<TFormula, float>(formula, x, y);
        }
        else
        {
            Apply<TFormula, double>(formula, x, y);
        }
    }

    /// <summary>y = f(a, b), computed in the wider dtype of a and b and stored in y's.</summary>
    internal static void Apply<TFormula>(TFormula formula, Matrix a, Matrix b, Matrix y)
        where TFormula : struct, IFormula2
    {
        if (DTypes.Promote(a.DType, b.DType) == DType.Float32)
        {
            Apply<TFormula, float>(formula, a, b, y);
        }
        else
        {
            Apply<TFormula, double>(formula, a, b, y);
        }
    }

    /// <summary>y[i, :] = f(a[i, :], row), with a row of as many columns that every row of a meets.</summary>
    internal static void ApplyToRows<TFormula>(TFormula formula, Matrix a, Matrix row, Matrix y)
        where TFormula : struct, IFormula2
    {
        if (DTypes.Promote(a.DType, row.DType) == DType.Float32)
        {
            ApplyToRows<TFormula, float>(formula, a, row, y);
        }
        else
        {
            ApplyToRows<TFormula, double>(formula, a, row, y);
        }
    }

    /// <summary>y = f(x) over memory of one type.</summary>
    internal static void Apply<TFormula, T>(TFormula formula, ReadOnlySpan<T> x, Span<T> y)
        where TFormula : struct, IFormula1
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (TFormula.CallsLibrary<T>() ? 1 : LaneWidth.Current)
        {
            case 512:
                Loop<TFormula, Lane512<T>, T>(formula, x, y);
                break;
            case 256:
                Loop<TFormula, Lane256<T>, T>(formula, x, y);
                break;
            case 128:
                Loop<TFormula, Lane128<T>, T>(formula, x, y);
                break;
            default:
                Loop<TFormula, Scalar<T>, T>(formula, x, y);
                break;
        }
    }

    /// <summary>y = f(a, b) over memory of one type.</summary>
    internal static void Apply<TFormula, T>(TFormula formula, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        where TFormula : struct, IFormula2
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (TFormula.CallsLibrary<T>() ? 1 : LaneWidth.Current)
        {
            case 512:
                Loop<TFormula, Lane512<T>, T>(formula, a, b, y);
                break;
            case 256:
                Loop<TFormula, Lane256<T>, T>(formula, a, b, y);
                break;
            case 128:
                Loop<TFormula, Lane128<T>, T>(formula, a, b, y);
                break;
            default:
                Loop<TFormula, Scalar<T>, T>(formula, a, b, y);
                break;
        }
    }

    [SkipLocalsInit]
    private static void Apply<TFormula, T>(TFormula formula, Matrix x, Matrix y)
        where TFormula : struct, IFormula1
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (y.DType == DTypes.Of<T>())
        {
            Apply(formula, x.Span<T>(), y.Span<T>());
            return;
        }

        Span<T> scratch = stackalloc T[Tile];
        for (long at = 0; at < y.Length; at += Tile)
        {
            int start = (int)at;
            Span<T> tile = scratch[..Math.Min(Tile, y.Length - start)];
            Apply(formula, x.Span<T>().Slice(start, tile.Length), tile);
            Store<T>(tile, y, start);
        }
    }

    [SkipLocalsInit]
    private static void Apply<TFormula, T>(TFormula formula, Matrix a, Matrix b, Matrix y)
        where TFormula : struct, IFormula2
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        DType dtype = DTypes.Of<T>();
        if (a.DType == dtype && b.DType == dtype && y.DType == dtype)
        {
            Apply<TFormula, T>(formula, a.Span<T>(), b.Span<T>(), y.Span<T>());
            return;
        }

        Span<T> scratchA = stackalloc T[Tile];
        Span<T> scratchB = stackalloc T[Tile];
        Span<T> scratchY = stackalloc T[Tile];
        for (long at = 0; at < y.Length; at += Tile)
        {
            int start = (int)at;
            int count = Math.Min(Tile, y.Length - start);
            Span<T> tile = Target(y, start, count, scratchY);
            ReadOnlySpan<T> tileA = Read(a, start, count, scratchA);
            ReadOnlySpan<T> tileB = Read(b, start, count, scratchB);
            if (a.DType == b.DType)
            {
                Apply(formula, tileA, tileB, tile);
            }
            else
            {
                Mix(formula, Doubles(tileA), a.DType, Doubles(tileB), b.DType, Doubles(tile));
            }

            Store<T>(tile, y, start);
        }
    }

    [SkipLocalsInit]
    private static void ApplyToRows<TFormula, T>(TFormula formula, Matrix a, Matrix row, Matrix y)
        where TFormula : struct, IFormula2
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> scratchA = stackalloc T[Tile];
        Span<T> scratchRow = stackalloc T[Tile];
        Span<T> scratchY = stackalloc T[Tile];
        for (long first = 0; first < y.Columns; first += Tile)
        {
            int column = (int)first;
            int count = Math.Min(Tile, y.Columns - column);
            ReadOnlySpan<T> numbers = Read(row, column, count, scratchRow);
            for (long at = column; at < y.Length; at += y.Columns)
            {
                int start = (int)at;
                Span<T> tile = Target(y, start, count, scratchY);
                ReadOnlySpan<T> tileA = Read(a, start, count, scratchA);
                if (a.DType == row.DType)
                {
                    Apply(formula, tileA, numbers, tile);
                }
                else
                {
                    Mix(formula, Doubles(tileA), a.DType, Doubles(numbers), row.DType, Doubles(tile));
                }

                Store<T>(tile, y, start);
            }
        }
    }

    /// <summary>
    /// Elements <paramref name="start"/> to start + count - 1 as <typeparamref name="T"/>: the memory itself, or converted into scratch.
    /// </summary>
    private static ReadOnlySpan<T> Read<T>(Matrix source, int start, int count, Span<T> scratch)
        where T : unmanaged
    {
        if (source.DType == DTypes.Of<T>())
        {
            return source.Span<T>().Slice(start, count);
        }

        Span<T> tile = scratch[..count];
        if (source.DType == DType.Float32)
        {
            Widening.Copy<float, T>(source.Span<float>().Slice(start, count), tile);
        }
        else
        {
            Widening.Copy<double, T>(source.Span<double>().Slice(start, count), tile);
        }

        return tile;
    }

    /// <summary>
    /// Where to compute elements <paramref name="start"/> to start + count - 1 of a target: in it, or in scratch for <see cref="Store"/>.
    /// </summary>
    private static Span<T> Target<T>(Matrix target, int start, int count, Span<T> scratch)
        where T : unmanaged => target.DType == DTypes.Of<T>() ? target.Span<T>().Slice(start, count) : scratch[..count];

    /// <summary>Narrows or widens a computed tile into the target, unless it was computed in place.</summary>
    private static void Store<T>(ReadOnlySpan<T> tile, Matrix target, int start)
        where T : unmanaged
    {
        if (target.DType == DTypes.Of<T>())
        {
            return;
        }

        if (target.DType == DType.Float32)
        {
            Widening.Copy(tile, target.Span<float>().Slice(start, tile.Length));
        }
        else
        {
            Widening.Copy(tile, target.Span<double>().Slice(start, tile.Length));
        }
    }

    /// <summary>A tile in which operands of two dtypes meet: of doubles, by construction.</summary>
    private static Span<double> Doubles<T>(Span<T> tile)
        where T : unmanaged => MemoryMarshal.Cast<T, double>(tile);

    private static ReadOnlySpan<double> Doubles<T>(ReadOnlySpan<T> tile)
        where T : unmanaged => MemoryMarshal.Cast<T, double>(tile);

    private static void Mix<TFormula>(
        TFormula formula, ReadOnlySpan<double> a, DType dtypeA, ReadOnlySpan<double> b, DType dtypeB, Span<double> y)
        where TFormula : struct, IFormula2
    {
        switch (LaneWidth.Current)
        {
            case 512:
                Mix<TFormula, Lane512<double>>(formula, a, dtypeA, b, dtypeB, y);
                break;
            case 256:
                Mix<TFormula, Lane256<double>>(formula, a, dtypeA, b, dtypeB, y);
                break;
            case 128:
                Mix<TFormula, Lane128<double>>(formula, a, dtypeA, b, dtypeB, y);
                break;
            default:
                Mix<TFormula, Scalar<double>>(formula, a, dtypeA, b, dtypeB, y);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Mix<TFormula, TLane>(
        TFormula formula, ReadOnlySpan<double> a, DType dtypeA, ReadOnlySpan<double> b, DType dtypeB, Span<double> y)
        where TFormula : struct, IFormula2
        where TLane : struct, ILane<TLane, double>
    {
        ref double first = ref MemoryMarshal.GetReference(a[..y.Length]);
        ref double second = ref MemoryMarshal.GetReference(b[..y.Length]);
        ref double target = ref MemoryMarshal.GetReference(y);
        nint i = 0;
        for (; i <= y.Length - TLane.Width; i += TLane.Width)
        {
            var left = Mixed<TLane>.Load(ref first, i, dtypeA);
            var right = Mixed<TLane>.Load(ref second, i, dtypeB);
            formula.Apply<Mixed<TLane>, double>(left, right).Store(ref target, i);
        }

        for (; i < y.Length; i++)
        {
            var left = Mixed<Scalar<double>>.Load(ref first, i, dtypeA);
            var right = Mixed<Scalar<double>>.Load(ref second, i, dtypeB);
            formula.Apply<Mixed<Scalar<double>>, double>(left, right).Store(ref target, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Loop<TFormula, TLane, T>(TFormula formula, ReadOnlySpan<T> x, Span<T> y)
        where TFormula : struct, IFormula1
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T source = ref MemoryMarshal.GetReference(x[..y.Length]);
        ref T target = ref MemoryMarshal.GetReference(y);
        nint i = 0;
        for (; i <= y.Length - TLane.Width; i += TLane.Width)
        {
            formula.Apply<TLane, T>(TLane.Load(ref source, i)).Store(ref target, i);
        }

        for (; i < y.Length; i++)
        {
            formula.Apply<Scalar<T>, T>(Scalar<T>.Load(ref source, i)).Store(ref target, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Loop<TFormula, TLane, T>(TFormula formula, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        where TFormula : struct, IFormula2
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T first = ref MemoryMarshal.GetReference(a[..y.Length]);
        ref T second = ref MemoryMarshal.GetReference(b[..y.Length]);
        ref T target = ref MemoryMarshal.GetReference(y);
        nint i = 0;
        for (; i <= y.Length - TLane.Width; i += TLane.Width)
        {
            formula.Apply<TLane, T>(TLane.Load(ref first, i), TLane.Load(ref second, i)).Store(ref target, i);
        }

        for (; i < y.Length; i++)
        {
            formula.Apply<Scalar<T>, T>(Scalar<T>.Load(ref first, i), Scalar<T>.Load(ref second, i)).Store(ref target, i);
        }
    }
}
