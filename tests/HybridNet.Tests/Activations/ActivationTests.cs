namespace HybridNet.Tests.Activations;

/// <summary>What all activations have in common.</summary>
public class ActivationTests
{
    private static readonly Dictionary<string, IActivation> All = new()
    {
        ["ReLU"] = new ReLUActivation(),
        ["leaky ReLU"] = new LeakyReLUActivation(0.2),
        ["sigmoid"] = new SigmoidActivation(),
        ["tanh"] = new TanhActivation(),
        ["linear"] = new LinearActivation(),
        ["Heaviside step"] = new HeavisideActivation(),
        ["softmax"] = new SoftmaxActivation(),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_EqualsCentralDifferences(string name)
    {
        // No number is nearer to a kink than 0.01.
        Matrix x = Numbers.Normal(5, 4, DType.Float64, 1);
        Assert.DoesNotContain(x.AsDoubleSpan().ToArray(), value => Math.Abs(value) < 0.01);
        Matrix g = Numbers.Normal(5, 4, DType.Float64, 2);
        LayerState state = All[name].CreateState();
        All[name].Forward(x, state, Slopes.InDouble);
        Matrix gradients = All[name].Backward(g, state, Slopes.InDouble);
        Same.Close(Slopes.Of(x, () => Slopes.Dot(All[name].Forward(x, Slopes.Double), g)), gradients, 1e-6, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Activation_HasNoParametersAndKeepsTheWidth(string name)
    {
        Assert.Equal(name, All[name].Name);
        Assert.Equal(name, All[name].ToString());
        Assert.Empty(All[name].GetParameters());
        Assert.Equal(17, All[name].OutputColumns(17));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_StaysNaNInItsPlaceOrSpreadsOverTheRowOfASoftmax(string name)
    {
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            for (int index = 0; index < 3; index++)
            {
                Matrix x = Matrix.From(new double[,] { { 1, 2, -1 } }).As(dtype);
                x[0, index] = double.NaN;
                double[] y = All[name].Forward(x).ToDoubleRows()[0];
                Assert.Equal(double.NaN, y[index]);
                Assert.Equal(name == "softmax" ? 3 : 1, y.Count(double.IsNaN));
            }
        }
    }

    [Theory]
    [InlineData("ReLU")]
    [InlineData("leaky ReLU")]
    [InlineData("tanh")]
    [InlineData("linear")]
    [InlineData("Heaviside step")]
    public void Predictions_AreTheOutputItself(string name)
    {
        var output = new Matrix(2, 3);
        Assert.Same(output, All[name].Predictions(output));
    }
}
