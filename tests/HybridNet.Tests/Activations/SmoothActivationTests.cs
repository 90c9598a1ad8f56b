namespace HybridNet.Tests.Activations;

/// <summary>ELU, GELU, softplus and SiLU against their formulas in double, and where these would overflow.</summary>
public class SmoothActivationTests
{
    private static readonly Dictionary<string, Func<IActivation>> Smooth = new()
    {
        ["ELU"] = () => new ELUActivation(0.7),
        ["GELU"] = () => new GELUActivation(),
        ["GELU with tanh"] = () => new GELUActivation(approximate: true),
        ["softplus"] = () => new SoftplusActivation(),
        ["SiLU"] = () => new SiLUActivation(),
    };

    // The formulas with 60 digits, rounded once. A float32 exp and log are each wrong by up to 2.5 units in the last place of 6e-8, a float64 one by 1 of 1.1e-16.
    [Theory]
    [InlineData(-80, -0.7, 1.8048513878454153e-35, -1.4438811102763322e-33)]
    [InlineData(-40, -0.7, 4.248354255291589e-18, -1.6993417021166355e-16)]
    [InlineData(-30, -0.6999999999999345, 9.357622968839737e-14, -2.8072868906517896e-12)]
    [InlineData(-20, -0.6999999985571924, 2.061153620314381e-9, -4.122307236380407e-8)]
    [InlineData(-16.75, -0.6999999627895033, 5.315785113136562e-8, -8.903939827846586e-7)]
    [InlineData(-10, -0.6999682200491663, 4.539889921686465e-5, -0.00045397868702434395)]
    [InlineData(-6, -0.6982648734763336, 0.0024756851377304495, -0.014835738939808645)]
    [InlineData(-2, -0.6052653017343711, 0.1269280110429725, -0.23840584404423512)]
    [InlineData(-1, -0.4424843911799904, 0.3132616875182228, -0.2689414213699951)]
    [InlineData(-0.3125, -0.18786905973735074, 0.5490548622706682, -0.13203269837943382)]
    [InlineData(-0.0009765625, -0.0006832600726170364, 0.6926590185192302, -0.0004880428314398462)]
    [InlineData(-9.5367431640625e-7, -6.675717031613306e-7, 0.6931467037229008, -4.7683693082944956e-7)]
    [InlineData(-9.313225746154785e-10, -6.519258019272584e-10, 0.693147180094284, -4.656612870908988e-10)]
    [InlineData(0, 0, 0.6931471805599453, 0)]
    [InlineData(9.313225746154785e-10, 9.313225746154785e-10, 0.6931471810256066, 4.656612875245797e-10)]
    [InlineData(0.0009765625, 0.0009765625, 0.6936355810192302, 0.0004885196685601537)]
    [InlineData(0.3125, 0.3125, 0.8615548622706682, 0.18046730162056618)]
    [InlineData(1, 1, 1.3132616875182228, 0.7310585786300049)]
    [InlineData(2, 2, 2.1269280110429727, 1.7615941559557649)]
    [InlineData(6, 6, 6.00247568513773, 5.985164261060191)]
    [InlineData(30, 30, 30.000000000000092, 29.999999999997193)]
    public void Formulas_AreThoseOfTheTextbook(double x, double elu, double softplus, double silu)
    {
        foreach ((string name, double y) in new[] { ("ELU", elu), ("softplus", softplus), ("SiLU", silu) })
        {
            Assert.Equal(y, One(Smooth[name](), x, DType.Float64), Math.Abs(y) * 1e-15);
            Assert.Equal(y, One(Smooth[name](), x, DType.Float32), Math.Abs(y) * 1e-6);
        }
    }

    [Theory] // the same; at -2, 1 + tanh has lost a digit and a half
    [InlineData(-2, -0.04540230591222498)]
    [InlineData(-1, -0.1588080093917233)]
    [InlineData(-0.3125, -0.11791864419410739)]
    [InlineData(-0.0009765625, -0.00048790078905422456)]
    [InlineData(-9.5367431640625e-7, -4.768367953672347e-7)]
    [InlineData(-9.313225746154785e-10, -4.65661286961712e-10)]
    [InlineData(0, 0)]
    [InlineData(9.313225746154785e-10, 4.656612876537665e-10)]
    [InlineData(0.0009765625, 0.0004886617109457754)]
    [InlineData(0.3125, 0.19458135580589261)]
    [InlineData(1, 0.8411919906082767)]
    [InlineData(2, 1.954597694087775)]
    [InlineData(6, 5.9999999999156035)]
    [InlineData(30, 30)]
    public void GELUWithTanh_IsThatOfThePaper(double x, double y)
    {
        Assert.Equal(y, One(Smooth["GELU with tanh"](), x, DType.Float64), Math.Abs(y) * 1e-14);
        Assert.Equal(y, One(Smooth["GELU with tanh"](), x, DType.Float32), Math.Abs(y) * 4e-6);
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

    [Theory] // half is the slope at -0.0
    [InlineData("ELU", 0.7)]
    [InlineData("GELU", 0.5)]
    [InlineData("GELU with tanh", 0.5)]
    [InlineData("softplus", 0.5)]
    [InlineData("SiLU", 0.5)]
    public void Slopes_FarFromZero_AreZeroAndOne(string name, double atZero)
    {
        double[] far = [1e3, 1e10, 1e20, 1e38, double.PositiveInfinity];
        double[] x = [.. far.Select(each => -each), -0.0, double.NaN, .. far];
        double[] slopes = [.. far.Select(_ => 0.0), atZero, double.NaN, .. far.Select(_ => 1.0)];
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            foreach (DType ofGradients in Enum.GetValues<DType>())
            {
                foreach (int bits in Widths.All)
                {
                    double[] dx = Widths.At(bits, () => Slopes(Smooth[name](), Matrix.From([[.. x, .. x]]).As(dtype), ofGradients));
                    Assert.Equal([.. slopes, .. slopes], dx.Select(each => Math.Round(each, 6)));
                }
            }
        }
    }

    [Fact]
    public void Slopes_OfTheLargestDoubles_AreZeroAndOne()
    {
        foreach (Func<IActivation> make in Smooth.Values)
        {
            Assert.Equal([0.0, 0, 1, 1], Slopes(make(), Matrix.From([[-double.MaxValue, -1e160, 1e160, double.MaxValue]]), DType.Float64));
        }
    }

    [Fact]
    public void AnAlpha_IsFinite() => Refused.With<ArgumentOutOfRangeException>(
        "ELU: alpha is NaN; it must be a finite number.", () => _ = new ELUActivation(double.NaN));

    private static double[] Slopes(IActivation activation, Matrix x, DType ofGradients)
    {
        LayerState state = activation.CreateState();
        activation.Forward(x, state);
        Matrix ones = Matrix.From([Enumerable.Repeat(1.0, x.Columns).ToArray()]).As(ofGradients);
        return activation.Backward(ones, state).ToDoubleRows()[0];
    }

    private static double One(IActivation activation, double x, DType dtype) => activation.Forward(Matrix.From(new[,] { { x } }).As(dtype))[0, 0];
}
