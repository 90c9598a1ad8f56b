using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    internal static ArgumentException ThreadVariable(string variable, string value, int most) => new(
        Text($"threads: the environment variable {variable} is \"{value}\"; it must be a whole number from 1 to {most}. Correct it, or remove it."));

    [DoesNotReturn]
    internal static void MatrixNegative(int rows, int columns) => throw new ShapeException(
        Text($"matrix: the size is ({rows}, {columns}); rows and columns are 0 or more. Pass such numbers."));

    [DoesNotReturn]
    internal static void MatrixTooLarge(int rows, int columns) => throw new ShapeException(
        Text($"matrix: the size is ({rows}, {columns}), {(long)rows * columns:N0} elements; a matrix holds at most {Array.MaxLength:N0}. ")
        + "Use fewer rows at a time.");

    [DoesNotReturn]
    internal static void MatrixCount(int count, int rows, int columns) => throw new ShapeException(
        $"matrix: {count} numbers arrived; ({rows}, {columns}) takes {(long)rows * columns}. Pass that many, or another shape.");

    [DoesNotReturn]
    internal static void RaggedRows(int row, int length, int columns) => throw new ShapeException(
        $"matrix: row {row} has {length} numbers; row 0 has {columns}. Make all rows equally long.");

    internal static ShapeException MissingRow(int row) => new(
        $"matrix: row {row} is null; every row must be there. Pass an array for each row.");

    internal static ShapeException MissingColumn(int column) => new(
        $"matrix: column {column} is null; every column must be there. Pass an array for each column.");

    [DoesNotReturn]
    internal static void RaggedColumns(int column, int length, int rows) => throw new ShapeException(
        $"matrix: column {column} has {length} numbers; column 0 has {rows}. Make all columns equally long.");

    [DoesNotReturn]
    internal static void MatrixIndex(string shape, int row, int column) => throw new ArgumentOutOfRangeException(
        null, Text($"matrix {shape}: element ({row}, {column}) does not exist; rows and columns count from 0."));

    [DoesNotReturn]
    internal static void CopyShape(string source, string target) => throw new ShapeException(
        $"matrix: a copy of {source} into {target}; both must have the same shape. Copy into a matrix of {source}.");

    internal static InvalidOperationException WrongSpan(string shape, string dtype, string asked) => new(
        $"matrix {shape}: it is {dtype}, not {asked}. Ask for {dtype}, or convert the matrix to {asked} first.");

    [DoesNotReturn]
    internal static void ProductShape(string a, string b, string? bias, string y) => throw new ShapeException(
        $"product: {a} times {b}{(bias is null ? "" : $" plus {bias}")} into {y}; columns of the first must be rows of the second, "
        + "and the result takes its rows from the first and its columns from the second, as does a bias of one row.");

    [DoesNotReturn]
    internal static void ProductOrder(string what, int value, int least) => throw new ArgumentOutOfRangeException(
        null, Text($"product order: {what} is {value}; it must be {least} or more. Set such a number."));

    [DoesNotReturn]
    internal static void ProductTooLarge(int terms, int columns, long wanted) => throw new ShapeException(
        Text($"product: sums of {terms:N0} terms in {columns:N0} columns need {wanted:N0} numbers on the way; there is room for {Array.MaxLength:N0}. ")
        + "Use smaller batches.");
}
