using System.Globalization;

namespace HybridNet;

/// <summary>The result of an evaluation: the accuracy of class numbers, or the mean squared error of other numbers.</summary>
/// <param name="Measure">"accuracy" or "mean squared error".</param>
/// <param name="Value">Accuracy: Right / Count, 0 to 1. Mean squared error: in the squared unit of the targets.</param>
/// <param name="Right">Number of correct class numbers; null for other numbers.</param>
/// <param name="Count">Number of rows.</param>
public sealed record Judgement(string Measure, double Value, int? Right, int Count)
{
    /// <summary>A text such as <c>accuracy 0.8 (8 of 10)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        string rows = Right is { } right ? $"{right} of {Count}" : $"{Count} rows";
        return string.Create(CultureInfo.InvariantCulture, $"{Measure} {Value} ({rows})");
    }

    internal static Judgement OfClasses(ReadOnlySpan<int> predictions, ReadOnlySpan<int> targets)
    {
        if (predictions.Length != targets.Length || targets.IsEmpty)
        {
            Throw.JudgeShapes($"({predictions.Length},)", $"({targets.Length},)");
        }

        int right = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            right += predictions[i] == targets[i] ? 1 : 0;
        }

        return new Judgement("accuracy", (double)right / targets.Length, right, targets.Length);
    }

    internal static Judgement OfNumbers(Matrix predictions, Matrix targets)
    {
        if (predictions.Shape() != targets.Shape() || targets.Length == 0)
        {
            Throw.JudgeShapes(predictions.Shape(), targets.Shape());
        }

        double[] squares = new double[targets.Length];
        Span<double> p = predictions.As(DType.Float64).AsDoubleSpan();
        Span<double> t = targets.As(DType.Float64).AsDoubleSpan();
        for (int i = 0; i < squares.Length; i++)
        {
            if (!double.IsFinite(p[i]) || !double.IsFinite(t[i]))
            {
                Throw.JudgeNotFinite(double.IsFinite(p[i]) ? "target" : "prediction", i / targets.Columns, double.IsFinite(p[i]) ? t[i] : p[i]);
            }

            squares[i] = (p[i] - t[i]) * (p[i] - t[i]);
        }

        return new Judgement("mean squared error", Sums.Pairwise<double>(squares) / squares.Length, null, targets.Rows);
    }
}
