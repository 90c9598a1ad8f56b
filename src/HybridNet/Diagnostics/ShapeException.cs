namespace HybridNet;

/// <summary>Sizes do not fit together: the message names both.</summary>
/// <param name="message">Where, what arrived, what is required, what to do.</param>
public sealed class ShapeException(string message) : ArgumentException(message);
