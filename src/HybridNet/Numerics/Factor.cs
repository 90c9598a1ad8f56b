namespace HybridNet;

/// <summary>A matrix as a product uses it: as it stands, or transposed.</summary>
/// <param name="Matrix">The numbers.</param>
/// <param name="IsTransposed">Whether rows and columns change places.</param>
internal readonly record struct Factor(Matrix Matrix, bool IsTransposed)
{
    public static implicit operator Factor(Matrix matrix) => new(matrix, false);
}

/// <summary>What happens to a product before it is stored.</summary>
/// <param name="Bias">A row that is added to every row; none if null.</param>
internal readonly record struct Epilogue(Matrix? Bias);

internal static class Factors
{
    /// <summary>The matrix with rows and columns in each other's places; nothing is copied.</summary>
    internal static Factor Transposed(this Matrix matrix) => new(matrix, true);
}
