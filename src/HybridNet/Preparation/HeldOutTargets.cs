namespace HybridNet;

/// <summary>The targets of a hold-out set: hidden until predictions have been evaluated on them.</summary>
public sealed class HeldOutTargets
{
    private readonly Targets _targets;

    internal HeldOutTargets(Targets targets) => _targets = targets;

    /// <summary>Number of targets.</summary>
    public int Count => _targets.Count;

    /// <summary>Number of evaluations. Only the first one is unbiased: later ones may have influenced the choice of the network.</summary>
    public int Evaluations { get; private set; }

    /// <summary>Evaluates predicted classes: the accuracy.</summary>
    /// <param name="predictions">One class number per test row. Read only.</param>
    /// <returns>The accuracy.</returns>
    /// <exception cref="ShapeException">The numbers of predictions and targets differ.</exception>
    /// <exception cref="ArgumentException">The targets are rows of numbers.</exception>
    public Judgement Judge(ReadOnlySpan<int> predictions)
    {
        if (_targets.Values is not null)
        {
            Throw.JudgeNumbers(_targets.Shape());
        }

        Judgement judgement = Judgement.OfClasses(predictions, _targets.Classes);
        Evaluations++;
        return judgement;
    }

    /// <summary>Evaluates predicted numbers: the mean squared error.</summary>
    /// <param name="predictions">A matrix of the shape of the targets. Read only.</param>
    /// <returns>The mean squared error.</returns>
    /// <exception cref="ShapeException">Predictions and targets have different shapes.</exception>
    /// <exception cref="ArgumentException">The targets are class numbers; or a prediction or a target is infinite or NaN.</exception>
    public Judgement Judge(Matrix predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        Matrix values = _targets.Values ?? throw Throw.JudgeClasses(_targets.Count);
        Judgement judgement = Judgement.OfNumbers(predictions, values);
        Evaluations++;
        return judgement;
    }

    /// <summary>Calls a custom evaluation with the targets, such as that of a model.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="evaluation">Receives the targets.</param>
    /// <returns>The result of <paramref name="evaluation"/>.</returns>
    /// <example><code>
    /// var result = split.TestTargets.Evaluate(targets => model.Evaluate(split.TestInputs, targets));
    /// </code></example>
    public T Evaluate<T>(Func<Targets, T> evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        T result = evaluation(_targets);
        Evaluations++;
        return result;
    }

    /// <summary>Returns the targets after at least one evaluation.</summary>
    /// <returns>The targets.</returns>
    /// <exception cref="StateException">There was no evaluation yet.</exception>
    public Targets Reveal() => Evaluations > 0 ? _targets : throw Throw.HeldOutHidden(Count);

    /// <summary>The number of targets and of evaluations; not the targets.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Count} held-out targets, judged by {Evaluations} times";
}
