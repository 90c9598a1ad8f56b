namespace HybridNet;

/// <summary>An operand of a matrix product: a matrix, or its transpose.</summary>
/// <param name="Matrix">The numbers.</param>
/// <param name="IsTransposed">Whether the transpose is used.</param>
internal readonly record struct MatrixOperand(Matrix Matrix, bool IsTransposed)
{
    public static implicit operator MatrixOperand(Matrix matrix) => new(matrix, false);
}

internal static class MatrixOperands
{
    /// <summary>The transpose; nothing is copied.</summary>
    internal static MatrixOperand Transposed(this Matrix matrix) => new(matrix, true);
}
