namespace HybridNet.Interop;

/// <summary>Samples on lent memory, for the length of one call.</summary>
internal sealed unsafe class LentData : IDisposable
{
    private readonly LentTargets _targets;

    /// <param name="record">
    /// Nine int64: address, rows, columns and 1 for float64 of the inputs; the same of the targets, with -1 columns for int32 class numbers; address
    /// of the weights, one double a sample, or 0.
    /// </param>
    internal LentData(long* record)
    {
        _targets = new((byte*)record[4], (int)record[5], (int)record[6], Wide(record[7]));
        Data = new(
            Matrix.Lend((void*)record[0], (int)record[1], (int)record[2], Wide(record[3])),
            _targets.Targets,
            record[8] == 0 ? default : new ReadOnlySpan<double>((void*)record[8], (int)record[1]).ToArray());
    }

    internal DataSet Data { get; }

    public void Dispose() => ((IDisposable)_targets).Dispose();

    private static DType Wide(long flag) => flag == 0 ? DType.Float32 : DType.Float64;
}
