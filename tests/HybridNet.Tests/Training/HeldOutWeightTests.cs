namespace HybridNet.Tests.Training;

public sealed class HeldOutWeightTests
{
    private static readonly Matrix Inputs = Matrix.From(new[,] { { 1.0 }, { 2 }, { 3 }, { 4 }, { 5 } });
    private static readonly Matrix Targets = Matrix.From(new[,] { { 1.0 }, { 0 }, { 10_000 }, { 2 }, { -1 } });
    private static readonly double[] Weights = [1, 2, 0, 0.5, 3];

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(2)]
    public void ValidationLoss_IsTheWeightedMeanOverAllBatches(int? batchSize)
    {
        Model model = Line();
        History history = model.Fit(Inputs, Targets, options: new()
        {
            Validation = new(Inputs, Targets, Weights),
            ValidationBatchSize = batchSize,
        });

        double sum = 0;
        for (int i = 0; i < Weights.Length; i++)
        {
            double error = model.Predict(Inputs)[i, 0] - Targets[i, 0];
            sum += Weights[i] * error * error;
        }

        Assert.Equal(sum / Weights.Sum(), history[0].ValidationLoss, 6);
    }

    [Fact]
    public void WeightsOfZeroAlone_AreRefused() => Refused.With<ArgumentException>(
        "model, fit, validation: all 5 sample weights are zero; at least one must be greater than 0. Pass samples that count.",
        () => Line().Fit(Inputs, Targets, options: new() { Validation = new(Inputs, Targets, new double[5]) }));

    private static Model Line()
    {
        var model = new Model { new DenseLayer(1, 1, new NumPyRandom(0)) };
        model.Compile(new MeanSquaredErrorLoss(), new Sgd(learningRate: 1e-12));
        return model;
    }
}
