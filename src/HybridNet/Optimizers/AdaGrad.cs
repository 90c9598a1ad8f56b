using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Adaptive gradient: c += g^2, v += -rate g / (sqrt(c) + Epsilon); the cache keeps the dtype of the parameter. Source: book chapter 10.
/// </summary>
/// <param name="learningRate">Greater than 0.</param>
public sealed class AdaGrad(double learningRate = 1.0) : Optimizer(learningRate)
{
    /// <summary>Added for numerical stability, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Epsilon { get; set => field = Setting.Epsilon.Check(GetType().Name, value); } = 1e-7;

    private protected override void Step(Parameter parameter, Matrix gradient) =>
        Apply(new Formula(CurrentLearningRate, Epsilon), parameter, gradient, cacheWidens: false);

    internal readonly struct Formula(WeakScalar rate, WeakScalar epsilon) : IUpdate
    {
        private readonly WeakScalar _minusRate = -rate;

        public static bool HasMomentum => false;

        public static bool HasCache => true;

        public bool HasStrongScalar => _minusRate.IsStrong || epsilon.IsStrong;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane, T>(ref TLane v, TLane g, ref TLane m, ref TLane c)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            c = TLane.InPlaceOf(c, c + (g * g));
            v += TLane.All(_minusRate) * g / (TLane.Sqrt(c) + TLane.All(epsilon));
        }
    }
}
