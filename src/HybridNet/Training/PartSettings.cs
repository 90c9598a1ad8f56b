namespace HybridNet;

/// <summary>The settings of layers and optimizers that may change during training: everything but the numbers of parameters.</summary>
internal static class PartSettings
{
    /// <summary>Copies the settings of a layer to another one of the same class. Custom layers without parameters have none that are known.</summary>
    internal static void Copy(ILayer source, ILayer target)
    {
        foreach ((Parameter current, Parameter changed) in target.GetParameters().Zip(source.GetParameters()))
        {
            (current.L1, current.L2, current.IsTrainable) = (changed.L1, changed.L2, changed.IsTrainable);
        }

        switch (target, source)
        {
            case (ICopiesSettings copying, ICopiesSettings) when target.GetType() == source.GetType():
                copying.CopySettings(source);
                break;
            case (IActivation, IActivation) when KnownActivation.Of(target) is { } known && known.Type == source.GetType():
                known.Change(target, known.Read(source));
                break;
        }
    }

    /// <summary>A layer that has the settings of another one, apart from those of parameters; null if there are none.</summary>
    internal static ILayer? Kept(ILayer layer) => layer switch
    {
        DropoutLayer dropout => DropoutLayer.Keeping(dropout.KeepProbability),
        _ when KnownActivation.Of(layer) is { Setting: not null } known => known.Make(known.Read(layer)),
        _ => null,
    };

    /// <summary>Copies the settings and the counters of an optimizer to another one of the same class.</summary>
    internal static void Copy(Optimizer source, Optimizer target)
    {
        // The current learning rate is set last, because setting the other two changes it.
        (target.LearningRate, target.Decay) = (source.LearningRate, source.Decay);
        (target.Iterations, target.CurrentLearningRate) = (source.Iterations, source.CurrentLearningRate);
        switch (source, target)
        {
            case (Sgd from, Sgd to):
                to.Momentum = from.Momentum;
                break;
            case (AdaGrad from, AdaGrad to):
                to.Epsilon = from.Epsilon;
                break;
            case (RmsProp from, RmsProp to):
                (to.Epsilon, to.Rho) = (from.Epsilon, from.Rho);
                break;
            case (Adam from, Adam to):
                (to.Epsilon, to.Beta1, to.Beta2) = (from.Epsilon, from.Beta1, from.Beta2);
                break;
        }
    }
}
