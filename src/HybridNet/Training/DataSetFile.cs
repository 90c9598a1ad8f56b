using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace HybridNet;

/// <summary>
/// Samples in a temporary file, for data sets that are larger than memory: blocks of samples are written once, and the file is mapped into memory. The system
/// keeps as much of it in memory as there is space.
/// </summary>
/// <remarks>
/// A run on <see cref="Data"/> has the same batches, the same shuffling and the same results as a run on the samples in memory. Other memory is 4 bytes for each
/// class number, and 4 bytes per sample for the order of a shuffled run. The file is deleted at the latest when the process ends, also if it is killed.
/// </remarks>
/// <example><code>
/// using var validation = DataSetFile.Of(validationBlocks);
/// model.FitBlocks(blocks, epochs: 10, new() { BatchSize = 256, Shuffle = true, Validation = validation.Data });
/// </code></example>
public sealed class DataSetFile : IDisposable
{
    private const string Where = "data set file";
    private readonly RowsFile _inputs;
    private readonly RowsFile _values;
    private readonly List<int> _classes = [];
    private bool _isDisposed;
    private bool _isOfClasses;
    private DataSet? _data;

    /// <summary>Creates an empty temporary file.</summary>
    /// <param name="folder">An existing folder with space for the samples; null for the folder of the system for temporary files.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public DataSetFile(string? folder = null)
    {
        string path = Path.Combine(folder ?? Path.GetTempPath(), $".hybridnet-{Guid.NewGuid():N}");
        (_inputs, _values) = (new($"{path}.inputs"), new($"{path}.targets"));
    }

    /// <summary>Number of samples.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// All samples that were added. They can be used after <see cref="Dispose"/> too: the memory is freed when they are collected. Changes of the elements
    /// change the temporary file.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The file was disposed of.</exception>
    public DataSet Data
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _data ??= new(_inputs.Map(), _isOfClasses ? _classes.ToArray() : _values.Map());
        }
    }

    /// <summary>Writes blocks of samples to a temporary file.</summary>
    /// <param name="blocks">As in <see cref="Add"/>; read once, one at a time.</param>
    /// <param name="folder">As in the constructor.</param>
    /// <returns>The file with all samples.</returns>
    /// <exception cref="ArgumentException">As in <see cref="Add"/>.</exception>
    /// <exception cref="ShapeException">As in <see cref="Add"/>.</exception>
    /// <exception cref="IOException">The file cannot be written, such as without space on the disk.</exception>
    public static DataSetFile Of(IEnumerable<DataSet> blocks, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var file = new DataSetFile(folder);
        try
        {
            foreach (DataSet block in blocks)
            {
                file.Add(block);
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }

        return file;
    }

    /// <summary>Adds a block of samples.</summary>
    /// <param name="block">
    /// Samples with the columns and the dtypes of the first block, and with class numbers or rows of numbers as targets, like those. Copied. No sample weights:
    /// <see cref="FitOptions.SampleWeights"/> are in memory.
    /// </param>
    /// <exception cref="ArgumentException">The targets are text labels, or other targets than those of the first block; or there are sample weights.</exception>
    /// <exception cref="ShapeException">Inputs and targets differ in number; columns or dtypes differ from the first block; or there are too many elements.</exception>
    /// <exception cref="IOException">The file cannot be written, such as without space on the disk.</exception>
    /// <exception cref="ObjectDisposedException">The file was disposed of.</exception>
    public void Add(DataSet block)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        block.Check(Where);
        bool isOfClasses = block.Targets.Values is null;
        if (block.Targets.Labels is not null || !block.Weights.IsEmpty || (Count > 0 && isOfClasses != _isOfClasses))
        {
            Throw.BlockOfOtherTargets(Where, Count, block.Targets.Labels is not null, !block.Weights.IsEmpty);
        }

        _inputs.Check(Where, "inputs", block.Inputs);
        if (block.Targets.Values is { } values)
        {
            _values.Check(Where, "targets", values);
            _values.Write(values);
        }
        else
        {
            _classes.AddRange(block.Targets.Classes);
        }

        _inputs.Write(block.Inputs);
        (_isOfClasses, _data) = (isOfClasses, null);
        Count += block.Count;
    }

    /// <summary>Such as <c>data set file, 1000 samples</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"{Where}, {Count} samples");

    /// <summary>Deletes the file. <see cref="Data"/> that is in use stays until it is collected.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _data = null;
        _inputs.Dispose();
        _values.Dispose();
    }

    /// <summary>Rows of numbers in a temporary file.</summary>
    private sealed unsafe class RowsFile(string path) : IDisposable
    {
        private readonly FileStream _file = Create(path);
        private int _rows;
        private (int Columns, DType DType) _form;

        internal void Check(string where, string part, Matrix rows)
        {
            if (_rows > 0 && _form != (rows.Columns, rows.DType))
            {
                Throw.BlockOfOtherForm(where, part, rows.ToString(), _form.Columns, _form.DType.Name());
            }

            if (((long)_rows + rows.Rows) * rows.Columns > Array.MaxLength)
            {
                Throw.MatrixTooLarge((int)Math.Min(int.MaxValue, (long)_rows + rows.Rows), rows.Columns);
            }
        }

        internal void Write(Matrix rows)
        {
            _form = (rows.Columns, rows.DType);
            int bytes = Math.Max(rows.Columns * rows.DType.Size(), 1);
            int most = Math.Max((1 << 22) / bytes, 1);
            FileFailures.Translate(_file.Name, FileUse.Write, () =>
            {
                for (int first = 0; first < rows.Rows; first += most)
                {
                    _file.Write(rows.BytesOfRows(first, Math.Min(most, rows.Rows - first)));
                }
            });
            _rows += rows.Rows;
        }

        internal Matrix Map()
        {
            if ((long)_rows * _form.Columns == 0)
            {
                return new(_rows, _form.Columns, _form.DType);
            }

            _file.Flush();
            using var mapped = MemoryMappedFile.CreateFromFile(_file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
            // Nothing disposes of the view: its handle unmaps it when the last matrix over it is collected.
            SafeMemoryMappedViewHandle view = mapped.CreateViewAccessor().SafeMemoryMappedViewHandle;
            return Matrix.Borrow((void*)view.DangerousGetHandle(), _rows, _form.Columns, _form.DType, view);
        }

        public void Dispose() => _file.Dispose();

        private static FileStream Create(string path)
        {
            FileStream file = FileFailures.Translate(path, FileUse.Write, () => new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None,
                BufferSize = 0,
            }));
            if (!OperatingSystem.IsWindows())
            {
                // Unix keeps the content of an open file without a name: nothing is left, however the process ends.
                File.Delete(path);
            }

            return file;
        }
    }
}
