namespace HybridNet.Tests.Numerics;

/// <summary>
/// Formulas whose operands are float32 and float64: every step has NumPy's dtype, that of its own operands, with constants taking the dtype
/// they meet. The expected numbers are written with C#'s floats and doubles, which round at the same places.
/// </summary>
public class MixedTests
{
    [Fact]
    public void Steps_RoundInTheirOwnDtype()
    {
        Check<Sum>((a, b) => a + b, (a, b) => a + b);
        Check<ScaledSum>((a, b) => (0.1f * a) + b, (a, b) => (0.1 * a) + b);
        Check<Difference>((a, b) => 0.1f - a - b, (a, b) => 0.1 - a - b);
        Check<Product>((a, b) => b * (1f - a) * a, (a, b) => b * (1 - a) * a);
        Check<Quotient>((a, b) => MathF.Sqrt(a) / 0.3f / b, (a, b) => Math.Sqrt(a) / 0.3 / b);
        Check<Magnitude>((a, b) => MathF.Abs(-a * 0.1f) - b, (a, b) => Math.Abs(-a * 0.1) - b);
    }

    [Fact]
    public void Choices_TakeTheWiderDtypeOfWhatIsChosenFrom()
    {
        Check<Choice>((a, b) => a < 0.1f ? a * 0.3f : b, (a, b) => a < 0.1 ? a * 0.3 : b);
        Check<ConstantChoice>((a, b) => (a <= 0 ? 0.1f : a) + b, (a, b) => (a <= 0 ? 0.1 : a) + b);
        Check<Equal>((a, b) => (float.IsNaN(a) ? 0.1f : a) * b, (a, b) => (double.IsNaN(a) ? 0.1 : a) * b);
    }

    [Fact]
    public void ConstantBesideANumber_TakesItsDtype() => Check<Strength>((a, b) => b + (a < 0 ? -0.1f : 0.1f), (a, b) => b + (a < 0 ? -0.1 : 0.1));

    [Fact]
    public void StrongNumber_MakesFloat64OfWhatItMeets() => Check<Strong>((a, b) => (0.1 * a) + b, (a, b) => (0.1 * a) + b);

    [Fact]
    public void Functions_TakeTheDtypeOfTheirOwnOperand()
    {
        Check<SumOfExp>((a, b) => FloatExp(a) + Math.Exp(b), (a, b) => Math.Exp(a) + FloatExp(b));
        Check<SumOfLog>((a, b) => FloatLog(a) + Math.Log(b), (a, b) => Math.Log(a) + FloatLog(b));
        Check<SumOfTanh>((a, b) => (float)Math.Tanh(a) + HyperbolicTangent.Of(b), (a, b) => HyperbolicTangent.Of(a) + (float)Math.Tanh(b));
    }

    private static float FloatExp(float x) => SimdFunctions.Exp<Scalar<float>, float>(new(x)).Value;

    private static float FloatLog(float x) => SimdFunctions.Log<Scalar<float>, float>(new(x)).Value;

    /// <summary>The formula of (float32, float64) and of (float64, float32), on every length, at every width, over tiles and rows.</summary>
    private static void Check<TFormula>(Func<float, double, double> narrowFirst, Func<double, float, double> wideFirst)
        where TFormula : struct, IFormula2
    {
        foreach (int length in Enumerable.Range(0, 71).Append(1025))
        {
            double[] doubles = Numbers.Window<double>(length, 13 * length);
            float[] floats = Numbers.Window<float>(length, (29 * length) + 50);
            double[] first = [.. floats.Zip(doubles, narrowFirst)];
            double[] second = [.. doubles.Zip(floats, wideFirst)];
            foreach (int bits in Widths.All)
            {
                string where = $"{typeof(TFormula).Name} of {length} at {bits} bits";
                Check<TFormula>(Matrix.From(floats, 1, length), Matrix.From(doubles, 1, length), first, bits, where);
                Check<TFormula>(Matrix.From(doubles, 1, length), Matrix.From(floats, 1, length), second, bits, where);
            }
        }
    }

    private static void Check<TFormula>(Matrix a, Matrix b, double[] expected, int bits, string where)
        where TFormula : struct, IFormula2
    {
        Matrix result = Matrix.From(expected, 1, expected.Length);
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            var y = new Matrix(1, expected.Length, dtype);
            Widths.At(bits, () => Elementwise.Apply(default(TFormula), a, b, y));
            Same.Bits(result.As(dtype), y, where);
            Widths.At(bits, () => Elementwise.Apply(default(TFormula), a, b, y));
            Same.Bits(result.As(dtype), y, $"{where}, as a row");
        }
    }

    private readonly struct Sum : IFormula2
    {
        TReal IFormula2.Apply<TReal>(TReal a, TReal b) => a + b;
    }

    private readonly struct ScaledSum : IFormula2
    {
        TReal IFormula2.Apply<TReal>(TReal a, TReal b) => (0.1 * a) + b;
    }

    private readonly struct Strong : IFormula2
    {
        TReal IFormula2.Apply<TReal>(TReal a, TReal b) => (new WeakScalar(0.1, true) * a) + b;
    }

    private readonly struct Difference : IFormula2
    {
        TReal IFormula2.Apply<TReal>(TReal a, TReal b) => (WeakScalar)0.1 - a - b;
    }

    private readonly struct Product : IFormula2
    {
        TReal IFormula2.Apply<TReal>(TReal a, TReal b) => b * (1.0 - a) * a;
    }

    private readonly struct Quotient : IFormula2
    {
        TReal IFormula2.Apply<TReal>(TReal a, TReal b) => TReal.Sqrt(a) / 0.3 / b;
    }

    private readonly struct Magnitude : IFormula2
    {
        TReal IFormula2.Apply<TReal>(TReal a, TReal b) => TReal.Abs(-a * 0.1) - b;
    }

    private readonly struct Choice : IFormula2
    {
        TReal IFormula2.Apply<TReal>(TReal a, TReal b) => TReal.IfLess(a, 0.1, a * 0.3, b);
    }

    private readonly struct ConstantChoice : IFormula2
    {
        TReal IFormula2.Apply<TReal>(TReal a, TReal b) => TReal.IfLessOrEqual(a, 0.0, 0.1, a) + b;
    }

    private readonly struct Equal : IFormula2
    {
        TReal IFormula2.Apply<TReal>(TReal a, TReal b) => TReal.IfEqual(a, a, a, 0.1) * b;
    }

    private readonly struct Strength : IFormula2
    {
        TReal IFormula2.Apply<TReal>(TReal a, TReal b)
        {
            TReal strength = TReal.Beside(0.1, a);
            return b + TReal.IfLess(a, 0.0, -strength, strength);
        }
    }

    private readonly struct SumOfExp : IFormula2
    {
        TReal IFormula2.Apply<TReal>(TReal a, TReal b) => TReal.Exp(a) + TReal.Exp(b);
    }

    private readonly struct SumOfLog : IFormula2
    {
        TReal IFormula2.Apply<TReal>(TReal a, TReal b) => TReal.Log(a) + TReal.Log(b);
    }

    private readonly struct SumOfTanh : IFormula2
    {
        TReal IFormula2.Apply<TReal>(TReal a, TReal b) => TReal.Tanh(a) + TReal.Tanh(b);
    }
}
