namespace HybridNet;

/// <summary>The output of a classifier as the probabilities of all classes.</summary>
internal static class Probabilities
{
    /// <summary>The probabilities, as the last activation defines them.</summary>
    /// <param name="ending">The last layer.</param>
    /// <param name="output">Its output, shape (samples, columns).</param>
    /// <returns>A new matrix, float64, shape (samples, classes).</returns>
    /// <exception cref="StateException">The output is not a probability.</exception>
    internal static Matrix Of(ILayer ending, Matrix output) =>
        (ending as IGivesProbabilities)?.Probabilities(output) ?? throw Throw.NoProbabilities(ending.Name, output.Columns);
}
