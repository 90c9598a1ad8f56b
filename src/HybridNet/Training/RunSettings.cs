using System.Runtime.InteropServices;

namespace HybridNet;

/// <summary>
/// A text that describes a training run: digests of the data, batch sizes and shuffling. A checkpoint resumes only a run with the same text.
/// </summary>
internal static class RunSettings
{
    /// <summary>Precedes the batch size of the validation data.</summary>
    private const string ValidationBatchSize = ", validation batch size ";

    /// <summary>Precedes the note of the caller, which ends the text.</summary>
    private const string Note = ", with ";

    /// <summary>Number of elements hashed at a time, because the byte length of a matrix may exceed the maximum length of a span.</summary>
    private const int DigestBlock = 1 << 20;

    /// <summary>
    /// Returns the text. It includes the batch size of the validation data, which determines the order of summation of the validation loss, and so the
    /// epoch at which early stopping ends the run.
    /// </summary>
    /// <param name="data">The training data.</param>
    /// <param name="batchSize">Samples per batch.</param>
    /// <param name="isShuffled">Whether the samples are shuffled before each epoch.</param>
    /// <param name="validation">The validation data; null for none.</param>
    /// <param name="validationBatchSize">Samples per batch of the validation data.</param>
    /// <param name="note">What else the caller requires to be equal (<see cref="CheckpointOptions.Note"/>); null or empty for nothing.</param>
    internal static string Of(
        DataSet data, int batchSize, bool isShuffled, DataSet? validation, int? validationBatchSize, string? note = null) => string.Join(
        ", ",
        Described(data),
        $"validation {(validation is { } heldOut ? Described(heldOut) : "none")}",
        $"batch size {batchSize}",
        isShuffled ? "shuffled" : "in file order")
        + (validation is null ? "" : $"{ValidationBatchSize}{validationBatchSize}")
        + (string.IsNullOrEmpty(note) ? "" : $"{Note}{note}");

    /// <summary>
    /// Whether the settings in a checkpoint match those of a run. Checkpoints of early versions lack the batch size of the validation data and the note;
    /// they match any.
    /// </summary>
    internal static bool AreOf(string saved, string current) =>
        saved == current
        || current.StartsWith(saved + ValidationBatchSize, StringComparison.Ordinal)
        || current.StartsWith(saved + Note, StringComparison.Ordinal);

    private static string Described(DataSet data) => string.Join(
        ", ",
        $"inputs {data.Inputs} {Digest(data.Inputs)}",
        $"targets {data.Targets.Shape()} {(data.Targets.Values is { } values ? Digest(values) : Digest(MemoryMarshal.AsBytes(data.Targets.Classes)))}",
        $"weights {(data.Weights.IsEmpty ? "none" : Digest(MemoryMarshal.AsBytes(data.Weights.Span)))}");

    private static string Digest(Matrix numbers)
    {
        var digest = new Sha256();
        int rowsAtOnce = Math.Max(1, DigestBlock / Math.Max(1, numbers.Columns));
        for (long at = 0; at < numbers.Rows; at += rowsAtOnce)
        {
            int row = (int)at;
            digest.Append(numbers.BytesOfRows(row, Math.Min(rowsAtOnce, numbers.Rows - row)));
        }

        return Shown(digest.Finish());
    }

    private static string Digest(ReadOnlySpan<byte> bytes) => Shown(Sha256.Of(bytes));

    private static string Shown(ReadOnlySpan<byte> digest) => Convert.ToHexStringLower(digest)[..12];
}
