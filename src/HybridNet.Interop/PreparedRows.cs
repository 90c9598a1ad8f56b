namespace HybridNet.Interop;

/// <summary>A fitted preprocessing that converts tables from Python.</summary>
public sealed class PreparedRows
{
    private readonly Preprocessing _preprocessing;

    /// <summary>Creates it from its text.</summary>
    /// <param name="text">As in the header of a model file.</param>
    public PreparedRows(string text) => _preprocessing = PreprocessingText.Read(text, "preprocessing");

    /// <summary>The text, in the form in which the engine writes it.</summary>
    /// <returns>As in the header of a model file.</returns>
    public string Text() => PreprocessingText.Write(_preprocessing);

    /// <summary>The names of the inputs.</summary>
    /// <returns>One name per column of the result of <see cref="Transform"/>.</returns>
    public string[] InputNames() => [.. _preprocessing.InputNames];

    /// <summary>Throws if a table has other columns.</summary>
    /// <param name="names">The names of its columns.</param>
    public void Check(string[] names) => _preprocessing.CheckNames(names);

    /// <summary>Converts raw rows to inputs.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="inputs">An array of shape (rows, inputs), float32 or float64.</param>
    public void Transform(RawTable table, long inputs)
    {
        var results = new NumPyArray(inputs);
        results.Receive(_preprocessing.Transform(table.Columns, results.Table().DType));
    }

    /// <summary>Converts the label column to targets.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="targets">An int32 array of class numbers; or an array of shape (rows, 1), float32 or float64, for a regression.</param>
    public void Targets(RawTable table, long targets)
    {
        var results = new NumPyArray(targets);
        if (_preprocessing.Label is { Classes.Count: 0 })
        {
            results.Receive(_preprocessing.Targets(table.Columns, results.Table().DType).Values!);
            return;
        }

        _preprocessing.Targets(table.Columns).Classes.CopyTo(results.Results<int>(table.Columns[0].Rows, nameof(targets)));
    }

    /// <summary>Converts predictions to the unit of the label.</summary>
    /// <param name="outputs">The outputs of the model.</param>
    /// <param name="raw">An array of the same shape and dtype.</param>
    public void ToRaw(long outputs, long raw) => new NumPyArray(raw).Receive(_preprocessing.Label!.ToRaw(new NumPyArray(outputs).Table()));
}
