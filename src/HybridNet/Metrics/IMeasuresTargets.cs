namespace HybridNet;

/// <summary>A metric with statistics of the training targets, which <see cref="IMetric.Prepare"/> computes.</summary>
internal interface IMeasuresTargets
{
    /// <summary>Saves the current statistics.</summary>
    /// <returns>An action that restores them.</returns>
    Action Keep();
}
