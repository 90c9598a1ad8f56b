using System.IO.Compression;

namespace HybridNet;

/// <summary>
/// Reads a stream from its current position to its end, synchronously or asynchronously with the same code. The stream does not have to be seekable,
/// and its length can be unknown. Memory is allocated as bytes arrive, so that a false length in a file does not allocate memory.
/// </summary>
internal sealed class ForwardReader(Stream stream, bool isAsync = false, CancellationToken cancellation = default)
{
    /// <summary>Number of bytes to read at a time if the length is unknown.</summary>
    private const int Piece = 1 << 20;

    /// <summary>The first bytes of a gzip file.</summary>
    private static readonly byte[] _gzip = [0x1F, 0x8B];

    /// <summary>Number of remaining bytes, 0 after the end; null if unknown.</summary>
    internal long? Left => stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : null;

    /// <summary>Whether the result can be allocated first and then filled.</summary>
    internal bool CanFill => !isAsync && stream.CanSeek;

    /// <summary>Reads the next bytes; fewer only at the end of the stream.</summary>
    internal async Task<byte[]> ReadAsync(int length)
    {
        byte[] bytes = new byte[Math.Min(length, Left ?? Piece)];
        int count = await FillAsync(bytes).ConfigureAwait(false);
        while (count == bytes.Length && count < length && Left is null)
        {
            Array.Resize(ref bytes, (int)Math.Min(length, 2L * count));
            count += await FillAsync(bytes.AsMemory(count)).ConfigureAwait(false);
        }

        return count == bytes.Length ? bytes : bytes[..count];
    }

    /// <summary>Reads the rest of the stream.</summary>
    /// <param name="source">The name of the stream in error texts.</param>
    /// <exception cref="FormatException">There are more bytes than an array can hold.</exception>
    internal async Task<byte[]> ReadToEndAsync(string source)
    {
        byte[] bytes = await ReadAsync(Array.MaxLength).ConfigureAwait(false);
        if (bytes.Length == Array.MaxLength && (await ReadAsync(1).ConfigureAwait(false)).Length > 0)
        {
            Throw.TooManyBytes(source, Array.MaxLength);
        }

        return bytes;
    }

    /// <summary>Creates a reader of another stream with the same options.</summary>
    internal ForwardReader Of(Stream other) => new(other, isAsync, cancellation);

    /// <summary>Returns a stream that decompresses the rest; null if it is not compressed with gzip, and then nothing is read.</summary>
    /// <returns>A stream, which the caller must dispose; the underlying stream stays open.</returns>
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

    /// <summary>Reads the next bytes into a span.</summary>
    /// <returns>The number of bytes read.</returns>
    internal int Fill(Span<byte> bytes) => stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);

    private async Task<int> FillAsync(Memory<byte> bytes) => isAsync
        ? await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false)
        : Fill(bytes.Span);
}
