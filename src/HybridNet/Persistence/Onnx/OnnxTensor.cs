using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Fields = HybridNet.OnnxFields.Tensor;
using Types = HybridNet.OnnxFields.ElementType;

namespace HybridNet;

/// <summary>A tensor in an ONNX file. Its elements stay in the file until they are needed.</summary>
internal sealed class OnnxTensor
{
    private const int MaxAxes = 8;

    private readonly ProtoReader _message;
    private readonly List<long> _shape = [];
    private readonly string _source;
    private long _type;
    private bool _isElsewhere;

    private Matrix? _row;
    private long[]? _integers;
    private string[]? _names;
    private double? _number;

    /// <summary>The elements as bytes; null if they are numbers.</summary>
    private ProtoReader? _raw;

    internal OnnxTensor(ProtoReader message, string source)
    {
        (_message, _source) = (message, source);
        while (message.Next())
        {
            Read(message);
        }

        Length = Count();
    }

    internal string Name { get; private set; } = "";

    internal IReadOnlyList<long> Shape => _shape;

    /// <summary>Number of elements.</summary>
    internal long Length { get; }

    internal bool IsFloat => _type is Types.Float32 or Types.Float64;

    /// <summary>The type and the shape in error texts.</summary>
    internal string Written => $"{Types.Name(_type)} {TensorKinds.Written(CollectionsMarshal.AsSpan(_shape))}";

    private int FloatField => _type == Types.Float32 ? Fields.Singles : Fields.Doubles;

    private string Where => Throw.OnnxTensorName(_source, Name);

    /// <summary>Returns a float tensor of up to two axes as a new matrix; one axis is one row.</summary>
    /// <param name="isTransposed">Whether rows and columns are exchanged.</param>
    /// <exception cref="InvalidDataException">The tensor has another type or more axes, or its elements are incomplete or in another file.</exception>
    internal Matrix ToMatrix(bool isTransposed = false)
    {
        if (!IsFloat || _shape.Count > 2 || Length > Array.MaxLength || _shape.Exists(axis => axis > int.MaxValue))
        {
            throw Throw.OnnxTensorType(Where, Written);
        }

        CheckFloats();
        DType dtype = _type == Types.Float32 ? DType.Float32 : DType.Float64;
        Matrix matrix = Decoded(new(_shape.Count == 2 ? (int)_shape[0] : 1, _shape.Count == 0 ? 1 : (int)_shape[^1], dtype));
        return isTransposed ? matrix.CopyTransposed() : matrix;
    }

    /// <summary>Returns a float tensor of one axis, or of one row, as a new matrix. It is decoded once, because many nodes may have the same biases.</summary>
    internal Matrix ToRow() => (_row ??= ToMatrix()).Clone();

    /// <summary>Returns the integers of a tensor of few integers; null if it is another.</summary>
    internal long[]? ToIntegers()
    {
        if (_type is not (Types.Int64 or Types.Int32) || Length > ProtoReader.MaxParts)
        {
            return null;
        }

        return _integers ??= Integers();
    }

    /// <summary>Returns the texts of a tensor of texts, or its integers as texts; null if it is another.</summary>
    internal IReadOnlyList<string>? ToNames() =>
        _names ??= _type == Types.Text ? Texts() : ToIntegers()?.Select(integer => integer.ToString(CultureInfo.InvariantCulture)).ToArray();

    /// <summary>Returns the only element of a tensor of numbers; null if there are more, or it is another.</summary>
    internal double? ToNumber()
    {
        if (Length != 1 || _number is not null)
        {
            return _number;
        }

        if (!IsFloat)
        {
            return _number = ToIntegers() is [var integer] ? integer : null;
        }

        DType dtype = _type == Types.Float32 ? DType.Float32 : DType.Float64;
        return _number = Decoded(new(1, 1, dtype))[0, 0];
    }

