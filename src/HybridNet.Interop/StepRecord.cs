using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>
/// A training step that Python executes: what the engine asks for, and what Python stores. <see cref="EntryPoints.StepRecord"/> describes the fields to
/// Python, which reads and writes them as a ctypes structure.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct StepRecord
{
    /// <summary>For training: 1 if a loss that is not finite ends the step before the update.</summary>
    public int StopsAtDivergence;

    /// <summary>For training: 1 if the state before the update is saved, so that the step can be undone.</summary>
    public int Saves;

    /// <summary>For training: 1 if the parameters before the update are kept as a candidate for the best ones.</summary>
    public int KeepsCandidate;

    /// <summary>The dtype of the loss: -1 a Python scalar, 0 float32, 1 float64.</summary>
    public int LossDtype;

    /// <summary>The dtype of the penalty, as that of the loss.</summary>
    public int PenaltyDtype;

    /// <summary>Mean loss of the samples, without the penalty.</summary>
    public double Loss;

    /// <summary>L1 and L2 regularization.</summary>
    public double Penalty;

    /// <summary>Value of the metric; 0 without a metric.</summary>
    public double Hits;

    /// <summary>1 with a metric, else 0: a custom metric counts a batch as one comparison.</summary>
    public double Comparisons;

    /// <summary>Learning rate of the update; only for training.</summary>
    public double LearningRate;

    internal StepRecord(StepPlan plan) =>
        (StopsAtDivergence, Saves, KeepsCandidate) = (Flag(plan.StopsAtDivergence), Flag(plan.Saves), Flag(plan.KeepsCandidate));

    internal readonly StepResult Result(int samples) => new(
        new(Loss, DTypeOf(LossDtype)),
        new(Loss, DTypeOf(LossDtype)),
        new(Penalty, DTypeOf(PenaltyDtype)),
        samples,
        new(Hits, Comparisons, Comparisons));

    private static int Flag(bool value) => value ? 1 : 0;

    private static DType? DTypeOf(int dtype) => dtype switch
    {
        0 => DType.Float32,
        1 => DType.Float64,
        _ => null,
    };
}
