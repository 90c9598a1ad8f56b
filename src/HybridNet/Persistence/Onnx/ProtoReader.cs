using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;

namespace HybridNet;

/// <summary>
/// Reads the fields of a message in the protobuf format, one after another. Lengths are checked against the bytes before anything is allocated. The messages and
/// texts of a file, and the integers of its groups, are counted, because a file of many tiny ones would fill the memory.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A CodedInputStream of an array has nothing to dispose.")]
internal sealed class ProtoReader
{
    /// <summary>The number of messages, texts and integers of groups that a file may have.</summary>
    internal const int MaxParts = 1 << 17;

    private readonly byte[] _bytes;
    private readonly int _offset;
    private readonly CodedInputStream _input;
    private readonly Counter _parts;
    private readonly string _source;
    private uint _tag;
    private bool _isRead = true;

    internal ProtoReader(byte[] bytes, string source)
        : this(bytes, 0, bytes.Length, source, new())
    {
    }

    private ProtoReader(byte[] bytes, int offset, int length, string source, Counter parts)
    {
        (_bytes, _offset, Length, _source, _parts) = (bytes, offset, length, source, parts);
        CountPart();
        _input = new(bytes, offset, length);
    }

    /// <summary>The number of the current field.</summary>
    internal int Field => WireFormat.GetTagFieldNumber(_tag);

    /// <summary>Number of bytes of the message.</summary>
    internal int Length { get; }

    /// <summary>The bytes of the message.</summary>
    internal ReadOnlySpan<byte> Span => _bytes.AsSpan(_offset, Length);

    /// <summary>Whether the current field has a length: it is a text, a message, bytes, or a group of numbers.</summary>
    internal bool HasLength => WireFormat.GetTagWireType(_tag) == WireFormat.WireType.LengthDelimited;

    /// <summary>Advances to the next field; false at the end.</summary>
    internal bool Next()
    {
        if (!_isRead)
        {
            Skip();
        }

        _tag = Read(static input => input.ReadTag());
        _isRead = false;
        return _tag != 0;
    }

    /// <summary>Reads an integer.</summary>
    internal long Integer()
    {
        Require(WireFormat.WireType.Varint);
        return Read(static input => input.ReadInt64());
    }

    /// <summary>Reads a float32.</summary>
    internal float Single()
    {
        Require(WireFormat.WireType.Fixed32);
        return Read(static input => input.ReadFloat());
    }

    /// <summary>Reads a float64.</summary>
    internal double Double()
    {
        Require(WireFormat.WireType.Fixed64);
        return Read(static input => input.ReadDouble());
    }

    /// <summary>Reads a text.</summary>
    internal string Text()
    {
        CountPart();
        Require(WireFormat.WireType.LengthDelimited);
        return Read(static input => input.ReadString());
    }

    /// <summary>Begins to read a nested message, or bytes.</summary>
    internal ProtoReader Message()
    {
        Require(WireFormat.WireType.LengthDelimited);
        int start = (int)_input.Position;
        Skip();
        int end = (int)_input.Position;
        int length = new CodedInputStream(_bytes, start, end - start).ReadLength();
        return new(_bytes, end - length, length, _source, _parts);
    }

    /// <summary>Begins to read this message again.</summary>
    internal ProtoReader Again() => new(_bytes, _offset, Length, _source, _parts);

    /// <summary>Reads the integers of a field: one, or a group. The function returns false to end.</summary>
    internal void Integers(Func<long, bool> add)
    {
        if (!HasLength)
        {
            CountPart();
            add(Integer());
            return;
        }

        ProtoReader group = Message();
        bool isMore = true;
        while (isMore && !group._input.IsAtEnd)
        {
            CountPart();
            isMore = add(group.Read(static input => input.ReadInt64()));
        }
    }

    private void Skip() => Read(static input =>
    {
        input.SkipLastField();
        return true;
    });

    private void Require(WireFormat.WireType type)
    {
        if (WireFormat.GetTagWireType(_tag) != type)
        {
            throw Throw.OnnxBytes(_source, _input.Position, null);
        }

        _isRead = true;
    }

    private T Read<T>(Func<CodedInputStream, T> read)
    {
        long position = _input.Position;
        try
        {
            return read(_input);
        }
        catch (Exception failure) when (failure is InvalidProtocolBufferException or InvalidOperationException)
        {
            throw Throw.OnnxBytes(_source, position, failure);
        }
    }

    private void CountPart()
    {
        if (++_parts.Count > MaxParts)
        {
            Throw.OnnxParts(_source, MaxParts);
        }
    }

    private sealed class Counter
    {
        internal int Count { get; set; }
    }
}
