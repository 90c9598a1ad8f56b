namespace HybridNet.Tests.Activations;

/// <summary>ELU, GELU, softplus and SiLU against their formulas in double, and where these would overflow.</summary>
public class SmoothActivationTests
{
    private static readonly double[] X = [-30, -6, -2, -1, -0.3, -1e-3, 0, 1e-3, 0.3, 1, 2, 6, 30];

    [Fact]
    public void Formulas_AreThoseOfTheTextbook()
    {
        Gives(new ELUActivation(0.7), x => x > 0 ? x : 0.7 * (Math.Exp(x) - 1));
        Gives(new SoftplusActivation(), x => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))));
        Gives(new SiLUActivation(), x => x / (1 + Math.Exp(-x)));
        Gives(new GELUActivation(approximate: true), x => x / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))));
    }

    [Theory] // x times the share of the normal distribution below x, with 17 digits; at -5 the rounding of x^2 / 2 alone is 2e-15 of it
    [InlineData(-5, -1.4332578593959695e-06)]
    [InlineData(-1, -0.15865525393145705)]
    [InlineData(-0.25, -0.10032341857926907)]
    [InlineData(0, 0)]
    [InlineData(0.5, 0.34573123063700656)]
    [InlineData(1, 0.84134474606854293)]
    [InlineData(3, 2.99595030590511)]
    [InlineData(40, 40)]
    public void GELU_IsTheShareOfTheNormalDistribution(double x, double y)
    {
        Matrix at = Matrix.From(new[,] { { x } });
        Assert.Equal(y, new GELUActivation().Forward(at)[0, 0], Math.Abs(y) * 4e-15);
        Assert.Equal(y, new GELUActivation().Forward(at.As(DType.Float32))[0, 0], Math.Abs(y) * 4e-6);
    }

    [Fact]
    public void LargeNumbers_DoNotOverflow()
    {
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            Matrix x = Matrix.From([[-1000.0, 1000]]).As(dtype);
            foreach (IActivation activation in (IActivation[])[new SoftplusActivation(), new SiLUActivation(), new GELUActivation(), new GELUActivation(true)])
            {
                Assert.Equal([0.0, 1000], activation.Forward(x).ToDoubleRows()[0]);
            }

            Assert.Equal([-1.0, 1000], new ELUActivation().Forward(x).ToDoubleRows()[0]);
        }
    }

    [Fact]
    public void AnAlpha_IsFinite() => Refused.With<ArgumentOutOfRangeException>(
        "ELU: alpha is NaN; it must be a finite number.", () => _ = new ELUActivation(double.NaN));

    private static void Gives(IActivation activation, Func<double, double> formula)
    {
        Matrix y = activation.Forward(Matrix.From([X]));
        Matrix single = activation.Forward(Matrix.From([X]).As(DType.Float32));
        for (int j = 0; j < X.Length; j++)
        {
            Assert.Equal(formula(X[j]), y[0, j], 1e-15 * Math.Max(1, Math.Abs(X[j])));
            Assert.Equal(formula((float)X[j]), single[0, j], 1e-6 * Math.Max(1, Math.Abs(X[j])));
        }
    }
}
