using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>Mean absolute error: L[i] = mean over j of |y[i, j] - p[i, j]|. Source: book chapter 17.</summary>
public sealed class MeanAbsoluteErrorLoss : ILoss
{
    /// <inheritdoc/>
    public string Name => "mean absolute error";

    /// <inheritdoc/>
    public Matrix Forward(Matrix predictions, Targets targets, Pass pass) =>
        OverColumns.Mean(default(Formula), targets.AsRowsOf(Name, predictions), predictions, pass);

    /// <summary>dPredictions[i, j] = sign(y - p) / columns / batch.</summary>
    /// <remarks>The book's sign, which is the opposite of the slope's: what follows this gradient downhill raises the loss.</remarks>
    /// <inheritdoc/>
    public Matrix Backward(Matrix predictions, Targets targets, Pass pass) =>
        OverColumns.Gradient(default(Derivative), targets.AsRowsOf(Name, predictions), predictions, pass);

    /// <summary>|y - p|.</summary>
    private readonly struct Formula : IFormula2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane y, TLane p)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> => TLane.Abs(y - p);
    }

    /// <summary>sign(y - p): 1, 0 or -1; NaN stays NaN.</summary>
    private readonly struct Derivative : IFormula2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane y, TLane p)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            TLane zero = TLane.All(0.0);
            TLane x = y - p;
            TLane zeroOrNaN = TLane.IfEqual(x, x, zero, x);
            return TLane.IfLess(x, zero, TLane.All(-1.0), TLane.IfLess(zero, x, TLane.All(1.0), zeroOrNaN));
        }
    }
}
