using System.Text;

namespace HybridNet.Interop;

/// <summary>A table of raw rows from Python: columns are added one after the other, each copied.</summary>
public sealed class RawTable
{
    private readonly List<TableColumn> _columns;

    /// <summary>Creates a table without columns.</summary>
    public RawTable() => _columns = [];

    internal RawTable(IEnumerable<TableColumn> columns) => _columns = [.. columns];

    /// <summary>The columns.</summary>
    internal IReadOnlyList<TableColumn> Columns => _columns;

    /// <summary>Adds a column of numbers.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="numbers">A float64 array, NaN for a missing value.</param>
    public void Numbers(string name, long numbers) => _columns.Add(TableColumn.OfNumbers(name, new NumPyArray(numbers).Span<double>(nameof(numbers)).ToArray()));

    /// <summary>Adds a column of texts.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="bytes">The distinct texts in UTF-8, one after the other.</param>
    /// <param name="ends">An int64 array: the end of each distinct text in the bytes.</param>
    /// <param name="codes">An int32 array: the index of the text of each row, -1 for a missing value.</param>
    public void Texts(string name, long bytes, long ends, long codes)
    {
        ReadOnlySpan<byte> all = new NumPyArray(bytes).Span<byte>(nameof(bytes));
        ReadOnlySpan<long> limits = new NumPyArray(ends).Span<long>(nameof(ends));
        string[] distinct = new string[limits.Length];
        for (int i = 0; i < distinct.Length; i++)
        {
            distinct[i] = Encoding.UTF8.GetString(all[(i == 0 ? 0 : (int)limits[i - 1])..(int)limits[i]]);
        }

        int[] indices = new NumPyArray(codes).Span<int>(nameof(codes)).ToArray();
        _columns.Add(TableColumn.OfTexts(name, Array.ConvertAll(indices, code => code < 0 ? null : distinct[code])));
    }
}
