using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

/// <summary>
/// The texts of every failure, one method each, one file a room. Form: where: what arrived; what is required; what to do.
/// </summary>
[StackTraceHidden]
internal static partial class Throw
{
    [DoesNotReturn]
    internal static void MatrixSize(int rows, int columns) => throw new ShapeException(
        $"matrix: the size is ({rows}, {columns}); sizes are 0 or more and a matrix holds at most {Array.MaxLength:N0} elements. Use fewer rows at a time.");

    [DoesNotReturn]
    internal static void MatrixCount(int count, int rows, int columns) => throw new ShapeException(
        $"matrix: {count} numbers arrived; ({rows}, {columns}) takes {(long)rows * columns}. Pass that many, or another shape.");

    [DoesNotReturn]
    internal static void RaggedRows(int row, int length, int columns) => throw new ShapeException(
        $"matrix: row {row} has {length} numbers; row 0 has {columns}. Make all rows equally long.");

    [DoesNotReturn]
    internal static void MatrixIndex(string shape, int row, int column) => throw new ArgumentOutOfRangeException(
        null, $"matrix {shape}: element ({row}, {column}) does not exist; rows and columns count from 0.");

    [DoesNotReturn]
    internal static void CopyShape(string source, string target) => throw new ShapeException(
        $"matrix: a copy of {source} into {target}; both must have the same shape.");

    internal static InvalidOperationException WrongSpan(string shape, string dtype, string asked) => new(
        $"matrix {shape}: it is {dtype}, not {asked}. Ask for {dtype}, or convert the matrix to {asked} first.");
}
