namespace HybridNet;

/// <summary>The folder with data files that may not be distributed: the value of the environment variable HYBRIDNET_DATA.</summary>
internal static class DataFolder
{
    internal const string Variable = "HYBRIDNET_DATA";

    /// <summary>The path of a file or folder in it, which may not exist; null if the variable is not set.</summary>
    internal static string? Find(string name) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? Path.Combine(folder, name) : null;
}
