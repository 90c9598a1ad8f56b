namespace HybridNet;

/// <summary>Checks of targets: number of columns and range of values.</summary>
internal static class TargetRules
{
    /// <summary>Maximum difference between the sum of a row of probabilities and 1; accepts probabilities rounded to two digits.</summary>
    private const double SumTolerance = 0.02;

    /// <summary>Throws if the number of columns of the targets differs from that of the predictions.</summary>
    internal static void CheckColumns(string loss, Targets targets, int? columns)
    {
        if (columns is { } known)
        {
            targets.CheckColumns(loss, known);
        }
    }

    /// <summary>Throws if a target is outside 0 .. 1 or NaN.</summary>
    internal static void CheckProbabilities(string loss, Targets targets)
    {
        ReadOnlySpan<int> classes = targets.Classes;
        for (int i = 0; i < classes.Length; i++)
        {
            if (classes[i] is not (0 or 1))
            {
                Throw.TargetNoProbability(loss, i, null, classes[i]);
            }
        }

        if (targets.Values is not { } rows)
        {
            return;
        }

        for (int i = 0; i < rows.Rows; i++)
        {
            for (int j = 0; j < rows.Columns; j++)
            {
                if (rows[i, j] is not (>= 0 and <= 1))
                {
                    Throw.TargetNoProbability(loss, i, rows.Columns == 1 ? null : j, rows[i, j]);
                }
            }
        }
    }

    /// <summary>Throws if a row is not a probability distribution: values from 0 to 1 with a sum of 1.</summary>
    internal static void CheckDistributions(string loss, Matrix rows)
    {
        for (int i = 0; i < rows.Rows; i++)
        {
            double sum = 0;
            for (int j = 0; j < rows.Columns; j++)
            {
                double value = rows[i, j];
                if (value is not (>= 0 and <= 1))
                {
                    Throw.TargetNoShare(loss, i, j, value);
                }

                sum += value;
            }

            if (Math.Abs(sum - 1) > SumTolerance)
            {
                Throw.TargetSum(loss, i, sum);
            }
        }
    }
}
