namespace HybridNet;

/// <summary>Samples with what a network should make of them.</summary>
/// <param name="Inputs">Shape (samples, columns).</param>
/// <param name="Targets">One for each sample.</param>
/// <param name="Weights">How much each sample counts, 0 or more; none for all alike.</param>
public readonly record struct DataSet(Matrix Inputs, Targets Targets, ReadOnlyMemory<double> Weights = default)
{
    /// <summary>Number of samples.</summary>
    public int Count => Inputs.Rows;

    /// <summary>As <see cref="Check"/>; also refuses weights that are all 0, which have no weighted mean.</summary>
    internal void CheckWeighted(string what)
    {
        Check(what);
        if (!Weights.IsEmpty && SampleWeights.ScaleOf(Weights.Span) == 0)
        {
            Throw.NothingWeighs(what, Weights.Length);
        }
    }

    /// <summary>Refuses inputs, targets and weights that are not of the same samples.</summary>
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
            CheckWeights(what, Inputs.Rows, Weights.Span);
        }
    }

    /// <summary>Refuses weights of another number than the samples, and those that no sample can have.</summary>
    internal static void CheckWeights(string what, int samples, ReadOnlySpan<double> weights)
    {
        if (weights.Length != samples)
        {
            Throw.WeightCount(what, samples, weights.Length);
        }

        foreach (double weight in weights)
        {
            if (!(weight >= 0 && double.IsFinite(weight)))
            {
                Throw.SampleWeight(what, weight);
            }
        }
    }

    /// <summary>Refuses inputs and targets with numbers that are infinite or NaN.</summary>
    internal void CheckFinite(string what)
    {
        CheckFinite(what, "inputs", Inputs);
        CheckFinite(what, "targets", Targets.Values);
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
