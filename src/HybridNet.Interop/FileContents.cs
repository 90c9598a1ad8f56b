namespace HybridNet.Interop;

/// <summary>The contents of a safetensors file, described without reading its tensors.</summary>
public sealed class FileContents
{
    private const string HistoryName = "checkpoint.history";

    private readonly string _path;
    private readonly SafetensorsHeader _header;

    /// <summary>Reads the header of a file.</summary>
    /// <param name="path">The file.</param>
    public FileContents(string path)
    {
        _path = path;
        _header = InputFile.Read(path, stream => SafetensorsHeader.ReadAsync(new ForwardReader(stream), path).GetAwaiter().GetResult());
    }

    /// <summary>The tensors, in the order of the file.</summary>
    /// <returns>Four texts per tensor: name, dtype, shape, number of bytes.</returns>
    public string[] Tensors() => [.. _header.Entries.SelectMany(
        entry => new[] { entry.Name, entry.Kind, TensorKinds.Written(entry.Shape), FormattableString.Invariant($"{entry.Length}") })];

    /// <summary>The names of the texts in the header.</summary>
    /// <returns>The names.</returns>
    public string[] TextNames() => [.. _header.Metadata.Keys];

    /// <summary>A text in the header.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The text.</returns>
    public string Text(string name) => _header.Metadata[name];

    /// <summary>Number of epochs in the history of a checkpoint.</summary>
    /// <returns>0 for another file.</returns>
    public int Epochs() => History()?.Rows ?? 0;

    /// <summary>Copies the history of a checkpoint.</summary>
    /// <param name="array">A float64 array, one row per epoch with the numbers of a training history.</param>
    public void CopyHistory(long array) => new NumPyArray(array).Receive(History()!);

    private Matrix? History() => _header.Entries.Any(entry => entry.Name == HistoryName && entry.Kind == "F64" && entry.Shape.Length == 2)
        ? SafetensorsFile.Read(_path).Tensors[HistoryName].ToMatrix()
        : null;
}
