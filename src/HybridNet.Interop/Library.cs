using System.Reflection;

namespace HybridNet.Interop;

/// <summary>
/// The loaded engine: its version, so that Python can reject a different build; the runtime and the vector width; and the shutdown of Python.
/// </summary>
public static class Library
{
    /// <summary>The version of this assembly: the text of <c>Version</c> in Directory.Build.props.</summary>
    /// <returns>The informational version, for example <c>0.1.0</c>.</returns>
    public static string Version() =>
        typeof(Library).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The version of .NET that runs the engine.</summary>
    /// <returns>For example <c>10.0.12</c>.</returns>
    public static string RuntimeVersion() => Environment.Version.ToString();

    /// <summary>The width of the SIMD vectors that loops use on this processor.</summary>
    /// <returns>512, 256 or 128 bits, or 1 if the processor does not support vectors.</returns>
    public static int VectorBits() => VectorWidth.Widest;

    /// <summary>
    /// Whether the rows of a large product can be computed in blocks with the bits of NumPy's product of all rows. They cannot if several threads of NumPy's
    /// OpenBLAS cut the rows, and then process them in pairs. A block has an even number of rows, 2,048 or more, which make it a large product too; only the
    /// last one may have an odd number.
    /// </summary>
    /// <returns>True if the rows can be cut.</returns>
    public static bool RowsCanBeCut() => Flags.ProductOrder is { PairsRows: false } or { Threads: 1 };

    /// <summary>
    /// Called when Python exits. From now on only this thread calls into Python; daemon threads that train block until the process ends. Calls that
    /// are in progress have up to 0.2 seconds to finish.
    /// </summary>
    public static void PythonEnds() => PythonCall.Close(TimeSpan.FromSeconds(0.2));
}
