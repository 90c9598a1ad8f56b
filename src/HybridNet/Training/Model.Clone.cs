namespace HybridNet;

/// <content>Copies.</content>
public sealed partial class Model
{
    /// <summary>
    /// A model with copies of the parameters, the optimizer state, the random generator and the history: training one changes nothing of the other.
    /// May be called by any thread at any time. While another thread trains, the copy is made after the step under way, and this call waits for it.
    /// </summary>
    /// <returns>A new model. Layers and activations without parameters are the same objects, for they hold nothing that changes.</returns>
    /// <exception cref="StateException">A layer has parameters and does not implement <see cref="ILayer.Clone"/>.</exception>
    public Model Clone() => _lock.Copy(() =>
    {
        var clone = new Model { Arithmetic = Arithmetic, ClassNames = ClassNames, Random = Random is null ? null : new(Random.GetState()) };
        clone._layers.AddRange(_layers.Select(layer => layer.Clone()));
        clone.Take(Loss, Optimizer?.Clone(), Metric?.Clone());
        clone.History.Replace(History);
        return clone;
    });
}
