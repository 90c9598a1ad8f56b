namespace HybridNet;

/// <summary>How a model does on samples.</summary>
/// <param name="Loss">Mean sample loss, without penalties; NumPy's number in its dtype, widened exactly.</param>
/// <param name="Accuracy">The metric; NaN without one.</param>
public readonly record struct Evaluation(double Loss, double Accuracy);
