namespace HybridNet;

/// <summary>What a training loop trains: a model, or something outside the engine that plays one.</summary>
internal interface ITrainee
{
    /// <summary>The rate of the last step.</summary>
    double LearningRate { get; }

    /// <summary>Whether there is a metric.</summary>
    bool HasMetric { get; }

    /// <summary>Whether steps from a restored state give the same bits again; if not, every step saves the state before it.</summary>
    bool CanRepeatSteps { get; }

    /// <summary>Whether all numbers that training changes are finite.</summary>
    bool IsFinite { get; }

    /// <summary>The time that saving took the last time.</summary>
    TimeSpan SaveTime { get; }

    /// <summary>One step: forward, loss, backward, update.</summary>
    /// <param name="batches">The training data.</param>
    /// <param name="batch">Which batch of it.</param>
    /// <param name="plan">What is done before the update.</param>
    /// <returns>What the batch gave before the update.</returns>
    StepResult Train(Batches batches, int batch, StepPlan plan);

    /// <summary>Forward and loss, as in prediction; nothing changes.</summary>
    /// <param name="batches">The data to judge on.</param>
    /// <param name="batch">Which batch of it.</param>
    /// <returns>What the batch gave, without penalties.</returns>
    StepResult Evaluate(Batches batches, int batch);

    /// <summary>Ends the training part of an epoch, or its validation.</summary>
    /// <param name="sums">What its batches add up to.</param>
    /// <param name="validation">Whether the batches were those of the validation data.</param>
    /// <returns>What the mean loss and the accuracy are computed from.</returns>
    EpochSums End(EpochSums sums, bool validation);

    /// <summary>The penalties as the parameters are now.</summary>
    NumPyScalar Penalty();

    /// <summary>Draws a new order of the samples, as <c>np.random.permutation(samples)</c>.</summary>
    void Shuffle(Span<int> order);

    /// <summary>Takes up what user code has changed between two steps: which parameters are trained.</summary>
    void Refresh();

    /// <summary>Returns to the state that was saved last: parameters, optimizer state and counters.</summary>
    void Restore();

    /// <summary>Keeps the parameters as they are now in the place of those kept before.</summary>
    void KeepBest(TrainingRun run);

    /// <summary>Keeps the last candidate in the place of the parameters kept before.</summary>
    void AcceptCandidate(TrainingRun run);

    /// <summary>Goes back to the parameters that were kept last, if any were.</summary>
    void RestoreBest(TrainingRun run);
}
