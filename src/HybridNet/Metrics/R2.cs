namespace HybridNet;

/// <summary>The coefficient of determination of a regression.</summary>
public static class R2
{
    /// <summary>
    /// 1 - sum (y - p)^2 / sum (y - mean y)^2, column by column, then the mean of the columns, all in double: 1 for perfect predictions, 0 for
    /// those that are no better than the mean, negative for worse. A column of equal targets scores 1 if perfectly predicted, else 0.
    /// </summary>
    /// <param name="predictions">Shape (batch, columns). Read only.</param>
    /// <param name="targets">Rows of the same shape, or one number for each sample.</param>
    /// <returns>1 or less; NaN for less than two samples, which determine nothing.</returns>
    /// <exception cref="ShapeException">Predictions and targets do not fit together.</exception>
    public static double Score(Matrix predictions, Targets targets)
    {
        Matrix values = targets.AsRowsOf("R2", predictions);
        if (values.Rows < 2)
        {
            return double.NaN;
        }

        double sum = 0;
        for (int j = 0; j < values.Columns; j++)
        {
            sum += OfColumn(predictions, values, j);
        }

        return sum / values.Columns;
    }

    private static double OfColumn(Matrix p, Matrix y, int j)
    {
        // Measured from the first target, so that equal ones deviate by nothing at all.
        double fromFirst = 0;
        for (int i = 1; i < y.Rows; i++)
        {
            fromFirst += y[i, j] - y[0, j];
        }

        double mean = y[0, j] + (fromFirst / y.Rows);
        double residual = 0;
        double total = 0;
        for (int i = 0; i < y.Rows; i++)
        {
            residual += (y[i, j] - p[i, j]) * (y[i, j] - p[i, j]);
            total += (y[i, j] - mean) * (y[i, j] - mean);
        }

        return total == 0 ? (residual == 0 ? 1 : 0) : 1 - (residual / total);
    }
}
