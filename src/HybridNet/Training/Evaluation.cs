using System.Globalization;

namespace HybridNet;

/// <summary>How a model does on samples.</summary>
/// <param name="Loss">Mean sample loss, without penalties; NumPy's number in its dtype, widened exactly.</param>
/// <param name="Accuracy">The metric; NaN without one.</param>
public readonly record struct Evaluation(double Loss, double Accuracy)
{
    /// <summary>Such as <c>loss 0.4567, accuracy 0.8900</c>; numbers in the invariant culture.</summary>
    /// <returns>The text; without a metric, the loss alone.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"loss {Loss:0.0000}{EpochResult.And("accuracy", Accuracy)}");
}
