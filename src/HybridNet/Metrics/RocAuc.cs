namespace HybridNet;

/// <summary>The area under the ROC curve (AUC) of a binary classifier.</summary>
public static class RocAuc
{
    /// <summary>
    /// The probability that a random sample of class 1 has a higher score than a random sample of class 0; ties count as one half:
    /// AUC = (R - n1 (n1 + 1) / 2) / (n0 n1), with R the sum of the ranks of class 1 among all scores (Mann-Whitney U). 1 is perfect, 0.5 is chance.
    /// </summary>
    /// <param name="scores">Shape (batch, 1), such as the output of a sigmoid, or (batch, 2), of which the second column is used. Read only.</param>
    /// <param name="targets">Class numbers 0 and 1, or a column of these.</param>
    /// <returns>0 to 1; NaN if there is no sample of one of the classes, or if a score is NaN.</returns>
    /// <exception cref="ShapeException">The shapes of scores and targets do not match.</exception>
    /// <exception cref="ArgumentException">A target is neither 0 nor 1.</exception>
    public static double Score(Matrix scores, Targets targets)
    {
        ArgumentNullException.ThrowIfNull(scores);
        targets.CheckCount("ROC AUC", scores);
        if (scores.Columns is not (1 or 2))
        {
            Throw.AucColumns(scores.Shape());
        }

        Matrix truth = targets.AsRows();
        if (truth.Columns != 1)
        {
            Throw.TargetColumns("ROC AUC", scores.Shape(), targets.Shape(), 1);
        }

        var ranked = new (double Score, bool IsPositive)[scores.Rows];
        long positives = 0;
        for (int i = 0; i < ranked.Length; i++)
        {
            double target = truth[i, 0];
            if (target is not (0 or 1))
            {
                Throw.AucTarget(i, target);
            }

            ranked[i] = (scores[i, scores.Columns - 1], target == 1);
            positives += target == 1 ? 1 : 0;
        }

        long negatives = ranked.Length - positives;
        return positives == 0 || negatives == 0 || ranked.Any(sample => double.IsNaN(sample.Score))
            ? double.NaN
            : (RankSum(ranked) - (positives * (positives + 1) / 2.0)) / ((double)positives * negatives);
    }

    /// <summary>The sum of the ranks of the positive samples, from 1; equal scores have the mean of their ranks.</summary>
    private static double RankSum((double Score, bool IsPositive)[] ranked)
    {
        Array.Sort(ranked, (a, b) => a.Score.CompareTo(b.Score));
        double sum = 0;
        for (int first = 0; first < ranked.Length;)
        {
            int end = first;
            int positives = 0;
            for (; end < ranked.Length && ranked[end].Score == ranked[first].Score; end++)
            {
                positives += ranked[end].IsPositive ? 1 : 0;
            }

            sum += positives * ((first + 1 + end) / 2.0);
            first = end;
        }

        return sum;
    }
}
