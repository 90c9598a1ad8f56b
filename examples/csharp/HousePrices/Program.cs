// What is a house worth? A straight line, found by gradient descent. Areas in square feet, prices in thousands of dollars.
// Run it with: dotnet run, or as one file: dotnet Program.cs

#:project ../../../src/HybridNet/HybridNet.csproj

using HybridNet;

Title("Three houses, and the simplest answer: so many dollars a square foot");
var (areas, prices) = HousePrices.ThreeHouses();
for (int i = 0; i < areas.Rows; i++)
{
    Say($"{areas[i, 0],5:N0} sq ft  {prices[i, 0],6:0.0}");
}

Say(HousePrices.AveragePrice(areas, prices).ToString());

Title("How wrong is y = Wx + b? The mean of the squared differences says so");
foreach (var (w, b) in new[] { (0.18, 0.0), (0.19, 0), (0.16, 0), (0.1, 150) })
{
    Model line = Line(weight: w, bias: b);
    string predicted = string.Join(", ", Enumerable.Range(0, 3).Select(i => $"{line.Predict(areas)[i, 0]:0.##}"));
    Say($"W = {w:0.00}, b = {b,3}: predictions {predicted}; error {line.Evaluate(areas, prices).Loss:0.0000000000}");
}

Title("Gradient descent finds both. On standardized numbers one learning rate serves both, and 100 steps will do");
Standardizer areaScale = Standardizer.Fit(areas), priceScale = Standardizer.Fit(prices);
Model best = Line(weight: 0, bias: 0);
best.Compile(new MeanSquaredErrorLoss(), new Sgd(learningRate: 0.1));
best.Fit(areaScale.Transform(areas), priceScale.Transform(prices), epochs: 100);
var standardized = (DenseLayer)best.Layers[0];
Say($"standardized: W = {standardized.Weights[0, 0]:0.0000000000}, b = {standardized.Biases[0, 0]:0.0000000000}");
var (weights, biases) = areaScale.RawWeights(standardized.Weights, standardized.Biases, priceScale);
Model raw = Line(weights[0, 0], biases[0, 0]);
Say($"in dollars and feet: W = {weights[0, 0]:0.0000000000}, b = {biases[0, 0]:0.0000000000}; error {raw.Evaluate(areas, prices).Loss:0.0000000000}");
Say($"a house of 2,000 sq ft is worth {raw.Predict(2000)[0]:0.000}");

Title("Ten houses, area and bathrooms: one weight for each");
var (features, tenPrices) = HousePrices.TenHouses();
Standardizer featureScale = Standardizer.Fit(features), tenScale = Standardizer.Fit(tenPrices);
var plane = Linear(new Matrix(2, 1, DType.Float64), new Matrix(1, 1, DType.Float64));
plane.Compile(new MeanSquaredErrorLoss(), new Sgd(learningRate: 0.3));
plane.Fit(featureScale.Transform(features), tenScale.Transform(tenPrices), epochs: 300);
var found = (DenseLayer)plane.Layers[0];
var (tenWeights, tenBiases) = featureScale.RawWeights(found.Weights, found.Biases, tenScale);
var tenRaw = Linear(tenWeights, tenBiases);
Say($"price = {tenWeights[0, 0]:0.000000} area {tenWeights[1, 0]:+ 0.000000;- 0.000000} bathrooms {tenBiases[0, 0]:+ 0.000000;- 0.000000}");
Say($"error {tenRaw.Evaluate(features, tenPrices).Loss:0.000000}");
Say("a bathroom more makes a house cheaper, says the fit: larger houses have more of them, and the area has taken their price already");

static Model Line(double weight, double bias) => Linear(Matrix.From(new[,] { { weight } }), Matrix.From(new[,] { { bias } }));

static Model Linear(Matrix weights, Matrix biases)
{
    var model = new Model { new DenseLayer(weights, biases), new LinearActivation() };
    // Products stay float64, as the numbers are; the default rounds them to float32, as nnfs does.
    model.Arithmetic = Arithmetic.NumPy with { ProductDType = null };
    model.Compile(new MeanSquaredErrorLoss(), new Sgd());
    return model;
}

static void Title(string text) => Console.WriteLine($"\n{text}");

static void Say(string text) => Console.WriteLine($"  {text}");
