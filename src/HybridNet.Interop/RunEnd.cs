namespace HybridNet.Interop;

/// <summary>How a training run ended.</summary>
internal enum RunEnd
{
    /// <summary>A function of Python ended it after a complete step.</summary>
    Stopped,

    /// <summary>After its last epoch, or because a callback requested the end.</summary>
    Complete,

    /// <summary>A function of Python has raised an exception.</summary>
    PythonFailed,
}
