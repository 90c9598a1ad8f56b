namespace HybridNet.Tests.Numerics;

/// <summary>Bits written here are those of NumPy 2.4.6; tests/golden compares a stride of all float32 numbers.</summary>
public class ExponentialsTests
{
    [Theory]
    [InlineData(0xbf851592, 0x3eb504f4, 0x3eb504f3)] // -1.0397208, which tells NumPy's flavours apart
    [InlineData(0xc2aeac50, 0x007fffe6, 0x007fffe6)] // subnormal results
    [InlineData(0xc2c80000, 0x0000001b, 0x0000001b)]
    [InlineData(0xc2cff1b4, 0x00000001, 0x00000001)]
    [InlineData(0x3f800000, 0x402df855, 0x402df854)]
    [InlineData(0x41200000, 0x46ac14ef, 0x46ac14ee)]
    [InlineData(0x42b17217, 0x7f7fff84, 0x7f7fff84)] // the largest x with a finite e^x
    [InlineData(0x42b17218, 0x7f800000, 0x7f800000)]
    [InlineData(0x7f800000, 0x7f800000, 0x7f800000)]
    [InlineData(0xff800000, 0x00000000, 0x00000000)]
    [InlineData(0x00000000, 0x3f800000, 0x3f800000)]
    [InlineData(0x80000000, 0x3f800000, 0x3f800000)]
    [InlineData(0x006ce3ee, 0x3f800000, 0x3f800000)] // 1e-38
    [InlineData(0x7fc00000, 0x7fc00000, 0x7fc00000)]
    public void Exp_OfFloat_IsNumPysInEachFlavour(uint x, uint simd, uint libm)
    {
        Is(default(Exp), x, simd, Flavour.Simd);
        Is(default(Exp), x, libm, Flavour.Libm);
    }

    [Theory]
    [InlineData(0x00000001, 0xc2ce8ed0, 0xc2ce8ed0)] // the smallest subnormal
    [InlineData(0x006ce3ee, 0xc2aeff19, 0xc2aeff18)] // 1e-38
    [InlineData(0x00800000, 0xc2aeac50, 0xc2aeac50)] // the smallest normal
    [InlineData(0x3f3504f3, 0xbeb17218, 0xbeb17219)] // on both sides of sqrt(1/2)
    [InlineData(0x3f3504f4, 0xbeb17215, 0xbeb17216)]
    [InlineData(0x3f800001, 0x33fffffe, 0x33ffffff)]
    [InlineData(0x3f7fffff, 0xb3800001, 0xb3800000)]
    [InlineData(0x33d6bf95, 0xc180f1dc, 0xc180f1dc)] // 1e-7
    [InlineData(0x3f800000, 0x00000000, 0x00000000)]
    [InlineData(0x7f7fffff, 0x42b17218, 0x42b17218)]
    [InlineData(0x7f800000, 0x7f800000, 0x7f800000)]
    [InlineData(0x00000000, 0xff800000, 0xff800000)]
    [InlineData(0x80000000, 0xff800000, 0xff800000)]
    [InlineData(0xbf800000, 0x7fc00000, 0x7fc00000)]
    [InlineData(0xff800000, 0x7fc00000, 0x7fc00000)]
    [InlineData(0x7fc00000, 0x7fc00000, 0x7fc00000)]
    public void Log_OfFloat_IsNumPysInEachFlavour(uint x, uint simd, uint libm)
    {
        Is(default(Log), x, simd, Flavour.Simd);
        Is(default(Log), x, libm, Flavour.Libm);
    }

    [Fact]
    public void ExpAndLog_OfDouble_AreTheLibrarysInBothFlavours()
    {
        double[] x = Numbers.Window<double>(Numbers.All.Length, 0);
        double[] exp = Array.ConvertAll(x, Math.Exp);
        double[] log = Array.ConvertAll(x, Math.Log);
        Same.Bits<double>(exp, Computed(default(Exp), x, Flavour.Simd));
        Same.Bits<double>(exp, Computed(default(Exp), x, Flavour.Libm));
        Same.Bits<double>(log, Computed(default(Log), x, Flavour.Simd));
        Same.Bits<double>(log, Computed(default(Log), x, Flavour.Libm));
    }

    private static void Is<TOperator>(TOperator formula, uint x, uint y, Flavour flavour)
        where TOperator : struct, IUnaryOperator => Assert.All(Widths.All, bits => Same.Bits<float>(
            [.. Enumerable.Repeat(BitConverter.UInt32BitsToSingle(y), 19)],
            Widths.At(bits, () => Computed(formula, [.. Enumerable.Repeat(BitConverter.UInt32BitsToSingle(x), 19)], flavour))));

    private static T[] Computed<TOperator, T>(TOperator formula, T[] x, Flavour flavour)
        where TOperator : struct, IUnaryOperator
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var y = new T[x.Length];
        Elementwise.Apply<TOperator, T>(formula, x, y, FunctionSets.Of(flavour));
        return y;
    }
}
