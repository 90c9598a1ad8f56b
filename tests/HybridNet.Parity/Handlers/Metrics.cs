namespace HybridNet.Parity.Handlers;

internal static class Metrics
{
    /// <summary>Softmax predicts a class for each row, sigmoid a number for each output; labels of one axis are class numbers.</summary>
    internal static void Categorical(GoldenFile golden)
    {
        GoldenArray labels = golden.Given("labels");
        GoldenArray predictions = golden.Given("predictions");
        Matrix column = Floats(predictions.Shape.Length == 1 ? predictions.In(predictions.Shape[0], 1) : predictions);
        bool oneHot = labels.Shape.Length == 2 && labels.Columns > 1;
        var output = new Matrix(column.Rows, oneHot ? labels.Columns : 1);
        Targets targets = labels.Shape.Length == 1 ? labels.ToInts() : Floats(labels);
        Expect(golden, new CategoricalAccuracy { IsBinary = golden.Parameter("binary", false) }, output, column, targets);
    }

    internal static void Regression(GoldenFile golden)
    {
        Matrix targets = golden.Given("labels").ToMatrix();
        Matrix predictions = golden.Given("predictions").ToMatrix();
        var accuracy = new RegressionAccuracy();
        accuracy.Prepare(targets);
        golden.Expect("precision", Scalar(accuracy.Precision!.Value));
        Expect(golden, accuracy, predictions, predictions, targets);
    }

    /// <summary>The second batch is the first three rows again.</summary>
    private static void Expect(GoldenFile golden, IMetric accuracy, Matrix output, Matrix predictions, Targets targets)
    {
        MetricCount whole = accuracy.Count(output, predictions, targets);
        golden.Expect("accuracy", Scalar(whole.Value));
        Targets first = targets.Values is { } rows ? Head(rows) : targets.Classes[..3].ToArray();
        MetricCount part = accuracy.Count(Head(output), Head(predictions), first);
        golden.Expect("accumulated_with_first_three_rows", Scalar((whole.Hits + part.Hits) / (whole.Samples + part.Samples)));
    }

    private static Matrix Head(Matrix rows) => Matrix.From(rows.ToDoubleRows()[..3]).As(rows.DType);

    private static Matrix Floats(GoldenArray array) => (array with { DType = "float32" }).ToMatrix();

    private static GoldenArray Scalar(double value) => new("float64", [], [value]);
}
