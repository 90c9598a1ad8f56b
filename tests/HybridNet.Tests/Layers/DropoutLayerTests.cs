namespace HybridNet.Tests.Layers;

public class DropoutLayerTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Mask_IsZeroOrOneOverTheKeptShare(double rate)
    {
        (_, DropoutState state, _) = Forward(rate, new Matrix(100, 100));
        double kept = 1 / (1 - rate);
        double[] mask = state.Mask!.AsDoubleSpan().ToArray();
        Assert.All(mask, value => Assert.True(value == 0 || value == kept, $"{value}"));
        Assert.InRange(mask.Count(value => value == 0), (10_000 * rate) - 250, (10_000 * rate) + 250);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.7)]
    public void Mask_IsDrawnAsNumPysBinomial(double rate)
    {
        (_, DropoutState state, NumPyRandom random) = Forward(rate, new Matrix(5, 7));
        var expected = new NumPyRandom(seed: 2);
        var drawn = new double[35];
        expected.FillBernoulli(1 - rate, drawn);
        Same.Bits(Matrix.From(Array.ConvertAll(drawn, one => one / (1 - rate)), 5, 7), state.Mask!);
        Assert.Equal(expected.GetState(), random.GetState());
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void Output_IsInputsTimesMaskInDouble(DType dtype)
    {
        Matrix inputs = Numbers.Window(5, 7, dtype, 3);
        (Matrix output, DropoutState state, _) = Forward(0.4, inputs);
        Matrix expected = inputs.As(DType.Float64);
        for (int i = 0; i < 35; i++)
        {
            expected[i / 7, i % 7] *= state.Mask![i / 7, i % 7];
        }

        Same.Bits(expected, output);
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void OutsideTraining_InputsPassAsACopyAndNothingIsDrawn(DType dtype)
    {
        Matrix inputs = Numbers.Window(3, 4, dtype, 3);
        var state = new DropoutState { Mask = new Matrix(3, 4, DType.Float64) };
        var context = new PassContext { Random = new NumPyRandom(seed: 2) };
        Matrix output = new DropoutLayer(0.5).Forward(inputs, state, context);
        Assert.NotSame(inputs, output);
        Assert.Null(state.Mask);
        Same.Bits(inputs, output);
        Assert.Equal(new NumPyRandom(seed: 2).GetState(), context.Random.GetState());
        Matrix gradients = Numbers.Window(3, 4, DType.Float32, 9);
        Matrix back = new DropoutLayer(0.5).Backward(gradients, state);
        Assert.NotSame(gradients, back);
        Same.Bits(gradients, back);
    }

    [Fact]
    public void OutsideTraining_NoGeneratorIsNeeded() => Same.Bits(
        Numbers.Normal(2, 3, DType.Float32, 1), new DropoutLayer(0.5).Forward(Numbers.Normal(2, 3, DType.Float32, 1)));

    [Fact]
    public void Backward_EqualsCentralDifferences()
    {
        Matrix x = Numbers.Normal(4, 5, DType.Float64, 1);
        Matrix g = Numbers.Normal(4, 5, DType.Float64, 2);
        (_, DropoutState state, _) = Forward(0.3, x);
        Matrix gradients = new DropoutLayer(0.3).Backward(g, state);
        Same.Close(Slopes.Of(x, () => Slopes.Dot(Forward(0.3, x).Output, g)), gradients, 1e-6);
    }

    [Fact]
    public void SecondPass_DrawsAnewIntoTheSameMemory()
    {
        (Matrix output, DropoutState state, _) = Forward(0.5, Numbers.Normal(8, 8, DType.Float32, 1));
        Matrix mask = state.Mask!;
        Matrix before = mask.As(DType.Float64);
        Assert.Same(output, new DropoutLayer(0.5).Forward(Numbers.Normal(8, 8, DType.Float32, 1), state, Training(seed: 3)));
        Assert.Same(mask, state.Mask);
        Assert.NotEqual(before.ToDoubleArray(), mask.ToDoubleArray());
    }

    [Fact]
    public void PassWithoutGenerator_IsRefusedAndLeftAsItWas()
    {
        var layer = new DropoutLayer(0.1);
        var state = new DropoutState();
        Assert.Throws<StateException>(() => layer.Forward(new Matrix(2, 2), state, new() { IsTraining = true }));
        Assert.Null(state.Mask);
        Assert.Null(state.Inputs);
        Assert.Null(state.Output);
    }

    [Fact]
    public void KeptShare_IsOneMinusTheRateUnlessGivenItself()
    {
        Assert.Equal(1 - 0.1, new DropoutLayer(0.1).KeepProbability);
        Assert.Equal(0.1, DropoutLayer.Keeping(0.1).KeepProbability);
        Assert.NotEqual(0.1, new DropoutLayer(1 - 0.1).KeepProbability);
        Assert.Empty(new DropoutLayer(0.1).GetParameters());
        Assert.Equal(12, new DropoutLayer(0.1).OutputColumns(12));
        Assert.Equal("dropout layer 0.1", new DropoutLayer(0.1).Name);
    }

    private static (Matrix Output, DropoutState State, NumPyRandom Random) Forward(double rate, Matrix inputs)
    {
        var state = new DropoutState();
        PassContext context = Training(seed: 2);
        return (new DropoutLayer(rate).Forward(inputs, state, context), state, context.Random!);
    }

    private static PassContext Training(long seed) => new() { IsTraining = true, Random = new NumPyRandom(seed) };
}
