using System.Reflection;

namespace HybridNet.Interop;

/// <summary>
/// The loaded engine as a whole: which build it is, so that Python can refuse one that is not its own, on what it runs, and its part in Python's end.
/// </summary>
public static class Library
{
    /// <summary>The version this assembly was built as: the text of <c>Version</c> in Directory.Build.props.</summary>
    /// <returns>The informational version, for example <c>0.1.0</c>.</returns>
    public static string Version() =>
        typeof(Library).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The version of .NET that runs the engine.</summary>
    /// <returns>For example <c>10.0.12</c>.</returns>
    public static string RuntimeVersion() => Environment.Version.ToString();

    /// <summary>The width of the vectors that loops compute with on this processor.</summary>
    /// <returns>512, 256 or 128 bits, or 1 where there are none.</returns>
    public static int VectorBits() => VectorWidth.Widest;

    /// <summary>
    /// Python ends: from now on only this thread calls into it, and daemon threads that train wait for the end of the process. A call under way
    /// is waited for, up to a fifth of a second.
    /// </summary>
    public static void PythonEnds() => PythonCall.Close(TimeSpan.FromSeconds(0.2));
}
