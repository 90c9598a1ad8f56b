namespace HybridNet;

/// <content>Training on data sets that are larger than memory.</content>
public sealed partial class Model
{
    /// <summary>
    /// Trains on samples that arrive in blocks, such as those of <see cref="CsvTable.ReadBlocks"/>: the blocks are written to a temporary file, a
    /// <see cref="DataSetFile"/>, which is mapped into memory. The results are those of <see cref="Fit"/> with all samples in memory.
    /// </summary>
    /// <param name="blocks">
    /// Samples with class numbers or rows of numbers as targets, the same columns and dtypes in each block. Read once, one block at a time, before training.
    /// </param>
    /// <param name="epochs">Number of passes over all samples, 0 or more.</param>
    /// <param name="options">As in <see cref="Fit"/>. <see cref="FitOptions.Validation"/> can be the <see cref="DataSetFile.Data"/> of another file.</param>
    /// <param name="folder">An existing folder with space for the samples; null for the folder of the system for temporary files.</param>
    /// <param name="progress">Receives training progress, at most ten times a second.</param>
    /// <param name="cancellation">Stops training after the current step.</param>
    /// <returns><see cref="History"/>: all epochs so far.</returns>
    /// <exception cref="StateException">As in <see cref="Fit"/>.</exception>
    /// <exception cref="ArgumentException">As in <see cref="Fit"/>; or targets are text labels, or blocks have different kinds of targets, or weights.</exception>
    /// <exception cref="ShapeException">Samples and layers do not fit together, or blocks have different columns or dtypes.</exception>
    /// <exception cref="IOException">The temporary file cannot be written, such as without space on the disk.</exception>
    /// <exception cref="DivergenceException">As in <see cref="Fit"/>.</exception>
    /// <exception cref="OperationCanceledException">As in <see cref="Fit"/>.</exception>
    /// <example><code>
    /// IEnumerable&lt;DataSet&gt; blocks = CsvTable.ReadBlocks("houses.csv").Select(block => block.ToColumns())
    ///     .Select(columns => new DataSet(preprocessing.Transform(columns), preprocessing.Targets(columns)));
    /// model.FitBlocks(blocks, epochs: 10, new() { BatchSize = 256, Shuffle = true });
    /// </code></example>
    public History FitBlocks(
        IEnumerable<DataSet> blocks,
        int epochs = 1,
        FitOptions? options = null,
        string? folder = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        using DataSetFile samples = DataSetFile.Of(blocks.TakeWhile(_ => !cancellation.IsCancellationRequested), folder);
        cancellation.ThrowIfCancellationRequested();
        DataSet data = samples.Count == 0 ? new(new(0, 0), Array.Empty<int>()) : samples.Data;
        return Fit(data.Inputs, data.Targets, epochs, options, progress, cancellation);
    }
}
