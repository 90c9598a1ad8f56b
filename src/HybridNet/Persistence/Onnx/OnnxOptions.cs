namespace HybridNet;

/// <summary>How a model is written to an ONNX file.</summary>
public sealed record OnnxOptions
{
    /// <summary>The lowest version of the operators of ONNX that can be written.</summary>
    public const int MinOpset = 17;

    /// <summary>The highest version of the operators of ONNX that can be written.</summary>
    public const int MaxOpset = 21;

    /// <summary>The version of the operators of ONNX, 17 to 21. From 20 on GELU is a single node; before it is several.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The version is less than 17 or greater than 21.</exception>
    public int Opset
    {
        get;
        init => field = value is >= MinOpset and <= MaxOpset ? value : throw Throw.OnnxOpset(value, MinOpset, MaxOpset);
    } = MinOpset;

    /// <summary>The name of the input of the graph, of shape (batch, columns).</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string InputName
    {
        get;
        init => field = Checked(value);
    } = "inputs";

    /// <summary>
    /// Whether the outputs of a classifier are <c>label</c> and <c>probabilities</c>, as of a classifier that was converted from scikit-learn, instead of
    /// <c>output</c>. Labels are the <see cref="Model.ClassNames"/>, as int64 if all are integers, as texts otherwise; without names they are the numbers
    /// of the classes, int64.
    /// </summary>
    public bool Labels { get; init; }

    private static string Checked(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, nameof(InputName));
        return name;
    }
}
