namespace HybridNet;

/// <summary>A metric that can be checked against the loss and the outputs before training.</summary>
internal interface IComparesKind : IMetric
{
    /// <summary>Returns whether the metric is defined for targets of a kind.</summary>
    /// <param name="kind">The kind of the targets.</param>
    /// <param name="columns">Number of columns of the output.</param>
    bool Compares(TargetKind kind, int columns);

    /// <summary>Throws if the metric requires more classes than there are.</summary>
    /// <param name="classes">Number of classes.</param>
    /// <exception cref="ArgumentException">There are not enough classes.</exception>
    void CheckClasses(int classes)
    {
    }
}
