using System.Reflection;

namespace HybridNet.Interop;

/// <summary>Says which build of the engine was loaded, so that Python can refuse one that is not its own.</summary>
public static class Library
{
    /// <summary>The version this assembly was built as: the text of <c>Version</c> in Directory.Build.props.</summary>
    /// <returns>The informational version, for example <c>0.1.0</c>.</returns>
    public static string Version() =>
        typeof(Library).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
