namespace HybridNet.Tests;

/// <summary>The ending of a file name that stands for another format is refused before anything is written.</summary>
public sealed class FileEndingTests
{
    private static Model Small() => [new DenseLayer(2, 1, new NumPyRandom(0))];

    [Theory]
    [InlineData("model.h5", "HDF5")]
    [InlineData("model.keras", "Keras")]
    [InlineData("model.PT", "PyTorch")]
    [InlineData("model.pkl", "pickle")]
    [InlineData("model.npz", "NumPy")]
    public void ModelFile_AnotherEnding_IsRefused(string name, string format)
    {
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + name);
        string text = $"{path}: the ending is that of {format}; the format that is written is safetensors. End the name with .safetensors.";
        Assert.Equal(text, Assert.Throws<ArgumentException>(() => Small().Save(path)).Message);
        Assert.Equal(text, Assert.Throws<ArgumentException>(() => Small().SaveParameters(path)).Message);
        Assert.Equal(text, Assert.Throws<ArgumentException>(() => new CheckpointFile(path).Check()).Message);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void SafetensorsAndOnnx_EachOthersEnding_NamesTheOther()
    {
        Assert.Equal(
            "m.onnx: the ending is that of ONNX; the format that is written is safetensors. End the name with .safetensors, or save the model as ONNX.",
            Assert.Throws<ArgumentException>(() => Small().Save("m.onnx")).Message);
        Assert.Equal(
            "m.safetensors: the ending is that of safetensors; the format that is written is ONNX. End the name with .onnx, or save the model as safetensors.",
            Assert.Throws<ArgumentException>(() => Small().SaveOnnx("m.safetensors")).Message);
    }
}
