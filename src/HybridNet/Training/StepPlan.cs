namespace HybridNet;

/// <summary>Options of a training step.</summary>
/// <param name="StopsAtDivergence">Whether to stop before the update if the loss is not finite.</param>
/// <param name="Saves">Whether to save the state before the update, for <see cref="IStepExecutor.Restore"/>.</param>
/// <param name="KeepsCandidate">Whether to keep the parameters before the update, for <see cref="IStepExecutor.AcceptCandidate"/>.</param>
/// <param name="ComputesAllGradients">Whether to compute also the gradients that no parameter requires, down to the inputs of the first layer.</param>
internal readonly record struct StepPlan(bool StopsAtDivergence, bool Saves, bool KeepsCandidate, bool ComputesAllGradients = false);
