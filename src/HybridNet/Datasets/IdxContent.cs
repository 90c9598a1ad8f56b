using System.Buffers.Binary;
using System.IO.Compression;

namespace HybridNet;

/// <summary>Reads the parts of an IDX file one after the other and trusts none before the bytes are there.</summary>
internal static class IdxContent
{
    private const int MostDimensions = 32;

    /// <summary>What is read at a time: a false size must not cost memory that the file does not fill.</summary>
    private const int Piece = 1 << 20;

    internal static int BytesOf(IdxType type) => type switch
    {
        IdxType.UnsignedByte or IdxType.SignedByte => 1,
        IdxType.Int16 => 2,
        IdxType.Int32 or IdxType.Float32 => 4,
        _ => 8,
    };

    internal static (IdxType Type, int[] Dimensions, byte[] Elements) Read(Stream stream, string source)
    {
        if (!IsCompressed(stream))
        {
            return ReadPlain(stream, source);
        }

        using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
        try
        {
            return ReadPlain(unpacked, source);
        }
        catch (InvalidDataException failure)
        {
            throw Throw.IdxDamaged(source, failure);
        }
    }

    private static bool IsCompressed(Stream stream)
    {
        Span<byte> start = stackalloc byte[2];
        int there = stream.ReadAtLeast(start, 2, throwOnEndOfStream: false);
        stream.Position = 0;
        return there == 2 && start is [0x1F, 0x8B];
    }

    private static (IdxType Type, int[] Dimensions, byte[] Elements) ReadPlain(Stream stream, string source)
    {
        (IdxType type, int axes) = Magic(stream, source);
        int[] dimensions = Dimensions(stream, source, axes);
        int size = Size(source, type, dimensions);
        byte[] elements = Elements(stream, size, out int there);
        if (there < size)
        {
            Throw.IdxTooShort(source, dimensions, BytesOf(type), size, there);
        }

        if (stream.ReadByte() >= 0)
        {
            Throw.IdxTooLong(source, dimensions, BytesOf(type), size);
        }

        return (type, dimensions, elements);
    }

    private static (IdxType Type, int Axes) Magic(Stream stream, string source)
    {
        Span<byte> magic = stackalloc byte[4];
        int there = stream.ReadAtLeast(magic, 4, throwOnEndOfStream: false);
        if (there < 4 || magic is not [0, 0, _, >= 1 and <= MostDimensions] || !Enum.IsDefined((IdxType)magic[2]))
        {
            Throw.IdxMagic(source, magic[..there]);
        }

        return ((IdxType)magic[2], magic[3]);
    }

    private static int[] Dimensions(Stream stream, string source, int axes)
    {
        byte[] bytes = new byte[4 * axes];
        int there = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (there < bytes.Length)
        {
            Throw.IdxDimensionsTooShort(source, axes, there);
        }

        int[] dimensions = new int[axes];
        for (int axis = 0; axis < axes; axis++)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4 * axis));
            dimensions[axis] = size <= int.MaxValue ? (int)size : throw Throw.IdxDimensionTooLarge(source, axis + 1, size);
        }

        return dimensions;
    }

    private static int Size(string source, IdxType type, int[] dimensions)
    {
        // A dimension of 0 makes everything empty, whatever stands beside it.
        Int128 size = dimensions.Contains(0) ? 0 : BytesOf(type);
        foreach (int dimension in dimensions)
        {
            size *= dimension;
            if (size > Array.MaxLength)
            {
                Throw.IdxTooLarge(source, dimensions, BytesOf(type));
            }
        }

        return (int)size;
    }

    private static byte[] Elements(Stream stream, int size, out int there)
    {
        byte[] elements = new byte[Math.Min(size, Piece)];
        there = stream.ReadAtLeast(elements, elements.Length, throwOnEndOfStream: false);
        while (there == elements.Length && there < size)
        {
            Array.Resize(ref elements, (int)Math.Min(size, 2L * there));
            there += stream.ReadAtLeast(elements.AsSpan(there), elements.Length - there, throwOnEndOfStream: false);
        }

        return elements;
    }
}
