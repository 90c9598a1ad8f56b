namespace HybridNet.Tests;

/// <summary>
/// Runs something at a vector width, on this thread alone. Widths the processor lacks are computed in software, to the same bits.
/// </summary>
internal static class Widths
{
    internal static readonly int[] Vectors = [512, 256, 128];

    internal static readonly int[] All = [.. Vectors, 1];

    internal static T At<T>(int bits, Func<T> compute)
    {
        VectorWidth.Force(bits);
        try
        {
            return compute();
        }
        finally
        {
            VectorWidth.Release();
        }
    }

    internal static void At(int bits, Action run) => At(bits, () =>
    {
        run();
        return true;
    });
}
