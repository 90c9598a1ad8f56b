using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <content>The loops, for every vector width. The remainder that does not fill a vector is computed element by element.</content>
internal static unsafe partial class Elementwise
{
    /// <summary>y = f(x).</summary>
    private readonly struct UnaryLoop<TOperator, T>(TOperator op, T* x, T* y, int count) : ILoop<T>
        where TOperator : struct, IUnaryOperator
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        static Function ILoop<T>.Calls => TOperator.Calls;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        void ILoop<T>.Run<TVector, TFunctions>()
        {
            TOperator f = op;
            ref T source = ref *x;
            ref T target = ref *y;
            nint end = count;
            nint i = 0;
            for (; i <= end - TVector.Width; i += TVector.Width)
            {
                f.Apply<Real<TVector, T, TFunctions>>(new(TVector.Load(ref source, i))).Vector.Store(ref target, i);
            }

            for (; i < end; i++)
            {
                f.Apply<Real<Scalar<T>, T, TFunctions>>(new(Scalar<T>.Load(ref source, i))).Vector.Store(ref target, i);
            }
        }
    }

    /// <summary>y = f(a, b).</summary>
    private readonly struct BinaryLoop<TOperator, T>(TOperator op, T* a, T* b, T* y, int count) : ILoop<T>
        where TOperator : struct, IBinaryOperator
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        static Function ILoop<T>.Calls => TOperator.Calls;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        void ILoop<T>.Run<TVector, TFunctions>()
        {
            TOperator f = op;
            ref T first = ref *a;
            ref T second = ref *b;
            ref T target = ref *y;
            nint end = count;
            nint i = 0;
            for (; i <= end - TVector.Width; i += TVector.Width)
            {
                f.Apply<Real<TVector, T, TFunctions>>(new(TVector.Load(ref first, i)), new(TVector.Load(ref second, i))).Vector.Store(ref target, i);
            }

            for (; i < end; i++)
            {
                f.Apply<Real<Scalar<T>, T, TFunctions>>(new(Scalar<T>.Load(ref first, i)), new(Scalar<T>.Load(ref second, i))).Vector.Store(ref target, i);
            }
        }
    }

    /// <summary>y[i, j] = f(a[i, j], b[i]).</summary>
    private readonly struct ColumnLoop<TOperator, T>(TOperator op, T* a, T* b, T* y, int rows, int columns) : ILoop<T>
        where TOperator : struct, IBinaryOperator
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        static Function ILoop<T>.Calls => TOperator.Calls;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        void ILoop<T>.Run<TVector, TFunctions>()
        {
            TOperator f = op;
            ref T first = ref *a;
            ref T target = ref *y;
            nint i = 0;
            for (int row = 0; row < rows; row++)
            {
                double number = double.CreateTruncating(b[row]);
                nint end = i + columns;
                TVector broadcast = number;
                for (; i <= end - TVector.Width; i += TVector.Width)
                {
                    f.Apply<Real<TVector, T, TFunctions>>(new(TVector.Load(ref first, i)), new(broadcast)).Vector.Store(ref target, i);
                }

                for (; i < end; i++)
                {
                    f.Apply<Real<Scalar<T>, T, TFunctions>>(new(Scalar<T>.Load(ref first, i)), new(number)).Vector.Store(ref target, i);
                }
            }
        }
    }

    /// <summary>y = f(a, b), where a and b are doubles that count as float32 and float64.</summary>
    private readonly struct MixedLoop<TOperator>(TOperator op, double* a, DType dtypeA, double* b, DType dtypeB, double* y, int count) : ILoop<double>
        where TOperator : struct, IBinaryOperator
    {
        static Function ILoop<double>.Calls => TOperator.Calls;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        void ILoop<double>.Run<TVector, TFunctions>()
        {
            TOperator f = op;
            nint i = 0;
            for (; i <= count - TVector.Width; i += TVector.Width)
            {
                var left = Mixed<TVector, TFunctions>.Load(ref *a, i, dtypeA);
                var right = Mixed<TVector, TFunctions>.Load(ref *b, i, dtypeB);
                f.Apply(left, right).Store(ref *y, i);
            }

            for (; i < count; i++)
            {
                var left = Mixed<Scalar<double>, TFunctions>.Load(ref *a, i, dtypeA);
                var right = Mixed<Scalar<double>, TFunctions>.Load(ref *b, i, dtypeB);
                f.Apply(left, right).Store(ref *y, i);
            }
        }
    }
}
