namespace HybridNet;

/// <summary>
/// Changes parameters against their gradients, at the rate LearningRate / (1 + Decay * Iterations). A step is <see cref="BeginStep"/>,
/// <see cref="Update"/> of every parameter, <see cref="EndStep"/>. Source: book chapter 10.
/// </summary>
public abstract class Optimizer
{
    private protected Optimizer(double learningRate) => LearningRate = Setting.InitialLearningRate.Check(GetType().Name, learningRate, Setting.LearningRate.Name);

    /// <summary>The rate, greater than 0 at the start; a schedule may end at 0. Setting it also sets <see cref="CurrentLearningRate"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not a finite number, 0 or more.</exception>
    public double LearningRate
    {
        get;
        set => field = CurrentLearningRate = Setting.LearningRate.Check(GetType().Name, value);
    }

    /// <summary>How fast the rate falls, 0 or more; 0 keeps it. Setting it to 0 returns to <see cref="LearningRate"/>.</summary>
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

    /// <summary>The rate of the current step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not a finite number, 0 or more.</exception>
    public double CurrentLearningRate { get; set => field = Setting.CurrentLearningRate.Check(GetType().Name, value); }

    /// <summary>Steps done.</summary>
    public long Iterations { get; set; }

    /// <summary>Sets the rate of the step: LearningRate * (1 / (1 + Decay * Iterations)); unchanged without decay.</summary>
    public void BeginStep()
    {
        if (Decay != 0)
        {
            CurrentLearningRate = LearningRate * (1.0 / (1.0 + (Decay * Iterations)));
        }
    }

    /// <summary>Changes a parameter by one step.</summary>
    /// <param name="parameter">With a gradient. Value and what is remembered change.</param>
    /// <param name="arithmetic">How numbers are computed; <see cref="Arithmetic.NumPy"/> if not given.</param>
    /// <exception cref="StateException">The parameter has no gradient yet.</exception>
    public void Update(Parameter parameter, Arithmetic? arithmetic = null)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        Matrix gradient = parameter.Gradient ?? throw Throw.NoGradient(GetType().Name);
        Step(parameter, gradient, arithmetic ?? Arithmetic.NumPy);
    }

    /// <summary>Counts the step.</summary>
    public void EndStep() => Iterations++;

    /// <summary>An optimizer with the same settings and counters; what it keeps of parameters is in the parameters.</summary>
    /// <returns>A new optimizer of the same class.</returns>
    public Optimizer Clone() => (Optimizer)MemberwiseClone();

    private protected abstract void Step(Parameter parameter, Matrix gradient, Arithmetic arithmetic);

    /// <summary>
    /// Changes value, momentum and cache; what is remembered starts at 0 in the dtype of the value and widens to that of the gradient.
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

    private static Matrix Widened(Matrix remembered, Matrix gradient, Arithmetic arithmetic)
    {
        DType dtype = arithmetic.ResultType(remembered.DType, gradient.DType);
        return dtype == remembered.DType ? remembered : new(remembered.Rows, remembered.Columns, dtype);
    }
}
