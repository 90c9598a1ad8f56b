using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// AdaGrad (adaptive gradient): c += g^2, v += -rate g / (sqrt(c) + Epsilon). The cache c is the sum of squared gradients; it keeps the dtype of
/// the parameter v. Source: book chapter 10.
/// </summary>
/// <param name="learningRate">The learning rate, greater than 0.</param>
public sealed class AdaGrad(double learningRate = 1.0) : Optimizer(learningRate)
{
    /// <summary>Added to the denominator for numerical stability; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Epsilon { get; set => field = Setting.Epsilon.Check(GetType().Name, value); } = 1e-7;

    private protected override void Step(Parameter parameter, Matrix gradient, Arithmetic arithmetic) =>
        Apply(new Formula(CurrentLearningRate, Epsilon), parameter, gradient, arithmetic, cacheWidens: false);

    internal readonly struct Formula(ScalarOperand rate, ScalarOperand epsilon) : IUpdate
    {
        private readonly ScalarOperand _minusLearningRate = -rate;

        public static bool HasCache => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void IUpdate.Apply<TReal>(ref TReal v, TReal g, ref TReal m, ref TReal c)
        {
            c = TReal.InPlaceOf(c, c + (g * g));
            v += _minusLearningRate * g / (TReal.Sqrt(c) + epsilon);
        }
    }
}
