using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Newtonsoft.Json;

namespace HybridNet;

/// <summary>The entry of one tensor in the header of a safetensors file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The type of its elements.</param>
/// <param name="Shape">The length of each axis.</param>
/// <param name="Begin">The offset of its first byte after the header.</param>
/// <param name="End">The offset after its last byte.</param>
internal sealed record TensorEntry(string Name, string Kind, long[] Shape, long Begin, long End)
{
    internal long Length => End - Begin;
}

/// <summary>
/// The first part of a safetensors file: 8 bytes with the length of the header, then a JSON object with element type, shape and offsets of each
/// tensor by its name. Tensors fill the rest of the file without gaps.
/// </summary>
internal sealed class SafetensorsHeader
{
    internal const string MetadataName = "__metadata__";
    private const int MaxHeaderLength = 100_000_000;
    private const int PrefixLength = 8;

    private SafetensorsHeader(List<TensorEntry> entries, SortedDictionary<string, string> metadata)
    {
        Entries = entries;
        Metadata = metadata;
    }

    /// <summary>The tensors in the order of their bytes.</summary>
    internal IReadOnlyList<TensorEntry> Entries { get; }

    internal SortedDictionary<string, string> Metadata { get; }

    /// <summary>Number of bytes of all tensors.</summary>
    internal long Length => Entries.Count == 0 ? 0 : Entries[^1].End;

    /// <summary>Reads a header. If the length of the stream is known, also checks that it contains all tensors.</summary>
    internal static async Task<SafetensorsHeader> ReadAsync(ForwardReader reader, string source)
    {
        byte[] text = await TextAsync(reader, source).ConfigureAwait(false);
        CheckText(text, source);
        (List<TensorEntry> entries, SortedDictionary<string, string> metadata) = HeaderReader.Read(text, source);
        CheckLayout(entries, source);
        var header = new SafetensorsHeader(entries, metadata);
        if (reader.Left is { } left && left != header.Length)
        {
            Throw.TensorsEnd(source, header.Length, left);
        }

        if (entries.Find(entry => entry.Length > Array.MaxLength) is { } large)
        {
            Throw.TensorTooLarge($"{source}, tensor \"{large.Name}\"", large.Length);
        }

        return header;
    }

    /// <summary>Writes the header of tensors in this order, including length and padding.</summary>
    internal static byte[] Write(IReadOnlyCollection<KeyValuePair<string, string>> metadata, IEnumerable<(string Name, StoredTensor Tensor)> tensors)
    {
        using var text = new StringWriter();
        using (var writer = new JsonTextWriter(text))
        {
            writer.WriteStartObject();
            WriteMetadata(writer, metadata);
            long begin = 0;
            foreach ((string name, StoredTensor tensor) in tensors)
            {
                WriteEntry(writer, name, tensor, begin);
                begin += tensor.Bytes.Length;
            }

            writer.WriteEndObject();
        }

        return Framed(text.ToString());
    }

    private static async Task<byte[]> TextAsync(ForwardReader reader, string source)
    {
        byte[] prefix = await reader.ReadAsync(PrefixLength).ConfigureAwait(false);
        if (prefix.Length < PrefixLength)
        {
            Throw.SafetensorsTooShort(source, prefix.Length);
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaxHeaderLength)
        {
            Throw.HeaderTooLong(source, length, MaxHeaderLength);
        }

        if (reader.Left is { } left && length > (ulong)left)
        {
            Throw.HeaderCutOff(source, length, left);
        }

        byte[] text = await reader.ReadAsync((int)length).ConfigureAwait(false);
        if (text.Length < (int)length)
        {
            Throw.HeaderCutOff(source, length, text.Length);
        }

        return text;
    }

    private static void CheckText(ReadOnlySpan<byte> text, string source)
    {
        if (text.IsEmpty || text[0] != '{')
        {
            Throw.HeaderStart(source);
        }

        if (!Utf8.IsValid(text))
        {
            Throw.HeaderNotUtf8(source);
        }
    }

    /// <summary>Throws if there are gaps between tensors, or between the header and the first tensor.</summary>
    private static void CheckLayout(List<TensorEntry> entries, string source)
    {
        entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        long offset = 0;
        foreach (TensorEntry entry in entries)
        {
            if (entry.Begin != offset)
            {
                Throw.TensorOffset(source, entry.Name, entry.Begin, offset);
            }

            offset = entry.End;
        }
    }

    private static void WriteMetadata(JsonTextWriter writer, IReadOnlyCollection<KeyValuePair<string, string>> metadata)
    {
        if (metadata.Count == 0)
        {
            return;
        }

        writer.WritePropertyName(MetadataName);
        writer.WriteStartObject();
        foreach ((string key, string value) in metadata)
        {
            writer.WritePropertyName(key);
            writer.WriteValue(value);
        }

        writer.WriteEndObject();
    }

    private static void WriteEntry(JsonTextWriter writer, string name, StoredTensor tensor, long begin)
    {
        writer.WritePropertyName(name);
        writer.WriteStartObject();
        writer.WritePropertyName("dtype");
        writer.WriteValue(tensor.Kind);
        WriteNumbers(writer, "shape", tensor.Shape);
        WriteNumbers(writer, "data_offsets", [begin, begin + tensor.Bytes.Length]);
        writer.WriteEndObject();
    }

    private static void WriteNumbers(JsonTextWriter writer, string name, IEnumerable<long> numbers)
    {
        writer.WritePropertyName(name);
        writer.WriteStartArray();
        foreach (long number in numbers)
        {
            writer.WriteValue(number);
        }

        writer.WriteEndArray();
    }

    /// <summary>The length of the text, the text, and spaces so that the tensors begin at a multiple of 8.</summary>
    private static byte[] Framed(string text)
    {
        byte[] json;
        try
        {
            json = new UTF8Encoding(false, true).GetBytes(text);
        }
        catch (EncoderFallbackException failure)
        {
            throw Throw.NameNotUnicode(failure);
        }

        int length = (json.Length + 7) / 8 * 8;
        if (length > MaxHeaderLength)
        {
            Throw.HeaderToWriteTooLong(length, MaxHeaderLength);
        }

        byte[] framed = new byte[PrefixLength + length];
        BinaryPrimitives.WriteInt64LittleEndian(framed, length);
        json.CopyTo(framed, PrefixLength);
        framed.AsSpan(PrefixLength + json.Length).Fill((byte)' ');
        return framed;
    }
}
