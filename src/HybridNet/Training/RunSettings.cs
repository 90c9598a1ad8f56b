using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace HybridNet;

/// <summary>
/// What a run of training is, as a text: data by their digest, and how batches are made of them. A checkpoint resumes in the same run alone.
/// </summary>
internal static class RunSettings
{
    /// <summary>Stands before the batch size of validation data, which ends the text.</summary>
    private const string ValidationBatchSize = ", validation batch size ";

    /// <summary>Numbers that are recognized at once; the bytes of all of them may be more than an index counts.</summary>
    private const int DigestBlock = 1 << 20;

    /// <summary>
    /// The text. Batches of the validation data belong to it: they decide in which order its loss is summed, and so when early stopping ends the run.
    /// </summary>
    /// <param name="data">Samples to train on.</param>
    /// <param name="batchSize">Samples a step.</param>
    /// <param name="isShuffled">Whether every epoch has an order of its own.</param>
    /// <param name="validation">Samples to judge on; null for none.</param>
    /// <param name="validationBatchSize">Samples a batch of them.</param>
    internal static string Of(DataSet data, int batchSize, bool isShuffled, DataSet? validation, int? validationBatchSize) => string.Join(
        ", ",
        Described(data),
        $"validation {(validation is { } judged ? Described(judged) : "none")}",
        $"batch size {batchSize}",
        isShuffled ? "shuffled" : "in file order")
        + (validation is null ? "" : $"{ValidationBatchSize}{validationBatchSize}");

    /// <summary>Whether a checkpoint is of a run. Early ones do not say the batch size of validation data, and are of a run with any.</summary>
    internal static bool AreOf(string kept, string asked) => kept == asked || asked.StartsWith(kept + ValidationBatchSize, StringComparison.Ordinal);

    private static string Described(DataSet data) => string.Join(
        ", ",
        $"inputs {data.Inputs} {Digest(data.Inputs)}",
        $"targets {data.Targets.Shape()} {(data.Targets.Values is { } values ? Digest(values) : Digest(MemoryMarshal.AsBytes(data.Targets.Classes)))}",
        $"weights {(data.Weights.IsEmpty ? "none" : Digest(MemoryMarshal.AsBytes(data.Weights.Span)))}");

    private static string Digest(Matrix numbers)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        int rowsAtOnce = Math.Max(1, DigestBlock / Math.Max(1, numbers.Columns));
        for (long at = 0; at < numbers.Rows; at += rowsAtOnce)
        {
            int row = (int)at;
            hash.AppendData(numbers.BytesOfRows(row, Math.Min(rowsAtOnce, numbers.Rows - row)));
        }

        return Shown(hash.GetHashAndReset());
    }

    private static string Digest(ReadOnlySpan<byte> bytes) => Shown(SHA256.HashData(bytes));

    private static string Shown(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash)[..12];
}
