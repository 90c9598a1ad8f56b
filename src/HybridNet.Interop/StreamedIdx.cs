namespace HybridNet.Interop;

/// <summary>An IDX file that is read block by block.</summary>
public sealed class StreamedIdx : IDisposable
{
    private readonly IEnumerator<IdxFile> _blocks;

    /// <summary>Opens the file at the first block.</summary>
    /// <param name="path">Its path.</param>
    public StreamedIdx(string path) => _blocks = IdxFile.ReadBlocks(path).GetEnumerator();

    /// <summary>Reads the next block.</summary>
    /// <returns>The block; null at the end.</returns>
    public DataFiles.IdxHandle? Next() => _blocks.MoveNext() ? new(_blocks.Current) : null;

    /// <inheritdoc/>
    public void Dispose() => _blocks.Dispose();
}
