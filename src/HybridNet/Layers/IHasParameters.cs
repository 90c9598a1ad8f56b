namespace HybridNet;

/// <summary>
/// A layer with parameters. The optimizer updates them, the loss includes their regularization, files and checkpoints save them by name, and gradient
/// checks and summaries list them.
/// </summary>
public interface IHasParameters
{
    /// <summary>The parameters; each call returns the same objects. Their names (<see cref="Parameter.Name"/>) must be unique.</summary>
    IReadOnlyList<Parameter> Parameters { get; }
}
