namespace HybridNet;

/// <content>Files that are larger than memory, block by block.</content>
public sealed partial class CsvTable
{
    /// <summary>Number of bytes that are read at a time.</summary>
    private const int BlockBytes = 1 << 22;

    /// <summary>Reads a file in blocks of rows, so that memory does not depend on the length of the file.</summary>
    /// <param name="path">A file in UTF-8, with or without a byte order mark.</param>
    /// <param name="separator">The character between fields.</param>
    /// <param name="missing">Fields that mean a missing value, in addition to empty ones, such as "NA"; case-sensitive.</param>
    /// <returns>
    /// The blocks in order, read one at a time: tables with the names of the header and the lines of the file. A file that has only a header gives none.
    /// </returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be read.</exception>
    /// <exception cref="FormatException">As in <see cref="Read(string, char, IEnumerable{string})"/>, thrown by the block with the error.</exception>
    /// <exception cref="ArgumentException"><paramref name="separator"/> is a quote or a line end.</exception>
    /// <example><code>
    /// foreach (CsvTable block in CsvTable.ReadBlocks("measurements.csv"))
    /// {
    ///     fit.Add(block.ToColumns());
    /// }
    /// </code></example>
    public static IEnumerable<CsvTable> ReadBlocks(string path, char separator = ',', IEnumerable<string>? missing = null) =>
        BlocksOf(BlockBytes, path, separator, missing);

    /// <summary>Reads blocks of a given number of bytes; a longer record makes a longer block.</summary>
    internal static IEnumerable<CsvTable> BlocksOf(int blockBytes, string path, char separator = ',', IEnumerable<string>? missing = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        CheckSeparator(separator, path);
        InputFile.Read(path, _ => true);
        return Blocks(path, new(path, separator, [.. missing ?? [], ""]), blockBytes);
    }

    private static IEnumerable<CsvTable> Blocks(string path, BlockReader reader, int blockBytes)
    {
        using FileStream file = FileFailures.Translate(path, FileUse.Read, () => File.OpenRead(path));
        byte[] bytes = new byte[blockBytes];
        int count = 0;
        bool isEnd = false;
        while (!isEnd)
        {
            int arrived = FileFailures.Translate(path, FileUse.Read, () => file.ReadAtLeast(bytes.AsSpan(count), bytes.Length - count, throwOnEndOfStream: false));
            isEnd = arrived < bytes.Length - count;
            count += arrived;
            int end = isEnd ? count : BlockReader.EndOfRecords(bytes.AsSpan(0, count));
            if (end == 0 && !isEnd)
            {
                Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, 2L * bytes.Length));
                continue;
            }

            CsvTable block = reader.Parse(bytes.AsSpan(0, end));
            bytes.AsSpan(end, count - end).CopyTo(bytes);
            count -= end;
            if (block.Rows > 0)
            {
                yield return block;
            }
        }
    }

    /// <summary>Cuts a file into blocks of whole records.</summary>
    private sealed class BlockReader(string path, char separator, HashSet<string> missing)
    {
        private string[]? _names;
        private long _offset;
        private int _line = 1;

        /// <summary>The first of the empty lines at the end of the last block; 0 for none.</summary>
        private int _emptyLine;

        /// <summary>The position after the last line end that is not inside quotes; 0 if there is none.</summary>
        internal static int EndOfRecords(ReadOnlySpan<byte> bytes)
        {
            int end = 0;
            bool isQuoted = false;
            for (int position = 0; position < bytes.Length; position++)
            {
                int next = isQuoted ? bytes[position..].IndexOf((byte)'"') : bytes[position..].IndexOfAny((byte)'"', (byte)'\n', (byte)'\r');
                if (next < 0)
                {
                    break;
                }

                position += next;
                if (bytes[position] == '"')
                {
                    isQuoted = !isQuoted;
                }
                else if (bytes[position] == '\n' || (position + 1 < bytes.Length && bytes[position + 1] != '\n'))
                {
                    end = position + 1;
                }
            }

            return end;
        }

        /// <summary>Parses a block of whole records.</summary>
        internal CsvTable Parse(ReadOnlySpan<byte> bytes)
        {
            string text = Decode(path, bytes, _offset);
            ReadOnlySpan<char> content = _names is null && text.StartsWith('\uFEFF') ? text.AsSpan(1) : text;
            var records = new CsvRecords(content, separator, path, _line);
            _names ??= Header(ref records, path);
            if (_emptyLine > 0 && !records.AtEnd && !records.OnlyLineEndsLeft)
            {
                Throw.CsvRagged(path, _emptyLine, 1, _names.Length);
            }

            CsvTable block = Body(ref records, _names, missing, path);
            _line = records.Line;
            if (!records.AtEnd && _emptyLine == 0)
            {
                _emptyLine = _line;
            }

            // Line ends that are left belong to the empty lines at the end of the file.
            _line += records.LineEndsLeft;
            _offset += bytes.Length;
            return block;
        }
    }
}
