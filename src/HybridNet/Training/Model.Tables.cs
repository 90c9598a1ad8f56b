namespace HybridNet;

/// <content>Tables of raw rows.</content>
public sealed partial class Model
{
    /// <summary>
    /// The preparation of raw rows, which is saved and loaded with the model; null for none. Methods that take a table convert it to inputs with it;
    /// methods that take a matrix do not use it.
    /// </summary>
    public Preprocessing? Preprocessing { get; set; }

    /// <summary>Predicts for raw rows: the output of the last layer for the inputs that <see cref="Preprocessing"/> makes of them. The targets of a
    /// regression are converted back to the unit of the label column.</summary>
    /// <param name="table">One column per name, in any order; the label column and ignored columns may be missing.</param>
    /// <param name="batchSize">Rows per batch, at least 1; null for all in one.</param>
    /// <returns>A new matrix, one row per row of the table.</returns>
    /// <exception cref="StateException">The model has no preprocessing, or no layers.</exception>
    /// <exception cref="ArgumentException">A column is missing or unknown, or a value does not fit its column; the text names column and row.</exception>
    /// <exception cref="ShapeException">The columns have different numbers of rows, or the first layer takes another number of inputs.</exception>
    public Matrix Predict(IReadOnlyList<TableColumn> table, int? batchSize = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        Preprocessing preprocessing = Preprocessing ?? throw Throw.NoPreprocessing();
        Matrix output = Predict(preprocessing.Transform(table, SampleDType()), batchSize);
        return preprocessing.Label?.Scale is null ? output : preprocessing.Label.ToRaw(output);
    }

    /// <summary>Predicts the class of each raw row by its name in the label column.</summary>
    /// <param name="table">As in <see cref="Predict(IReadOnlyList{TableColumn}, int?)"/>.</param>
    /// <param name="batchSize">Rows per batch, at least 1; null for all in one.</param>
    /// <returns>One class name per row: from <see cref="ClassNames"/>, else from the label column.</returns>
    /// <exception cref="StateException">The model has no preprocessing, no layers or no class names.</exception>
    /// <exception cref="ArgumentException">A column is missing or unknown, or a value does not fit its column; the text names column and row.</exception>
    /// <exception cref="ShapeException">The columns have different numbers of rows, or the first layer takes another number of inputs.</exception>
    public string[] PredictClassNames(IReadOnlyList<TableColumn> table, int? batchSize = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        Preprocessing preprocessing = Preprocessing ?? throw Throw.NoPreprocessing();
        IReadOnlyList<string> names = ClassNames.Count > 0 ? ClassNames : preprocessing.Label?.Classes ?? [];
        return NamesOf(preprocessing.Transform(table, SampleDType()), batchSize, names);
    }
}
