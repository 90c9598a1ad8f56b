using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Adam (adaptive moment estimation): exponential moving averages of the gradient, m = Beta1 m + (1 - Beta1) g, and of its square,
/// c = Beta2 c + (1 - Beta2) g^2, both with bias correction, m' = m / (1 - Beta1^step) and c' = c / (1 - Beta2^step); then
/// v += -rate m' / (sqrt(c') + Epsilon). Source: Kingma and Ba 2014; book chapter 10.
/// </summary>
/// <param name="learningRate">The learning rate, greater than 0.</param>
public sealed class Adam(double learningRate = 0.001) : Optimizer(learningRate)
{
    /// <summary>Added to the denominator for numerical stability; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Epsilon { get; set => field = Setting.Epsilon.Check(GetType().Name, value); } = 1e-7;

    /// <summary>Decay rate of the momentum m; at least 0 and less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Beta1 { get; set => field = Setting.Beta1.Check(GetType().Name, value); } = 0.9;

    /// <summary>Decay rate of the cache c; at least 0 and less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Beta2 { get; set => field = Setting.Beta2.Check(GetType().Name, value); } = 0.999;

    private protected override void Step(Parameter parameter, Matrix gradient, Arithmetic arithmetic) =>
        Apply(new Formula(CurrentLearningRate, Epsilon, Beta1, Beta2, Iterations + 1), parameter, gradient, arithmetic);

    internal readonly struct Formula(ScalarOperand rate, ScalarOperand epsilon, ScalarOperand beta1, ScalarOperand beta2, long step) : IUpdate
    {
        private readonly ScalarOperand _minusLearningRate = -rate;
        private readonly ScalarOperand _epsilon = epsilon;
        private readonly ScalarOperand _beta1 = beta1;
        private readonly ScalarOperand _oneMinusBeta1 = 1 - beta1;
        private readonly ScalarOperand _beta2 = beta2;
        private readonly ScalarOperand _oneMinusBeta2 = 1 - beta2;
        private readonly Divisor _biasCorrectionOfMomentum = 1 - beta1.Power(step);
        private readonly Divisor _biasCorrectionOfCache = 1 - beta2.Power(step);

        public static bool HasMomentum => true;

        public static bool HasCache => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void IUpdate.Apply<TReal>(ref TReal v, TReal g, ref TReal m, ref TReal c)
        {
            m = (_beta1 * m) + (_oneMinusBeta1 * g);
            c = (_beta2 * c) + (_oneMinusBeta2 * (g * g));
            TReal corrected = TReal.Quotient(m, _biasCorrectionOfMomentum);
            TReal scale = TReal.Sqrt(TReal.Quotient(c, _biasCorrectionOfCache)) + _epsilon;
            v += _minusLearningRate * corrected / scale;
        }
    }
}
