namespace HybridNet;

/// <summary>
/// A layer with parameters. Training updates them with the optimizer, regularization counts them, files and checkpoints save them by their names, gradient
/// checks and summaries list them.
/// </summary>
public interface IHasParameters
{
    /// <summary>The parameters, the same objects at each call. Their names (<see cref="Parameter.Name"/>) must differ.</summary>
    IReadOnlyList<Parameter> Parameters { get; }
}
