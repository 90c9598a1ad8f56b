namespace HybridNet;

/// <content>Copies.</content>
public sealed partial class Model
{
    /// <summary>
    /// Copies the model with its parameters, optimizer state, random generator and history: training one model does not change the other.
    /// Any thread may call it at any time. While another thread trains, the call waits until the current step is complete.
    /// </summary>
    /// <returns>A new model. Layers and activations without parameters are shared, because they hold no state.</returns>
    /// <exception cref="StateException">A layer has parameters and does not implement <see cref="ILayer.Clone"/>.</exception>
    public Model Clone() => _lock.Copy(() =>
    {
        var clone = new Model
        {
            Arithmetic = Arithmetic,
            ClassNames = ClassNames,
            Preprocessing = Preprocessing,
            Random = Random is null ? null : new(Random.GetState()),
        };
        clone._layers.AddRange(_layers.Select(layer => layer.Clone()));
        clone.SetParts(Loss, Optimizer?.Clone(), Metric?.Clone());
        clone.History.Replace(History);
        return clone;
    });
}
