// Trains a network to classify three arms of a spiral, saves it to a file, and predicts the class of a point.
// Run it with: dotnet run, or as one file: dotnet Program.cs
// Ctrl-C ends training after the current step; the network keeps what it has learned so far, and is saved.

#:project ../../../src/HybridNet/HybridNet.csproj

using System.Globalization;
using HybridNet;

// dotnet run -- file epochs: where the network is kept, and how long it is trained; both may be left out.
string file = args is [var named, ..] ? named : Path.Combine(Path.GetTempPath(), "spiral.safetensors");
int epochs = args is [_, var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 10_001;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var random = new NumPyRandom(seed: 0);
var (points, labels) = SpiralData.Create(samples: 100, classes: 3, random);
var model = new Model
{
    new DenseLayer(inputs: 2, neurons: 64, random), new ReLUActivation(),
    new DenseLayer(inputs: 64, neurons: 3, random), new SoftmaxActivation(),
};
model.Compile(new CategoricalCrossentropyLoss(), new Adam(learningRate: 0.05) { Decay = 5e-7 }, new CategoricalAccuracy());
Console.WriteLine(model.Summary());

try
{
    model.Fit(points, labels, epochs: epochs, progress: new Bar(), cancellation: stop.Token);
}
catch (OperationCanceledException)
{
    Console.WriteLine($"Stopped after {model.History.Count:N0} epochs.");
}

Console.WriteLine("\n epoch     loss  accuracy");
foreach (EpochResult epoch in model.History.Where(one => one.Epoch is 1 or 101 or 1001 or 5001 or 10_001))
{
    Console.WriteLine($"{epoch.Epoch,6:N0}  {epoch.Loss,7:0.0000}  {epoch.Accuracy,8:0.0000}");
}

Evaluation known = model.Evaluate(points, labels);
var (otherPoints, otherLabels) = SpiralData.Create(samples: 100, classes: 3, random);
Evaluation unknown = model.Evaluate(otherPoints, otherLabels);
Console.WriteLine($"\n{known.Accuracy:0.0 %} of the points it has learned from are right, and {unknown.Accuracy:0.0 %} of a spiral it has never seen.");

model.Save(file);
Model loaded = ModelFile.Load(file);
Console.WriteLine($"Saved, and loaded again: {loaded.Evaluate(points, labels).Accuracy:0.0 %} are right.");

double[] probabilities = loaded.Predict(0.2, 0.25);
string shown = string.Join(", ", probabilities.Select(probability => $"{probability:0.000}"));
Console.WriteLine($"The point (0.2, 0.25) lies on arm {probabilities.IndexOf(probabilities.Max())}; the probabilities of the arms are {shown}.");

/// <summary>Shows how far training is where a terminal is; a file or another program gets nothing of it.</summary>
internal sealed class Bar : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\repoch {value.Epoch:N0} of {value.Epochs:N0}, loss {value.Loss:0.000}, accuracy {value.Accuracy:0.000}   ");
        }
    }
}
