namespace HybridNet.Interop;

/// <summary>An activation, by its index in <see cref="KnownActivation.All"/>. Python passes a kind by its name, in lower case with underscores.</summary>
internal readonly struct ActivationKind(int number)
{
    /// <summary>The names of all activations, in order.</summary>
    internal static IEnumerable<string> Names => KnownActivation.All.Select(known => known.Names[0]);

    /// <summary>Whether there is an activation of this index.</summary>
    internal bool IsKnown => (uint)number < (uint)KnownActivation.All.Count;

    /// <summary>Whether the gradients of the inputs have the dtype of the gradients of the output, independent of that of the inputs.</summary>
    internal bool PassesGradients => KnownActivation.All[number].PassesGradients;

    /// <summary>Whether it is softmax, which is computed per row; the others are element-wise, so their shape does not matter.</summary>
    internal bool IsSoftmax => KnownActivation.All[number].Type == typeof(SoftmaxActivation);

    /// <summary>Creates the activation with a setting; activations without a setting ignore it.</summary>
    internal IActivation Make(double setting) => KnownActivation.All[number].Make(setting);
}

/// <summary>A loss. The last is used only for its gradient, which has the sign of the book.</summary>
internal enum LossKind
{
    CategoricalCrossentropy,
    BinaryCrossentropy,
    SigmoidBinaryCrossentropy,
    MeanSquaredError,
    MeanAbsoluteError,
    MeanAbsoluteErrorOfTheBook,
}

/// <summary>A metric of one class.</summary>
internal enum ClassMetricKind
{
    Precision,
    Recall,
    F1Score,
}

/// <summary>An initializer of weights.</summary>
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

/// <summary>The update formula of an optimizer.</summary>
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

/// <summary>A distribution of random numbers.</summary>
internal enum DistributionKind
{
    Uniform,
    Normal,
    Bernoulli,
}

/// <summary>The meaning of the size of a split.</summary>
internal enum SizeKind
{
    TestRows,
    TestShare,
    TrainRows,
    TrainShare,
}

/// <summary>How rows are split: in order, shuffled, or stratified by class.</summary>
internal enum SplitKind
{
    InOrder,
    Drawn,
    Stratified,
}
