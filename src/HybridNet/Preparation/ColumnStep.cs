namespace HybridNet;

/// <summary>One step of the preparation of a column, fitted on the training rows: <see cref="FillStep"/>, <see cref="OneHotStep"/> or
/// <see cref="StandardizeStep"/>.</summary>
public abstract class ColumnStep
{
    private protected ColumnStep()
    {
    }

    /// <summary>The name of the step in files and error texts, such as <c>one_hot</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the step takes texts: true, false, or null for both.</summary>
    internal virtual bool? TakesTexts => null;

    /// <summary>Whether the step returns texts.</summary>
    internal virtual bool GivesTexts(bool taken) => taken;

    /// <summary>Applies the step to the values of any rows, which may be changed.</summary>
    internal abstract ColumnValues Apply(ColumnValues values, TableColumn source);
}
