namespace HybridNet;

/// <summary>Targets that nobody sees before something was judged by them.</summary>
public sealed class HeldOutTargets
{
    private readonly Targets _targets;

    internal HeldOutTargets(Targets targets) => _targets = targets;

    /// <summary>How many there are.</summary>
    public int Count => _targets.Count;

    /// <summary>How often something was judged. Only the first time was it judged by labels that nothing had been chosen by.</summary>
    public int Evaluations { get; private set; }

    /// <summary>Counts the class numbers that are right.</summary>
    /// <param name="predictions">A class number for each row to test with. Read only.</param>
    /// <returns>The accuracy.</returns>
    /// <exception cref="ShapeException">There are not as many predictions as targets.</exception>
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

    /// <summary>Takes the mean of the squared differences.</summary>
    /// <param name="predictions">The shape of the targets. Read only.</param>
    /// <returns>The mean squared error.</returns>
    /// <exception cref="ShapeException">Predictions and targets have not the same shape.</exception>
    /// <exception cref="ArgumentException">The targets are class numbers.</exception>
    public Judgement Judge(Matrix predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        Matrix values = _targets.Values ?? throw Throw.JudgeClasses(_targets.Count);
        Judgement judgement = Judgement.OfNumbers(predictions, values);
        Evaluations++;
        return judgement;
    }

    /// <summary>Hands the targets to an evaluation of your own, such as that of a model.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="evaluation">Gets the targets.</param>
    /// <returns>What <paramref name="evaluation"/> gives.</returns>
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

    /// <summary>The targets, once something was judged by them.</summary>
    /// <returns>The targets.</returns>
    /// <exception cref="StateException">Nothing was judged yet.</exception>
    public Targets Reveal() => Evaluations > 0 ? _targets : throw Throw.HeldOutHidden(Count);

    /// <summary>How many there are and how often they were used; not what they are.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Count} held-out targets, judged by {Evaluations} times";
}
