namespace HybridNet.Interop;

/// <summary>A function of Python has raised an exception, which Python keeps and raises when the entry point has returned.</summary>
internal sealed class PythonFailedException : Exception
{
    /// <summary>The answer of a function of Python: 1 continues, 0 ends training, -1 says that it has raised an exception.</summary>
    /// <exception cref="PythonFailedException">It is -1.</exception>
    internal static bool Continues(int answer) => answer >= 0 ? answer != 0 : throw new PythonFailedException();
}
