namespace HybridNet;

/// <summary>The output of a classifier as the probabilities of all classes.</summary>
internal static class Probabilities
{
    /// <summary>
    /// Softmax: p[i, j] = y[i, j] / sum of row i, so that rows sum to 1 in double whatever the dtype of y. One sigmoid: (1 - y, y).
    /// </summary>
    /// <param name="ending">The last activation.</param>
    /// <param name="output">Its output, shape (samples, columns).</param>
    /// <returns>A new matrix, float64, shape (samples, classes).</returns>
    /// <exception cref="StateException">The output is not a probability.</exception>
    internal static Matrix Of(ILayer ending, Matrix output) => ending switch
    {
        SoftmaxActivation => OfSoftmax(output),
        SigmoidActivation when output.Columns == 1 => OfSigmoid(output),
        _ => throw Throw.NoProbabilities(ending.Name, output.Columns),
    };

    private static Matrix OfSoftmax(Matrix output)
    {
        Matrix probabilities = output.As(DType.Float64);
        Span<double> numbers = probabilities.AsDoubleSpan();
        for (int start = 0; start < numbers.Length; start += output.Columns)
        {
            Span<double> row = numbers.Slice(start, output.Columns);
            double sum = Sums.Pairwise<double>(row);
            foreach (ref double number in row)
            {
                number /= sum;
            }
        }

        return probabilities;
    }

    private static Matrix OfSigmoid(Matrix output)
    {
        var probabilities = new Matrix(output.Rows, 2, DType.Float64);
        for (int i = 0; i < output.Rows; i++)
        {
            probabilities[i, 0] = 1 - output[i, 0];
            probabilities[i, 1] = output[i, 0];
        }

        return probabilities;
    }
}
