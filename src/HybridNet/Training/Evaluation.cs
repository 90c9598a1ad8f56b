using System.Globalization;

namespace HybridNet;

/// <summary>Loss and metric of a model over samples.</summary>
/// <param name="Loss">Mean sample loss, without regularization; computed in NumPy's dtype and converted to double exactly.</param>
/// <param name="Accuracy">The metric; NaN without a metric.</param>
public readonly record struct Evaluation(double Loss, double Accuracy)
{
    /// <summary>A text such as <c>loss 0.4567, accuracy 0.8900</c>; numbers in the invariant culture.</summary>
    /// <returns>The text; without a metric, only the loss.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"loss {Loss:0.0000}{EpochResult.And("accuracy", Accuracy)}");
}
