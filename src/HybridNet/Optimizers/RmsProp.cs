using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// RMSprop (root mean square propagation): c = Rho c + (1 - Rho) g^2, v += -rate g / (sqrt(c) + Epsilon). The cache c is the exponential moving
/// average of squared gradients. Source: book chapter 10.
/// </summary>
/// <param name="learningRate">The learning rate, greater than 0.</param>
public sealed class RmsProp(double learningRate = 0.001) : Optimizer(learningRate)
{
    /// <summary>Added to the denominator for numerical stability; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Epsilon { get; set => field = Setting.Epsilon.Check(GetType().Name, value); } = 1e-7;

    /// <summary>Decay rate of the cache c, 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Rho { get; set => field = Setting.Rho.Check(GetType().Name, value); } = 0.9;

    private protected override void Step(Parameter parameter, Matrix gradient, Arithmetic arithmetic) =>
        Apply(new Formula(CurrentLearningRate, Epsilon, Rho), parameter, gradient, arithmetic);

    internal readonly struct Formula(ScalarOperand rate, ScalarOperand epsilon, ScalarOperand rho) : IUpdate
    {
        private readonly ScalarOperand _minusLearningRate = -rate;
        private readonly ScalarOperand _oneMinusRho = 1 - rho;

        public static bool HasCache => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void IUpdate.Apply<TReal>(ref TReal v, TReal g, ref TReal m, ref TReal c)
        {
            c = (rho * c) + (_oneMinusRho * (g * g));
            v += _minusLearningRate * g / (TReal.Sqrt(c) + epsilon);
        }
    }
}
