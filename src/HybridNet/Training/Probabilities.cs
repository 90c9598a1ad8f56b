namespace HybridNet;

/// <summary>Converts the output of a classifier to class probabilities.</summary>
internal static class Probabilities
{
    /// <summary>Computes the class probabilities with <see cref="IGivesProbabilities.Probabilities"/> of the last layer.</summary>
    /// <param name="ending">The last layer.</param>
    /// <param name="output">Its output, shape (samples, columns).</param>
    /// <returns>A new float64 matrix of shape (samples, classes).</returns>
    /// <exception cref="StateException">The last layer does not give class probabilities.</exception>
    internal static Matrix Of(ILayer ending, Matrix output) =>
        (ending as IGivesProbabilities)?.Probabilities(output) ?? throw Throw.NoProbabilities(ending.Name, output.Columns);
}
