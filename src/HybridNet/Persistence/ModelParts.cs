namespace HybridNet;

/// <summary>The classes of the engine that can be saved to model files, and their settings. <see cref="CustomParts"/> adds others.</summary>
internal static class ModelParts
{
    internal static PartTable<ILayer> Layers { get; } = new(
        "layer",
        [
            ModelPart<ILayer>.With<DenseLayer>("DenseLayer", WriteDense, ReadDense),
            ModelPart<ILayer>.With<DropoutLayer>(
                "DropoutLayer", (layer, fields) => fields["keep_probability"] = layer.KeepProbability, (fields, _) => ReadDropout(fields)),
            ModelPart<ILayer>.Plain<InputLayer>("InputLayer"),
            .. KnownActivation.All.Select(Of),
        ]);

    internal static PartTable<ILoss> Losses { get; } = new(
        "loss",
        ModelPart<ILoss>.Plain<CategoricalCrossentropyLoss>("CategoricalCrossentropyLoss"),
        ModelPart<ILoss>.Plain<BinaryCrossentropyLoss>("BinaryCrossentropyLoss"),
        ModelPart<ILoss>.Plain<SigmoidBinaryCrossentropyLoss>("SigmoidBinaryCrossentropyLoss"),
        ModelPart<ILoss>.Plain<MeanSquaredErrorLoss>("MeanSquaredErrorLoss"),
        ModelPart<ILoss>.With<MeanAbsoluteErrorLoss>(
            "MeanAbsoluteErrorLoss",
            (loss, fields) => fields["book_sign"] = loss.HasBookSign,
            (fields, _) => new MeanAbsoluteErrorLoss { HasBookSign = fields.Flag("book_sign") }));

    internal static PartTable<Optimizer> Optimizers { get; } = new(
        "optimizer",
        Of(
            "SGD",
            () => new Sgd(),
            (sgd, fields) => fields["momentum"] = sgd.Momentum,
            (sgd, fields) => sgd.Momentum = fields.Number("momentum")),
        Of(
            "AdaGrad",
            () => new AdaGrad(),
            (adaGrad, fields) => fields["epsilon"] = adaGrad.Epsilon,
            (adaGrad, fields) => adaGrad.Epsilon = fields.Number("epsilon")),
        Of(
            "RMSprop",
            () => new RmsProp(),
            (rmsProp, fields) => (fields["epsilon"], fields["rho"]) = (rmsProp.Epsilon, rmsProp.Rho),
            (rmsProp, fields) => (rmsProp.Epsilon, rmsProp.Rho) = (fields.Number("epsilon"), fields.Number("rho"))),
        Of(
            "Adam",
            () => new Adam(),
            (adam, fields) => (fields["epsilon"], fields["beta_1"], fields["beta_2"]) = (adam.Epsilon, adam.Beta1, adam.Beta2),
            (adam, fields) => (adam.Epsilon, adam.Beta1, adam.Beta2) = (fields.Number("epsilon"), fields.Number("beta_1"), fields.Number("beta_2"))));

    internal static PartTable<IMetric> Metrics { get; } = new(
        "metric",
        ModelPart<IMetric>.With<CategoricalAccuracy>(
            "CategoricalAccuracy",
            (metric, fields) => fields["binary"] = metric.IsBinary,
            (fields, _) => new CategoricalAccuracy { IsBinary = fields.Flag("binary") }),
        ModelPart<IMetric>.With<RegressionAccuracy>(
            "RegressionAccuracy",
            (metric, fields) => fields["precision"] = metric.Precision,
            (fields, _) => RegressionAccuracy.Measured(fields.NumberOrNull("precision"))),
        ModelPart<IMetric>.With<TopKAccuracy>(
            "TopKAccuracy", (metric, fields) => fields["k"] = metric.K, (fields, _) => new TopKAccuracy(fields.Count("k"))),
        ModelPart<IMetric>.With<Precision>(
            "Precision", (metric, fields) => fields["of_class"] = metric.Class, (fields, _) => new Precision { Class = fields.Count("of_class") }),
        ModelPart<IMetric>.With<Recall>(
            "Recall", (metric, fields) => fields["of_class"] = metric.Class, (fields, _) => new Recall { Class = fields.Count("of_class") }),
        ModelPart<IMetric>.With<F1Score>(
            "F1Score", (metric, fields) => fields["of_class"] = metric.Class, (fields, _) => new F1Score { Class = fields.Count("of_class") }),
        ModelPart<IMetric>.With<R2>(
            "R2",
            (metric, fields) => fields["means"] = metric.Means is { } means ? JsonValue.List(means) : JsonValue.Null,
            (fields, _) => new R2 { Means = fields.NumbersOrNull("means") }));

