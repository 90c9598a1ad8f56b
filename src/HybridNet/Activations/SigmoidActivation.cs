using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>Logistic sigmoid: y = 1 / (1 + e^-x), from 0 to 1; 0.5 at 0. Large x give 0 or 1, never NaN. Source: book chapter 16.</summary>
public sealed class SigmoidActivation : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "sigmoid";

    private protected override bool KeepsOutput => true;

    /// <summary>1 where the output is above 0.5, else 0.</summary>
    /// <inheritdoc/>
    public override Matrix Predictions(Matrix output, Matrix? predictions = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        Matrix classes = Pass.Fitting(predictions, output.Rows, output.Columns, output.DType, output);
        Elementwise.Apply(default(AboveHalf), output, classes);
        return classes;
    }

    private protected override void Forward(Matrix x, Matrix y, Arithmetic arithmetic)
    {
        if (arithmetic.Flavour == Flavour.Simd)
        {
            Elementwise.Apply(default(Formula<SimdExp>), x, y);
        }
        else
        {
            Elementwise.Apply(default(Formula<LibmExp>), x, y);
        }
    }

    private protected override void Backward(Matrix y, Matrix dy, Matrix dx) => Elementwise.Apply(default(Derivative), y, dy, dx);

    /// <summary>y = 1 / (1 + e^-x).</summary>
    internal readonly struct Formula<TExp> : IFormula1
        where TExp : struct, IFormula1
    {
        public static bool CallsLibrary<T>()
            where T : unmanaged => TExp.CallsLibrary<T>();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane x)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> =>
            TLane.All(1.0) / (TLane.All(1.0) + default(TExp).Apply<TLane, T>(-x));
    }

    /// <summary>dx = dy * (1 - y) * y, multiplied in this order.</summary>
    private readonly struct Derivative : IFormula2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane y, TLane dy)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> => dy * (TLane.All(1.0) - y) * y;
    }

    /// <summary>y &gt; 0.5 ? 1 : 0.</summary>
    private readonly struct AboveHalf : IFormula1
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane y)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> =>
            TLane.IfLess(TLane.All(0.5), y, TLane.All(1.0), TLane.All(0.0));
    }
}
