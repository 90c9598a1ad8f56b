// Who survived the Titanic? Age and sex say more than one would wish.
// Run it with: dotnet run -- titanic.csv, or as one file: dotnet Program.cs titanic.csv
// Without a path the table is looked for in the folder that the environment variable HYBRIDNET_DATA names.

#:project ../../../src/HybridNet/HybridNet.csproj

using HybridNet;

CsvTable table;
try
{
    table = Titanic.Read(args is [var path, ..] ? path : null);
}
catch (Exception error) when (error is FileNotFoundException or FormatException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

TitanicPassengers passengers = Titanic.Encode(table, MissingValues.Mean, trainRows: ..600);
Console.WriteLine(passengers.Ages);
// Means and deviations come from the rows one trains on: nothing of the others leaks into training.
Standardizer scale = Standardizer.Fit(passengers.Inputs, trainRows: ..600);
RowSplit rows = RowSplit.InOrder(table.Rows, SplitSize.TrainRows(600));
HeldOutSplit split = HeldOutSplit.Of(scale.Transform(passengers.Inputs), Column(passengers.Labels), rows);

Console.WriteLine("\nOne sigmoid neuron: weighted age + weighted sex + bias, squashed to a probability");
Model neuron = Sigmoid(new DenseLayer(new Matrix(2, 1, DType.Float64), new Matrix(1, 1, DType.Float64)));
neuron.Compile(new BinaryCrossentropyLoss(), new Sgd(learningRate: 1), new CategoricalAccuracy { IsBinary = true });
neuron.Fit(split.TrainInputs, split.TrainTargets, epochs: 500);
Report(neuron);
var layer = (DenseLayer)neuron.Layers[0];
var (weights, biases) = scale.RawWeights(layer.Weights, layer.Biases);
Console.WriteLine($"  for years and 0 or 1: age {weights[0, 0]:0.000000}, sex {weights[1, 0]:0.000000}, bias {biases[0, 0]:0.000000}");

Console.WriteLine("\nSixteen ReLU neurons between: now age may count otherwise for women than for men");
var random = new NumPyRandom(seed: 0);
Model hidden = Sigmoid(
    new DenseLayer(2, 16, random, Initializer.He) { WeightL2 = 1e-3 }, new ReLUActivation(), new DenseLayer(16, 1, random, Initializer.He) { WeightL2 = 1e-3 });
hidden.Compile(new BinaryCrossentropyLoss(), new Adam(learningRate: 0.01), new CategoricalAccuracy { IsBinary = true });
hidden.Fit(split.TrainInputs, split.TrainTargets, epochs: 400);
Report(hidden);
return 0;

static Model Sigmoid(params ILayer[] layers)
{
    var model = new Model();
    foreach (ILayer layer in layers)
    {
        model.Add(layer);
    }

    model.Add(new SigmoidActivation());
    model.Arithmetic = Arithmetic.NumPy with { ProductDType = null };
    return model;
}

void Report(Model model)
{
    Evaluation train = model.Evaluate(split.TrainInputs, split.TrainTargets);
    Evaluation test = split.TestTargets.Evaluate(targets => model.Evaluate(split.TestInputs, targets));
    Console.WriteLine($"  learned from: {Count(train, 600)}");
    Console.WriteLine($"  held out:    {Count(test, 291)}");
}

static string Count(Evaluation judged, int rows) =>
    $"{Math.Round(judged.Accuracy * rows)} of {rows} right ({judged.Accuracy:0.00 %}), cross-entropy {judged.Loss:0.000000}";

static Matrix Column(int[] labels)
{
    var column = new Matrix(labels.Length, 1, DType.Float64);
    for (int i = 0; i < labels.Length; i++)
    {
        column[i, 0] = labels[i];
    }

    return column;
}
