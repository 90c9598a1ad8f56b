namespace HybridNet.Tests.Layers;

/// <summary>What a pass keeps, reuses and refuses, the same for every layer and activation.</summary>
public class PassTests
{
    private static readonly Dictionary<string, ILayer> All = new()
    {
        ["dense"] = new DenseLayer(4, 4, new NumPyRandom(seed: 1)),
        ["dropout"] = new DropoutLayer(0.5),
        ["ReLU"] = new ReLUActivation(),
        ["leaky ReLU"] = new LeakyReLUActivation(),
        ["sigmoid"] = new SigmoidActivation(),
        ["tanh"] = new TanhActivation(),
        ["Heaviside"] = new HeavisideActivation(),
        ["linear"] = new LinearActivation(),
        ["softmax"] = new SoftmaxActivation(),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Pass_KeepsInputsOutputAndGradients(string name)
    {
        Pass pass = NewPass();
        Matrix inputs = Numbers.Normal(3, 4, DType.Float32, 1);
        Matrix output = All[name].Forward(inputs, pass);
        Assert.Same(inputs, pass.Inputs);
        Assert.Same(output, pass.Output);
        Assert.NotSame(inputs, output);
        Assert.Same(All[name].Backward(Numbers.Normal(3, 4, DType.Float32, 2), pass), pass.InputGradients);
        Same.Bits(Numbers.Normal(3, 4, DType.Float32, 1), inputs);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SecondPassOfTheSameShape_OverwritesTheSameMemory(string name)
    {
        Pass pass = NewPass();
        Matrix output = All[name].Forward(Numbers.Normal(3, 4, DType.Float32, 1), pass);
        Matrix gradients = All[name].Backward(Numbers.Normal(3, 4, DType.Float32, 2), pass);
        Assert.Same(output, All[name].Forward(Numbers.Normal(3, 4, DType.Float32, 3), pass));
        Assert.Same(gradients, All[name].Backward(Numbers.Normal(3, 4, DType.Float32, 4), pass));
        Pass fresh = NewPass();
        fresh.Random!.FillUniform(new double[12]);
        Same.Bits(All[name].Forward(Numbers.Normal(3, 4, DType.Float32, 3), fresh), output, name);
        Same.Bits(All[name].Backward(Numbers.Normal(3, 4, DType.Float32, 4), fresh), gradients, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SecondPassOfAnotherShape_LeavesTheFirstOutputAlone(string name)
    {
        Pass pass = NewPass();
        Matrix first = All[name].Forward(Numbers.Normal(3, 4, DType.Float32, 1), pass);
        Matrix firstGradients = All[name].Backward(Numbers.Normal(3, 4, DType.Float32, 2), pass);
        (Matrix copy, Matrix copyOfGradients) = (first.As(first.DType), firstGradients.As(firstGradients.DType));
        Assert.Equal(5, All[name].Forward(Numbers.Normal(5, 4, DType.Float32, 3), pass).Rows);
        Assert.Equal(5, All[name].Backward(Numbers.Normal(5, 4, DType.Float32, 3), pass).Rows);
        Same.Bits(copy, first);
        Same.Bits(copyOfGradients, firstGradients);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void OutputFedBackIntoItsOwnPass_IsNotOverwritten(string name)
    {
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            (Pass pass, Pass fresh) = (NewPass(), NewPass());
            Matrix inputs = pass.Output = Numbers.Normal(4, 4, dtype, 1);
            Matrix output = All[name].Forward(inputs, pass);
            Same.Bits(Numbers.Normal(4, 4, dtype, 1), inputs);
            Same.Bits(All[name].Forward(Numbers.Normal(4, 4, dtype, 1), fresh), output);
            Matrix gradients = pass.InputGradients = Numbers.Normal(4, 4, dtype, 2);
            Matrix back = All[name].Backward(gradients, pass);
            Same.Bits(Numbers.Normal(4, 4, dtype, 2), gradients);
            Same.Bits(All[name].Backward(Numbers.Normal(4, 4, dtype, 2), fresh), back);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EmptyBatch_ComesBackEmpty(string name)
    {
        Pass pass = NewPass();
        Assert.Equal("(0, 4)", All[name].Forward(new Matrix(0, 4), pass).Shape());
        Assert.Equal("(0, 4)", All[name].Backward(new Matrix(0, 4), pass).Shape());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Shortcut_LeavesNothingBehindAndIsANewMatrix(string name)
    {
        Matrix inputs = Numbers.Normal(3, 4, DType.Float32, 1);
        Matrix first = All[name].Forward(inputs);
        Matrix second = All[name].Forward(inputs);
        Assert.NotSame(first, second);
        Same.Bits(first, second);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_IsRefused(string name)
    {
        Assert.Throws<ArgumentNullException>("inputs", () => All[name].Forward(null!, NewPass()));
        Assert.Throws<ArgumentNullException>("pass", () => All[name].Forward(new Matrix(3, 4), (Pass)null!));
        Assert.Throws<ArgumentNullException>("outputGradients", () => All[name].Backward(null!, NewPass()));
        Assert.Throws<ArgumentNullException>("pass", () => All[name].Backward(new Matrix(3, 4), null!));
    }

    [Fact]
    public void InputLayer_PassesOnWhatComes()
    {
        var layer = new InputLayer();
        var pass = new Pass();
        Matrix inputs = Numbers.Normal(3, 4, DType.Float32, 1);
        Matrix gradients = Numbers.Normal(3, 4, DType.Float64, 1);
        Assert.Same(inputs, layer.Forward(inputs, pass));
        Same.Bits(gradients, layer.Backward(gradients, pass));
        Assert.Equal((inputs, inputs), (pass.Inputs, pass.Output));
        Assert.Equal(("input layer", 7), (layer.Name, layer.OutputColumns(7)));
        Assert.Empty(layer.Parameters);
    }

    [Fact]
    public void InputLayer_DoesNotGiveTheBatchAwayToTheNextUserOfItsPass()
    {
        var pass = new Pass();
        Matrix batch = Numbers.Normal(3, 4, DType.Float32, 1);
        new InputLayer().Forward(batch, pass);
        new ReLUActivation().Forward(Numbers.Normal(3, 4, DType.Float32, 2), pass);
        Same.Bits(Numbers.Normal(3, 4, DType.Float32, 1), batch);
    }

    private static Pass NewPass() => new() { Training = true, Random = new NumPyRandom(seed: 0) };
}
