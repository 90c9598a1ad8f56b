namespace HybridNet;

/// <summary>A loss, optimizer, metric or activation with its names.</summary>
/// <param name="Name">The name of the class, as in files.</param>
/// <param name="Make">Creates an object with default settings.</param>
/// <param name="Others">Other names, one or more.</param>
internal sealed record NamedPart<T>(string Name, Func<T> Make, params string[] Others)
{
    /// <summary>The name that messages suggest: the first of <see cref="Others"/>.</summary>
    internal string Suggested => Others[0];
}
