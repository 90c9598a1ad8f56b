using Google.Protobuf;

namespace HybridNet;

/// <summary>
/// A message in the protobuf format that is being built: fields in the order in which they are added. Nested messages must be complete before they are added.
/// </summary>
internal sealed class ProtoMessage
{
    private readonly List<Action<CodedOutputStream, Stream>> _fields = [];

    /// <summary>Number of bytes of all fields.</summary>
    internal long Size { get; private set; }

    /// <summary>Adds an integer, a varint.</summary>
    internal ProtoMessage Integer(int field, long value)
    {
        Size += CodedOutputStream.ComputeTagSize(field) + CodedOutputStream.ComputeInt64Size(value);
        _fields.Add((output, _) =>
        {
            output.WriteTag(field, WireFormat.WireType.Varint);
            output.WriteInt64(value);
        });
        return this;
    }

    /// <summary>Adds a float32.</summary>
    internal ProtoMessage Single(int field, float value)
    {
        Size += CodedOutputStream.ComputeTagSize(field) + sizeof(float);
        _fields.Add((output, _) =>
        {
            output.WriteTag(field, WireFormat.WireType.Fixed32);
            output.WriteFloat(value);
        });
        return this;
    }

    /// <summary>Adds a text in UTF-8.</summary>
    internal ProtoMessage Text(int field, string value)
    {
        Size += CodedOutputStream.ComputeTagSize(field) + CodedOutputStream.ComputeStringSize(value);
        _fields.Add((output, _) =>
        {
            output.WriteTag(field, WireFormat.WireType.LengthDelimited);
            output.WriteString(value);
        });
        return this;
    }

    /// <summary>Adds a nested message.</summary>
    internal ProtoMessage Message(int field, ProtoMessage value)
    {
        AddSized(field, value.Size, value.Write);
        return this;
    }

    /// <summary>Adds the elements of a matrix as bytes, row by row, little-endian. They are read when the message is written.</summary>
    internal ProtoMessage Elements(int field, Matrix value)
    {
        AddSized(field, (long)value.Length * value.DType.Size(), (output, stream) =>
        {
            output.Flush();
            stream.Write(value.AsBytes());
        });
        return this;
    }

    /// <summary>Adds packed integers.</summary>
    internal ProtoMessage Integers(int field, ReadOnlySpan<long> values)
    {
        long[] copy = values.ToArray();
        AddSized(field, copy.Sum(value => (long)CodedOutputStream.ComputeInt64Size(value)), (output, _) => Array.ForEach(copy, output.WriteInt64));
        return this;
    }

    /// <summary>Writes the fields.</summary>
    /// <exception cref="ArgumentException">The message has more than 2 GiB, the limit of the format.</exception>
    internal void Write(Stream stream)
    {
        if (Size > int.MaxValue)
        {
            Throw.OnnxTooLarge(Size);
        }

        Cleanup.Using(new CodedOutputStream(stream, leaveOpen: true), output => Write(output, stream));
    }

    private void Write(CodedOutputStream output, Stream stream) => _fields.ForEach(field => field(output, stream));

    private void AddSized(int field, long size, Action<CodedOutputStream, Stream> write)
    {
        // Larger sizes are refused before anything is written.
        int length = (int)Math.Min(size, int.MaxValue);
        Size += CodedOutputStream.ComputeTagSize(field) + CodedOutputStream.ComputeLengthSize(length) + size;
        _fields.Add((output, stream) =>
        {
            output.WriteTag(field, WireFormat.WireType.LengthDelimited);
            output.WriteLength(length);
            write(output, stream);
        });
    }
}
