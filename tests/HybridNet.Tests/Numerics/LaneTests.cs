using System.Numerics;

namespace HybridNet.Tests.Numerics;

/// <summary>Every operation of every lane against the plain operator, at the places where critical numbers meet.</summary>
public class LaneTests
{
    [Fact]
    public void Operations_OfEveryLane_EqualThePlainOperators()
    {
        Operations<Lane512<float>, float>();
        Operations<Lane256<float>, float>();
        Operations<Lane128<float>, float>();
        Operations<Scalar<float>, float>();
        Operations<Lane512<double>, double>();
        Operations<Lane256<double>, double>();
        Operations<Lane128<double>, double>();
        Operations<Scalar<double>, double>();
    }

    [Fact]
    public void LibraryFunctions_OfEveryLane_EqualTheLibrary()
    {
        Library<Lane512<float>, float>(MathF.Exp, MathF.Log, MathF.Tanh, x => (float)Math.Tanh(x));
        Library<Lane256<float>, float>(MathF.Exp, MathF.Log, MathF.Tanh, x => (float)Math.Tanh(x));
        Library<Lane128<float>, float>(MathF.Exp, MathF.Log, MathF.Tanh, x => (float)Math.Tanh(x));
        Library<Scalar<float>, float>(MathF.Exp, MathF.Log, MathF.Tanh, x => (float)Math.Tanh(x));
        Library<Lane512<double>, double>(Math.Exp, Math.Log, Math.Tanh, HyperbolicTangent.Of);
        Library<Lane256<double>, double>(Math.Exp, Math.Log, Math.Tanh, HyperbolicTangent.Of);
        Library<Lane128<double>, double>(Math.Exp, Math.Log, Math.Tanh, HyperbolicTangent.Of);
        Library<Scalar<double>, double>(Math.Exp, Math.Log, Math.Tanh, HyperbolicTangent.Of);
    }

    [Fact]
    public void PowerOfTwo_OfEveryWholeNumber_IsThatPower()
    {
        PowersOfTwo<Lane512<float>>();
        PowersOfTwo<Lane256<float>>();
        PowersOfTwo<Lane128<float>>();
        PowersOfTwo<Scalar<float>>();
    }

    [Fact]
    public void Split_OfPositiveNormals_GivesExponentAndMantissa()
    {
        Splits<Lane512<float>>();
        Splits<Lane256<float>>();
        Splits<Lane128<float>>();
        Splits<Scalar<float>>();
    }

    [Fact]
    public void LoadAndStore_TouchTheirOwnNumbersOnly()
    {
        LoadsAndStores<Lane512<float>, float>(16);
        LoadsAndStores<Lane256<float>, float>(8);
        LoadsAndStores<Lane128<float>, float>(4);
        LoadsAndStores<Scalar<float>, float>(1);
        LoadsAndStores<Lane512<double>, double>(8);
        LoadsAndStores<Lane256<double>, double>(4);
        LoadsAndStores<Lane128<double>, double>(2);
        LoadsAndStores<Scalar<double>, double>(1);
    }

    [Fact]
    public void Force_HoldsForItsOwnThreadUntilReleased()
    {
        int elsewhere = 0;
        Widths.At(128, () =>
        {
            Assert.Equal(128, LaneWidth.Current);
            var other = new Thread(() => elsewhere = LaneWidth.Current);
            other.Start();
            other.Join();
        });
        Assert.Equal(LaneWidth.Widest, elsewhere);
        Assert.Equal(LaneWidth.Widest, LaneWidth.Current);
    }

