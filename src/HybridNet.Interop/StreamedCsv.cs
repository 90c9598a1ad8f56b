namespace HybridNet.Interop;

/// <summary>A CSV file that is read block by block.</summary>
public sealed class StreamedCsv : IDisposable
{
    private readonly IEnumerator<CsvTable> _blocks;

    /// <summary>Opens the file at the first block.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="separator">One character.</param>
    /// <param name="missing">Fields that mean a missing value, separated by U+001F.</param>
    public StreamedCsv(string path, string separator, string missing) => _blocks = CsvTable.ReadBlocks(path, separator[0], missing.Split('\u001f')).GetEnumerator();

    /// <summary>Reads the next block.</summary>
    /// <returns>Number of rows; 0 at the end.</returns>
    public int Next() => _blocks.MoveNext() ? _blocks.Current.Rows : 0;

    /// <summary>The names of the columns of the current block.</summary>
    /// <returns>The names.</returns>
    public string[] Names() => [.. _blocks.Current.Names];

    /// <summary>Some rows of the current block.</summary>
    /// <param name="rows">An int32 array of indices of rows, in order; None for all.</param>
    /// <returns>The rows as a table.</returns>
    public RawTable Block(long rows)
    {
        var chosen = new NumPyArray(rows);
        IReadOnlyList<TableColumn> columns = _blocks.Current.ToColumns();
        if (chosen.IsNone)
        {
            return new(columns);
        }

        int[] indices = chosen.Span<int>(nameof(rows)).ToArray();
        return new([.. columns.Select(column => column.Take(indices))]);
    }

    /// <inheritdoc/>
    public void Dispose() => _blocks.Dispose();
}
