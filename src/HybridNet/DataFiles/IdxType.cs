namespace HybridNet;

/// <summary>The type of the elements of an IDX file, with its number in the file.</summary>
public enum IdxType
{
    /// <summary>8 bits, 0 to 255: pixels, labels.</summary>
    UnsignedByte = 0x08,

    /// <summary>8 bits, -128 to 127.</summary>
    SignedByte = 0x09,

    /// <summary>Signed 16-bit integers.</summary>
    Int16 = 0x0B,

    /// <summary>Signed 32-bit integers.</summary>
    Int32 = 0x0C,

    /// <summary>32-bit floating point.</summary>
    Float32 = 0x0D,

    /// <summary>64-bit floating point.</summary>
    Float64 = 0x0E,
}
