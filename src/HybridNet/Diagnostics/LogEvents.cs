using Microsoft.Extensions.Logging;

namespace HybridNet;

/// <summary>The log messages of the engine, one method per event. Event ids never change; each module has a range of one hundred.</summary>
internal static partial class LogEvents
{
    [LoggerMessage(1, LogLevel.Debug, "engine {Version} computes with vectors of {Bits} bits")]
    internal static partial void EngineStarted(ILogger logger, string version, int bits);

    [LoggerMessage(100, LogLevel.Information, "column {Column}: {Missing} of {Total} values missing, filled with {Value} ({Strategy})")]
    internal static partial void MissingValuesFilled(ILogger logger, string column, int missing, int total, double value, string strategy);

    [LoggerMessage(101, LogLevel.Information, "column {Column}: {Missing} of {Total} values missing, their rows dropped")]
    internal static partial void MissingRowsDropped(ILogger logger, string column, int missing, int total);

    [LoggerMessage(102, LogLevel.Warning, "column {Column}: {Missing} of {Total} values missing, kept as NaN")]
    internal static partial void MissingValuesKept(ILogger logger, string column, int missing, int total);

    [LoggerMessage(200, LogLevel.Information, "training starts: {Samples} samples, {Steps} steps an epoch, {Epochs} epochs")]
    internal static partial void TrainingStarted(ILogger logger, int samples, int steps, int epochs);

    [LoggerMessage(201, LogLevel.Information, "training resumes from a checkpoint: {Epochs} epochs and {Steps} steps are done")]
    internal static partial void TrainingResumed(ILogger logger, int epochs, int steps);

    [LoggerMessage(202, LogLevel.Information, "training ends in epoch {Epoch} after step {Step}, {Seconds:0.0} s; the loss is {Loss}")]
    internal static partial void TrainingEnded(ILogger logger, int epoch, int step, double seconds, double loss);

    [LoggerMessage(203, LogLevel.Trace, "{Result}")]
    internal static partial void EpochEnded(ILogger logger, object result);

    [LoggerMessage(204, LogLevel.Information, "training: {Epochs} of {All} epochs are done; {Result}")]
    internal static partial void TrainingProgressed(ILogger logger, int epochs, int all, object result);

    [LoggerMessage(205, LogLevel.Information, "training changes nothing: all {Parameters} parameters are frozen")]
    internal static partial void NothingTrained(ILogger logger, int parameters);
}
