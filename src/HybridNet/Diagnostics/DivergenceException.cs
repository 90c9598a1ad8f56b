namespace HybridNet;

/// <summary>Training has run away: the loss is infinite or no number.</summary>
/// <param name="message">Where, at which rate, what to try.</param>
public sealed class DivergenceException(string message) : ArithmeticException(message);
