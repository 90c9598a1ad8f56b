using System.IO.Compression;

namespace HybridNet;

/// <summary>
/// Reads a stream from where it stands to its end, at once or asynchronously: one text for both. It need not be possible to go back, nor need
/// its length be known. Memory is asked for as bytes arrive, so that a false length costs none.
/// </summary>
internal sealed class ForwardReader(Stream stream, bool isAsync = false, CancellationToken cancellation = default)
{
    /// <summary>What is read at a time where the length is not known.</summary>
    private const int Piece = 1 << 20;

    /// <summary>What a file that is compressed with gzip begins with.</summary>
    private static readonly byte[] _gzip = [0x1F, 0x8B];

    /// <summary>Bytes that are left, 0 beyond the end; null where the stream does not know.</summary>
    internal long? Left => stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : null;

    /// <summary>Whether memory may be made first and then filled.</summary>
    internal bool CanFill => !isAsync && stream.CanSeek;

    /// <summary>The next bytes; fewer only where the stream ends.</summary>
    internal async Task<byte[]> ReadAsync(int length)
    {
        byte[] bytes = new byte[Math.Min(length, Left ?? Piece)];
        int there = await FillAsync(bytes).ConfigureAwait(false);
        while (there == bytes.Length && there < length && Left is null)
        {
            Array.Resize(ref bytes, (int)Math.Min(length, 2L * there));
            there += await FillAsync(bytes.AsMemory(there)).ConfigureAwait(false);
        }

        return there == bytes.Length ? bytes : bytes[..there];
    }

    /// <summary>All that is left.</summary>
    /// <param name="source">What it is called in errors.</param>
    /// <exception cref="FormatException">It is more than an array holds.</exception>
    internal async Task<byte[]> ReadToEndAsync(string source)
    {
        byte[] bytes = await ReadAsync(Array.MaxLength).ConfigureAwait(false);
        if (bytes.Length == Array.MaxLength && (await ReadAsync(1).ConfigureAwait(false)).Length > 0)
        {
            Throw.TooManyBytes(source, Array.MaxLength);
        }

        return bytes;
    }

    /// <summary>A reader of another stream in the same way.</summary>
    internal ForwardReader Of(Stream other) => new(other, isAsync, cancellation);

    /// <summary>What is left as it was before it was compressed with gzip; null where it is not compressed, and then nothing is read.</summary>
    /// <returns>A stream that the caller disposes; the one below stays open.</returns>
    internal async Task<GZipStream?> UnpackedAsync()
    {
        byte[] start = await ReadAsync(_gzip.Length).ConfigureAwait(false);
        if (stream.CanSeek)
        {
            stream.Position -= start.Length;
        }
        else
        {
            stream = new PrefixedStream(start, stream);
        }

        return start.AsSpan().SequenceEqual(_gzip)
            ? new(stream, CompressionMode.Decompress, leaveOpen: true)
            : null;
    }

    /// <summary>Fills memory with the next bytes.</summary>
    /// <returns>How many there were.</returns>
    internal int Fill(Span<byte> bytes) => stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);

    private async Task<int> FillAsync(Memory<byte> bytes) => isAsync
        ? await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false)
        : Fill(bytes.Span);
}
