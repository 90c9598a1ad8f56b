// A network of one's own parts: an activation, a loss and a metric that the engine does not have. Run it with: dotnet run

using HybridNet;
using OwnParts;

var (inputs, targets) = SineData.Create(samples: 200);
var random = new NumPyRandom(seed: 0);
var model = new Model
{
    new DenseLayer(1, 16, random, Initializer.Glorot), new Swish(),
    new DenseLayer(16, 1, random, Initializer.Glorot), new LinearActivation(),
};
model.Compile(new HuberLoss(), new Adam(learningRate: 0.05) { Decay = 1e-3 }, new WithinTenth());
Evaluation before = model.Evaluate(inputs, targets);
model.Fit(inputs, targets, epochs: 1000);
Evaluation after = model.Evaluate(inputs, targets);
Console.WriteLine($"sine, 200 points: {before.Accuracy:0.0 %} of the predictions within a tenth before training, {after.Accuracy:0.0 %} after");
