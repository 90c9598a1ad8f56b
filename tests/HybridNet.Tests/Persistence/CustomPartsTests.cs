using Description = HybridNet.Architecture;

namespace HybridNet.Tests.Persistence;

/// <summary>What may be added to the classes that files know, and what files of them are refused.</summary>
public class CustomPartsTests
{
    private const string Named = "CustomPartsTests.Gain";

    [Fact]
    public void EverySetting_ComesBack()
    {
        CustomParts.AddLayer<Settings>("CustomPartsTests.Settings", (_, file) => Settings.Write(file), file => new(file));
        Model read = Read(Written(new() { new Settings(null) }));
        Assert.Equal((0.1 + 0.2, double.NaN, 3, true, "as \"it\" is"), ((Settings)read.Layers[0]).Read);
    }

    /// <summary>JSON has no NaN: it is a text in the file, and a number in the model that the file is compared with.</summary>
    [Fact]
    public void ARunWithASettingThatIsNaN_IsResumed()
    {
        CustomParts.AddLayer<Settings>("CustomPartsTests.Settings", (_, file) => Settings.Write(file), file => new(file));
        string there = Description.Write(new() { new Settings(null) });
        Assert.Null(Differences.First(JsonFields.Parse(there, "file").Content, Description.Describe(new() { new Settings(null) }, canHaveOthers: true)));
        Assert.Equal(
            "layers[0].b is \"Infinity\" there and \"NaN\" here",
            Differences.First(
                JsonFields.Parse(there.Replace("NaN", "Infinity", StringComparison.Ordinal), "file").Content,
                Description.Describe(new() { new Settings(null) }, canHaveOthers: true)));
    }

    [Fact]
    public void LossAndMetric_ComeBack()
    {
        CustomParts.AddMetric<CountsNothing>("CustomPartsTests.Nothing", (_, _) => { }, _ => new());
        CustomParts.AddLoss<Zero>("CustomPartsTests.Zero", (_, _) => { }, _ => new());
        var model = new Model { new InputLayer() };
        model.Compile(new Zero(), new Sgd(), new CountsNothing());
        Model read = Read(Written(model));
        Assert.IsType<Zero>(read.Loss);
        Assert.IsType<CountsNothing>(read.Metric);
    }

    [Fact]
    public void Names_StandForOneType()
    {
        const string Remedy = "and a name stands for one type. Choose another name, or add a type once.";
        AddGain();
        AddGain();
        Refused.With<ArgumentException>(
            $"custom parts: the layer Gain is to be called \"DenseLayer\"; files call DenseLayer \"DenseLayer\" already, {Remedy}", () => AddGain("DenseLayer"));
        Refused.With<ArgumentException>(
            $"custom parts: the layer Gain is to be called \"Other\"; files call Gain \"{Named}\" already, {Remedy}", () => AddGain("Other"));
        Refused.With<ArgumentException>(
            $"custom parts: the layer ReLUActivation is to be called \"Mine\"; files call ReLUActivation \"ReLUActivation\" already, {Remedy}",
            () => CustomParts.AddLayer<ReLUActivation>("Mine", (_, _) => { }, _ => new()));
    }

    [Fact]
    public void ALayerOfOtherParameters_IsRefused()
    {
        AddGain(read: file => new(file.Parameter("gain"), "other"));
        byte[] saved = Written(new() { new Gain(new(new Matrix(1, 2), "gain"), "gain") });
        Refused.With<InvalidDataException>(
            "model, layers[0]: the parameters gain were read, and the layer has other; both must be the same. Make the layer of the parameters that are read.",
            () => Read(saved));
        AddGain(read: file => new(new(new Matrix(1, 2), "gain"), "gain"));
        Refused.With<InvalidDataException>(
            "model, layers[0]: the parameters none were read, and the layer has gain; both must be the same. Make the layer of the parameters that are read.",
            () => Read(saved));
        AddGain(read: _ => null!);
        Refused.With<InvalidDataException>(
            $"model, layers[0]: the function that reads \"{Named}\" returned null; it must return the part. Correct the function.", () => Read(saved));
        AddGain();
        Assert.IsType<Gain>(Read(saved).Layers[0]);
    }

    [Fact]
    public void WhatIsMissing_IsRefused()
    {
        AddGain();
        string text = Description.Write(new() { new Gain(new(new Matrix(1, 2), "gain"), "gain") });
        Refused.With<InvalidDataException>(
            "net, layers[0], parameters: the field \"gain\" is missing; it must be an object. Add it.",
            () => Description.Read(text.Replace("\"gain\":", "\"gone\":", StringComparison.Ordinal), "net"));
        Refused.With<InvalidDataException>(
            "net, layers[0], parameters, gain: the field \"rows\" is -1; it must be a whole number from 0 to 2147483647. Correct it.",
            () => Description.Read(text.Replace("\"rows\":1", "\"rows\":-1", StringComparison.Ordinal), "net"));
    }

