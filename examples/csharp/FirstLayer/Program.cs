// The first layers of a neural network, from one neuron to a whole forward pass.
// Run it with: dotnet run, or as one file: dotnet Program.cs

#:project ../../../src/HybridNet/HybridNet.csproj

using HybridNet;

Title("One neuron: each input times its weight, all added up, and the bias on top");
double[] inputs = [1, 2, 3, 2.5];
var neuron = new Neuron([0.2, 0.8, -0.5, 1], bias: 2);
Say(neuron.ToString());
Say($"for x = {Row(inputs)} the products are {Row(neuron.Products(inputs))}");
Say($"their sum and the bias: {neuron.Output(inputs)}");

Title("Three neurons, by plain loops: the same inputs, other weights");
double[][] weights = [[0.2, 0.8, -0.5, 1], [0.5, -0.91, 0.26, -0.5], [-0.26, -0.27, 0.17, 0.87]];
Neuron[] neurons = Neuron.Layer(weights, biases: [2, 3, 0.5]);
double[] outputs = [.. neurons.Select(one => one.Output(inputs))];
Say(Row(outputs));

Title("Softmax makes probabilities of the three: all are positive, and they sum to 1");
var softmax = new SoftmaxActivation();
Matrix three = softmax.Forward(Matrix.From(outputs, rows: 1, columns: 3));
Show(three, "0.00000000");

Title("The same three neurons as a layer, for a batch of three samples");
var layer1 = new DenseLayer(
    Matrix.From(new float[,] { { 0.2f, 0.5f, -0.26f }, { 0.8f, -0.91f, -0.27f }, { -0.5f, 0.26f, 0.17f }, { 1, -0.5f, 0.87f } }),
    Matrix.From(new float[,] { { 2, 3, 0.5f } }));
Matrix batch = Matrix.From(new float[,] { { 1, 2, 3, 2.5f }, { 2, 5, -1, 2 }, { -1.5f, 2.7f, 3.3f, -0.8f } });
Matrix outputs1 = layer1.Forward(batch);
Say($"{batch} in, {layer1.Weights} weights, {outputs1} out; a row is a sample, a column a neuron:");
Show(outputs1, "0.000");

Title("A second layer takes what the first one gives");
var layer2 = new DenseLayer(
    Matrix.From(new float[,] { { 0.1f, -0.5f, -0.44f }, { -0.14f, 0.12f, 0.73f }, { 0.5f, -0.33f, -0.13f } }),
    Matrix.From(new float[,] { { -1, 2, -0.5f } }));
Show(layer2.Forward(outputs1), "0.00000");

Title("A spiral: 300 points on three arms. Which arm is a point on?");
var random = new NumPyRandom(seed: 0);
var (points, labels) = SpiralData.Create(samples: 100, classes: 3, random);
var dense1 = new DenseLayer(inputs: 2, neurons: 3, random);
var dense2 = new DenseLayer(inputs: 3, neurons: 3, random);
Matrix hidden = dense1.Forward(points);
Matrix probabilities = softmax.Forward(dense2.Forward(new ReLUActivation().Forward(hidden)));
Say("a network of 2 inputs, 3 neurons with ReLU and 3 neurons with softmax; its weights are small random numbers");
Say("dense1, first five points:");
Show(hidden, "0.0000000e+00", rows: 5);
Say("softmax, first five points:");
Show(probabilities, "0.0000000", rows: 5);

double loss = new CategoricalCrossentropyLoss().Calculate(probabilities, labels);
Matrix predicted = softmax.Predictions(probabilities);
int right = labels.Where((label, i) => predicted[i, 0] == label).Count();
Say($"loss {loss:0.0000000}; a network that finds all three arms equally likely has ln 3 = {Math.Log(3):0.0000000}");
Say($"{right} of {labels.Length} right, no better than a guess: nothing is learned yet, training comes next");

static void Title(string text) => Console.WriteLine($"\n{text}");

static void Say(string text) => Console.WriteLine($"  {text}");

static string Row(IEnumerable<double> values) => $"[{string.Join(", ", values)}]";

static void Show(Matrix matrix, string format, int rows = int.MaxValue)
{
    for (int i = 0; i < Math.Min(rows, matrix.Rows); i++)
    {
        var cells = Enumerable.Range(0, matrix.Columns).Select(j => matrix[i, j].ToString(format));
        Console.WriteLine("  " + string.Concat(cells.Select(cell => cell.PadLeft(format.Length + 3))));
    }
}
