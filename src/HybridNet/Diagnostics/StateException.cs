namespace HybridNet;

/// <summary>A call came too early or too late: something it needs is not there.</summary>
/// <param name="message">Where, what is missing, what to call first.</param>
public sealed class StateException(string message) : InvalidOperationException(message);
