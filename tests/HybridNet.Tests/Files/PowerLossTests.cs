using HybridNet.Tests.Persistence;

namespace HybridNet.Tests.Files;

/// <summary>A simulated loss of power at any moment: the old or the new file can be read, and a resumed run ends with the same bits.</summary>
public sealed class PowerLossTests : IDisposable
{
    private const int Losses = 1_000;
    private const int Epochs = 6;
    private readonly string _folder = Directory.CreateTempSubdirectory("power").FullName;
    private readonly string _left = Directory.CreateTempSubdirectory("left").FullName;

    public void Dispose()
    {
        Disk.Current = new();
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_left, recursive: true);
    }

    /// <summary>Every public method that writes a file, as <c>Class.Method</c>, and the one that programs in Python write their files with.</summary>
    private static readonly Dictionary<string, Func<Model, string, Task>> _writers = new()
    {
        ["ModelFile.Save"] = (model, path) => Done(() => model.Save(path)),
        ["ModelFile.SaveAsync"] = (model, path) => model.SaveAsync(path),
        ["ModelFile.SaveParameters"] = (model, path) => Done(() => model.SaveParameters(path)),
        ["ModelFile.SaveParametersAsync"] = (model, path) => model.SaveParametersAsync(path),
        ["OnnxFile.SaveOnnx"] = (model, path) => Done(() => model.SaveOnnx(path)),
        ["SafetensorsFile.Write"] = (model, path) => Done(() => Tensors(model).Write(path)),
        ["SafetensorsFile.WriteAsync"] = (model, path) => Tensors(model).WriteAsync(path),
        ["AtomicFile.Write"] = (model, path) => Done(() => AtomicFile.Write(path, stream => stream.Write(Tensors(model).ToBytes()))),
        ["AtomicFile.WriteLines"] = (model, path) => Done(() => AtomicFile.WriteLines(path, model.Parameters.Select(each => each.Value.ToString()!))),
    };

    public static TheoryData<string> Writers => [.. _writers.Keys];

    [Theory]
    [MemberData(nameof(Writers))]
    public async Task File_IsTheOldOrTheNewOne(string writer)
    {
        (RecordingDisk disk, List<int> ends, List<byte[]> files) = await Saved(new(flushes: true), writer);
        var random = new Random(1);
        for (int loss = 0; loss < Losses; loss++)
        {
            int after = random.Next(disk.Count + 1);
            disk.Lose(after, random, _left);
            int done = ends.Count(end => end <= after);
            byte[]? left = Read("net");
            Assert.True(left is null ? done == 0 : IsOneOf(left, files.Skip(Math.Max(done - 1, 0)).Take(2)), $"loss {loss}, after operation {after}");
        }
    }

    /// <summary>No writer is missing above: the public methods that begin with Save or Write and have a path.</summary>
    [Fact]
    public void EveryWriter_IsSimulated()
    {
        IEnumerable<string> writers = typeof(Model).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.Name.StartsWith("Save", StringComparison.Ordinal) || method.Name.StartsWith("Write", StringComparison.Ordinal))
            .Where(method => method.GetParameters().Any(parameter => parameter.Name == "path"))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");
        Assert.Equal(writers.Distinct().Order(), _writers.Keys.Where(name => !name.StartsWith(nameof(AtomicFile), StringComparison.Ordinal)).Order());
    }

    /// <summary>The simulation finds what is wrong with a writer that does not wait for the disk.</summary>
    [Fact]
    public async Task AWriterThatDoesNotFlush_IsFound()
    {
        (RecordingDisk disk, _, List<byte[]> models) = await Saved(new(flushes: false), "ModelFile.Save");
        var random = new Random(1);
        int damaged = 0;
        for (int loss = 0; loss < 100; loss++)
        {
            disk.Lose(disk.Count, random, _left);
            damaged += Read("net") is { } left && !IsOneOf(left, models) ? 1 : 0;
        }

        Assert.InRange(damaged, 20, 100);
    }

    [Fact]
    public void Run_GoesOnToTheSameBitsAndTheSameLog()
    {
        (Matrix points, Targets labels) = Models.Spiral();
        Model whole = Start();
        string[] rows = Rows(whole, points, labels, Path.Combine(_folder, "whole.csv"));
        var disk = new RecordingDisk();
        var ends = new List<int>();
        Disk.Current = disk;
        Fit(Start(), points, labels, _folder, new Watch(() => ends.Add(disk.Count)));
        Disk.Current = new();
        var random = new Random(2);
        int resumed = 0;
        for (int loss = 0; loss < Losses; loss++)
        {
            int after = random.Next(disk.Count + 1);
            disk.Lose(after, random, _left);
            Model model = Start();
            int done = Epoch(Path.Combine(_left, "run.safetensors"), model);
            int written = ends.Count(end => end <= after);
            Assert.True(done >= written - 1 && done <= written + 1, $"loss {loss}, after operation {after}: epoch {done}, and {written} were written");

            // Whole runs of every tenth: they train and write for real.
            if (loss % 10 == 0)
            {
                Model again = Start();
                Fit(again, points, labels, _left);
                Models.Same(whole, again);
                string[] log = File.ReadAllLines(Path.Combine(_left, "log.csv"));
                // Without a checkpoint it is another run, whose rows follow those that are left.
                int before = done > 0 ? 0 : log.Length - rows.Length;
                Assert.Equal([.. rows[..(1 + before)], .. rows[1..]], log);
                resumed += done > 0 ? 1 : 0;
            }
        }

        Assert.InRange(resumed, 20, Losses / 10);
    }

    /// <summary>Rows that were cut, or are NUL in part, are written anew; those before stay.</summary>
    [Theory]
    [InlineData("9,0.5")]
    [InlineData("9,0.5\0\0\0\0\0\0\n")]
    [InlineData("9,0.5,\0\0\n10,0.25,0.25,0,1,0.1,,\n")]
    public void DamagedEndOfALog_IsCutOff(string end)
    {
        (Matrix points, Targets labels) = Models.Spiral();
        string log = Path.Combine(_folder, "log.csv");
        string[] rows = Rows(Start(), points, labels, log);
        File.AppendAllText(log, end);
        Start().Fit(points, labels, Epochs, new() { Callbacks = [new CsvLog(log)] });
        Assert.Equal([.. rows, .. rows[1..]], File.ReadAllLines(log));
    }

    private static Task Done(Action write)
    {
        write();
        return Task.CompletedTask;
    }

    private static SafetensorsFile Tensors(Model model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return SafetensorsFile.Read(stream.ToArray());
    }

    private async Task<(RecordingDisk Disk, List<int> Ends, List<byte[]> Models)> Saved(RecordingDisk disk, string writer)
    {
        string path = Path.Combine(_folder, "net");
        List<int> ends = [];
        List<byte[]> models = [];
        Disk.Current = disk;
        for (int i = 0; i < 5; i++)
        {
            var random = new NumPyRandom(i);
            await _writers[writer](new() { new DenseLayer(10, 20 + (10 * i), random), new ReLUActivation(), new DenseLayer(20 + (10 * i), 3, random) }, path);
            ends.Add(disk.Count);
            models.Add(File.ReadAllBytes(path));
        }

        Disk.Current = new();
        return (disk, ends, models);
    }

    private byte[]? Read(string name) => File.Exists(Path.Combine(_left, name)) ? File.ReadAllBytes(Path.Combine(_left, name)) : null;

    private static bool IsOneOf(byte[] left, IEnumerable<byte[]> models) => models.Any(model => model.AsSpan().SequenceEqual(left));

    private static Model Start() => Models.ForTraining(new Adam(0.05) { Decay = 1e-3 });

    private static string[] Rows(Model model, Matrix points, Targets labels, string log)
    {
        model.Fit(points, labels, Epochs, new() { Callbacks = [new CsvLog(log)] });
        return File.ReadAllLines(log);
    }

    private static void Fit(Model model, Matrix points, Targets labels, string folder, params TrainingCallback[] callbacks) => model.Fit(points, labels, Epochs, new()
    {
        Callbacks = [new CsvLog(Path.Combine(folder, "log.csv")), .. callbacks],
        Checkpoint = new(new CheckpointFile(Path.Combine(folder, "run.safetensors"))) { EveryEpochs = 1 },
    });

    /// <summary>The epoch of a checkpoint, which must be readable; 0 if there is none.</summary>
    private static int Epoch(string path, Model model)
    {
        if (!File.Exists(path))
        {
            return 0;
        }

        SafetensorsFile file = SafetensorsFile.Read(path);
        string text = file.Metadata["hybridnet.checkpoint"];
        Assert.NotNull(new CheckpointFile(path).Read(model, JsonFields.Parse(text, path).Text("settings")));
        return JsonFields.Parse(text, path).Count("epochs");
    }

    /// <summary>Runs an action at the begin of every epoch but the first: the checkpoint of the epoch before is complete.</summary>
    private sealed class Watch(Action action) : TrainingCallback
    {
        protected internal override void OnEpochBegin(TrainingRun run)
        {
            if (run.Epoch > 0)
            {
                action();
            }
        }
    }
}
