// One native program that trains, saves, loads and exports a network, without .NET where it runs:
//   dotnet publish -c Release
// and then the program in the folder that this names. dotnet run, or as one file dotnet Program.cs, does the same with .NET.
// All print the same digests: the bits are the same.

#:project ../../../src/HybridNet/HybridNet.csproj

using System.Security.Cryptography;
using HybridNet;

const string Table = "area,city,price\n50,Rome,210\n80,Oslo,420\n65,,300\n120,Rome,515\n95,Oslo,480\n,Rome,260\n70,Oslo,350\n110,Rome,470\n";

string folder = args is [var named, ..] ? named : Directory.CreateTempSubdirectory("hybridnet").FullName;

// A spiral, classified in batches, with dropout; the run goes to a checkpoint and a log.
var random = new NumPyRandom(seed: 0);
var (points, labels) = SpiralData.Create(samples: 100, classes: 3, random);
foreach ((string name, Arithmetic arithmetic) in new[] { ("NumPy's arithmetic", (Arithmetic)Arithmetic.NumPy), ("fast arithmetic", Arithmetic.Fast) })
{
    string run = Path.Combine(folder, "run.safetensors");
    File.Delete(run);
    Model spiral = Spiral(random, arithmetic);
    spiral.Fit(points, labels, epochs: 20, Options(run));
    spiral.Fit(points, labels, epochs: 40, Options(run));
    Show($"spiral, {name}", spiral, points);

    string exported = Path.Combine(folder, "spiral.onnx");
    spiral.SaveOnnx(exported);
    Show("  as ONNX", OnnxFile.Load(exported), points);
    Console.WriteLine($"  its ONNX file            {Digest(File.ReadAllBytes(exported))}");
}

// Houses: a table with gaps and texts, a regression whose file holds the preprocessing.
CsvTable table = CsvTable.Parse(Table);
Preprocessing prepared = Preprocessing.Fit(
    table.ToColumns(), new() { Label = "price", LabelsAreClasses = false, StandardizeLabel = true, Missing = MissingValues.MostFrequent });
var houses = new Model
{
    new DenseLayer(prepared.InputNames.Count, 8, random) { WeightL2 = 1e-4 }, new TanhActivation(),
    new DenseLayer(8, 8, random), new GELUActivation(), new DenseLayer(8, 1, random), new LinearActivation(),
};
houses.Preprocessing = prepared;
houses.Compile(new MeanSquaredErrorLoss(), new RmsProp(0.01), new R2());
houses.Fit(prepared.Transform(table.ToColumns()), prepared.Targets(table.ToColumns()).Values!, epochs: 200);
Show("houses", houses, prepared.Transform(table.ToColumns()));

// Saved, loaded, and asked with a raw row.
string file = Path.Combine(folder, "houses.safetensors");
houses.Save(file);
Model loaded = ModelFile.Load(file);
Show("  loaded", loaded, prepared.Transform(table.ToColumns()));
Console.WriteLine($"  its file                 {Digest(File.ReadAllBytes(file))}");
Matrix price = loaded.Predict([TableColumn.OfNumbers("area", [100]), TableColumn.OfTexts("city", ["Oslo"])]);
Console.WriteLine($"  100 square meters in Oslo: {price[0, 0]:0.000}");

// What is wrong with a file is said in a sentence, here too.
try
{
    ModelFile.Load("{}"u8.ToArray(), "a text");
}
catch (InvalidDataException refused)
{
    Console.WriteLine(refused.Message);
}

static Model Spiral(NumPyRandom random, Arithmetic arithmetic)
{
    var model = new Model
    {
        new DenseLayer(inputs: 2, neurons: 64, random), new ReLUActivation(), new DropoutLayer(0.1),
        new DenseLayer(inputs: 64, neurons: 32, random), new SigmoidActivation(),
        new DenseLayer(inputs: 32, neurons: 3, random), new SoftmaxActivation(),
    };
    (model.Random, model.Arithmetic, model.ClassNames) = (random, arithmetic, ["left", "right", "top"]);
    model.Compile(new CategoricalCrossentropyLoss(), new Adam(learningRate: 0.05) { Decay = 5e-7 }, new CategoricalAccuracy());
    return model;
}

static FitOptions Options(string run) => new()
{
    BatchSize = 64,
    Shuffle = true,
    Checkpoint = new(new CheckpointFile(run)),
    Callbacks = [new CsvLog(Path.ChangeExtension(run, ".csv"))],
};

static void Show(string name, Model model, Matrix inputs) => Console.WriteLine($"{name,-27}{Digest(model.Predict(inputs).ToFloatArray())}");

static string Digest(Array bits)
{
    byte[] bytes = new byte[Buffer.ByteLength(bits)];
    Buffer.BlockCopy(bits, 0, bytes, 0, bytes.Length);
    return Convert.ToHexStringLower(SHA256.HashData(bytes))[..32];
}
