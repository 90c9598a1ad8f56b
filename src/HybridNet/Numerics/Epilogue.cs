using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>What is applied to a product before it is stored.</summary>
/// <param name="Bias">A row that is added to every row; none if null.</param>
/// <param name="Rectifies">Whether the result is rectified: <see cref="Rectify"/>.</param>
/// <param name="Mask">A matrix of the shape of the result, which is 0 where the mask is 0 or less: <see cref="WherePositive"/>; none if null.</param>
internal readonly record struct Epilogue(Matrix? Bias = null, bool Rectifies = false, Matrix? Mask = null)
{
    /// <summary>Products with fewer columns may be computed transposed; their epilogue is a pass of its own.</summary>
    private const int Columns = 16;

    public static implicit operator Epilogue(Matrix? bias) => new(bias);

    /// <summary>Whether there is more than a bias.</summary>
    internal bool Finishes => Rectifies || Mask is not null;

    /// <summary>With fewer terms a product takes no longer than a pass over its result, and a single pass is faster than one for each strip (300 x 64: measured).</summary>
    private const int Terms = 16;

    /// <summary>Whether a product computes it for each strip of the result, which is then in the first-level cache.</summary>
    internal bool FitsInto(Matrix y, int terms) => Finishes && terms >= Terms && y.Columns >= Columns && (Mask is null || Mask.DType == y.DType);

    /// <summary>Applies all but the bias to a stored product.</summary>
    internal void Finish(Matrix y)
    {
        if (Rectifies)
        {
            Elementwise.Apply(default(Rectify), y, y);
        }

        if (Mask is not null)
        {
            Elementwise.Apply(default(WherePositive), Mask, y, y);
        }
    }

    /// <summary>Rectifies some columns of a matrix, or those where a mask of the same layout is not positive become 0.</summary>
    internal readonly unsafe struct Strip<T>(T* y, nint stride, T* mask, int rows, int columns) : ILoop<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        void ILoop<T>.Run<TVector, TFunctions>()
        {
            T* target = y;
            T* allowed = mask;
            bool areTwo = columns == 2 * TVector.Width;
            if (areTwo || columns == TVector.Width)
            {
                // The strips of most products are one or two vectors.
                nint next = allowed == null ? 0 : stride;
                for (int i = rows; i > 0; i--)
                {
                    One<TVector, TFunctions>(target, allowed, 0);
                    if (areTwo)
                    {
                        One<TVector, TFunctions>(target, allowed, TVector.Width);
                    }

                    target += stride;
                    allowed += next;
                }

                return;
            }

            for (int i = 0; i < rows; i++)
            {
                int j = 0;
                for (; j <= columns - TVector.Width; j += TVector.Width)
                {
                    One<TVector, TFunctions>(target, allowed, j);
                }

                for (; j < columns; j++)
                {
                    One<Scalar<T>, TFunctions>(target, allowed, j);
                }

                target += stride;
                allowed += allowed == null ? 0 : stride;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void One<TVector, TFunctions>(T* y, T* mask, int j)
            where TVector : struct, ISimdVector<TVector, T>
            where TFunctions : struct, IFunctions
        {
            Real<TVector, T, TFunctions> number = new(TVector.Load(ref *y, j));
            number = mask == null ? default(Rectify).Apply(number) : default(WherePositive).Apply(new Real<TVector, T, TFunctions>(TVector.Load(ref *mask, j)), number);
            number.Vector.Store(ref *y, j);
        }
    }
}
