using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>Applies an optimizer's update rule to all elements of a parameter, in one pass over value, gradient, momentum and cache.</summary>
internal static class Updates
{
    /// <summary>Elements that one thread updates at a time: ten microseconds of work, enough to be worth the exchange between threads.</summary>
    private const int PartLength = 16 * 1024;

    /// <summary>Computes the step; each result is stored in the dtype of the matrix it goes to.</summary>
    internal static void Apply<TUpdate>(in TUpdate update, in UpdateOperands operands, FunctionSet functions = FunctionSet.NumPy)
        where TUpdate : struct, IUpdate
    {
        DType dtype = operands.Value.DType;
        bool isUniform = !operands.HasNumPyScalar && operands.Gradient.DType == dtype
            && (!TUpdate.HasMomentum || (operands.Momentum.DType == dtype && operands.NextMomentum.DType == dtype))
            && (!TUpdate.HasCache || (operands.Cache.DType == dtype && operands.NextCache.DType == dtype));
        if (!isUniform)
        {
            MixedLoop<TUpdate> loop = new(update, operands);
            VectorWidth.Run<MixedLoop<TUpdate>, double>(ref loop, functions, widest: 1);
        }
        else if (dtype == DType.Float32)
        {
            InParts<TUpdate, float>(update, operands, functions);
        }
        else
        {
            InParts<TUpdate, double>(update, operands, functions);
        }
    }

    private static void InParts<TUpdate, T>(TUpdate update, UpdateOperands operands, FunctionSet functions)
        where TUpdate : struct, IUpdate
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var parts = new Parts<TUpdate, T>(update, operands, functions);
        int count = (operands.Value.Length + PartLength - 1) / PartLength;
        if (count > 1 && Threads.Count > 1)
        {
            WorkerPool.Run(in parts, count);
            return;
        }

        parts.Run(0, operands.Value.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Mixed<Scalar<double>, TFunctions> Load<TFunctions>(Matrix source, int index)
        where TFunctions : struct, IFunctions => source.DType == DType.Float32
            ? Mixed<Scalar<double>, TFunctions>.LoadFloats(ref source.First<float>(), index)
            : Mixed<Scalar<double>, TFunctions>.Load(ref source.First<double>(), index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TFunctions>(Mixed<Scalar<double>, TFunctions> number, Matrix target, int index)
        where TFunctions : struct, IFunctions
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

    /// <summary>The elements of all matrices, cut into parts; each element is updated by itself, so the bits do not depend on who does it.</summary>
    private readonly struct Parts<TUpdate, T>(TUpdate update, UpdateOperands operands, FunctionSet functions) : IParallelWork
        where TUpdate : struct, IUpdate
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        void IParallelWork.Run(int part) => Run(part * PartLength, Math.Min((part + 1) * PartLength, operands.Value.Length));

        internal void Run(int first, int end)
        {
            Loop<TUpdate, T> loop = new(update, operands, first, end);
            VectorWidth.Run<Loop<TUpdate, T>, T>(ref loop, functions);
        }
    }

    /// <summary>All matrices of one dtype, from one element up to another.</summary>
    private readonly struct Loop<TUpdate, T>(TUpdate update, UpdateOperands operands, int first, int end) : ILoop<T>
        where TUpdate : struct, IUpdate
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        static bool ILoop<T>.HasFastForm => true;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        void ILoop<T>.Run<TVector, TFunctions>()
        {
            TUpdate step = update;
            ref T value = ref operands.Value.First<T>();
            ref T gradient = ref operands.Gradient.First<T>();
            ref T momentum = ref operands.Momentum.First<T>();
            ref T nextMomentum = ref operands.NextMomentum.First<T>();
            ref T cache = ref operands.Cache.First<T>();
            ref T nextCache = ref operands.NextCache.First<T>();
            nint i = first;
            for (; i <= end - TVector.Width; i += TVector.Width)
            {
                One<TVector, TFunctions>(step, ref value, ref gradient, ref momentum, ref nextMomentum, ref cache, ref nextCache, i);
            }

            for (; i < end; i++)
            {
                One<Scalar<T>, TFunctions>(step, ref value, ref gradient, ref momentum, ref nextMomentum, ref cache, ref nextCache, i);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void One<TVector, TFunctions>(
            TUpdate step, ref T value, ref T gradient, ref T momentum, ref T nextMomentum, ref T cache, ref T nextCache, nint i)
            where TVector : struct, ISimdVector<TVector, T>
            where TFunctions : struct, IFunctions
        {
            Real<TVector, T, TFunctions> v = new(TVector.Load(ref value, i));
            Real<TVector, T, TFunctions> m = TUpdate.HasMomentum ? new(TVector.Load(ref momentum, i)) : default;
            Real<TVector, T, TFunctions> c = TUpdate.HasCache ? new(TVector.Load(ref cache, i)) : default;
            step.Apply(ref v, new(TVector.Load(ref gradient, i)), ref m, ref c);
            v.Vector.Store(ref value, i);
            if (TUpdate.HasMomentum)
            {
                Real<TVector, T, TFunctions>.WithoutSubnormals(m).Vector.Store(ref nextMomentum, i);
            }

            if (TUpdate.HasCache)
            {
                Real<TVector, T, TFunctions>.WithoutSubnormals(c).Vector.Store(ref nextCache, i);
            }
        }
    }

    /// <summary>Operands of both dtypes: element by element in double, rounded where NumPy's operations round.</summary>
    private readonly struct MixedLoop<TUpdate>(TUpdate update, UpdateOperands operands) : ILoop<double>
        where TUpdate : struct, IUpdate
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        void ILoop<double>.Run<TVector, TFunctions>()
        {
            TUpdate step = update;
            for (int i = 0; i < operands.Value.Length; i++)
            {
                Mixed<Scalar<double>, TFunctions> v = Load<TFunctions>(operands.Value, i);
                Mixed<Scalar<double>, TFunctions> m = TUpdate.HasMomentum ? Load<TFunctions>(operands.Momentum, i) : default;
                Mixed<Scalar<double>, TFunctions> c = TUpdate.HasCache ? Load<TFunctions>(operands.Cache, i) : default;
                step.Apply(ref v, Load<TFunctions>(operands.Gradient, i), ref m, ref c);
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
    }
}
