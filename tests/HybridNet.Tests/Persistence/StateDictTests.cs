namespace HybridNet.Tests.Persistence;

/// <summary>Models from the weights of other programs.</summary>
public sealed class StateDictTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weights").FullName;

    private string Net => Path.Combine(_folder, "net.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void WeightsOfPyTorch_AreTransposed()
    {
        Write(("0.weight", Matrix.From([[1f, 2f], [3f, 4f], [5f, 6f]])), ("0.bias", null), ("10.weight", Matrix.From([[7f], [8f]])), ("2.weight", Matrix.From([[1f, 2f, 3f]])));
        Model model = StateDict.Load(Net, ["relu", "Sigmoid"]);
        Assert.Equal("model: dense layer 2 -> 3, ReLU, dense layer 3 -> 1, sigmoid, dense layer 1 -> 2", model.ToString());
        Same.Bits(Matrix.From([[1f, 3f, 5f], [2f, 4f, 6f]]), model.Parameters[0].Value);
        Same.Bits(Matrix.From([[0f, 1f, 2f]]), model.Parameters[1].Value);
        Same.Bits(new Matrix(1, 2), model.Parameters[5].Value);
    }

    [Theory]
    [InlineData("/kernel", "/bias")]
    [InlineData(".kernel", ".bias")]
    [InlineData("/kernel:0", "/bias:0")]
    public void WeightsOfKeras_AreNot(string weights, string biases)
    {
        Matrix kernel = Matrix.From([[1.0, 2, 3], [4, 5, 6]]);
        Write(("net/dense" + weights, kernel), ("net/dense" + biases, null), ("net/dense_1" + weights, Matrix.From([[1.0], [2], [3]])));
        Model model = StateDict.Load(Net, ["tanh", "linear"]);
        Same.Bits(kernel, model.Parameters[0].Value);
        Assert.Null(((NumPyArithmetic)model.Arithmetic).ProductDType);
        Assert.Equal(4, model.Layers.Count);
    }

    [Fact]
    public void Layers_CanBeNamed()
    {
        Write(("out.weight", Matrix.From([[1f, 2f]])), ("hidden.weight", Matrix.From([[1f], [2f]])), ("b.weight", Matrix.From([[1f, 0f], [0f, 1f]])));
        Assert.Equal(
            "model: dense layer 1 -> 2, ReLU, dense layer 2 -> 2, ReLU, dense layer 2 -> 1", StateDict.Load(Net, ["relu", "relu"], ["hidden", "b", "out"]).ToString());
        Refuse("layer \"hidden\": it takes 1 columns; the layer before gives 2. Name the layers in their order.", ", ", ["relu", "relu"]);
        Refuse("there are no weights of the layer \"c\"; the layers are b, hidden, out. Name them.", ": ", ["relu"], ["c"]);
        Refuse(
            "there are other tensors, b.weight F32 (2, 2); weights (.weight, kernel) and biases (.bias) of dense layers are required. Save a dense network, or name "
            + "all of its layers.",
            ": ",
            ["relu"],
            ["hidden", "out"]);
    }

    [Fact]
    public void OtherTensors_AreRefused()
    {
        const string Remedy = "Convert half precision before saving; save a dense network.";
        Write(("0.weight", Matrix.From([[1f, 2f]])));
        Refused.With<ArgumentException>(
            $"{Net}: 2 activations arrived for 1 dense layers; one after each is required, or 0 if the last is linear. Name them in order, \"linear\" for none.",
            () => StateDict.Load(Net, ["relu", "relu"]));
        Assert.Contains("relu", Assert.Throws<ArgumentException>(() => StateDict.Load(Net, ["rely"])).Message, StringComparison.Ordinal);
        new SafetensorsFile().Write(Net);
        Refuse(
            "there are no tensors; weights (.weight, kernel) and biases (.bias) of dense layers are required. Save a dense network, or name all of its layers.", ": ", []);
        new SafetensorsFile { Tensors = { ["0.weight"] = new StoredTensor("F16", new byte[4], 1, 2) } }.Write(Net);
        Refuse($"tensor \"0.weight\": it is F16 (1, 2); the weights of a dense layer have two axes of F32 or F64, and biases if they have no rows. {Remedy}", ", ", []);
        new SafetensorsFile { Tensors = { ["0.weight"] = new StoredTensor("F32", new byte[4], 1) } }.Write(Net);
        Refuse($"tensor \"0.weight\": it is F32 (1,); the weights of a dense layer have two axes of F32 or F64, and biases if they have no rows. {Remedy}", ", ", []);
        new SafetensorsFile { Tensors = { ["0.weight"] = new StoredTensor("F32", [], 1L << 30, 0) } }.Write(Net);
        Refuse(
            $"tensor \"0.weight\": it is F32 (1073741824, 0); the weights of a dense layer have two axes of F32 or F64, and biases if they have no rows. {Remedy}", ", ", []);
        new SafetensorsFile { Tensors = { ["0.weight"] = Matrix.From([[1f, 2f]]), ["0.bias"] = new StoredTensor("F32", new byte[8], 2) } }.Write(Net);
        Refuse("tensor \"0.bias\": it is F32 (2,); the biases of this layer are F32 or F64 (1,). Save a dense network.", ", ", []);
    }

    private void Refuse(string text, string separator, string[] activations, string[]? layers = null) =>
        Refused.With<InvalidDataException>($"{Net}{separator}{text}", () => StateDict.Load(Net, activations, layers));

    /// <summary>Writes matrices; null for biases 0, 1, 2.</summary>
    private void Write(params (string Name, Matrix? Value)[] tensors)
    {
        var file = new SafetensorsFile();
        foreach ((string name, Matrix? value) in tensors)
        {
            file.Tensors[name] = value ?? new StoredTensor("F32", Matrix.From([[0f, 1f, 2f]]).AsBytes(), 3);
        }

        file.Write(Net);
    }
}
