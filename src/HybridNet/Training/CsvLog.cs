using System.Globalization;

namespace HybridNet;

/// <summary>Writes each epoch as a row of a CSV file. Each row is flushed immediately, so that it survives the end of the process.</summary>
/// <remarks>
/// The first line holds the names of the columns. Each run appends its rows. A run that resumes from a checkpoint first removes the rows of the
/// epochs that it trains again.
/// </remarks>
public sealed class CsvLog : TrainingCallback
{
    private static readonly string _header = string.Join(',', EpochResult.Columns);

    private readonly string _path;
    private Action? _begin;

    /// <summary>Creates a CSV log.</summary>
    /// <param name="path">The file. Created if it does not exist; its folder must exist.</param>
    public CsvLog(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        _path = path;
    }

    /// <summary>Number of epochs in Python's history before this run, which the engine's history does not have.</summary>
    internal int EpochsBefore { get; init; }

    internal override bool OnlyReads => true;

    internal override string WrittenFile => _path;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file exists and is not a log with these columns.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">It is a folder, a pipe, a socket or a device, or the file cannot be written.</exception>
    protected internal override void Validate(TrainingRun run)
    {
        Read();
        OutputFile.CheckAppending(_path);
    }

    /// <inheritdoc/>
    protected internal override void OnTrainingBegin(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        string[] earlier = [.. run.History.Skip(run.FirstEpoch).Select(Row)];
        int last = run.Epoch > 0 || run.Step > 0 ? EpochsBefore + run.History.Count : int.MaxValue;
        _begin = () => Begin(earlier, last);
    }

    /// <inheritdoc/>
    protected internal override void OnEpochEnd(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        BeginOnce();
        OutputFile.AppendLines(_path, [Row(run.History[^1])]);
    }

    /// <inheritdoc/>
    protected internal override void OnTrainingEnd(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!run.IsRefused)
        {
            BeginOnce();
        }
    }

    /// <summary>Such as <c>CSV log run.csv</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"CSV log {_path}";

    /// <summary>
    /// Reads the lines of the file, and whether all of it are whole lines. A loss of power can leave a part of a row, or NUL instead of the bytes that
    /// were not on the disk yet; nothing behind is used.
    /// </summary>
    private (string[] Lines, bool AreWhole) Read()
    {
        string text = OutputFile.Check(_path) == FileKind.Nothing ? "" : InputFile.ReadAllText(_path);
        int damage = text.IndexOf('\0', StringComparison.Ordinal);
        string[] lines = (damage > 0 ? text[..damage] : text).ReplaceLineEndings("\n").Split('\n');
        if (text.Length > 0 && lines[0] != _header)
        {
            Throw.CsvLogOfOtherColumns(_path, lines[0], _header);
        }

        return (lines, damage < 0 && lines[^1].Length == 0);
    }

    /// <summary>Prepares the file at the first write, so that a refused run neither creates nor changes a file.</summary>
    private void BeginOnce()
    {
        _begin?.Invoke();
        _begin = null;
    }

    /// <summary>Writes the names of the columns, removes rows of epochs to be trained again, and adds missing rows of the run.</summary>
    private void Begin(string[] earlier, int lastEpoch)
    {
        (string[] lines, bool areWhole) = Read();
        string[] kept = lines is [""] ? [_header] : lines[..Kept(lines, lastEpoch)];
        if (!areWhole || kept.Length != lines.Length - 1)
        {
            FilesOfRuns.Write(() => AtomicFile.WriteLines(_path, kept));
        }

        int present = Enumerable.Range(0, earlier.Length + 1).Last(count => kept.AsSpan().EndsWith(earlier.AsSpan(0, count)));
        OutputFile.AppendLines(_path, earlier[present..]);
    }

    /// <summary>
    /// Returns the number of lines to keep: all except the last line, which is empty or incomplete, and the consecutive rows at the end whose epochs are
    /// later than the last epoch of the run.
    /// </summary>
    private static int Kept(string[] lines, int lastEpoch)
    {
        int kept = Math.Max(lines.Length - 1, 1);
        int first = kept;
        while (first > 1 && Epoch(lines[first - 1]) > lastEpoch && (first == kept || Epoch(lines[first - 1]) == Epoch(lines[first]) - 1))
        {
            first--;
        }

        return first;
    }

    private static int Epoch(string row) => int.TryParse(row.Split(',')[0], CultureInfo.InvariantCulture, out int epoch) ? epoch : 0;

    /// <summary>Formats an epoch as a row; NaN is an empty field.</summary>
    private string Row(EpochResult epoch) => string.Join(
        ',',
        (epoch with { Epoch = EpochsBefore + epoch.Epoch }).Row()
            .Select(number => double.IsNaN(number) ? "" : number.ToString("R", CultureInfo.InvariantCulture)));
}