    [Fact]
    public void WhatCannotBeWritten_IsRefused()
    {
        AddGain();
        Refused.With<ArgumentException>(
            "custom parts: parameter (1, 2) has no name; a file keeps the parameters of a custom layer by their names. Give it one where it is made.",
            () => Written(new() { new Gain(new(new Matrix(1, 2)), null) }));
        foreach (string name in new[] { "type", "parameters", "twice" })
        {
            CustomParts.AddMetric<CountsNothing>("CustomPartsTests.Nothing", (_, file) => Twice(file, name), _ => new());
            var model = new Model();
            model.Compile(new MeanSquaredErrorLoss(), new Sgd(), new CountsNothing());
            Refused.With<ArgumentException>(
                $"custom parts: a setting is called \"{name}\"; this name is in use in the description of the part. Choose another name.", () => Written(model));
        }

        CustomParts.AddMetric<CountsNothing>("CustomPartsTests.Nothing", (_, _) => { }, _ => new());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("größe")]
    [InlineData("a b")]
    public void ParameterName_IsLettersDigitsAndUnderscores(string name)
    {
        Refused.With<ArgumentException>(
            $"parameter (1, 2): the name is \"{name}\"; a name is made of letters, digits and underscores. Choose such a name, or none.",
            () => _ = new Parameter(new Matrix(1, 2), name));
        Assert.Equal("Gamma_2", new Parameter(new Matrix(1, 2), "Gamma_2").Name);
    }

    [Fact]
    public void AParameterCalledMomentum_IsNoOptimizerState()
    {
        Assert.True(ModelTensors.IsParameter("layers.0.momentum"));
        Assert.False(ModelTensors.IsParameter("layers.0.momentum.momentum"));
        Assert.False(ModelTensors.IsParameter("layers.10.parameters.1.cache"));
        Assert.True(ModelTensors.IsParameter("layers.10.parameters.1"));
        Assert.True(ModelTensors.IsParameter("layers.momentum"));
    }

    [Fact]
    public void APenaltyWithoutAGradient_IsRefused() => Refused.With<StateException>(
        "parameter (1, 2): it has no gradient; one is required to add the gradient of the regularization to. Fill the gradient buffer first.",
        () => new Parameter(new Matrix(1, 2)).AddPenaltyGradient(Arithmetic.NumPy));

    private static void AddGain(string name = Named, Func<PartReader, Gain>? read = null) =>
        CustomParts.AddLayer(name, (_, _) => { }, read ?? (file => new Gain(file.Parameter("gain"), "gain")));

    private static void Twice(PartWriter file, string name)
    {
        file.Write("twice", 1);
        file.Write(name, 2);
    }

    private static byte[] Written(Model model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private static Model Read(byte[] bytes) => ModelFile.Load(bytes);

    private abstract class Nothing : Layer<LayerState>
    {
        public override Matrix Forward(Matrix inputs, LayerState state, PassContext context) => inputs;

        public override Matrix Backward(Matrix outputGradients, LayerState state, PassContext context) => outputGradients;
    }

    private sealed class Gain(Parameter gain, string? name) : Nothing, IHasParameters
    {
        public override string Name => "gain";

        public IReadOnlyList<Parameter> Parameters { get; } = [gain.Name == name ? gain : new(gain.Value, name)];
    }

    private sealed class Settings(PartReader? file) : Nothing
    {
        public override string Name => "settings";

        public (double, double, int, bool, string) Read { get; } =
            file is null ? default : (file.Number("a"), file.Number("b"), file.Count("c"), file.Flag("d"), file.Text("e"));

        internal static void Write(PartWriter file)
        {
            file.Write("a", 0.1 + 0.2);
            file.Write("b", double.NaN);
            file.Write("c", 3);
            file.Write("d", true);
            file.Write("e", "as \"it\" is");
        }
    }

    private sealed class CountsNothing : IMetric
    {
        public string Name => "counts nothing";

        public void Prepare(Targets targets)
        {
        }

        public MetricCount Count(Matrix output, Matrix predictions, Targets targets) => new(0, 1, 1);
    }

    private sealed class Zero : ILoss
    {
        public string Name => "zero";

        public Matrix Forward(Matrix predictions, Targets targets, LossState state, PassContext context) => new(predictions.Rows, 1);

        public Matrix Backward(Matrix predictions, Targets targets, LossState state, PassContext context) => new(predictions.Rows, predictions.Columns);
    }
}
