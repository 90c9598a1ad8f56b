using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HybridNet;

/// <summary>Arrays with elements that begin at a cache line: a vector of 512 bits that crosses one takes twice as long.</summary>
internal static unsafe class AlignedMemory
{
    private const int CacheLine = 64;

    /// <summary>Arrays of fewer bytes are not aligned: they are a few vectors long.</summary>
    private const int Smallest = 512;

    /// <summary>
    /// Arrays of this many bytes are large objects for the garbage collector, which are allocated as quickly pinned as not. Smaller ones are many times slower
    /// pinned (measured), so a collection may move them: this costs speed only.
    /// </summary>
    private const int LargeObject = 85_000;

    /// <summary>Allocates zeros.</summary>
    /// <param name="count">Number of elements, 0 or more.</param>
    /// <param name="dtype">Their type.</param>
    /// <returns>An array of float or double, and the offset of the first element in bytes.</returns>
    internal static (Array Array, nuint Start) Allocate(int count, DType dtype) => dtype == DType.Float32 ? Allocate<float>(count) : Allocate<double>(count);

    private static (Array Array, nuint Start) Allocate<T>(int count)
        where T : unmanaged
    {
        long size = (long)count * sizeof(T);
        if (size < Smallest || count > Array.MaxLength - (CacheLine / sizeof(T)))
        {
            return (new T[count], 0);
        }

        T[] array = GC.AllocateArray<T>(count + (CacheLine / sizeof(T)), pinned: size >= LargeObject);
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        return (array, (nuint)(-address & (CacheLine - 1)));
    }
}
