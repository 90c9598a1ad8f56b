using System.Buffers.Binary;
using System.IO.Compression;

namespace HybridNet;

/// <summary>Reads the parts of an IDX file in order; allocates memory only for bytes that exist.</summary>
internal static class IdxContent
{
    private const int MaxDimensions = 32;

    internal static int BytesOf(IdxType type) => type switch
    {
        IdxType.UnsignedByte or IdxType.SignedByte => 1,
        IdxType.Int16 => 2,
        IdxType.Int32 or IdxType.Float32 => 4,
        _ => 8,
    };

    internal static async Task<(IdxType Type, int[] Dimensions, byte[] Elements)> ReadAsync(ForwardReader reader, string source)
    {
        using GZipStream? unpacked = await reader.UnpackedAsync().ConfigureAwait(false);
        if (unpacked is null)
        {
            return await ReadPlainAsync(reader, source).ConfigureAwait(false);
        }

        try
        {
            return await ReadPlainAsync(reader.Of(unpacked), source).ConfigureAwait(false);
        }
        catch (InvalidDataException failure)
        {
            throw Throw.IdxDamaged(source, failure);
        }
    }

    private static async Task<(IdxType Type, int[] Dimensions, byte[] Elements)> ReadPlainAsync(ForwardReader reader, string source)
    {
        (IdxType type, int axes) = Magic(await reader.ReadAsync(4).ConfigureAwait(false), source);
        int[] dimensions = Dimensions(await reader.ReadAsync(4 * axes).ConfigureAwait(false), source, axes);
        int size = Size(source, type, dimensions);
        byte[] elements = await reader.ReadAsync(size).ConfigureAwait(false);
        if (elements.Length < size)
        {
            Throw.IdxTooShort(source, dimensions, BytesOf(type), size, elements.Length);
        }

        if ((await reader.ReadAsync(1).ConfigureAwait(false)).Length > 0)
        {
            Throw.IdxTooLong(source, dimensions, BytesOf(type), size);
        }

        return (type, dimensions, elements);
    }

    private static (IdxType Type, int Axes) Magic(ReadOnlySpan<byte> magic, string source)
    {
        if (magic is not [0, 0, _, >= 1 and <= MaxDimensions] || !Enum.IsDefined((IdxType)magic[2]))
        {
            Throw.IdxMagic(source, magic);
        }

        return ((IdxType)magic[2], magic[3]);
    }

    private static int[] Dimensions(ReadOnlySpan<byte> bytes, string source, int axes)
    {
        if (bytes.Length < 4 * axes)
        {
            Throw.IdxDimensionsTooShort(source, axes, bytes.Length);
        }

        int[] dimensions = new int[axes];
        for (int axis = 0; axis < axes; axis++)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(bytes[(4 * axis)..]);
            dimensions[axis] = size <= int.MaxValue ? (int)size : throw Throw.IdxDimensionTooLarge(source, axis + 1, size);
        }

        return dimensions;
    }

    private static int Size(string source, IdxType type, int[] dimensions)
    {
        // A dimension of 0 makes the array empty, for any other dimensions.
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
}
