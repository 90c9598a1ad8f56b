using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>Applies an optimizer's step to all numbers of a parameter in one pass over value, gradient and what is remembered.</summary>
internal static class Updates
{
    /// <summary>
    /// The matrices of one step. Where the step has no momentum or no cache, any matrix of the shape stands in their place, unread.
    /// </summary>
    /// <param name="Value">Changed in place.</param>
    /// <param name="Gradient">Read only.</param>
    /// <param name="Momentum">Read.</param>
    /// <param name="NextMomentum">Overwritten; may be <paramref name="Momentum"/> itself. Its dtype may be wider.</param>
    /// <param name="Cache">Read.</param>
    /// <param name="NextCache">Overwritten; may be <paramref name="Cache"/> itself. Its dtype may be wider.</param>
    internal readonly record struct Operands(
        Matrix Value, Matrix Gradient, Matrix Momentum, Matrix NextMomentum, Matrix Cache, Matrix NextCache);

    /// <summary>Computes the step; each result is stored in the dtype of the matrix it goes to.</summary>
    internal static void Apply<TUpdate>(TUpdate update, Operands operands)
        where TUpdate : struct, IUpdate
    {
        Matrix value = operands.Value;
        bool isUniform = !update.HasStrongScalar && operands.Gradient.DType == value.DType
            && (!TUpdate.HasMomentum || (operands.Momentum.DType == value.DType && operands.NextMomentum.DType == value.DType))
            && (!TUpdate.HasCache || (operands.Cache.DType == value.DType && operands.NextCache.DType == value.DType));
        if (!isUniform)
        {
            Mix(update, operands);
        }
        else if (value.DType == DType.Float32)
        {
            Uniform<TUpdate, float>(update, operands);
        }
        else
        {
            Uniform<TUpdate, double>(update, operands);
        }
    }

    private static void Uniform<TUpdate, T>(TUpdate update, Operands operands)
        where TUpdate : struct, IUpdate
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (LaneWidth.Current)
        {
            case 512:
                Loop<TUpdate, Lane512<T>, T>(update, operands);
                break;
            case 256:
                Loop<TUpdate, Lane256<T>, T>(update, operands);
                break;
            case 128:
                Loop<TUpdate, Lane128<T>, T>(update, operands);
                break;
            default:
                Loop<TUpdate, Scalar<T>, T>(update, operands);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Loop<TUpdate, TLane, T>(TUpdate update, Operands operands)
        where TUpdate : struct, IUpdate
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int count = operands.Value.Length;
        ref T value = ref operands.Value.First<T>();
        ref T gradient = ref operands.Gradient.First<T>();
        ref T momentum = ref operands.Momentum.First<T>();
        ref T nextMomentum = ref operands.NextMomentum.First<T>();
        ref T cache = ref operands.Cache.First<T>();
        ref T nextCache = ref operands.NextCache.First<T>();
        nint i = 0;
        for (; i <= count - TLane.Width; i += TLane.Width)
        {
            One<TUpdate, TLane, T>(update, ref value, ref gradient, ref momentum, ref nextMomentum, ref cache, ref nextCache, i);
        }

        for (; i < count; i++)
        {
            One<TUpdate, Scalar<T>, T>(update, ref value, ref gradient, ref momentum, ref nextMomentum, ref cache, ref nextCache, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void One<TUpdate, TLane, T>(
        TUpdate update, ref T value, ref T gradient, ref T momentum, ref T nextMomentum, ref T cache, ref T nextCache, nint i)
        where TUpdate : struct, IUpdate
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TLane v = TLane.Load(ref value, i);
        TLane m = TUpdate.HasMomentum ? TLane.Load(ref momentum, i) : default;
        TLane c = TUpdate.HasCache ? TLane.Load(ref cache, i) : default;
        update.Apply<TLane, T>(ref v, TLane.Load(ref gradient, i), ref m, ref c);
        v.Store(ref value, i);
        if (TUpdate.HasMomentum)
        {
            m.Store(ref nextMomentum, i);
        }

        if (TUpdate.HasCache)
        {
            c.Store(ref nextCache, i);
        }
    }

    /// <summary>float32 and float64 meet: number by number in double, rounded where NumPy's steps round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Mix<TUpdate>(TUpdate update, Operands operands)
        where TUpdate : struct, IUpdate
    {
        for (int i = 0; i < operands.Value.Length; i++)
        {
            Mixed<Scalar<double>> v = Load(operands.Value, i);
            Mixed<Scalar<double>> m = TUpdate.HasMomentum ? Load(operands.Momentum, i) : default;
            Mixed<Scalar<double>> c = TUpdate.HasCache ? Load(operands.Cache, i) : default;
            update.Apply<Mixed<Scalar<double>>, double>(ref v, Load(operands.Gradient, i), ref m, ref c);
            Store(v, operands.Value, i);
            if (TUpdate.HasMomentum)
            {
                Store(m, operands.NextMomentum, i);
            }

            if (TUpdate.HasCache)
            {
                Store(c, operands.NextCache, i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Mixed<Scalar<double>> Load(Matrix source, int index) => source.DType == DType.Float32
        ? Mixed<Scalar<double>>.LoadFloats(ref source.First<float>(), index)
        : Mixed<Scalar<double>>.Load(ref source.First<double>(), index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Mixed<Scalar<double>> number, Matrix target, int index)
    {
        if (target.DType == DType.Float32)
        {
            number.StoreFloats(ref target.First<float>(), index);
        }
        else
        {
            number.Store(ref target.First<double>(), index);
        }
    }
}
