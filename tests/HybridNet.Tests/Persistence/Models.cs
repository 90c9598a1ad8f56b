namespace HybridNet.Tests.Persistence;

/// <summary>Models that the tests of files share.</summary>
internal static class Models
{
    /// <summary>Every layer that there is, with settings that are not the usual ones.</summary>
    internal static Model OfEverything()
    {
        var random = new NumPyRandom(seed: 5);
        return new Model
        {
            new InputLayer(),
            new DenseLayer(2, 8, random) { WeightL1 = 0.1, WeightL2 = 5e-4, BiasL1 = 1e-300, BiasL2 = double.Epsilon },
            new ReLUActivation(),
            new DenseLayer(8, 7, random, dtype: DType.Float64) { IsTrainable = false },
            new LeakyReLUActivation(-0.0),
            new DropoutLayer(0.1),
            new DenseLayer(Numbers.Normal(7, 6, DType.Float32, seed: 6), Numbers.Normal(1, 6, DType.Float64, seed: 7)),
            new TanhActivation(),
            new ELUActivation(0.7),
            new GELUActivation(approximate: true),
            new GELUActivation(),
            new SoftplusActivation(),
            new SiLUActivation(),
            new HeavisideActivation(),
            new SigmoidActivation(),
            new LinearActivation(),
            new SoftmaxActivation(),
        };
    }

    /// <summary>Layers that drop, and optimizer state: everything that a resumed run needs.</summary>
    internal static Model ForTraining(Optimizer optimizer, long seed = 1, double dropout = 0.2)
    {
        var random = new NumPyRandom(seed);
        var model = new Model
        {
            new DenseLayer(2, 16, random) { WeightL2 = 5e-4, BiasL1 = 1e-4 },
            new ReLUActivation(),
            new DropoutLayer(dropout),
            new DenseLayer(16, 3, random),
            new SoftmaxActivation(),
        };
        model.Random = random;
        model.Compile(new CategoricalCrossentropyLoss(), optimizer, new CategoricalAccuracy());
        return model;
    }

    internal static (Matrix Points, Targets Labels) Spiral()
    {
        (Matrix points, int[] labels) = SpiralData.Create(samples: 20, classes: 3, new NumPyRandom(seed: 0));
        return (points, labels);
    }

    /// <summary>Every number that training can change: values, optimizer state, counters, the random stream.</summary>
    internal static void Same(Model expected, Model actual)
    {
        Assert.Equal(expected.Parameters.Count, actual.Parameters.Count);
        for (int i = 0; i < expected.Parameters.Count; i++)
        {
            (Parameter a, Parameter b) = (expected.Parameters[i], actual.Parameters[i]);
            Tests.Same.Bits(a.Value, b.Value, $"parameter {i}");
            Same(a.Momentum, b.Momentum, $"momentum {i}");
            Same(a.Cache, b.Cache, $"cache {i}");
        }

        Assert.Equal(expected.Optimizer?.Iterations, actual.Optimizer?.Iterations);
        Assert.Equal(expected.Optimizer?.CurrentLearningRate, actual.Optimizer?.CurrentLearningRate);
        Assert.Equal(expected.Random?.GetState(), actual.Random?.GetState());
    }

    private static void Same(Matrix? expected, Matrix? actual, string where)
    {
        Assert.True(expected is null == actual is null, $"{where}: one of them is missing");
        if (expected is not null)
        {
            Tests.Same.Bits(expected, actual!, where);
        }
    }

    /// <summary>A layer that files do not know: y = x + b.</summary>
    internal sealed class ShiftLayer(Matrix shift) : Layer<LayerState>, IHasParameters
    {
        public override string Name => "shift layer";

        public IReadOnlyList<Parameter> Parameters { get; } = [new(shift)];

        public override Matrix Forward(Matrix inputs, LayerState state, PassContext context)
        {
            Matrix output = inputs.As(inputs.DType);
            for (int i = 0; i < output.Rows; i++)
            {
                for (int j = 0; j < output.Columns; j++)
                {
                    output[i, j] += Parameters[0].Value[0, j];
                }
            }

            state.Inputs = inputs;
            return state.Output = output;
        }

        public override Matrix Backward(Matrix outputGradients, LayerState state, PassContext context)
        {
            Matrix gradient = new(1, outputGradients.Columns);
            Sums.OverRows(outputGradients, gradient);
            Parameters[0].Gradient = gradient;
            return state.InputGradients = outputGradients;
        }
    }

    /// <summary>A metric that files do not know.</summary>
    internal sealed class NothingMetric : IMetric
    {
        public string Name => "nothing";

        public void Prepare(Targets targets)
        {
        }

        public MetricCount Count(Matrix output, Matrix predictions, Targets targets) => new(0, 1, 1);
    }
}
