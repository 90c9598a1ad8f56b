namespace HybridNet;

/// <summary>A metric that <see cref="IMetric.Prepare"/> changes.</summary>
internal interface IMeasuresTargets
{
    /// <summary>Notes what is measured so far.</summary>
    /// <returns>Sets the metric back to it.</returns>
    Action Keep();
}