    private static void Operations<TLane, T>()
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Same<TLane, T>("a + b", (a, b, _) => a + b, (a, b, _) => a + b);
        Same<TLane, T>("a - b", (a, b, _) => a - b, (a, b, _) => a - b);
        Same<TLane, T>("a * b", (a, b, _) => a * b, (a, b, _) => a * b);
        Same<TLane, T>("a / b", (a, b, _) => a / b, (a, b, _) => a / b);
        Same<TLane, T>("-a", (a, _, _) => -a, (a, _, _) => -a);
        Same<TLane, T>("|a|", (a, _, _) => TLane.Abs(a), (a, _, _) => T.Abs(a));
        Same<TLane, T>("sqrt a", (a, _, _) => TLane.Sqrt(a), (a, _, _) => T.Sqrt(a));
        Same<TLane, T>("fma", TLane.FusedMultiplyAdd, T.FusedMultiplyAdd);
        Same<TLane, T>("a < b", (a, b, c) => TLane.IfLess(a, b, a, c), (a, b, c) => a < b ? a : c);
        Same<TLane, T>("a <= b", (a, b, c) => TLane.IfLessOrEqual(a, b, a, c), (a, b, c) => a <= b ? a : c);
        Same<TLane, T>("a == b", (a, b, c) => TLane.IfEqual(a, b, a, c), (a, b, c) => a == b ? a : c);
        Same<TLane, T>("a == a", (a, b, c) => TLane.IfEqual(a, a, b, c), (a, b, c) => T.IsNaN(a) ? c : b);
        Same<TLane, T>("to float", (a, _, _) => TLane.RoundToFloat(a), (a, _, _) => T.CreateTruncating(float.CreateTruncating(a)));
        Same<TLane, T>("constant", (_, _, _) => 0.1, (_, _, _) => T.CreateTruncating(0.1));
        Same<TLane, T>("field", (_, _, _) => (WeakScalar)0.1, (_, _, _) => T.CreateTruncating(0.1));
    }

    private static void Library<TLane, T>(Func<T, T> exp, Func<T, T> log, Func<T, T> tanh, Func<T, T> tanhInDouble)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Same<TLane, T>("exp", (a, _, _) => LibmFunctions.Exp<TLane, T>(a), (a, _, _) => exp(a));
        Same<TLane, T>("log", (a, _, _) => LibmFunctions.Log<TLane, T>(a), (a, _, _) => log(a));
        Same<TLane, T>("tanh", (a, _, _) => LibmFunctions.Tanh<TLane, T>(a), (a, _, _) => tanh(a));
        Same<TLane, T>("tanh in double", (a, _, _) => SimdFunctions.Tanh<TLane, T>(a), (a, _, _) => tanhInDouble(a));
    }

    private static void Same<TLane, T>(string operation, Func<TLane, TLane, TLane, TLane> lane, Func<T, T, T, T> plain)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int start = 0; start < Numbers.All.Length; start++)
        {
            for (int shift = 0; shift < Numbers.All.Length; shift += 7)
            {
                T[] a = Numbers.Window<T>(TLane.Width, start);
                T[] b = Numbers.Window<T>(TLane.Width, start + shift);
                T[] c = Numbers.Window<T>(TLane.Width, start + (3 * shift) + 1);
                var actual = new T[TLane.Width];
                lane(TLane.Load(ref a[0], 0), TLane.Load(ref b[0], 0), TLane.Load(ref c[0], 0)).Store(ref actual[0], 0);
                T[] expected = [.. a.Select((_, i) => plain(a[i], b[i], c[i]))];
                Tests.Same.Bits<T>(expected, actual, $"{typeof(TLane)}: {operation}");
            }
        }
    }

    private static void PowersOfTwo<TLane>()
        where TLane : struct, ILane<TLane, float>
    {
        for (int first = -126; first <= 127 - TLane.Width + 1; first++)
        {
            float[] exponents = [.. Enumerable.Range(first, TLane.Width).Select(n => (float)n)];
            var powers = new float[TLane.Width];
            TLane.PowerOfTwo(TLane.Load(ref exponents[0], 0)).Store(ref powers[0], 0);
            Tests.Same.Bits<float>([.. exponents.Select(n => MathF.ScaleB(1, (int)n))], powers);
        }
    }

    private static void Splits<TLane>()
        where TLane : struct, ILane<TLane, float>
    {
        float[] all = [.. Numbers.Window<float>(Numbers.All.Length, 0), 1.17549435e-38f, 3.4028235e38f];
        float[] normals = [.. all.Where(x => float.IsNormal(x) && x > 0)];
        for (int first = 0; first <= normals.Length - TLane.Width; first++)
        {
            (TLane e, TLane m) = TLane.Split(TLane.Load(ref normals[first], 0));
            var exponents = new float[TLane.Width];
            var mantissas = new float[TLane.Width];
            e.Store(ref exponents[0], 0);
            m.Store(ref mantissas[0], 0);
            for (int i = 0; i < TLane.Width; i++)
            {
                Assert.InRange(mantissas[i], 0.5f, MathF.BitDecrement(1));
                Tests.Same.Bits(normals[first + i], Math.ScaleB(mantissas[i], (int)exponents[i]));
            }
        }
    }

    private static void LoadsAndStores<TLane, T>(int width)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Assert.Equal(width, TLane.Width);
        T[] numbers = Numbers.Window<T>(width + 1, 5);
        float[] floats = Numbers.Window<float>(width + 1, 5);
        T[] stored = Numbers.Window<T>(width + 2, 50);
        float[] storedFloats = Numbers.Window<float>(width + 2, 50);
        T[] widened = new T[width];
        T[] expected = [stored[0], .. numbers.AsSpan(1), stored[^1]];
        float[] expectedFloats = [storedFloats[0], .. floats.AsSpan(1), storedFloats[^1]];
        TLane.Load(ref numbers[0], 1).Store(ref stored[0], 1);
        TLane.Load(ref numbers[0], 1).StoreFloats(ref storedFloats[0], 1);
        TLane.LoadFloats(ref floats[0], 1).Store(ref widened[0], 0);
        Tests.Same.Bits<T>(expected, stored);
        Tests.Same.Bits<float>(expectedFloats, storedFloats);
        Tests.Same.Bits<T>([.. floats.Skip(1).Select(T.CreateTruncating)], widened);
    }
}
