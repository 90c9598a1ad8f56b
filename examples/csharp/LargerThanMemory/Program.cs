// Trains on pictures that are read in blocks, so that the files may be larger than memory.
// Run it with: dotnet run, or as one file: dotnet Program.cs
// With a folder, dotnet run -- folder, it trains on the four IDX files there, such as those of MNIST; without, it draws pictures of its own.

#:project ../../../src/HybridNet/HybridNet.csproj

using System.Buffers.Binary;
using System.Globalization;
using HybridNet;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
bool draws = args.Length == 0;
string folder = draws ? Directory.CreateTempSubdirectory("hybridnet").FullName : args[0];
try
{
    if (draws)
    {
        Draw("train", count: 12_000, seed: 1);
        Draw("t10k", count: 2_000, seed: 2);
    }

    int[] labels = Labels("train");
    IdxFile first = IdxFile.ReadBlocks(At("train-images-idx3-ubyte")).First();
    int columns = first.Count / first.Dimensions[0];
    Console.WriteLine($"{labels.Length} pictures of {columns} pixels, read in blocks: {string.Join(" + ", Blocks("train").Select(block => block.Count))}");

    var random = new NumPyRandom(seed: 0);
    var model = new Model
    {
        new DenseLayer(columns, 32, random, Initializer.He), new ReLUActivation(),
        new DenseLayer(32, labels.Max() + 1, random, Initializer.He), new SoftmaxActivation(),
    };
    model.Random = random;
    model.Compile(new CategoricalCrossentropyLoss(), new Adam(learningRate: 0.005), new CategoricalAccuracy());
    Model twin = model.Clone();

    // The samples go to a temporary file as float32, which is mapped into memory; an epoch shuffles all of them, not only those of a block.
    using DataSetFile test = DataSetFile.Of(Blocks("t10k"));
    var options = new FitOptions { BatchSize = 64, Shuffle = true, Validation = test.Data };
    foreach (EpochResult epoch in model.FitBlocks(Blocks("train"), epochs: 6, options))
    {
        Console.WriteLine(
            $"  epoch {epoch.Epoch}: loss {epoch.Loss:0.000000}, right {epoch.Accuracy:0.00 %}; "
            + $"test pictures: loss {epoch.ValidationLoss:0.000000}, right {epoch.ValidationAccuracy:0.00 %}");
    }

    // The same samples in memory, for comparison: the same batches, and the same bits.
    using DataSetFile train = DataSetFile.Of(Blocks("train"));
    twin.Fit(train.Data.Inputs.Clone(), labels, epochs: 6, options);
    Console.WriteLine($"trained in memory, every number is the same: {model.History.SequenceEqual(twin.History)}");
    return 0;
}
catch (Exception error) when (error is IOException or FormatException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
finally
{
    if (draws)
    {
        Directory.Delete(folder, recursive: true);
    }
}

// A file of the folder, plain or compressed.
string At(string name) => Path.Combine(folder, Path.Exists(Path.Combine(folder, name + ".gz")) ? name + ".gz" : name);

int[] Labels(string set) => IdxFile.Read(At(set + "-labels-idx1-ubyte")).ToClassNumbers();

// The samples of a set, about a megabyte of pixels at a time, as numbers from 0 to 1. Nothing is read before a block is asked for.
IEnumerable<DataSet> Blocks(string set)
{
    int[] labels = Labels(set);
    int read = 0;
    foreach (IdxFile block in IdxFile.ReadBlocks(At(set + "-images-idx3-ubyte")))
    {
        Matrix pixels = block.ToMatrix();
        foreach (ref float pixel in pixels.AsFloatSpan())
        {
            pixel /= 255;
        }

        yield return new(pixels, labels[read..(read += pixels.Rows)]);
    }
}

// Pictures of 16 x 16 noisy pixels with a line: horizontal (class 0), vertical (1) or diagonal (2).
void Draw(string set, int count, int seed)
{
    const int Side = 16;
    var random = new NumPyRandom(seed);
    byte[] pixels = new byte[count * Side * Side];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++)
    {
        Span<byte> picture = pixels.AsSpan(i * Side * Side, Side * Side);
        foreach (ref byte pixel in picture)
        {
            pixel = (byte)random.NextInt64(0, 128);
        }

        (labels[i], int at) = ((byte)random.NextInt64(0, 3), (int)random.NextInt64(0, Side));
        for (int j = 0; j < Side; j++)
        {
            picture[labels[i] switch { 0 => (at * Side) + j, 1 => (j * Side) + at, _ => (j * Side) + ((at + j) % Side) }] += 127;
        }
    }

    Write(set + "-images-idx3-ubyte", pixels, count, Side, Side);
    Write(set + "-labels-idx1-ubyte", labels, count);
}

// An IDX file: two zeros, the type (8, unsigned bytes), the number of dimensions, the dimensions, the elements.
void Write(string name, byte[] elements, params int[] dimensions)
{
    using FileStream file = File.Create(Path.Combine(folder, name));
    file.Write([0, 0, 8, (byte)dimensions.Length]);
    Span<byte> size = stackalloc byte[4];
    foreach (int dimension in dimensions)
    {
        BinaryPrimitives.WriteInt32BigEndian(size, dimension);
        file.Write(size);
    }

    file.Write(elements);
}
