namespace HybridNet;

/// <summary>
/// A numeric setting (hyperparameter) of a part of a network: its name and its range. This class is the only definition of the ranges; Python
/// checks settings by name.
/// </summary>
internal sealed record Setting
{
    /// <summary>Largest number of threads that large products use.</summary>
    internal const int MostThreads = 256;

    private readonly Func<double, bool> _allows;
    private readonly string _required;

    private Setting(string name, Func<double, bool> allows, string range, string meaning = "it must be ")
    {
        Name = name;
        _allows = allows;
        _required = meaning + range;
    }

    /// <summary>The learning rate that is passed to the constructor of an optimizer.</summary>
    internal static Setting InitialLearningRate { get; } = new("the initial learning rate", value => value > 0 && double.IsFinite(value), "a finite number greater than 0");

    /// <summary>The learning rate that is set later; a learning rate schedule may end at 0.</summary>
    internal static Setting LearningRate { get; } = FromZero("the learning rate");

    internal static Setting CurrentLearningRate { get; } = FromZero("the current learning rate");

    internal static Setting Decay { get; } = FromZero("the decay of the learning rate");

    internal static Setting Momentum { get; } = UpToOne("the momentum");

    internal static Setting Epsilon { get; } = FromZero("epsilon");

    internal static Setting Rho { get; } = UpToOne("rho");

    internal static Setting Beta1 { get; } = BelowOne("beta 1");

    internal static Setting Beta2 { get; } = BelowOne("beta 2");

    internal static Setting RegularizationFactor { get; } = FromZero("the regularization factor");

    internal static Setting DropoutRate { get; } =
        new("the rate", value => value is >= 0 and < 1, "0 or more and less than 1", "it is the share of inputs to drop, ");

    internal static Setting KeepProbability { get; } = new("the share that is kept", value => value is > 0 and <= 1, "greater than 0 and up to 1");

    internal static Setting Slope { get; } = Finite("the slope");

    internal static Setting Alpha { get; } = Finite("alpha");

    internal static Setting InitialScale { get; } = FromZero("the scale");

    internal static Setting Precision { get; } = FromZero("the precision");

    internal static Setting Class { get; } = new("the class", value => value >= 0, "0 or more");

    internal static Setting MinDelta { get; } = FromZero("the least improvement");

    internal static Setting Patience { get; } = new("the patience", value => value >= 0, "0 or more");

    internal static Setting Every { get; } = FromOne("the interval");

    internal static Setting Epochs { get; } = new("the number of epochs", value => value >= 0, "0 or more");

    internal static Setting BatchSize { get; } = new("the batch size", value => value >= 1, "1 or more, or not given for all samples in one batch");

    /// <summary>The share of the samples that <c>fit</c> in Python uses for validation.</summary>
    internal static Setting ValidationSplit { get; } =
        new("the share held out", value => value is >= 0 and < 1, "0 or more and less than 1", "it is a share of the samples, ");

    /// <summary>The share of the rows that a scikit-learn estimator uses for early stopping.</summary>
    internal static Setting ValidationFraction { get; } =
        new("the fraction held out", value => value is > 0 and < 1, "greater than 0 and less than 1", "it is a share of the samples, ");

    /// <summary>Number of neurons of a hidden layer, of epochs and of samples per batch of a scikit-learn estimator.</summary>
    internal static Setting Size { get; } = FromOne("the size");

    internal static Setting Threads { get; } = new("the number of threads", value => value is >= 1 and <= MostThreads, "1 to 256");

    /// <summary>The name in error texts.</summary>
    internal string Name { get; }

    private static IEnumerable<Setting> All =>
    [
        InitialLearningRate, LearningRate, CurrentLearningRate, Decay, Momentum, Epsilon, Rho, Beta1, Beta2, RegularizationFactor, DropoutRate, KeepProbability, Slope, Alpha,
        InitialScale, Precision, Class, MinDelta, Patience, Every, Epochs, BatchSize, ValidationSplit, ValidationFraction, Size, Threads,
    ];

    /// <summary>Returns the setting of a name.</summary>
    internal static Setting Named(string name) => All.First(setting => setting.Name == name);

    /// <summary>Returns a value if it is in range.</summary>
    /// <param name="where">The owner of the setting, for the error text.</param>
    /// <param name="value">The value.</param>
    /// <param name="name">Another name of the setting for the error text; null for its own name.</param>
    /// <returns><paramref name="value"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    internal double Check(string where, double value, string? name = null)
    {
        if (!_allows(value))
        {
            Throw.SettingOutOfRange(where, name ?? Name, value, _required);
        }

        return value;
    }

    private static Setting Finite(string name) => new(name, double.IsFinite, "a finite number");

    private static Setting FromOne(string name) => new(name, value => value >= 1, "1 or more");

    private static Setting FromZero(string name) => new(name, value => value >= 0 && double.IsFinite(value), "a finite number, 0 or more");

    private static Setting UpToOne(string name) => new(name, value => value is >= 0 and <= 1, "0 to 1");

    private static Setting BelowOne(string name) => new(name, value => value is >= 0 and < 1, "0 or more and less than 1");
}
