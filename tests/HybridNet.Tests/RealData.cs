namespace HybridNet.Tests;

/// <summary>
/// Data files that are not part of the checkout: in the folder $HYBRIDNET_DATA, else in ../shared/data beside the checkout.
/// </summary>
internal static class RealData
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("HYBRIDNET_DATA") is { Length: > 0 } named
        ? named
        : Path.GetFullPath(Path.Combine(Checkout.Root, "..", "shared", "data"));

    internal static string File(string name) => Path.Combine(Folder, name);
}

/// <summary>A test that reads a data file: skipped by name where the file is missing, a failure with CI=true.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute(string name) => Skip = RealDataReason.For(name);
}

/// <summary>The same for a test with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealDataTheoryAttribute : TheoryAttribute
{
    public RealDataTheoryAttribute(string name) => Skip = RealDataReason.For(name);
}

internal static class RealDataReason
{
    internal static string? For(string name) =>
        File.Exists(RealData.File(name)) || Environment.GetEnvironmentVariable("CI") is "true" or "1"
            ? null
            : $"{name} is not there; it was looked for at {RealData.File(name)}";
}
