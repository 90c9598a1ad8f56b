namespace HybridNet;

/// <summary>The settings of a saved description that callbacks may have changed during training.</summary>
internal static class SavedSettings
{
    /// <summary>Reads the settings of the layers, the optimizer and the metric that the engine knows.</summary>
    /// <param name="fields">The description of a model with the same layers.</param>
    /// <param name="model">The model, which is not changed.</param>
    /// <returns>An action that sets them in the model.</returns>
    /// <exception cref="InvalidDataException">The text does not describe such layers.</exception>
    internal static Action Of(JsonFields fields, Model model)
    {
        List<Action> changes = [];
        foreach ((JsonFields saved, ILayer layer) in fields.Objects("layers").Zip(model.Layers))
        {
            if (ModelParts.Layers.Write(layer) is { } here && (string?)here["type"].Content == saved.Text("type"))
            {
                ILayer described = ModelParts.Layers.Read(saved);
                changes.Add(() => PartSettings.Copy(described, layer));
            }
        }

        IMetric? metric = model.Metric;
        if (fields.ObjectOrNull("metric") is { } savedMetric && metric is not null && ModelParts.Metrics.Write(metric) is { } measured
            && measured.ToString() != savedMetric.Content.ToString())
        {
            metric = ModelParts.Metrics.Read(savedMetric);
        }

        Optimizer? optimizer = fields.ObjectOrNull("optimizer") is { } savedOptimizer ? ModelParts.Optimizers.Read(savedOptimizer) : null;
        changes.Add(() =>
        {
            bool isSame = optimizer?.GetType() == model.Optimizer?.GetType();
            model.SetParts(model.Loss, isSame ? model.Optimizer : optimizer, metric);
            if (isSame && optimizer is not null)
            {
                PartSettings.Copy(optimizer, model.Optimizer!);
            }
        });
        return () => changes.ForEach(change => change());
    }
}
