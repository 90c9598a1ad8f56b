namespace HybridNet;

/// <summary>Thrown when a method is called in the wrong state, such as backward before forward.</summary>
/// <param name="message">Where, what is missing, what to call first.</param>
public sealed class StateException(string message) : InvalidOperationException(message);
