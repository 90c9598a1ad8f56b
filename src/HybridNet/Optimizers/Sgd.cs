using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Stochastic gradient descent: v += -rate g; with momentum m = Momentum m - rate g, v += m. Source: book chapter 10.
/// </summary>
/// <param name="learningRate">The learning rate, greater than 0.</param>
public sealed class Sgd(double learningRate = 1.0) : Optimizer(learningRate)
{
    /// <summary>Momentum coefficient, 0 to 1; 0 for no momentum.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Momentum { get; set => field = Setting.Momentum.Check(GetType().Name, value); }

    private protected override void Step(Parameter parameter, Matrix gradient, Arithmetic arithmetic)
    {
        if (Momentum != 0)
        {
            Apply(new WithMomentum(Momentum, CurrentLearningRate), parameter, gradient, arithmetic);
        }
        else
        {
            Apply(new WithoutMomentum(CurrentLearningRate), parameter, gradient, arithmetic);
        }
    }

    /// <summary>v = v + (-rate) g.</summary>
    internal readonly struct WithoutMomentum(ScalarOperand rate) : IUpdate
    {
        private readonly ScalarOperand _minusLearningRate = -rate;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void IUpdate.Apply<TReal>(ref TReal v, TReal g, ref TReal m, ref TReal c) => v += _minusLearningRate * g;
    }

    /// <summary>m = momentum m - rate g; v = v + m.</summary>
    internal readonly struct WithMomentum(ScalarOperand momentum, ScalarOperand rate) : IUpdate
    {
        public static bool HasMomentum => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void IUpdate.Apply<TReal>(ref TReal v, TReal g, ref TReal m, ref TReal c)
        {
            m = (momentum * m) - (rate * g);
            v += m;
        }
    }
}
