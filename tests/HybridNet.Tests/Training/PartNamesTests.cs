namespace HybridNet.Tests.Training;

/// <summary>Losses, optimizers, metrics and activations by their names.</summary>
public class PartNamesTests
{
    [Theory]
    [InlineData("mse", "ADAM", typeof(MeanSquaredErrorLoss), typeof(Adam), typeof(RegressionAccuracy))]
    [InlineData("Mean-Squared Error", "sgd", typeof(MeanSquaredErrorLoss), typeof(Sgd), typeof(RegressionAccuracy))]
    [InlineData("mae", "rmsprop", typeof(MeanAbsoluteErrorLoss), typeof(RmsProp), typeof(RegressionAccuracy))]
    [InlineData("sparse_categorical_crossentropy", "Adagrad", typeof(CategoricalCrossentropyLoss), typeof(AdaGrad), typeof(CategoricalAccuracy))]
    [InlineData("BinaryCrossentropyLoss", "Optimizer_SGD", typeof(BinaryCrossentropyLoss), typeof(Sgd), typeof(CategoricalAccuracy))]
    [InlineData("sigmoid_binary_crossentropy", "adam", typeof(SigmoidBinaryCrossentropyLoss), typeof(Adam), typeof(CategoricalAccuracy))]
    [InlineData("Loss_CategoricalCrossentropy", "adam", typeof(CategoricalCrossentropyLoss), typeof(Adam), typeof(CategoricalAccuracy))]
    public void LossOptimizerAndMetric_AreAcceptedByName(string loss, string optimizer, Type lossType, Type optimizerType, Type metricType)
    {
        var model = new Model { new DenseLayer(2, 1, new NumPyRandom(0)), "relu" };
        model.Compile(loss, optimizer, "accuracy");
        Assert.IsType<ReLUActivation>(model.Layers[1]);
        Assert.Equal((lossType, optimizerType, metricType), (model.Loss!.GetType(), model.Optimizer!.GetType(), model.Metric!.GetType()));
        Assert.Equal(lossType.Name.Contains("Binary", StringComparison.Ordinal), model.Metric is CategoricalAccuracy { IsBinary: true });
    }

    [Theory]
    [InlineData("precision", typeof(Precision))]
    [InlineData("Recall", typeof(Recall))]
    [InlineData("f1_score", typeof(F1Score))]
    [InlineData("F1Score", typeof(F1Score))]
    [InlineData("r2_score", typeof(R2))]
    [InlineData("R2", typeof(R2))]
    public void MetricsOfTwoSums_AreAcceptedByName(string metric, Type type)
    {
        var model = new Model { new DenseLayer(2, 1, new NumPyRandom(0)), "sigmoid" };
        model.Compile("bce", "adam", metric);
        Assert.IsType(type, model.Metric);
    }

    [Fact]
    public void ANameThatIsNone_IsRefusedWithTheNearest()
    {
        var model = new Model();
        Refused.With<ArgumentException>(
            "model: the activation is called \"sofmax\"; there is none of this name. Did you mean \"softmax\"?", () => model.Add("sofmax"));
        Refused.With<ArgumentException>(
            "model: the loss is called \"mean_square_error\"; there is none of this name. "
            + "Did you mean \"mean_squared_error\", \"mean_absolute_error\"?",
            () => model.Compile("mean_square_error", "adam"));
        Refused.With<ArgumentException>(
            "model: the optimizer is called \"adamw\"; there is none of this name. Did you mean \"adam\"?",
            () => model.Compile("mse", "adamw"));
        Assert.Null(model.Loss);
    }
}
