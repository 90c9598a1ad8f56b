namespace HybridNet;

/// <summary>Thrown when training diverges: the loss is infinite or NaN.</summary>
/// <param name="message">Where, with which learning rate, what to do.</param>
public sealed class DivergenceException(string message) : ArithmeticException(message);
