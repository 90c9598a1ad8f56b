// A network of custom parts: an activation, a layer with two parameters and a random draw, a loss and a metric that the engine does not have.
// Run it with: dotnet run

using HybridNet;
using OwnParts;

var (inputs, targets) = SineData.Create(samples: 200);
var random = new NumPyRandom(seed: 0);
var model = new Model
{
    new DenseLayer(1, 16, random, Initializer.Glorot), new Swish(), new NoisyScale(16, deviation: 0.01),
    new DenseLayer(16, 1, random, Initializer.Glorot), new LinearActivation(),
};
model.Random = random;
model.Compile(new HuberLoss(), new Adam(learningRate: 0.1) { Decay = 1e-3 }, new WithinTenth());
Console.WriteLine(model.Summary());
Console.WriteLine($"the gradients are right: {model.CheckGradients(inputs, targets).Max() < 1e-6}");

Evaluation before = model.Evaluate(inputs, targets);
model.Fit(inputs, targets, epochs: 1000);
Evaluation after = model.Evaluate(inputs, targets);
Console.WriteLine($"sine, 200 points: {before.Accuracy:0.0 %} of the predictions within a tenth before training, {after.Accuracy:0.0 %} after");

// A file holds the names of the parts; CustomParts registers how each is written and created.
NoisyScale.AddToFiles();
CustomParts.AddLayer<Swish>("Swish", write: (_, _) => { }, read: _ => new());
CustomParts.AddLoss<HuberLoss>("HuberLoss", write: (_, _) => { }, read: _ => new());
CustomParts.AddMetric<WithinTenth>("WithinTenth", write: (_, _) => { }, read: _ => new());
var file = new MemoryStream();
model.Save(file);
Model loaded = ModelFile.Load(file.ToArray());
Console.WriteLine($"a saved and loaded model evaluates to the same: {loaded.Evaluate(inputs, targets) == after}");
