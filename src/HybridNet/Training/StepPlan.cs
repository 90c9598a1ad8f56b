namespace HybridNet;

/// <summary>What a step does between forward and update, beside computing gradients.</summary>
/// <param name="StopsAtDivergence">Whether a step whose loss is not finite ends there: no parameter changes.</param>
/// <param name="Saves">Whether the state before the update is saved, for <see cref="ITrainee.Restore"/>.</param>
/// <param name="KeepsCandidate">Whether the parameters before the update are kept, for <see cref="ITrainee.AcceptCandidate"/>.</param>
/// <param name="GoesAllTheWay">Whether the gradients go back to the inputs of the first layer, though no parameter needs them.</param>
internal readonly record struct StepPlan(bool StopsAtDivergence, bool Saves, bool KeepsCandidate, bool GoesAllTheWay = false);
