namespace HybridNet;

/// <summary>Thrown when shapes do not match; the message has both.</summary>
/// <param name="message">Where, what arrived, what is required, what to do.</param>
public sealed class ShapeException(string message) : ArgumentException(message);
