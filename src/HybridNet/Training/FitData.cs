namespace HybridNet;

/// <summary>The data of a fit: built once on the way in, with class numbers in place of text labels.</summary>
/// <param name="Training">Samples to train on.</param>
/// <param name="Validation">Samples to evaluate each epoch on; null for none.</param>
/// <param name="ClassNames">The class names that the fit sets; null to leave them.</param>
/// <param name="AreLabels">Whether the targets were given as text labels.</param>
internal sealed record FitData(DataSet Training, DataSet? Validation = null, IReadOnlyList<string>? ClassNames = null, bool AreLabels = false)
{
    /// <summary>What a user passes to <see cref="Model.Fit"/>.</summary>
    /// <param name="data">As passed.</param>
    /// <param name="validation">As passed; null for none.</param>
    /// <param name="known">The class names so far; text labels of a model without any become its class names.</param>
    /// <exception cref="ArgumentException">A text label is none of the class names, or is missing.</exception>
    internal static FitData Of(DataSet data, DataSet? validation, IReadOnlyList<string> known)
    {
        IReadOnlyList<string> names = data.Targets.NamesBeside(known);
        return new(Numbered(data, names), validation is { } given ? Numbered(given, names) : null, names, data.Targets.Labels is not null);
    }

    /// <summary>Refuses samples, targets and weights that do not belong together.</summary>
    internal void Check()
    {
        Training.Check("fit");
        Validation?.CheckWeighted("fit, validation");
    }

    /// <summary>Refuses numbers that are infinite or NaN.</summary>
    internal void CheckFinite()
    {
        Training.CheckFinite("fit");
        Validation?.CheckFinite("fit, validation");
    }

    private static DataSet Numbered(DataSet data, IReadOnlyList<string> names) => data with { Targets = data.Targets.Numbered(names) };
}
