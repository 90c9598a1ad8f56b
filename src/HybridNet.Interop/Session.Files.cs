namespace HybridNet.Interop;

/// <content>The model of a session from and to files.</content>
public sealed unsafe partial class Session
{
    /// <summary>Loads a model file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The number of a session with the model and its parameters.</returns>
    public static long Load(string path) => Register(new(ModelFile.Load(path)));

    /// <summary>Loads a dense network from an ONNX file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The number of a session with the model and its parameters.</returns>
    public static long LoadOnnx(string path) => Register(new(OnnxFile.Load(path)));

    /// <summary>Creates a model from the weights in a safetensors file of another program.</summary>
    /// <param name="path">The file.</param>
    /// <param name="activations">The names of the activations.</param>
    /// <param name="layers">The names of the layers in order; empty for the order of their numbers.</param>
    /// <returns>The number of a session with the model and its parameters.</returns>
    public static long LoadStateDict(string path, string[] activations, string[] layers) =>
        Register(new(StateDict.Load(path, activations, layers.Length == 0 ? null : layers)));

    /// <summary>Sets the preprocessing of the model.</summary>
    /// <param name="text">As in the header of a model file.</param>
    public void SetPreprocessing(string text) => _model.Preprocessing = PreprocessingText.Read(text, "preprocessing");

    /// <summary>The preprocessing of the model.</summary>
    /// <returns>As in the header of a model file; null for none.</returns>
    public string? Preprocessing() => _model.Preprocessing is { } preprocessing ? PreprocessingText.Write(preprocessing) : null;

    /// <summary>Writes the model to a file.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path) => _model.Save(path);

    /// <summary>Writes the model to an ONNX file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="opset">The version of the operators.</param>
    /// <param name="inputName">The name of the input of the graph.</param>
    /// <param name="labels">Whether the outputs are labels and probabilities.</param>
    public void SaveOnnx(string path, int opset, string inputName, bool labels) =>
        _model.SaveOnnx(path, new() { Opset = opset, InputName = inputName, Labels = labels });

    /// <summary>Writes only the parameters to a file.</summary>
    /// <param name="path">The file.</param>
    public void SaveParameters(string path) => _model.SaveParameters(path);

    /// <summary>Sets the parameters to those of a file.</summary>
    /// <param name="path">The file.</param>
    public void LoadParameters(string path) => _model.LoadParameters(path);
}
