namespace HybridNet;

/// <summary>A class by its names.</summary>
/// <param name="Name">The name of the class, the same as in files.</param>
/// <param name="Make">Makes an object with default settings.</param>
/// <param name="Others">What else it is called.</param>
internal sealed record NamedPart<T>(string Name, Func<T> Make, params string[] Others);
