namespace HybridNet;

/// <summary>The values of a column between two steps of its preparation: texts, or one or more columns of numbers.</summary>
/// <param name="Texts">One text per row, null if missing; null for numbers.</param>
/// <param name="Numbers">Columns of numbers, NaN if missing; empty for texts.</param>
internal readonly record struct ColumnValues(string?[]? Texts, double[][] Numbers)
{
    internal static ColumnValues Of(TableColumn column, bool asTexts) => asTexts ? new(column.ToTexts(), []) : new(null, [column.ToNumbers()]);
}
