using System.Globalization;
using Microsoft.Extensions.Logging;

namespace HybridNet;

/// <summary>A column of numbers after the imputation of missing values, with a description of what was changed.</summary>
public sealed class ImputedColumn
{
    private ImputedColumn(string name, MissingValues strategy, int[] keptRows, double[] values, double? value, int total, int missing)
    {
        Name = name;
        Strategy = strategy;
        KeptRows = keptRows;
        Values = values;
        Value = value;
        Total = total;
        Missing = missing;
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>The strategy for missing values.</summary>
    public MissingValues Strategy { get; }

    /// <summary>The numbers, one per row in <see cref="KeptRows"/>; NaN only with <see cref="MissingValues.KeepNaN"/>.</summary>
    public double[] Values { get; }

    /// <summary>
    /// The indices of the rows that are kept, from 0; all rows except with <see cref="MissingValues.DropRow"/>.
    /// </summary>
    public IReadOnlyList<int> KeptRows { get; }

    /// <summary>The replacement of missing values (mean, median, most frequent value or constant), in the column's unit; null if there is none.</summary>
    public double? Value { get; }

    /// <summary>Number of values, including missing ones.</summary>
    public int Total { get; }

    /// <summary>Number of missing values.</summary>
    public int Missing { get; }

    /// <summary>Imputes, drops or keeps the missing values of a column.</summary>
    /// <param name="name">The name of the column in reports and error texts.</param>
    /// <param name="values">The column, with NaN for a missing value. Read only.</param>
    /// <param name="strategy">The strategy for missing values.</param>
    /// <param name="constant">The number for <see cref="MissingValues.Constant"/>; null for other strategies.</param>
    /// <param name="trainRows">The training rows, from which mean and median are computed; null for all rows. Pass the training rows, so that
    /// no information of the test rows leaks into training.</param>
    /// <param name="logger">Receives the number of missing values and their replacement.</param>
    /// <returns>The column, and a description of what was changed.</returns>
    /// <exception cref="ArgumentException">Values are missing and the strategy is <see cref="MissingValues.Refuse"/>; all training values are missing,
    /// so that there is no mean or median; a training value is infinite, or their mean or median is beyond float64; the constant is missing or not
    /// finite, or given for another strategy.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trainRows"/> exceeds the column, or <paramref name="strategy"/> is not
    /// defined.</exception>
    public static ImputedColumn Fill(
        string name,
        ReadOnlySpan<double> values,
        MissingValues strategy,
        double? constant = null,
        Range? trainRows = null,
        ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!Enum.IsDefined(strategy))
        {
            Throw.UnknownStrategy(name, (int)strategy);
        }

        if (constant is not null && strategy != MissingValues.Constant)
        {
            Throw.ConstantUnused(name, strategy.ToString());
        }

        int missing = CountMissing(values);
        if (missing > 0 && strategy == MissingValues.Refuse)
        {
            Throw.MissingRefused(name, missing, values.Length, FirstMissing(values));
        }

        double? value = Replacement(name, values, strategy, constant, trainRows ?? .., missing);
        int[] rows = Kept(values, strategy);
        double[] filled = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            double given = values[rows[i]];
            filled[i] = double.IsNaN(given) ? value ?? given : given;
        }

        var column = new ImputedColumn(name, strategy, rows, filled, value, values.Length, missing);
        column.Report(logger);
        return column;
    }

    /// <summary>Selects the kept rows of another column of the same table.</summary>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <param name="column">One value per row of the table.</param>
    /// <returns>One value per row in <see cref="KeptRows"/>.</returns>
    /// <exception cref="ShapeException">The columns have different numbers of rows.</exception>
    public T[] Keep<T>(IReadOnlyList<T> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (column.Count != Total)
        {
            Throw.KeptColumnLength(Name, Total, column.Count);
        }

        return [.. KeptRows.Select(row => column[row])];
    }

    /// <summary>A description, such as <c>Age: 177 of 891 values missing, filled with 29.7 (Mean)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}: {Missing} of {Total} values missing{(Missing == 0 ? "" : $", {Action()}")}");

    private static int CountMissing(ReadOnlySpan<double> values)
    {
        int missing = 0;
        foreach (double value in values)
        {
            missing += double.IsNaN(value) ? 1 : 0;
        }

        return missing;
    }

    private static int FirstMissing(ReadOnlySpan<double> values)
    {
        int row = 0;
        while (!double.IsNaN(values[row]))
        {
            row++;
        }

        return row;
    }

    private static double? Replacement(
        string name, ReadOnlySpan<double> values, MissingValues strategy, double? constant, Range trainRows, int missing)
    {
        if (strategy == MissingValues.Constant)
        {
            return constant is { } given && double.IsFinite(given) ? given : throw Throw.NoConstant(name, constant);
        }

        if (strategy is not (MissingValues.Mean or MissingValues.Median or MissingValues.MostFrequent))
        {
            return null;
        }

        double[] known = Known(name, values, trainRows);
        if (known.Length == 0)
        {
            return missing == 0 ? null : throw Throw.NothingKnown(name, strategy switch
            {
                MissingValues.Mean => "mean",
                MissingValues.Median => "median",
                _ => "most frequent value",
            });
        }

        double statistic = strategy switch
        {
            MissingValues.Mean => Sums.Pairwise<double>(known) / known.Length,
            MissingValues.Median => Median(known),
            _ => known.GroupBy(value => value).OrderByDescending(same => same.Count()).ThenBy(same => same.Key).First().Key,
        };
        return double.IsFinite(statistic) ? statistic : throw Throw.ImputedNotFinite(name, strategy == MissingValues.Mean ? "mean" : "median");
    }

    private static double[] Known(string name, ReadOnlySpan<double> values, Range rows)
    {
        int start = rows.Start.GetOffset(values.Length);
        int end = rows.End.GetOffset(values.Length);
        if (start < 0 || end < start || end > values.Length)
        {
            Throw.TrainRows($"column \"{name}\"", start, end, values.Length);
        }

        for (int row = start; row < end; row++)
        {
            if (double.IsInfinity(values[row]))
            {
                Throw.ImputedInfinite(name, row, values[row]);
            }
        }

        return [.. values[start..end].ToArray().Where(value => !double.IsNaN(value))];
    }

    private static double Median(double[] known)
    {
        Array.Sort(known);
        int half = known.Length / 2;
        return known.Length % 2 == 1 ? known[half] : (known[half - 1] + known[half]) / 2;
    }

    private static int[] Kept(ReadOnlySpan<double> values, MissingValues strategy)
    {
        var rows = new List<int>(values.Length);
        for (int row = 0; row < values.Length; row++)
        {
            if (strategy != MissingValues.DropRow || !double.IsNaN(values[row]))
            {
                rows.Add(row);
            }
        }

        return [.. rows];
    }

    private string Action() => Strategy switch
    {
        MissingValues.DropRow => "their rows dropped",
        MissingValues.KeepNaN => "kept as NaN",
        _ => string.Create(CultureInfo.InvariantCulture, $"filled with {Value} ({Strategy})"),
    };

    private void Report(ILogger? logger)
    {
        if (logger is null || Missing == 0)
        {
            return;
        }

        if (Strategy == MissingValues.DropRow)
        {
            LogEvents.MissingRowsDropped(logger, Name, Missing, Total);
        }
        else if (Strategy == MissingValues.KeepNaN)
        {
            LogEvents.MissingValuesKept(logger, Name, Missing, Total);
        }
        else
        {
            LogEvents.MissingValuesFilled(logger, Name, Missing, Total, Value!.Value, Strategy.ToString());
        }
    }
}
