using System.Security.Cryptography;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HybridNet.Parity.Training;

/// <summary>A whole training of tests/golden/training/runs.json: what the run is, and the hashes NumPy with nnfs left.</summary>
internal sealed class GoldenRun
{
    private static readonly JObject Runs = Read();

    private readonly JObject _run;

    internal GoldenRun(string name) => _run = (JObject)Runs[name]!;

    /// <summary>Every run with every flavour that NumPy ran it in; "any" where neither exp nor log takes part is held for both.</summary>
    internal static IEnumerable<(string Name, Flavour Flavour)> All => Runs.Properties().SelectMany(run => Enum.GetValues<Flavour>(), (run, flavour) => (run.Name, flavour));

    internal int Epochs => _run.Value<int>("epochs");

    /// <summary>What is expected after a number of epochs.</summary>
    internal JObject Expected(Flavour flavour, int epochs)
    {
        JToken expected = _run["expected"]!;
        JToken results = expected["any"] ?? expected[flavour == Flavour.Libm ? "libm" : "simd"]!;
        return (JObject)results["after"]![$"{epochs}"]!;
    }

    /// <summary>Data, then layers, are drawn from the generator, as in the book's scripts.</summary>
    internal (Model Model, Matrix Points, Targets Targets) Create(NumPyRandom random)
    {
        (Matrix points, Targets targets) = Data((JObject)_run["data"]!, random);
        var model = new Model { Random = random };
        foreach (JToken layer in _run["layers"]!)
        {
            model.Add(Layer((JObject)layer, random));
        }

        model.Compile(Loss(), Optimizer((JObject)_run["optimizer"]!), Metric((JObject)_run["accuracy"]!));
        return (model, points, targets);
    }

    /// <summary>The sha256 of all parameters, weights and biases of layer after layer.</summary>
    internal static string Digest(IEnumerable<Parameter> parameters)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Parameter parameter in parameters)
        {
            hash.AppendData(parameter.Value.AsBytes());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static JObject Read()
    {
        using var reader = new JsonTextReader(File.OpenText(GoldenFile.PathOf("training/runs.json")));
        return (JObject)JObject.Load(reader)["runs"]!;
    }

    private static (Matrix Points, Targets Targets) Data(JObject data, NumPyRandom random)
    {
        if (data.Value<string>("class") == "SineData")
        {
            (Matrix inputs, Matrix values) = SineData.Create(data.Value<int>("samples"));
            return (inputs, values);
        }

        (Matrix points, int[] labels) = SpiralData.Create(data.Value<int>("samples"), data.Value<int>("classes"), random);
        return (points, data.Value<bool>("column") ? Matrix.From(Array.ConvertAll(labels, label => (float)label), labels.Length, 1) : labels);
    }

    private static ILayer Layer(JObject layer, NumPyRandom random) => layer.Value<string>("class") switch
    {
        "DenseLayer" => new DenseLayer(
            layer.Value<int>("n_inputs"), layer.Value<int>("n_neurons"), random, Initializer.Normal(layer.Value<double?>("scale") ?? 0.01))
        {
            WeightL1 = layer.Value<double>("weight_regularizer_l1"),
            WeightL2 = layer.Value<double>("weight_regularizer_l2"),
            BiasL1 = layer.Value<double>("bias_regularizer_l1"),
            BiasL2 = layer.Value<double>("bias_regularizer_l2"),
        },
        "DropoutLayer" => new DropoutLayer(layer.Value<double>("rate")),
        "ReLUActivation" => new ReLUActivation(),
        "SoftmaxActivation" => new SoftmaxActivation(),
        "SigmoidActivation" => new SigmoidActivation(),
        "LinearActivation" => new LinearActivation(),
        { } other => throw new InvalidDataException($"no layer is called {other}"),
        null => throw new InvalidDataException("a layer without a class"),
    };

    private ILoss Loss() => _run["loss"]!.Value<string>("class") switch
    {
        "CategoricalCrossentropyLoss" => new CategoricalCrossentropyLoss(),
        "BinaryCrossentropyLoss" => new BinaryCrossentropyLoss(),
        "MeanSquaredErrorLoss" => new MeanSquaredErrorLoss(),
        var other => throw new InvalidDataException($"no loss is called {other}"),
    };

    private static Optimizer Optimizer(JObject settings)
    {
        double rate = settings.Value<double>("learning_rate");
        Optimizer optimizer = settings.Value<string>("class") switch
        {
            "SGD" => new Sgd(rate) { Momentum = settings.Value<double>("momentum") },
            "AdaGrad" => new AdaGrad(rate),
            "RMSprop" => new RmsProp(rate) { Rho = settings.Value<double>("rho") },
            "Adam" => new Adam(rate),
            var other => throw new InvalidDataException($"no optimizer is called {other}"),
        };
        optimizer.Decay = settings.Value<double>("decay");
        return optimizer;
    }

    private static IMetric Metric(JObject metric) => metric.Value<string>("class") == "RegressionAccuracy"
        ? new RegressionAccuracy()
        : new CategoricalAccuracy { IsBinary = metric.Value<bool>("binary") };
}
