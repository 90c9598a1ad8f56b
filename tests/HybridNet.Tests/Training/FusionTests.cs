namespace HybridNet.Tests.Training;

/// <summary>Rectifiers that are computed with the layers beside them give the bits of separate passes.</summary>
public class FusionTests
{
    private static readonly Dictionary<string, Func<NumPyRandom, ILayer[]>> Networks = new()
    {
        ["two hidden layers"] = random => [Dense(2, 64, random), new ReLUActivation(), Dense(64, 64, random), new ReLUActivation(), Dense(64, 3, random)],
        ["columns that do not fill vectors"] = random => [Dense(2, 10, random), new ReLUActivation(), Dense(10, 7, random), new ReLUActivation(), Dense(7, 3, random)],
        ["dropout behind"] = random => [Dense(2, 64, random), new ReLUActivation(), new DropoutLayer(0.2), Dense(64, 3, random)],
        ["rectifiers first, twice and last"] = random => [new ReLUActivation(), Dense(2, 64, random), new ReLUActivation(), new ReLUActivation(), Dense(64, 3, random), new ReLUActivation()],
        ["frozen first layer"] = random =>
        {
            DenseLayer frozen = Dense(2, 64, random);
            frozen.IsTrainable = false;
            return [frozen, new ReLUActivation(), Dense(64, 64, random), new ReLUActivation(), Dense(64, 3, random)];
        },
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string network in Networks.Keys)
            {
                cases.Add(network, "numpy");
                cases.Add(network, "fast");
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Training_HasTheBitsOfSeparatePasses(string network, string arithmetic)
    {
        (Model fused, Model separate) = (Trained(network, arithmetic, keepsLastPass: false), Trained(network, arithmetic, keepsLastPass: true));
        Assert.Equal(separate.History.Select(epoch => epoch.Loss), fused.History.Select(epoch => epoch.Loss));
        Assert.All(separate.Parameters.Zip(fused.Parameters), pair =>
        {
            Same.Bits(pair.First.Value, pair.Second.Value);
            if (pair.First.IsTrainable)
            {
                Same.Bits(pair.First.Momentum!, pair.Second.Momentum!);
            }
        });
    }

    private static DenseLayer Dense(int inputs, int neurons, NumPyRandom random) => new(inputs, neurons, random, Initializer.He);

    private static Model Trained(string network, string arithmetic, bool keepsLastPass)
    {
        var random = new NumPyRandom(3);
        var model = new Model { Random = random, Arithmetic = arithmetic == "fast" ? Arithmetic.Fast : Arithmetic.NumPy };
        foreach (ILayer layer in Networks[network](random))
        {
            model.Add(layer);
        }

        model.Compile(new MeanSquaredErrorLoss(), new Adam(0.01));
        (Matrix points, _) = Spirals.Data(13);
        Matrix targets = Numbers.Normal(points.Rows, 3, DType.Float32, seed: 5);
        model.Fit(points, targets, 4, new FitOptions { BatchSize = 17, Validation = new(points, targets), KeepsLastPass = keepsLastPass });
        return model;
    }
}