    /// <summary>All classes.</summary>
    internal static IEnumerable<Type> Types => [.. Layers.Types, .. Losses.Types, .. Optimizers.Types, .. Metrics.Types];

    /// <summary>The parameters of a layer with their names, in order.</summary>
    internal static IEnumerable<(string Name, Parameter Parameter)> ParametersOf(ILayer layer) =>
        layer.GetParameters().Select((parameter, i) => (parameter.Name ?? $"parameters.{i}", parameter));

    internal static DType DTypeOf(JsonFields fields, string name) =>
        fields.Choice(name, (DType.Float32.Name(), DType.Float32), (DType.Float64.Name(), DType.Float64));

    internal static DType? DTypeOrNullOf(JsonFields fields, string name) =>
        fields.Choice<DType?>(name, (null, null), (DType.Float32.Name(), DType.Float32), (DType.Float64.Name(), DType.Float64));

    /// <summary>An optimizer: the settings of all optimizers, and its own.</summary>
    private static ModelPart<ILayer> Of(KnownActivation known)
    {
        if (known.Setting is not { } setting)
        {
            return new(known.Name, known.Type, (_, _) => { }, (_, _) => known.Make(0));
        }

        return known.SettingIsFlag
            ? new(known.Name, known.Type, (layer, fields) => fields[setting] = known.Read(layer) != 0, (fields, _) => known.Make(fields.Flag(setting) ? 1 : 0))
            : new(known.Name, known.Type, (layer, fields) => fields[setting] = known.Read(layer), (fields, _) => known.Make(fields.Number(setting)));
    }

    private static ModelPart<Optimizer> Of<TOptimizer>(
        string name, Func<TOptimizer> make, Action<TOptimizer, JsonObject> write, Action<TOptimizer, JsonFields> read)
        where TOptimizer : Optimizer => ModelPart<Optimizer>.With<TOptimizer>(
            name,
            (optimizer, fields) =>
            {
                fields["learning_rate"] = optimizer.LearningRate;
                fields["current_learning_rate"] = optimizer.CurrentLearningRate;
                fields["decay"] = optimizer.Decay;
                fields["iterations"] = optimizer.Iterations;
                write(optimizer, fields);
            },
            (fields, _) =>
            {
                TOptimizer optimizer = make();
                optimizer.LearningRate = fields.Number("learning_rate");
                optimizer.Decay = fields.Number("decay");
                optimizer.CurrentLearningRate = fields.Number("current_learning_rate");
                optimizer.Iterations = fields.LongCount("iterations");
                read(optimizer, fields);
                return optimizer;
            });

    private static void WriteDense(DenseLayer layer, JsonObject fields)
    {
        fields["n_inputs"] = layer.Weights.Rows;
        fields["n_neurons"] = layer.Weights.Columns;
        foreach ((string name, Parameter parameter) in ParametersOf(layer))
        {
            fields[name] = ParameterFields.Of(parameter);
        }
    }

    private static DenseLayer ReadDense(JsonFields fields, ParameterSource source)
    {
        int inputs = fields.Count("n_inputs");
        int neurons = fields.Count("n_neurons");
        JsonFields weights = fields.Object("weights");
        JsonFields biases = fields.Object("biases");
        var layer = new DenseLayer(
            source("weights", inputs, neurons, DTypeOf(weights, "dtype")), source("biases", 1, neurons, DTypeOf(biases, "dtype")));
        ParameterFields.Set(layer.Parameters[0], weights);
        ParameterFields.Set(layer.Parameters[1], biases);
        return layer;
    }

    private static DropoutLayer ReadDropout(JsonFields fields)
    {
        double probability = fields.Number("keep_probability");
        return probability is > 0 and <= 1 ? DropoutLayer.Keeping(probability) : throw Throw.KeepProbability(fields.Where, probability);
    }
}
