namespace HybridNet.Interop;

/// <summary>An activation, by its place among those that are known. Python says a kind by its name, in lower case with underlines.</summary>
internal readonly struct ActivationKind(int number)
{
    /// <summary>The names of all, in their order.</summary>
    internal static IEnumerable<string> Names => KnownActivation.All.Select(known => known.Names[0]);

    /// <summary>Whether it is softmax, which is over rows; to the others a row is as good as a table.</summary>
    internal bool IsSoftmax => KnownActivation.All[number].Type == typeof(SoftmaxActivation);

    /// <summary>The activation with a setting; those that have none do not look at it.</summary>
    internal IActivation Make(double setting) => KnownActivation.All[number].Make(setting);
}

/// <summary>A loss; the last is for its gradient alone, with the sign of the book.</summary>
internal enum LossKind
{
    CategoricalCrossentropy,
    BinaryCrossentropy,
    MeanSquaredError,
    MeanAbsoluteError,
    MeanAbsoluteErrorOfTheBook,
}

/// <summary>What is told of one class.</summary>
internal enum ClassMetricKind
{
    Precision,
    Recall,
    F1Score,
}

/// <summary>How weights begin.</summary>
internal enum InitializerKind
{
    Nnfs,
    He,
    Glorot,
    Xavier,
    GlorotUniform,
    XavierUniform,
    Uniform,
    Zeros,
}

/// <summary>An optimizer's formula.</summary>
internal enum UpdateKind
{
    Sgd,
    Momentum,
    Adagrad,
    Rmsprop,
    Adam,
}

/// <summary>A data set of points.</summary>
internal enum PointsKind
{
    Spiral,
    Vertical,
    Moons,
    Circles,
    Xor,
}

/// <summary>A table of houses.</summary>
internal enum HouseTable
{
    ThreeHouses,
    TenHouses,
    GoodOrBad,
}

/// <summary>A function of one number.</summary>
internal enum FunctionKind
{
    Exp,
    Log,
}

/// <summary>What random numbers are like.</summary>
internal enum DistributionKind
{
    Uniform,
    Normal,
    Bernoulli,
}

/// <summary>What the size of a split says.</summary>
internal enum SizeKind
{
    TestRows,
    TestShare,
    TrainRows,
    TrainShare,
}

/// <summary>How rows are split: in order, drawn, or in equal shares of the classes.</summary>
internal enum SplitKind
{
    InOrder,
    Drawn,
    Stratified,
}
