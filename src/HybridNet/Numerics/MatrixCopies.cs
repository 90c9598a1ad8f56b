namespace HybridNet;

/// <summary>Copies of matrices with rows and columns changed over.</summary>
internal static class MatrixCopies
{
    /// <summary>Returns a new matrix: element (j, i) is element (i, j) of this one.</summary>
    internal static Matrix CopyTransposed(this Matrix matrix)
    {
        var transposed = new Matrix(matrix.Columns, matrix.Rows, matrix.DType);
        for (int i = 0; i < matrix.Rows; i++)
        {
            for (int j = 0; j < matrix.Columns; j++)
            {
                transposed[j, i] = matrix[i, j];
            }
        }

        return transposed;
    }
}
