namespace HybridNet.Tests.Layers;

/// <summary>What a state keeps, reuses and refuses, the same for every layer and activation.</summary>
public class LayerStateTests
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
    public void State_KeepsInputsOutputAndGradients(string name)
    {
        LayerState state = All[name].CreateState();
        PassContext context = Training();
        Matrix inputs = Numbers.Normal(3, 4, DType.Float32, 1);
        Matrix output = All[name].Forward(inputs, state, context);
        Assert.Same(inputs, state.Inputs);
        Assert.Same(output, state.Output);
        Assert.NotSame(inputs, output);
        Assert.Same(All[name].Backward(Numbers.Normal(3, 4, DType.Float32, 2), state, context), state.InputGradients);
        Same.Bits(Numbers.Normal(3, 4, DType.Float32, 1), inputs);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SecondPassOfTheSameShape_OverwritesTheSameMemory(string name)
    {
        LayerState state = All[name].CreateState();
        PassContext context = Training();
        Matrix output = All[name].Forward(Numbers.Normal(3, 4, DType.Float32, 1), state, context);
        Matrix gradients = All[name].Backward(Numbers.Normal(3, 4, DType.Float32, 2), state, context);
        Assert.Same(output, All[name].Forward(Numbers.Normal(3, 4, DType.Float32, 3), state, context));
        Assert.Same(gradients, All[name].Backward(Numbers.Normal(3, 4, DType.Float32, 4), state, context));
        LayerState fresh = All[name].CreateState();
        PassContext another = Training();
        another.Random!.FillUniform(new double[12]);
        Same.Bits(All[name].Forward(Numbers.Normal(3, 4, DType.Float32, 3), fresh, another), output, name);
        Same.Bits(All[name].Backward(Numbers.Normal(3, 4, DType.Float32, 4), fresh, another), gradients, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SecondPassOfAnotherShape_LeavesTheFirstOutputAlone(string name)
    {
        LayerState state = All[name].CreateState();
        PassContext context = Training();
        Matrix first = All[name].Forward(Numbers.Normal(3, 4, DType.Float32, 1), state, context);
        Matrix firstGradients = All[name].Backward(Numbers.Normal(3, 4, DType.Float32, 2), state, context);
        (Matrix copy, Matrix copyOfGradients) = (first.As(first.DType), firstGradients.As(firstGradients.DType));
        Assert.Equal(5, All[name].Forward(Numbers.Normal(5, 4, DType.Float32, 3), state, context).Rows);
        Assert.Equal(5, All[name].Backward(Numbers.Normal(5, 4, DType.Float32, 3), state, context).Rows);
        Same.Bits(copy, first);
        Same.Bits(copyOfGradients, firstGradients);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void OutputFedBackIntoItsOwnState_IsNotOverwritten(string name)
    {
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            (LayerState state, LayerState fresh) = (All[name].CreateState(), All[name].CreateState());
            (PassContext context, PassContext another) = (Training(), Training());
            Matrix inputs = state.Output = Numbers.Normal(4, 4, dtype, 1);
            Matrix output = All[name].Forward(inputs, state, context);
            Same.Bits(Numbers.Normal(4, 4, dtype, 1), inputs);
            Same.Bits(All[name].Forward(Numbers.Normal(4, 4, dtype, 1), fresh, another), output);
            Matrix gradients = state.InputGradients = Numbers.Normal(4, 4, dtype, 2);
            Matrix back = All[name].Backward(gradients, state, context);
            Same.Bits(Numbers.Normal(4, 4, dtype, 2), gradients);
            Same.Bits(All[name].Backward(Numbers.Normal(4, 4, dtype, 2), fresh, another), back);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EmptyBatch_ComesBackEmpty(string name)
    {
        LayerState state = All[name].CreateState();
        PassContext context = Training();
        Assert.Equal("(0, 4)", All[name].Forward(new Matrix(0, 4), state, context).Shape());
        Assert.Equal("(0, 4)", All[name].Backward(new Matrix(0, 4), state, context).Shape());
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
        ILayer layer = All[name];
        LayerState state = layer.CreateState();
        Assert.Throws<ArgumentNullException>("inputs", () => layer.Forward(null!, state, Training()));
        Assert.Throws<ArgumentNullException>("state", () => layer.Forward(new Matrix(3, 4), null!, Training()));
        Assert.Throws<ArgumentNullException>("context", () => layer.Forward(new Matrix(3, 4), state, null!));
        Assert.Throws<ArgumentNullException>("outputGradients", () => layer.Backward(null!, state, Training()));
        Assert.Throws<ArgumentNullException>("state", () => layer.Backward(new Matrix(3, 4), null!, Training()));
        Assert.Throws<ArgumentNullException>("context", () => layer.Backward(new Matrix(3, 4), state, null!));
    }

    [Fact]
    public void InputLayer_PassesOnWhatComes()
    {
        var layer = new InputLayer();
        var state = new LayerState();
        Matrix inputs = Numbers.Normal(3, 4, DType.Float32, 1);
        Matrix gradients = Numbers.Normal(3, 4, DType.Float64, 1);
        Assert.Same(inputs, layer.Forward(inputs, state));
        Same.Bits(gradients, layer.Backward(gradients, state));
        Assert.Equal((inputs, inputs), (state.Inputs, state.Output));
        Assert.Equal(("input layer", 7), (layer.Name, layer.OutputColumns(7)));
        Assert.Empty(layer.GetParameters());
    }

    [Fact]
    public void InputLayer_DoesNotGiveTheBatchAwayToTheNextUserOfItsState()
    {
        var state = new LayerState();
        Matrix batch = Numbers.Normal(3, 4, DType.Float32, 1);
        new InputLayer().Forward(batch, state);
        new ReLUActivation().Forward(Numbers.Normal(3, 4, DType.Float32, 2), state);
        Same.Bits(Numbers.Normal(3, 4, DType.Float32, 1), batch);
    }

    private static PassContext Training() => new() { IsTraining = true, Random = new NumPyRandom(seed: 0) };
}
