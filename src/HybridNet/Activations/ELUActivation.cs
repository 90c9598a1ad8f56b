using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>Exponential linear unit: y = x for x &gt; 0, else alpha * (e^x - 1), computed with expm1, which is accurate near 0. Source: Clevert et al. 2015.</summary>
/// <param name="alpha">Scale for negative x: the output tends to -alpha. Rounded to the dtype of the inputs.</param>
public sealed class ELUActivation(double alpha = 1.0) : ElementwiseActivation
{
    /// <summary>Scale for negative x: the output tends to -alpha.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Alpha is not finite.</exception>
    public double Alpha { get; internal set; } = Setting.Alpha.Check("ELU", alpha);

    /// <inheritdoc/>
    public override string Name => "ELU";

    private protected override void Forward(Matrix x, Matrix y, Arithmetic arithmetic) => arithmetic.Apply(new Formula(Alpha), x, y);

    private protected override void Backward(Matrix x, Matrix dy, Matrix dx, Arithmetic arithmetic) => arithmetic.Apply(new Derivative(Alpha), x, dy, dx);

    /// <summary>y = x &gt; 0 ? x : alpha * expm1(x).</summary>
    private readonly struct Formula(ScalarOperand alpha) : IUnaryOperator
    {
        static Function IOperator.Calls => Function.ExpOrLog;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IUnaryOperator.Apply<TReal>(TReal x) => TReal.IfLess(0.0, x, x, alpha * NearZero.Expm1(x));
    }

    /// <summary>dx = x &gt; 0 ? dy : dy * (alpha * e^x).</summary>
    private readonly struct Derivative(ScalarOperand alpha) : IBinaryOperator
    {
        static Function IOperator.Calls => Function.ExpOrLog;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal x, TReal dy) => TReal.IfLess(0.0, x, dy, dy * (alpha * TReal.Exp(x)));
    }
}
