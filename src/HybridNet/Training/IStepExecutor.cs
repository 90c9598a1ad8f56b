namespace HybridNet;

/// <summary>Executes the training steps that the training loop asks for: natively, or outside the engine for models with custom parts.</summary>
internal interface IStepExecutor
{
    /// <summary>Learning rate of the last step.</summary>
    double LearningRate { get; }

    /// <summary>Whether there is a metric.</summary>
    bool HasMetric { get; }

    /// <summary>Whether steps repeated from a restored state give the same bits; if not, each step saves the state before it.</summary>
    bool CanRepeatSteps { get; }

    /// <summary>Whether all parameters and optimizer states are finite.</summary>
    bool IsFinite { get; }

    /// <summary>Duration of the last save.</summary>
    TimeSpan SaveTime { get; }

    /// <summary>One training step: forward, loss, backward, update.</summary>
    /// <param name="batches">The training data.</param>
    /// <param name="batch">Index of the batch.</param>
    /// <param name="plan">What to do before the update.</param>
    /// <returns>Loss and metric of the batch before the update.</returns>
    StepResult Train(Batches batches, int batch, StepPlan plan);

    /// <summary>Forward and loss in inference mode; nothing changes.</summary>
    /// <param name="batches">The validation data.</param>
    /// <param name="batch">Index of the batch.</param>
    /// <returns>Loss and metric of the batch, without regularization.</returns>
    StepResult Evaluate(Batches batches, int batch);

    /// <summary>Ends the training part of an epoch, or its validation.</summary>
    /// <param name="sums">Sums over its batches.</param>
    /// <param name="validation">Whether the batches were those of the validation data.</param>
    /// <returns>Sums from which mean loss and accuracy are computed.</returns>
    EpochSums End(EpochSums sums, bool validation);

    /// <summary>Regularization of the current parameters.</summary>
    NumPyScalar Penalty();

    /// <summary>Draws a new order of the samples, as <c>np.random.permutation(samples)</c>.</summary>
    void Shuffle(Span<int> order);

    /// <summary>Reads again which parameters are trainable, which callbacks may change between two steps.</summary>
    void Refresh();

    /// <summary>Restores the last saved state: parameters, optimizer state and counters.</summary>
    void Restore();

    /// <summary>Copies the current parameters as the best ones of a callback.</summary>
    void KeepBest(BestSlot slot);

    /// <summary>Copies the last candidate as the best parameters of a callback.</summary>
    void AcceptCandidate(BestSlot slot);

    /// <summary>Restores the best parameters of a callback, if there are any.</summary>
    void RestoreBest(BestSlot slot);
}
