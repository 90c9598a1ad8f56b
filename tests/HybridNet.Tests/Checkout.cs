namespace HybridNet.Tests;

/// <summary>Where the sources are: the folder of HybridNet.sln, above the tests.</summary>
internal static class Checkout
{
    internal static string Root { get; } = Above(AppContext.BaseDirectory);

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "HybridNet.sln")) ? folder : Above(Path.GetDirectoryName(folder)!);
}
