namespace HybridNet.Tests.Numerics;

internal static class FunctionSets
{
    internal static FunctionSet Of(Flavour flavour) => flavour == Flavour.Simd ? FunctionSet.NumPy : FunctionSet.Libm;
}
