using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <content>The loops, for every vector width. The remainder that does not fill a vector is computed element by element.</content>
internal static unsafe partial class Elementwise
{
    /// <summary>y = f(x).</summary>
    private readonly struct Loop1<TFormula, T>(TFormula formula, T* x, T* y, int count) : ILoop<T>
        where TFormula : struct, IFormula1
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        static Function ILoop<T>.Calls => TFormula.Calls;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        void ILoop<T>.Run<TLane, TFunctions>()
        {
            TFormula f = formula;
            ref T source = ref *x;
            ref T target = ref *y;
            nint end = count;
            nint i = 0;
            for (; i <= end - TLane.Width; i += TLane.Width)
            {
                f.Apply<Real<TLane, T, TFunctions>>(new(TLane.Load(ref source, i))).Lane.Store(ref target, i);
            }

            for (; i < end; i++)
            {
                f.Apply<Real<Scalar<T>, T, TFunctions>>(new(Scalar<T>.Load(ref source, i))).Lane.Store(ref target, i);
            }
        }
    }

    /// <summary>y = f(a, b).</summary>
    private readonly struct Loop2<TFormula, T>(TFormula formula, T* a, T* b, T* y, int count) : ILoop<T>
        where TFormula : struct, IFormula2
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        static Function ILoop<T>.Calls => TFormula.Calls;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        void ILoop<T>.Run<TLane, TFunctions>()
        {
            TFormula f = formula;
            ref T first = ref *a;
            ref T second = ref *b;
            ref T target = ref *y;
            nint end = count;
            nint i = 0;
            for (; i <= end - TLane.Width; i += TLane.Width)
            {
                f.Apply<Real<TLane, T, TFunctions>>(new(TLane.Load(ref first, i)), new(TLane.Load(ref second, i))).Lane.Store(ref target, i);
            }

            for (; i < end; i++)
            {
                f.Apply<Real<Scalar<T>, T, TFunctions>>(new(Scalar<T>.Load(ref first, i)), new(Scalar<T>.Load(ref second, i))).Lane.Store(ref target, i);
            }
        }
    }

    /// <summary>y[i, j] = f(a[i, j], b[i]).</summary>
    private readonly struct ColumnLoop<TFormula, T>(TFormula formula, T* a, T* b, T* y, int rows, int columns) : ILoop<T>
        where TFormula : struct, IFormula2
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        static Function ILoop<T>.Calls => TFormula.Calls;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        void ILoop<T>.Run<TLane, TFunctions>()
        {
            TFormula f = formula;
            ref T first = ref *a;
            ref T target = ref *y;
            nint i = 0;
            for (int row = 0; row < rows; row++)
            {
                double number = double.CreateTruncating(b[row]);
                nint end = i + columns;
                TLane beside = number;
                for (; i <= end - TLane.Width; i += TLane.Width)
                {
                    f.Apply<Real<TLane, T, TFunctions>>(new(TLane.Load(ref first, i)), new(beside)).Lane.Store(ref target, i);
                }

                for (; i < end; i++)
                {
                    f.Apply<Real<Scalar<T>, T, TFunctions>>(new(Scalar<T>.Load(ref first, i)), new(number)).Lane.Store(ref target, i);
                }
            }
        }
    }

    /// <summary>y = f(a, b), where a and b are doubles that count as float32 and float64.</summary>
    private readonly struct MixedLoop<TFormula>(TFormula formula, double* a, DType dtypeA, double* b, DType dtypeB, double* y, int count) : ILoop<double>
        where TFormula : struct, IFormula2
    {
        static Function ILoop<double>.Calls => TFormula.Calls;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        void ILoop<double>.Run<TLane, TFunctions>()
        {
            TFormula f = formula;
            nint i = 0;
            for (; i <= count - TLane.Width; i += TLane.Width)
            {
                var left = Mixed<TLane, TFunctions>.Load(ref *a, i, dtypeA);
                var right = Mixed<TLane, TFunctions>.Load(ref *b, i, dtypeB);
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
