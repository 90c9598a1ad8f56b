using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Stochastic gradient descent: v += -rate g; with momentum m = Momentum m - rate g, v += m. Source: book chapter 10.
/// </summary>
/// <param name="learningRate">Greater than 0.</param>
public sealed class Sgd(double learningRate = 1.0) : Optimizer(learningRate)
{
    /// <summary>Momentum coefficient, 0 to 1; 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Momentum { get; set => field = Setting.Momentum.Check(GetType().Name, value); }

    private protected override void Step(Parameter parameter, Matrix gradient)
    {
        if (Momentum != 0)
        {
            Apply(new WithMomentum(Momentum, CurrentLearningRate), parameter, gradient);
        }
        else
        {
            Apply(new WithoutMomentum(CurrentLearningRate), parameter, gradient);
        }
    }

    /// <summary>v = v + (-rate) g.</summary>
    internal readonly struct WithoutMomentum(WeakScalar rate) : IUpdate
    {
        private readonly WeakScalar _minusRate = -rate;

        public static bool HasMomentum => false;

        public static bool HasCache => false;

        public bool HasStrongScalar => _minusRate.IsStrong;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane, T>(ref TLane v, TLane g, ref TLane m, ref TLane c)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> => v += TLane.All(_minusRate) * g;
    }

    /// <summary>m = momentum m - rate g; v = v + m.</summary>
    internal readonly struct WithMomentum(WeakScalar momentum, WeakScalar rate) : IUpdate
    {
        public static bool HasMomentum => true;

        public static bool HasCache => false;

        public bool HasStrongScalar => momentum.IsStrong || rate.IsStrong;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane, T>(ref TLane v, TLane g, ref TLane m, ref TLane c)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            m = (TLane.All(momentum) * m) - (TLane.All(rate) * g);
            v += m;
        }
    }
}
