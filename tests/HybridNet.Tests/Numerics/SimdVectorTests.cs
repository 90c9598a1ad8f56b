using System.Numerics;

namespace HybridNet.Tests.Numerics;

/// <summary>Every operation of every vector against the plain operator, for all pairs of critical numbers.</summary>
public class SimdVectorTests
{
    [Fact]
    public void Operations_OfEveryLane_EqualThePlainOperators()
    {
        Operations<SimdVector512<float>, float>();
        Operations<SimdVector256<float>, float>();
        Operations<SimdVector128<float>, float>();
        Operations<Scalar<float>, float>();
        Operations<SimdVector512<double>, double>();
        Operations<SimdVector256<double>, double>();
        Operations<SimdVector128<double>, double>();
        Operations<Scalar<double>, double>();
    }

    [Fact]
    public void LibraryFunctions_OfEveryLane_EqualTheLibrary()
    {
        Library<SimdVector512<float>, float>(MathF.Exp, MathF.Log, MathF.Tanh, x => (float)Math.Tanh(x));
        Library<SimdVector256<float>, float>(MathF.Exp, MathF.Log, MathF.Tanh, x => (float)Math.Tanh(x));
        Library<SimdVector128<float>, float>(MathF.Exp, MathF.Log, MathF.Tanh, x => (float)Math.Tanh(x));
        Library<Scalar<float>, float>(MathF.Exp, MathF.Log, MathF.Tanh, x => (float)Math.Tanh(x));
        Library<SimdVector512<double>, double>(Math.Exp, Math.Log, Math.Tanh, HyperbolicTangent.Of);
        Library<SimdVector256<double>, double>(Math.Exp, Math.Log, Math.Tanh, HyperbolicTangent.Of);
        Library<SimdVector128<double>, double>(Math.Exp, Math.Log, Math.Tanh, HyperbolicTangent.Of);
        Library<Scalar<double>, double>(Math.Exp, Math.Log, Math.Tanh, HyperbolicTangent.Of);
    }

    [Fact]
    public void PowerOfTwo_OfEveryWholeNumber_IsThatPower()
    {
        PowersOfTwo<SimdVector512<float>>();
        PowersOfTwo<SimdVector256<float>>();
        PowersOfTwo<SimdVector128<float>>();
        PowersOfTwo<Scalar<float>>();
    }

    [Fact]
    public void Split_OfPositiveNormals_GivesExponentAndMantissa()
    {
        Splits<SimdVector512<float>>();
        Splits<SimdVector256<float>>();
        Splits<SimdVector128<float>>();
        Splits<Scalar<float>>();
    }

    [Fact]
    public void LoadAndStore_TouchTheirOwnNumbersOnly()
    {
        LoadsAndStores<SimdVector512<float>, float>(16);
        LoadsAndStores<SimdVector256<float>, float>(8);
        LoadsAndStores<SimdVector128<float>, float>(4);
        LoadsAndStores<Scalar<float>, float>(1);
        LoadsAndStores<SimdVector512<double>, double>(8);
        LoadsAndStores<SimdVector256<double>, double>(4);
        LoadsAndStores<SimdVector128<double>, double>(2);
        LoadsAndStores<Scalar<double>, double>(1);
    }

    [Fact]
    public void Force_HoldsForItsOwnThreadUntilReleased()
    {
        int elsewhere = 0;
        Widths.At(128, () =>
        {
            Assert.Equal(128, VectorWidth.Current);
            var other = new Thread(() => elsewhere = VectorWidth.Current);
            other.Start();
            other.Join();
        });
        Assert.Equal(VectorWidth.Widest, elsewhere);
        Assert.Equal(VectorWidth.Widest, VectorWidth.Current);
    }

