using System.Diagnostics;
using System.Net.Sockets;

namespace HybridNet.Tests.Files;

/// <summary>A path that is not a regular file is never replaced and never blocks; the error names the path.</summary>
public sealed class SpecialFilesTests : IDisposable
{
    private static readonly Dictionary<string, Action<string>> _writers = new()
    {
        ["Save"] = path => Network().Save(path),
        ["SaveParameters"] = path => Network().SaveParameters(path),
        ["SaveOnnx"] = path => Network().SaveOnnx(path),
        ["SafetensorsFile"] = path => new SafetensorsFile().Write(path),
        ["Checkpoint"] = path => Fit(new() { Checkpoint = new(new CheckpointFile(path)) }),
        ["Checkpoint anew"] = path => Fit(new() { Checkpoint = new(new CheckpointFile(path)) { Resume = false } }),
        ["CsvLog"] = path => Fit(new() { Callbacks = [new CsvLog(path)] }),
    };

    private static readonly Dictionary<string, Action<string>> _readers = new()
    {
        ["Load"] = path => ModelFile.Load(path),
        ["LoadOnnx"] = path => OnnxFile.Load(path),
        ["LoadStateDict"] = path => StateDict.Load(path, []),
        ["LoadParameters"] = path => Network().LoadParameters(path),
        ["SafetensorsFile"] = path => SafetensorsFile.Read(path),
        ["CsvTable"] = path => CsvTable.Read(path),
        ["IdxFile"] = path => IdxFile.Read(path),
        ["LabeledImages"] = path => LabeledImages.Read(path, path),
        ["Titanic"] = path => Titanic.Read(path),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("special").FullName;
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public static TheoryData<string> Writers => [.. _writers.Keys];

    public static TheoryData<string> Readers => [.. _readers.Keys];

    public void Dispose()
    {
        _socket.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void Writing_LeavesSpecialFilesAlone(string writer)
    {
        foreach ((string path, string kind) in Special())
        {
            Refused.With<IOException>($"{path}: this is a {kind}; a regular file is to be written. Name a regular file.", () => _writers[writer](path));
            Assert.Equal(kind, FileKinds.Of(path).ToString().ToLowerInvariant());
        }

        Refused.With<IOException>($"{_folder}: this is a folder; a file is to be written. Add a name for the file.", () => _writers[writer](_folder));
        RefuseNames(_writers[writer]);
    }

    /// <summary>In a task that is not waited for longer than is sensible: opening a pipe would never come back.</summary>
    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Reading_DoesNotWaitForSpecialFiles(string reader)
    {
        var all = Task.Run(() =>
        {
            foreach ((string path, string kind) in Special())
            {
                Refused.With<IOException>($"{path}: this is a {kind}; a regular file is to be read. Name a regular file.", () => _readers[reader](path));
            }
        });
        await all.WaitAsync(TimeSpan.FromSeconds(60));
        Refused.With<IOException>($"{_folder}: this is a folder; a file is to be read. Add a name for the file.", () => _readers[reader](_folder));
        RefuseNames(_readers[reader]);
    }

    [Fact]
    public void Device_IsToldFromAFile()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(FileKind.Device, FileKinds.Of("/dev/null"));
        }
    }

    [Fact]
    public void LinkInACircle_IsRefused()
    {
        string link = Path.Combine(_folder, "link");
        File.CreateSymbolicLink(link, link);
        foreach ((Action<string> use, string done) in new[] { (_writers["Save"], "written"), (_readers["Load"], "read") })
        {
            Refused.With<IOException>($"{link}: the file cannot be {done}: Too many levels of symbolic links. Remove the cause, or name another file.", () => use(link));
        }
    }

    [Fact]
    public void DiskThatIsFull_IsToldWithThePath()
    {
        string path = Path.Combine(_folder, "net.safetensors");
        const int NoSpace = 28;
        Refused.With<IOException>($"{path}: the file cannot be written: No space left on device. Remove the cause, or name another file.", () =>
            AtomicFile.Write(path, _ => throw new IOException($"No space left on device : '{path}.partial'", NoSpace)));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void LongestName_IsWritten()
    {
        string path = Path.Combine(_folder, new string('n', 255));
        Network().Save(path);
        Network().Save(path);
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    private static Model Network()
    {
        var model = new Model();
        model.Add(new DenseLayer(Matrix.From([[1f, 2f], [3f, 4f]]), Matrix.From([[0f, 0f]])));
        model.Add(new SoftmaxActivation());
        model.Compile(new CategoricalCrossentropyLoss(), new Adam());
        return model;
    }

    private static void Fit(FitOptions options) => Network().Fit(Matrix.From([[1f, 2f]]), new[] { 1 }, epochs: 1, options);

    private static void RefuseNames(Action<string> use)
    {
        string name = new('n', 300);
        Refused.With<PathTooLongException>(
            $"{name[..80]}...: the path has 300 bytes, its longest name 300; most systems take names of up to 255 bytes and paths of some thousands. Shorten it.",
            () => use(name));
        Refused.With<ArgumentException>("path: it is empty; it must name a file. Pass the name of one.", () => use(""));
        Refused.With<ArgumentException>("path \"a\\0b\": character 1 is NUL; names of files have none. Remove it.", () => use("a\0b"));
    }

    private IEnumerable<(string Path, string Kind)> Special()
    {
        string pipe = Path.Combine(_folder, "pipe");
        string socket = Path.Combine(_folder, "socket");
        string link = Path.Combine(_folder, "link to pipe");
        if (OperatingSystem.IsWindows())
        {
            return [];
        }

        if (!File.Exists(link))
        {
            using var made = Process.Start("mkfifo", pipe);
            made.WaitForExit();
            File.CreateSymbolicLink(link, pipe);
            _socket.Bind(new UnixDomainSocketEndPoint(socket));
        }

        return [(pipe, "pipe"), (socket, "socket"), (link, "pipe")];
    }
}
