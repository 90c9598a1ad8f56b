using System.Globalization;

namespace HybridNet;

/// <summary>
/// Base class of the optimizers, which update parameters from their gradients. The learning rate of a step is LearningRate / (1 + Decay * Iterations).
/// A step consists of <see cref="BeginStep"/>, <see cref="Update"/> for every parameter, and <see cref="EndStep"/>. Source: book chapter 10.
/// </summary>
public abstract class Optimizer
{
    private protected Optimizer(double learningRate) => LearningRate = Setting.InitialLearningRate.Check(GetType().Name, learningRate, Setting.LearningRate.Name);

    /// <summary>The learning rate before decay. Setting it also sets <see cref="CurrentLearningRate"/>. A learning rate schedule may set it to 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not a finite number, 0 or more.</exception>
    public double LearningRate
    {
        get;
        set => field = CurrentLearningRate = Setting.LearningRate.Check(GetType().Name, value);
    }

    /// <summary>
    /// Learning rate decay, at least 0; 0 for a constant rate. Setting it to 0 resets <see cref="CurrentLearningRate"/> to <see
    /// cref="LearningRate"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The decay is not a finite number, 0 or more.</exception>
    public double Decay
    {
        get;
        set
        {
            field = Setting.Decay.Check(GetType().Name, value);
            if (value == 0)
            {
                CurrentLearningRate = LearningRate;
            }
        }
    }

    /// <summary>The learning rate of the current step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not a finite number, 0 or more.</exception>
    public double CurrentLearningRate { get; set => field = Setting.CurrentLearningRate.Check(GetType().Name, value); }

    /// <summary>Number of completed steps.</summary>
    public long Iterations { get; set; }

    /// <summary>Sets <see cref="CurrentLearningRate"/> to LearningRate * (1 / (1 + Decay * Iterations)); does nothing without decay.</summary>
    public void BeginStep()
    {
        if (Decay != 0)
        {
            CurrentLearningRate = LearningRate * (1.0 / (1.0 + (Decay * Iterations)));
        }
    }

    /// <summary>Updates one parameter and its optimizer state.</summary>
    /// <param name="parameter">A parameter with a gradient. Value, momentum and cache change.</param>
    /// <param name="arithmetic">The arithmetic to compute with; <see cref="Arithmetic.NumPy"/> if null.</param>
    /// <exception cref="StateException">The parameter has no gradient yet.</exception>
    public void Update(Parameter parameter, Arithmetic? arithmetic = null)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        Matrix gradient = parameter.Gradient ?? throw Throw.NoGradient(GetType().Name);
        Step(parameter, gradient, arithmetic ?? Arithmetic.NumPy);
    }

    /// <summary>Increments <see cref="Iterations"/>.</summary>
    public void EndStep() => Iterations++;

    /// <summary>Copies settings and counters. The optimizer state (momentum, cache) is stored in the parameters and not copied.</summary>
    /// <returns>A new optimizer of the same class.</returns>
    public Optimizer Clone() => (Optimizer)MemberwiseClone();

    /// <summary>Such as <c>Adam, learning rate 0.05, decay 0.001, 300 iterations</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{GetType().Name}, learning rate {LearningRate}{(Decay > 0 ? string.Create(CultureInfo.InvariantCulture, $", decay {Decay}") : "")}, {Iterations} iterations");

    private protected abstract void Step(Parameter parameter, Matrix gradient, Arithmetic arithmetic);

    /// <summary>
    /// Updates value, momentum and cache. Momentum and cache start as zeros of the value's dtype; their dtype is promoted to that of the gradient.
    /// </summary>
    private protected static void Apply<TUpdate>(
        in TUpdate update, Parameter parameter, Matrix gradient, Arithmetic arithmetic, bool cacheWidens = true)
        where TUpdate : struct, IUpdate
    {
        Matrix value = parameter.Value;
        Matrix momentum = TUpdate.HasMomentum ? parameter.Momentum ??= new(value.Rows, value.Columns, value.DType) : value;
        Matrix cache = TUpdate.HasCache ? parameter.Cache ??= new(value.Rows, value.Columns, value.DType) : value;
        Matrix nextMomentum = TUpdate.HasMomentum ? Widened(momentum, gradient, arithmetic) : value;
        Matrix nextCache = TUpdate.HasCache && cacheWidens ? Widened(cache, gradient, arithmetic) : cache;
        arithmetic.Update(in update, new(value, gradient, momentum, nextMomentum, cache, nextCache));
        parameter.Momentum = TUpdate.HasMomentum ? nextMomentum : parameter.Momentum;
        parameter.Cache = TUpdate.HasCache ? nextCache : parameter.Cache;
    }

    private static Matrix Widened(Matrix state, Matrix gradient, Arithmetic arithmetic)
    {
        DType dtype = arithmetic.ResultType(state.DType, gradient.DType);
        return dtype == state.DType ? state : new(state.Rows, state.Columns, dtype);
    }
}
