namespace HybridNet;

/// <content>Predictions as classes.</content>
public sealed partial class Model
{
    /// <summary>The predicted class of each row of the inputs: the column of the largest softmax output, or 1 where a single sigmoid is above 0.5.</summary>
    /// <param name="inputs">Shape (samples, columns).</param>
    /// <param name="batchSize">Samples per batch; null for all in one.</param>
    /// <returns>One class number for each row, 0 or more.</returns>
    /// <exception cref="StateException">
    /// The output is not one class for each sample: the model does not end in softmax or a single sigmoid; or another thread trains.
    /// </exception>
    /// <exception cref="ShapeException">The inputs have another number of columns than the first layer takes.</exception>
    public int[] PredictClasses(Matrix inputs, int? batchSize = null)
    {
        Matrix output = Predict(inputs, batchSize);
        ILayer ending = Layers[^1];
        Matrix predictions = ending is IActivation activation ? activation.Predictions(output) : output;

        // An activation that predicts classes makes a column of its own of the output.
        if (predictions.Columns != 1 || ReferenceEquals(predictions, output))
        {
            throw Throw.NoClasses(ending.Name, output.Columns);
        }

        var classes = new int[predictions.Rows];
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = (int)predictions[i, 0];
        }

        return classes;
    }

    /// <summary>The name of the predicted class of each row of the inputs, from <see cref="ClassNames"/>.</summary>
    /// <param name="inputs">Shape (samples, columns).</param>
    /// <param name="batchSize">Samples per batch; null for all in one.</param>
    /// <returns>One name for each row.</returns>
    /// <exception cref="StateException">As in <see cref="PredictClasses"/>; or the model has no class names.</exception>
    /// <exception cref="ShapeException">The inputs have another number of columns than the first layer takes.</exception>
    /// <exception cref="ArgumentException">A predicted class has no name.</exception>
    public string[] PredictClassNames(Matrix inputs, int? batchSize = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        IReadOnlyList<string> names = ClassNames;
        if (names.Count == 0)
        {
            throw Throw.NoClassNames();
        }

        return Array.ConvertAll(
            PredictClasses(inputs, batchSize), number => number < names.Count ? names[number] : throw Throw.ClassWithoutName(number, names.Count));
    }
}
