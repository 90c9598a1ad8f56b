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
        (IdxType type, int[] dimensions) = await HeaderAsync(reader, source).ConfigureAwait(false);
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

    /// <summary>Reads blocks of elements along the first axis; the last one is followed by a check that the file ends.</summary>
    internal static IEnumerable<(IdxType Type, int[] Dimensions, byte[] Elements, int RowsOfFile)> Blocks(Stream file, int blockBytes, string source)
    {
        var reader = new ForwardReader(file);
        using GZipStream? unpacked = reader.UnpackedAsync().GetAwaiter().GetResult();
        ForwardReader content = unpacked is null ? reader : reader.Of(unpacked);
        (IdxType type, int[] dimensions) = Checked(() => HeaderAsync(content, source).GetAwaiter().GetResult());
        int row = Size(source, type, [1, .. dimensions.AsSpan(1)]);
        int rows = Math.Max(1, row == 0 ? dimensions[0] : blockBytes / row);
        for (int done = 0; done < dimensions[0] || done == 0; done += rows)
        {
            int[] block = [Math.Min(rows, dimensions[0] - done), .. dimensions.AsSpan(1)];
            byte[] elements = Checked(() => content.ReadAsync(block[0] * row).GetAwaiter().GetResult());
            if (elements.Length < block[0] * row)
            {
                Throw.IdxTooShort(source, dimensions, BytesOf(type), (long)dimensions[0] * row, ((long)done * row) + elements.Length);
            }

            if (done + block[0] == dimensions[0] && Checked(() => content.ReadAsync(1).GetAwaiter().GetResult()).Length > 0)
            {
                Throw.IdxTooLong(source, dimensions, BytesOf(type), (long)dimensions[0] * row);
            }

            yield return (type, block, elements, dimensions[0]);
        }

        T Checked<T>(Func<T> read)
        {
            try
            {
                return FileFailures.Translate(source, FileUse.Read, read);
            }
            catch (InvalidDataException failure)
            {
                throw Throw.IdxDamaged(source, failure);
            }
        }
    }

    private static async Task<(IdxType Type, int[] Dimensions)> HeaderAsync(ForwardReader reader, string source)
    {
        (IdxType type, int axes) = Magic(await reader.ReadAsync(4).ConfigureAwait(false), source);
        return (type, Dimensions(await reader.ReadAsync(4 * axes).ConfigureAwait(false), source, axes));
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