    private static void Operations<TVector, T>()
        where TVector : struct, ISimdVector<TVector, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Same<TVector, T>("a + b", (a, b, _) => a + b, (a, b, _) => a + b);
        Same<TVector, T>("a - b", (a, b, _) => a - b, (a, b, _) => a - b);
        Same<TVector, T>("a * b", (a, b, _) => a * b, (a, b, _) => a * b);
        Same<TVector, T>("a / b", (a, b, _) => a / b, (a, b, _) => a / b);
        Same<TVector, T>("-a", (a, _, _) => -a, (a, _, _) => -a);
        Same<TVector, T>("|a|", (a, _, _) => TVector.Abs(a), (a, _, _) => T.Abs(a));
        Same<TVector, T>("sqrt a", (a, _, _) => TVector.Sqrt(a), (a, _, _) => T.Sqrt(a));
        Same<TVector, T>("fma", TVector.FusedMultiplyAdd, T.FusedMultiplyAdd);
        Same<TVector, T>("a < b", (a, b, c) => TVector.IfLess(a, b, a, c), (a, b, c) => a < b ? a : c);
        Same<TVector, T>("a <= b", (a, b, c) => TVector.IfLessOrEqual(a, b, a, c), (a, b, c) => a <= b ? a : c);
        Same<TVector, T>("a == b", (a, b, c) => TVector.IfEqual(a, b, a, c), (a, b, c) => a == b ? a : c);
        Same<TVector, T>("a == a", (a, b, c) => TVector.IfEqual(a, a, b, c), (a, b, c) => T.IsNaN(a) ? c : b);
        Same<TVector, T>("to float", (a, _, _) => TVector.RoundToFloat(a), (a, _, _) => T.CreateTruncating(float.CreateTruncating(a)));
        Same<TVector, T>("constant", (_, _, _) => 0.1, (_, _, _) => T.CreateTruncating(0.1));
        Same<TVector, T>("field", (_, _, _) => (ScalarOperand)0.1, (_, _, _) => T.CreateTruncating(0.1));
    }

    private static void Library<TVector, T>(Func<T, T> exp, Func<T, T> log, Func<T, T> tanh, Func<T, T> tanhInDouble)
        where TVector : struct, ISimdVector<TVector, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Same<TVector, T>("exp", (a, _, _) => LibmFunctions.Exp<TVector, T>(a), (a, _, _) => exp(a));
        Same<TVector, T>("log", (a, _, _) => LibmFunctions.Log<TVector, T>(a), (a, _, _) => log(a));
        Same<TVector, T>("tanh", (a, _, _) => LibmFunctions.Tanh<TVector, T>(a), (a, _, _) => tanh(a));
        Same<TVector, T>("tanh in double", (a, _, _) => SimdFunctions.Tanh<TVector, T>(a), (a, _, _) => tanhInDouble(a));
    }

    private static void Same<TVector, T>(string operation, Func<TVector, TVector, TVector, TVector> vector, Func<T, T, T, T> plain)
        where TVector : struct, ISimdVector<TVector, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int start = 0; start < Numbers.All.Length; start++)
        {
            for (int shift = 0; shift < Numbers.All.Length; shift += 7)
            {
                T[] a = Numbers.Window<T>(TVector.Width, start);
                T[] b = Numbers.Window<T>(TVector.Width, start + shift);
                T[] c = Numbers.Window<T>(TVector.Width, start + (3 * shift) + 1);
                var actual = new T[TVector.Width];
                vector(TVector.Load(ref a[0], 0), TVector.Load(ref b[0], 0), TVector.Load(ref c[0], 0)).Store(ref actual[0], 0);
                T[] expected = [.. a.Select((_, i) => plain(a[i], b[i], c[i]))];
                Tests.Same.Bits<T>(expected, actual, $"{typeof(TVector)}: {operation}");
            }
        }
    }

    private static void PowersOfTwo<TVector>()
        where TVector : struct, ISimdVector<TVector, float>
    {
        for (int first = -126; first <= 127 - TVector.Width + 1; first++)
        {
            float[] exponents = [.. Enumerable.Range(first, TVector.Width).Select(n => (float)n)];
            var powers = new float[TVector.Width];
            TVector.PowerOfTwo(TVector.Load(ref exponents[0], 0)).Store(ref powers[0], 0);
            Tests.Same.Bits<float>([.. exponents.Select(n => MathF.ScaleB(1, (int)n))], powers);
        }
    }

    private static void Splits<TVector>()
        where TVector : struct, ISimdVector<TVector, float>
    {
        float[] all = [.. Numbers.Window<float>(Numbers.All.Length, 0), 1.17549435e-38f, 3.4028235e38f];
        float[] normals = [.. all.Where(x => float.IsNormal(x) && x > 0)];
        for (int first = 0; first <= normals.Length - TVector.Width; first++)
        {
            (TVector e, TVector m) = TVector.Split(TVector.Load(ref normals[first], 0));
            var exponents = new float[TVector.Width];
            var mantissas = new float[TVector.Width];
            e.Store(ref exponents[0], 0);
            m.Store(ref mantissas[0], 0);
            for (int i = 0; i < TVector.Width; i++)
            {
                Assert.InRange(mantissas[i], 0.5f, MathF.BitDecrement(1));
                Tests.Same.Bits(normals[first + i], Math.ScaleB(mantissas[i], (int)exponents[i]));
            }
        }
    }

    private static void LoadsAndStores<TVector, T>(int width)
        where TVector : struct, ISimdVector<TVector, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Assert.Equal(width, TVector.Width);
        T[] numbers = Numbers.Window<T>(width + 1, 5);
        float[] floats = Numbers.Window<float>(width + 1, 5);
        T[] stored = Numbers.Window<T>(width + 2, 50);
        float[] storedFloats = Numbers.Window<float>(width + 2, 50);
        T[] widened = new T[width];
        T[] expected = [stored[0], .. numbers.AsSpan(1), stored[^1]];
        float[] expectedFloats = [storedFloats[0], .. floats.AsSpan(1), storedFloats[^1]];
        TVector.Load(ref numbers[0], 1).Store(ref stored[0], 1);
        TVector.Load(ref numbers[0], 1).StoreFloats(ref storedFloats[0], 1);
        TVector.LoadFloats(ref floats[0], 1).Store(ref widened[0], 0);
        Tests.Same.Bits<T>(expected, stored);
        Tests.Same.Bits<float>(expectedFloats, storedFloats);
        Tests.Same.Bits<T>([.. floats.Skip(1).Select(T.CreateTruncating)], widened);
    }
}
