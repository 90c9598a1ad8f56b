using System.Text;

namespace HybridNet.Tests.Persistence.Onnx;

/// <summary>The bytes of ONNX files, which tests/python/test_onnx.py runs elsewhere.</summary>
public sealed class OnnxExportTests
{
    /// <summary>Every byte of a small file, put together here by the rules of the format.</summary>
    [Fact]
    public void File_HasTheBytesOfTheFormat()
    {
        var model = new Model { new DenseLayer(Matrix.From([[1f, 2f, 3f]]), Matrix.From([[4f, 5f, 6f]])), new LeakyReLUActivation(0.25) };
        byte[] weights = Tensor([1, 3], "layers.0.weights", [1, 2, 3]);
        byte[] biases = Tensor([3], "layers.0.biases", [4, 5, 6]);
        byte[] gemm =
        [
            .. Text(1, "x"), .. Text(1, "layers.0.weights"), .. Text(1, "layers.0.biases"), .. Text(2, "layers.0/Gemm"), .. Text(3, "layers.0/Gemm"),
            .. Text(4, "Gemm"), .. Text(6, "dense layer 1 -> 3"),
        ];
        byte[] slope = [.. Text(1, "alpha"), (2 << 3) | 5, .. BitConverter.GetBytes(0.25f), .. Integer(20, 1)];
        byte[] leaky =
        [
            .. Text(1, "layers.0/Gemm"), .. Text(2, "output"), .. Text(3, "layers.1/LeakyRelu"), .. Text(4, "LeakyRelu"), .. Nested(5, slope),
            .. Text(6, "leaky ReLU"),
        ];
        byte[] graph =
        [
            .. Nested(1, gemm), .. Nested(1, leaky), .. Text(2, "model"), .. Nested(5, weights), .. Nested(5, biases),
            .. Nested(11, Value("x", 1)), .. Nested(12, Value("output", 3)),
        ];
        byte[] expected =
        [
            .. Integer(1, 8), .. Text(2, "HybridNet"), .. Text(3, "0.1.0"), .. Nested(7, graph), .. Nested(8, [.. Text(1, ""), .. Integer(2, 17)]),
            .. Nested(14, [.. Text(1, "hybridnet"), .. Text(2, HybridNet.Architecture.Write(model))]),
        ];
        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(Bytes(model, new() { InputName = "x" })));
    }

    [Fact]
    public void EveryLayerThatFilesKnow_IsWritten() =>
        Assert.Empty(ModelParts.Layers.Types.Except(OnnxLayers.Types).Select(type => type.Name));

    [Fact]
    public void EveryLayer_IsWrittenInEveryVersion()
    {
        for (int opset = OnnxOptions.MinOpset; opset <= OnnxOptions.MaxOpset; opset++)
        {
            Assert.NotEmpty(Bytes(Models.OfEverything(), new() { Opset = opset }));
        }
    }

    [Fact]
    public void PathAndStream_HaveTheSameBytes()
    {
        string folder = Directory.CreateTempSubdirectory("onnx").FullName;
        try
        {
            Model model = Models.OfEverything();
            string path = Path.Combine(folder, "net.onnx");
            model.SaveOnnx(path);
            Assert.Equal(Bytes(model), File.ReadAllBytes(path));
            Refused.With<ArgumentException>(
                "model, ONNX: the layer \"shift layer\" is of the type HybridNet.Tests.Persistence.Models+ShiftLayer; an ONNX file can hold the layers of "
                + "HybridNet, and those that implement IExportsOnnx. Implement it, or save the parameters alone.",
                () => new Model { new Models.ShiftLayer(new(1, 2)) }.SaveOnnx(path));
            Assert.Equal(Bytes(model), File.ReadAllBytes(path));
            Assert.Single(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void CustomLayer_WritesItsNodes()
    {
        string text = Encoding.Latin1.GetString(Bytes(new() { new InputLayer(), new Shift(Matrix.From([[1f, 2f]])) }));
        Assert.Contains("layers.1.shift", text, StringComparison.Ordinal);
        Assert.Contains("layers.1/Add", text, StringComparison.Ordinal);
        Refused.With<ArgumentException>(
            "model, ONNX: the layer \"shift\" returned no float value; it must return the value of the graph that is its output. Return what the last node returns.",
            () => Bytes(new() { new Shift(new(1, 2), returns: new("x", null)) }));
        Refused.With<ArgumentException>(
            "model, ONNX: two values of the graph are called \"layers.0.shift\"; names must be unique. Rename one.",
            () => Bytes(new() { new Shift(new(1, 2), twice: true) }));
    }

    [Fact]
    public void WhatCannotBeWritten_IsRefused()
    {
        var dense = new DenseLayer(new(2, 2), new(1, 2));
        Refused.With<StateException>("model, ONNX: it has no layers; one or more are required. Add them first.", () => Bytes(new()));
        foreach (int opset in new[] { 16, 22 })
        {
            Refused.With<ArgumentOutOfRangeException>(
                $"ONNX: the opset is {opset}; this HybridNet writes 17 to 21. Choose one of them; runtimes read older ones too.", () => _ = new OnnxOptions { Opset = opset });
        }

        Assert.Throws<ArgumentException>(() => new OnnxOptions { InputName = "" });
        Refused.With<ArgumentException>(
            "model, ONNX: two values of the graph are called \"output\"; names must be unique. Rename one.", () => Bytes(new() { dense }, new() { InputName = "output" }));
        foreach ((ILayer ending, string name) in new (ILayer, string)[] { (new LinearActivation(), "linear"), (new HeavisideActivation(), "Heaviside step") })
        {
            Refused.With<StateException>(
                $"model, ONNX: labels are to be written, and the model ends in {name}; a model that predicts classes ends in softmax or sigmoid, after a dense "
                + "layer. Write the output alone.",
                () => Bytes(new() { dense, ending }, new() { Labels = true }));
        }

        Refused.With<StateException>(
            "model, ONNX: there are 3 class names; the model has 2 classes. Set one name for each class, or none.",
            () => Bytes(new() { dense, new SoftmaxActivation() }, new() { Labels = true }, ["a", "b", "c"]));
    }

    [Fact]
    public void FileOverTwoGibibytes_IsRefusedBeforeItIsWritten()
    {
        // Borrowed memory that is never read: the size is known before.
        unsafe
        {
            float number = 0;
            Matrix large = Matrix.Borrow(&number, 1 << 14, 1 << 15, DType.Float32);
            ProtoMessage message = new ProtoMessage().Elements(9, large);
            Assert.Equal((1L << 31) + 6, message.Size);
            using var stream = new MemoryStream();
            Refused.With<ArgumentException>(
                "model, ONNX: the file would have 2,147,483,654 bytes; the format is limited to 2,147,483,647. Save a safetensors file instead.",
                () => message.Write(stream));
            Assert.Equal(0, stream.Length);
        }
    }

    [Fact]
    public void TextsOfValues()
    {
        Assert.Equal("attribute axis", OnnxAttribute.Integer("axis", 1).ToString());
        Assert.Equal("ONNX graph of opset 17, 0 nodes", new OnnxGraph(17, Arithmetic.NumPy).ToString());
    }

    private static byte[] Bytes(Model model, OnnxOptions? options = null, string[]? classes = null)
    {
        model.ClassNames = classes ?? [];
        using var stream = new MemoryStream();
        model.SaveOnnx(stream, options);
        return stream.ToArray();
    }

    private static byte[] Varint(long value)
    {
        var bytes = new List<byte>();
        for (; value > 127; value >>= 7)
        {
            bytes.Add((byte)(value | 128));
        }

        return [.. bytes, (byte)value];
    }

    private static byte[] Integer(int field, long value) => [.. Varint(field << 3), .. Varint(value)];

    private static byte[] Nested(int field, byte[] content) => [.. Varint((field << 3) | 2), .. Varint(content.Length), .. content];

    private static byte[] Text(int field, string text) => Nested(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Tensor(int[] shape, string name, float[] values) =>
    [
        .. shape.SelectMany(axis => Integer(1, axis)), .. Integer(2, 1), .. Text(8, name), .. Nested(9, [.. values.SelectMany(BitConverter.GetBytes)]),
    ];

    private static byte[] Value(string name, int columns)
    {
        byte[] shape = [.. Nested(1, Text(2, "batch")), .. Nested(1, Integer(1, columns))];
        return [.. Text(1, name), .. Nested(2, Nested(1, [.. Integer(1, 1), .. Nested(2, shape)]))];
    }

    /// <summary>y = x + b.</summary>
    private sealed class Shift(Matrix shift, OnnxValue? returns = null, bool twice = false) : Layer<LayerState>, IHasParameters, IExportsOnnx
    {
        public override string Name => "shift";

        public IReadOnlyList<Parameter> Parameters { get; } = [new("shift", shift)];

        public override Matrix Forward(Matrix inputs, LayerState state, PassContext context) => throw new NotSupportedException();

        public override Matrix Backward(Matrix outputGradients, LayerState state, PassContext context) => throw new NotSupportedException();

        public OnnxValue WriteOnnx(OnnxGraph graph, OnnxValue inputs)
        {
            OnnxValue b = graph.Constant(Parameters[0].Value, "shift");
            _ = twice ? graph.Constant(Parameters[0].Value, "shift") : b;
            return returns ?? graph.Node("Add", inputs.DType, [inputs, graph.Cast(b, inputs.DType!.Value)]);
        }
    }
}