    private long[] Integers()
    {
        (int size, int field) = _type == Types.Int64 ? (sizeof(long), Fields.Int64s) : (sizeof(int), Fields.Int32s);
        CheckIsHere();
        var integers = new List<long>();
        if (_raw is { } raw)
        {
            CheckCount(raw.Length % size == 0 ? raw.Length / size : -1);
            for (ReadOnlySpan<byte> bytes = raw.Span; !bytes.IsEmpty; bytes = bytes[size..])
            {
                integers.Add(size == sizeof(long) ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : BinaryPrimitives.ReadInt32LittleEndian(bytes));
            }
        }
        else
        {
            Each(field, each => each.Integers(value =>
            {
                integers.Add(value);
                return integers.Count <= Length;
            }));
        }

        CheckCount(integers.Count);
        return [.. integers];
    }

    private string[] Texts()
    {
        var texts = new List<string>();
        Each(Fields.Texts, each => texts.Add(each.Text()));
        return [.. texts];
    }

    private void Read(ProtoReader message)
    {
        switch (message.Field)
        {
            case Fields.Dimensions:
                message.Integers(axis =>
                {
                    _shape.Add(axis);
                    return _shape.Count <= MaxAxes;
                });
                break;
            case Fields.ElementType:
                _type = message.Integer();
                break;
            case Fields.Name:
                Name = message.Text();
                break;
            case Fields.RawData:
                _raw = message.Message();
                break;
            case Fields.DataLocation:
                _isElsewhere |= message.Integer() != 0;
                break;
            case Fields.ExternalData:
                _isElsewhere = true;
                break;
            default:
                break;
        }
    }

    private long Count()
    {
        if (_shape.Count > MaxAxes)
        {
            throw Throw.OnnxShape(Where, "more than 8 axes");
        }

        UInt128 count = 1;
        foreach (long axis in _shape)
        {
            count *= axis >= 0 ? (ulong)axis : throw Throw.OnnxShape(Where, "a negative axis");
            if (count > long.MaxValue)
            {
                throw Throw.OnnxShape(Where, "more elements than 64 bits can count");
            }
        }

        return (long)count;
    }

    private void CheckIsHere()
    {
        if (_isElsewhere)
        {
            throw Throw.OnnxElsewhere(Where);
        }
    }

    private void CheckCount(long count)
    {
        if (count != Length)
        {
            throw Throw.OnnxElements(Where, Written, count);
        }
    }

    /// <summary>Throws unless the floats are in the file, and as many as the shape says.</summary>
    private void CheckFloats()
    {
        CheckIsHere();
        int size = _type == Types.Float32 ? sizeof(float) : sizeof(double);
        long count = 0;
        if (_raw is { } raw)
        {
            count = raw.Length % size == 0 ? raw.Length / size : -1;
        }
        else
        {
            Each(FloatField, each =>
            {
                int length = each.HasLength ? each.Message().Length : size;
                count += length % size == 0 ? length / size : throw Throw.OnnxElements(Where, Written, -1);
            });
        }

        CheckCount(count);
    }

    /// <summary>Fills a matrix of the type and the number of elements of the tensor; returns it.</summary>
    private Matrix Decoded(Matrix matrix)
    {
        CheckFloats();
        Span<byte> left = matrix.AsBytes();
        if (_raw is { } raw)
        {
            raw.Span.CopyTo(left);
            return matrix;
        }

        ProtoReader again = _message.Again();
        while (again.Next())
        {
            if (again.Field != FloatField)
            {
                continue;
            }

            int length = matrix.DType.Size();
            if (again.HasLength)
            {
                ReadOnlySpan<byte> group = again.Message().Span;
                group.CopyTo(left);
                length = group.Length;
            }
            else if (matrix.DType == DType.Float32)
            {
                BinaryPrimitives.WriteSingleLittleEndian(left, again.Single());
            }
            else
            {
                BinaryPrimitives.WriteDoubleLittleEndian(left, again.Double());
            }

            left = left[length..];
        }

        return matrix;
    }

    private void Each(int field, Action<ProtoReader> read)
    {
        ProtoReader again = _message.Again();
        while (again.Next())
        {
            if (again.Field == field)
            {
                read(again);
            }
        }
    }
}
