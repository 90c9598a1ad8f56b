using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Gaussian error linear unit: y = x * P(x), where P(x) = (1 + erf(x / sqrt 2)) / 2 is the cumulative distribution function of the standard normal
/// distribution; or its approximation y = x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3))). Source: Hendrycks and Gimpel 2016.
/// </summary>
/// <param name="approximate">Whether to compute the approximation with tanh.</param>
public sealed class GELUActivation(bool approximate = false) : ElementwiseActivation
{
    /// <summary>Whether the approximation with tanh is computed.</summary>
    public bool IsApproximate { get; internal set; } = approximate;

    /// <inheritdoc/>
    public override string Name => "GELU";

    private protected override void Forward(Matrix x, Matrix y, Arithmetic arithmetic)
    {
        if (IsApproximate)
        {
            arithmetic.Apply(default(TanhForm), x, y);
        }
        else
        {
            arithmetic.Apply(default(Formula), x, y);
        }
    }

    private protected override void Backward(Matrix x, Matrix dy, Matrix dx, Arithmetic arithmetic)
    {
        if (IsApproximate)
        {
            arithmetic.Apply(default(DerivativeOfTanhForm), x, dy, dx);
        }
        else
        {
            arithmetic.Apply(default(Derivative), x, dy, dx);
        }
    }

    /// <summary>For |x| above this limit both forms are exactly 0 or x in double, and their derivatives 0 or 1; clamping x avoids overflow of x^2.</summary>
    private const double Far = 40;

    /// <summary>y = x * P(x).</summary>
    private readonly struct Formula : IUnaryOperator
    {
        static Function IOperator.Calls => Function.ExpOrLog;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IUnaryOperator.Apply<TReal>(TReal x) => x * NormalDistribution.Below(x);
    }

    /// <summary>dx = dy * (P(x) + x * e^(-x^2 / 2) / sqrt(2 pi)).</summary>
    private readonly struct Derivative : IBinaryOperator
    {
        static Function IOperator.Calls => Function.ExpOrLog;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal x, TReal dy)
        {
            x = Clamp.Within(x, Far);
            return dy * (NormalDistribution.Below(x) + (x * (0.39894228040143268 * TReal.Exp(-0.5 * (x * x)))));
        }
    }

    /// <summary>y = 0.5 x * (1 + tanh(u)), u = sqrt(2 / pi) * (x + 0.044715 x^3).</summary>
    private readonly struct TanhForm : IUnaryOperator
    {
        static Function IOperator.Calls => Function.Tanh;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IUnaryOperator.Apply<TReal>(TReal x) => 0.5 * x * (1.0 + TReal.Tanh(0.79788456080286536 * (x + (0.044715 * (x * x * x)))));
    }

    /// <summary>dx = dy * (0.5 * (1 + t) + 0.5 x * (1 - t^2) * sqrt(2 / pi) * (1 + 3 * 0.044715 x^2)), t = tanh(u).</summary>
    private readonly struct DerivativeOfTanhForm : IBinaryOperator
    {
        static Function IOperator.Calls => Function.Tanh;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal x, TReal dy)
        {
            x = Clamp.Within(x, Far);
            TReal t = TReal.Tanh(0.79788456080286536 * (x + (0.044715 * (x * x * x))));
            TReal slope = 0.79788456080286536 * (1.0 + (0.134145 * (x * x)));
            return dy * ((0.5 * (1.0 + t)) + (0.5 * x * (1.0 - (t * t)) * slope));
        }
    }
}
