namespace HybridNet;

/// <summary>The folder with data files that we may not ship: the one that the environment variable HYBRIDNET_DATA names.</summary>
internal static class DataFolder
{
    internal const string Variable = "HYBRIDNET_DATA";

    /// <summary>The path of a file or folder in it, there or not; null if the variable is not set.</summary>
    internal static string? Find(string name) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? Path.Combine(folder, name) : null;
}
