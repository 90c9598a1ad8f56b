namespace HybridNet;

/// <content>Predictions as classes.</content>
public sealed partial class Model
{
    /// <summary>Predicts the class of each row of the inputs: the column of the largest softmax output, or 1 if a single sigmoid output is greater than 0.5.</summary>
    /// <param name="inputs">Shape (samples, columns).</param>
    /// <param name="batchSize">Samples per batch; null for all in one.</param>
    /// <returns>One class number per row, 0 or more. A single sigmoid output that is NaN is not greater than 0.5, so that its class is 0.</returns>
    /// <exception cref="ArgumentException">A row of the softmax output is NaN; the message has its index.</exception>
    /// <exception cref="StateException">
    /// The model does not predict one class per sample, because it does not end in softmax or a single sigmoid; or another thread trains.
    /// </exception>
    /// <exception cref="ShapeException">The inputs have another number of columns than the first layer requires.</exception>
    public int[] PredictClasses(Matrix inputs, int? batchSize = null)
    {
        Matrix output = Predict(inputs, batchSize);
        ILayer ending = Layers[^1];
        Matrix predictions = ending is IActivation activation ? activation.Predictions(output) : output;

        // An activation that predicts classes returns a new matrix of one column.
        if (predictions.Columns != 1 || ReferenceEquals(predictions, output))
        {
            throw Throw.NoClasses(ending.Name, output.Columns);
        }

        // The largest column of NaN is undefined. A single sigmoid that is NaN is not greater than 0.5: class 0, as in NumPy.
        for (int i = 0; output.Columns > 1 && i < output.Rows; i++)
        {
            for (int j = 0; j < output.Columns; j++)
            {
                if (double.IsNaN(output[i, j]))
                {
                    throw Throw.RowWithoutClass("predict classes", i);
                }
            }
        }

        var classes = new int[predictions.Rows];
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = (int)predictions[i, 0];
        }

        return classes;
    }

    /// <summary>Predicts the class name of each row of the inputs, from <see cref="ClassNames"/>.</summary>
    /// <param name="inputs">Shape (samples, columns).</param>
    /// <param name="batchSize">Samples per batch; null for all in one.</param>
    /// <returns>One name per row.</returns>
    /// <exception cref="StateException">As in <see cref="PredictClasses"/>; or the model has no class names.</exception>
    /// <exception cref="ShapeException">The inputs have another number of columns than the first layer requires.</exception>
    /// <exception cref="ArgumentException">A predicted class has no name; or a row of the softmax output is NaN.</exception>
    public string[] PredictClassNames(Matrix inputs, int? batchSize = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return NamesOf(inputs, batchSize, ClassNames);
    }

    private string[] NamesOf(Matrix inputs, int? batchSize, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            throw Throw.NoClassNames();
        }

        return Array.ConvertAll(
            PredictClasses(inputs, batchSize), number => number < names.Count ? names[number] : throw Throw.ClassWithoutName(number, names.Count));
    }
}
