namespace HybridNet;

/// <summary>
/// Refuses names of files whose ending stands for another format than the one that is written. A name without an ending, or with an unknown one
/// such as <c>.model</c>, is written as it is.
/// </summary>
internal static class FileEnding
{
    private const string Safetensors = "safetensors";
    private const string Onnx = "ONNX";

    private static readonly Dictionary<string, string> _formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".safetensors"] = Safetensors,
        [".onnx"] = Onnx,
        [".h5"] = "HDF5",
        [".hdf5"] = "HDF5",
        [".keras"] = "Keras",
        [".pt"] = "PyTorch",
        [".pth"] = "PyTorch",
        [".pkl"] = "pickle",
        [".pickle"] = "pickle",
        [".joblib"] = "joblib",
        [".npy"] = "NumPy",
        [".npz"] = "NumPy",
        [".json"] = "JSON",
        [".csv"] = "CSV",
        [".tflite"] = "TensorFlow Lite",
        [".pb"] = "TensorFlow",
    };

    /// <summary>Throws if the name of a safetensors file ends as another format.</summary>
    /// <exception cref="ArgumentException">It does.</exception>
    internal static void CheckSafetensors(string path) => Check(path, Safetensors);

    /// <summary>Throws if the name of an ONNX file ends as another format.</summary>
    /// <exception cref="ArgumentException">It does.</exception>
    internal static void CheckOnnx(string path) => Check(path, Onnx);

    private static void Check(string path, string written)
    {
        if (_formats.TryGetValue(Path.GetExtension(path), out string? found) && found != written)
        {
            throw Throw.OtherFormat(path, found, written, written == Onnx ? ".onnx" : ".safetensors", found is Onnx or Safetensors);
        }
    }
}
