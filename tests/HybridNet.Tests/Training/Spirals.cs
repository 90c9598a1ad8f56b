namespace HybridNet.Tests.Training;

/// <summary>Small models on a small spiral.</summary>
internal static class Spirals
{
    internal static (Matrix Points, int[] Labels) Data(int samples = 10) => SpiralData.Create(samples, 3, new NumPyRandom(0));

    /// <summary>A classifier with L2 penalties, and dropout if asked for.</summary>
    internal static Model Classifier(double dropout = 0, Optimizer? optimizer = null, int seed = 1)
    {
        var random = new NumPyRandom(seed);
        var model = new Model { new DenseLayer(2, 8, random) { WeightL2 = 5e-4, BiasL2 = 5e-4 }, new ReLUActivation() };
        if (dropout > 0)
        {
            model.Add(new DropoutLayer(dropout));
        }

        model.Add(new DenseLayer(8, 3, random));
        model.Add(new SoftmaxActivation());
        model.Random = random;
        model.Compile(new CategoricalCrossentropyLoss(), optimizer ?? new Adam(0.05) { Decay = 1e-3 }, new CategoricalAccuracy());
        return model;
    }

    /// <summary>All parameters, widened exactly, one after the other.</summary>
    internal static double[] Numbers(Model model) =>
        [.. model.Parameters.SelectMany(parameter => parameter.Value.As(DType.Float64).AsDoubleSpan().ToArray())];
}
