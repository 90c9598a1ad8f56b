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
        Check<Divide>((a, b) => MathF.Sqrt(a) / 0.3f / b, (a, b) => Math.Sqrt(a) / 0.3 / b);
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
    private static void Check<TOperator>(Func<float, double, double> narrowFirst, Func<double, float, double> wideFirst)
        where TOperator : struct, IBinaryOperator
    {
        foreach (int length in Enumerable.Range(0, 71).Append(1025))
        {
            double[] doubles = Numbers.Window<double>(length, 13 * length);
            float[] floats = Numbers.Window<float>(length, (29 * length) + 50);
            double[] first = [.. floats.Zip(doubles, narrowFirst)];
            double[] second = [.. doubles.Zip(floats, wideFirst)];
            foreach (int bits in Widths.All)
            {
                string where = $"{typeof(TOperator).Name} of {length} at {bits} bits";
                Check<TOperator>(Matrix.From(floats, 1, length), Matrix.From(doubles, 1, length), first, bits, where);
                Check<TOperator>(Matrix.From(doubles, 1, length), Matrix.From(floats, 1, length), second, bits, where);
            }
        }
    }

    private static void Check<TOperator>(Matrix a, Matrix b, double[] expected, int bits, string where)
        where TOperator : struct, IBinaryOperator
    {
        Matrix result = Matrix.From(expected, 1, expected.Length);
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            var y = new Matrix(1, expected.Length, dtype);
            Widths.At(bits, () => Elementwise.Apply(default(TOperator), a, b, y));
            Same.Bits(result.As(dtype), y, where);
            Widths.At(bits, () => Elementwise.Apply(default(TOperator), a, b, y));
            Same.Bits(result.As(dtype), y, $"{where}, as a row");
        }
    }

    private readonly struct Sum : IBinaryOperator
    {
        TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b) => a + b;
    }

    private readonly struct ScaledSum : IBinaryOperator
    {
        TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b) => (0.1 * a) + b;
    }

    private readonly struct Strong : IBinaryOperator
    {
        TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b) => (new ScalarOperand(0.1, ScalarKind.Strong) * a) + b;
    }

    private readonly struct Difference : IBinaryOperator
    {
        TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b) => (ScalarOperand)0.1 - a - b;
    }

    private readonly struct Product : IBinaryOperator
    {
        TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b) => b * (1.0 - a) * a;
    }

    private readonly struct Divide : IBinaryOperator
    {
        TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b) => TReal.Sqrt(a) / 0.3 / b;
    }

    private readonly struct Magnitude : IBinaryOperator
    {
        TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b) => TReal.Abs(-a * 0.1) - b;
    }

    private readonly struct Choice : IBinaryOperator
    {
        TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b) => TReal.IfLess(a, 0.1, a * 0.3, b);
    }

    private readonly struct ConstantChoice : IBinaryOperator
    {
        TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b) => TReal.IfLessOrEqual(a, 0.0, 0.1, a) + b;
    }

    private readonly struct Equal : IBinaryOperator
    {
        TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b) => TReal.IfEqual(a, a, a, 0.1) * b;
    }

    private readonly struct Strength : IBinaryOperator
    {
        TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b)
        {
            TReal strength = TReal.PromoteConstant(0.1, a);
            return b + TReal.IfLess(a, 0.0, -strength, strength);
        }
    }

    private readonly struct SumOfExp : IBinaryOperator
    {
        TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b) => TReal.Exp(a) + TReal.Exp(b);
    }

    private readonly struct SumOfLog : IBinaryOperator
    {
        TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b) => TReal.Log(a) + TReal.Log(b);
    }

    private readonly struct SumOfTanh : IBinaryOperator
    {
        TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b) => TReal.Tanh(a) + TReal.Tanh(b);
    }
}
