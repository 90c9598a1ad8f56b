namespace HybridNet;

/// <summary>A data set: inputs, targets and optional sample weights.</summary>
/// <param name="Inputs">Shape (samples, columns).</param>
/// <param name="Targets">One target per sample.</param>
/// <param name="Weights">Sample weights, 0 or more; empty for equal weights.</param>
public readonly record struct DataSet(Matrix Inputs, Targets Targets, ReadOnlyMemory<double> Weights = default)
{
    /// <summary>Number of samples.</summary>
    public int Count => Inputs.Rows;

    /// <summary>As <see cref="Check"/>; also throws if all weights are 0, because then there is no weighted mean.</summary>
    internal void CheckWeighted(string what)
    {
        Check(what);
        if (!Weights.IsEmpty && SampleWeights.ScaleOf(Weights.Span) == 0)
        {
            Throw.NothingWeighs($"model, {what}", Weights.Length);
        }
    }

    /// <summary>Throws if there are no samples, or if inputs, targets and weights differ in their number of samples.</summary>
    internal void Check(string what)
    {
        ArgumentNullException.ThrowIfNull(Inputs);
        if (Inputs.Rows == 0)
        {
            Throw.NoSamples(what, Inputs.Shape());
        }

        if (Targets.Count != Inputs.Rows)
        {
            Throw.SampleCount(what, Inputs.Shape(), Targets.Shape(), Inputs.Rows, Targets.Count);
        }

        if (!Weights.IsEmpty)
        {
            CheckWeights($"model, {what}", Inputs.Rows, Weights.Span);
        }
    }

    /// <summary>Throws if the number of weights differs from the number of samples, or if a weight is negative, infinite or NaN.</summary>
    internal static void CheckWeights(string where, int samples, ReadOnlySpan<double> weights)
    {
        if (weights.Length != samples)
        {
            Throw.WeightCount(where, samples, weights.Length);
        }

        foreach (double weight in weights)
        {
            if (!(weight >= 0 && double.IsFinite(weight)))
            {
                Throw.SampleWeight(where, weight);
            }
        }
    }

    /// <summary>Throws if an input or target is infinite or NaN.</summary>
    internal void CheckFinite(string what)
    {
        CheckFinite(what, "inputs", Inputs);
        CheckFinite(what, "targets", Targets.Values);
    }

    /// <summary>Throws if a number is beyond the range of float32, to which the data will be converted.</summary>
    internal void CheckRange(string what)
    {
        CheckRange(what, "inputs", Inputs);
        CheckRange(what, "targets", Targets.Values);
    }

    private static void CheckRange(string what, string part, Matrix? numbers)
    {
        ReadOnlySpan<double> values = numbers is { DType: DType.Float64 } ? numbers.AsDoubleSpan() : [];
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsFinite(values[i]) && !float.IsFinite((float)values[i]))
            {
                (int row, int column) = Math.DivRem(i, numbers!.Columns);
                Throw.BeyondFloat32(what, part, values[i], row, column);
            }
        }
    }

    private static void CheckFinite(string what, string part, Matrix? numbers)
    {
        if (numbers is not null && Finiteness.FirstNotFinite(numbers) is >= 0 and var index)
        {
            (int row, int column) = Math.DivRem(index, numbers.Columns);
            Throw.NotFinite(what, part, numbers[row, column], row, column);
        }
    }
}
