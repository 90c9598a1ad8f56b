namespace HybridNet;

/// <summary>The data of a fit, prepared once, with class numbers instead of text labels.</summary>
/// <param name="Training">Samples to train on.</param>
/// <param name="Validation">Samples to evaluate each epoch on; null for none.</param>
/// <param name="ClassNames">The class names that the fit sets; null to keep those of the model.</param>
/// <param name="AreLabels">Whether the targets were given as text labels.</param>
internal sealed record FitData(DataSet Training, DataSet? Validation = null, IReadOnlyList<string>? ClassNames = null, bool AreLabels = false)
{
    /// <summary>Prepares the arguments of <see cref="Model.Fit"/>.</summary>
    /// <param name="data">The training data of the call.</param>
    /// <param name="validation">The validation data of the call; null for none.</param>
    /// <param name="known">The class names of the model. If empty, text labels become the class names.</param>
    /// <exception cref="ArgumentException">A text label is missing or is not a class name.</exception>
    internal static FitData Of(DataSet data, DataSet? validation, IReadOnlyList<string> known)
    {
        if (validation is { } given)
        {
            ArgumentNullException.ThrowIfNull(given.Inputs, "options.Validation.Inputs");
        }

        IReadOnlyList<string> names = data.Targets.NamesBeside(known);
        DataSet training = Numbered(data, names);
        DataSet? evaluated = null;
        AboutValidation(() => evaluated = validation is { } given ? Numbered(given, names) : null);
        return new(training, evaluated, names, data.Targets.Labels is not null);
    }

    /// <summary>Runs checks of validation data. The text of an exception says that it is about validation data; losses and labels do not know that.</summary>
    internal static void AboutValidation(Action check)
    {
        try
        {
            check();
        }
        catch (Exception exception) when (Throw.OfValidation(exception) is { } named)
        {
            throw named;
        }
    }

    /// <summary>The same data with inputs and rows of targets in a dtype; the data itself if it is null, or theirs.</summary>
    internal FitData In(DType? dtype) =>
        dtype is { } wanted ? this with { Training = In(Training, wanted), Validation = Validation is { } given ? In(given, wanted) : null } : this;

    /// <summary>Throws if inputs, targets and weights differ in their number of samples.</summary>
    internal void Check()
    {
        Training.Check("fit");
        Validation?.CheckWeighted("fit, validation");
    }

    /// <summary>Throws if an input or target is infinite or NaN.</summary>
    internal void CheckFinite()
    {
        Training.CheckFinite("fit");
        Validation?.CheckFinite("fit, validation");
    }

    /// <summary>Throws if an input or target is beyond the range of float32.</summary>
    internal void CheckRange()
    {
        Training.CheckRange("fit");
        Validation?.CheckRange("fit, validation");
    }

    private static DataSet In(DataSet data, DType dtype) => data with
    {
        Inputs = data.Inputs.DType == dtype ? data.Inputs : data.Inputs.As(dtype),
        Targets = data.Targets.Values is { } values && values.DType != dtype ? values.As(dtype) : data.Targets,
    };

    private static DataSet Numbered(DataSet data, IReadOnlyList<string> names) => data with { Targets = data.Targets.Numbered(names) };
}
