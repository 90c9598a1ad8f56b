namespace HybridNet;

/// <summary>What the elements of an IDX file are, numbered as in the file.</summary>
public enum IdxType
{
    /// <summary>8 bits, 0 to 255: pixels, labels.</summary>
    UnsignedByte = 0x08,

    /// <summary>8 bits, -128 to 127.</summary>
    SignedByte = 0x09,

    /// <summary>16 bits with a sign.</summary>
    Int16 = 0x0B,

    /// <summary>32 bits with a sign.</summary>
    Int32 = 0x0C,

    /// <summary>32-bit floating point.</summary>
    Float32 = 0x0D,

    /// <summary>64-bit floating point.</summary>
    Float64 = 0x0E,
}
