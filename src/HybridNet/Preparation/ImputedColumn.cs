using System.Globalization;
using Microsoft.Extensions.Logging;

namespace HybridNet;

/// <summary>A column of numbers after its missing values were dealt with, and what was done.</summary>
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

    /// <summary>What was done about missing values.</summary>
    public MissingValues Strategy { get; }

    /// <summary>The numbers, one for each row in <see cref="KeptRows"/>; NaN only where they were to be kept.</summary>
    public double[] Values { get; }

    /// <summary>
    /// The rows of the table that are left, counted from 0; fewer than all only after <see cref="MissingValues.DropRow"/>.
    /// </summary>
    public IReadOnlyList<int> KeptRows { get; }

    /// <summary>What stands for a missing value (mean, median or constant), in the column's unit; null if nothing does.</summary>
    public double? Value { get; }

    /// <summary>How many values the column had, missing ones included.</summary>
    public int Total { get; }

    /// <summary>How many of them were missing.</summary>
    public int Missing { get; }

    /// <summary>Deals with the missing values of a column.</summary>
    /// <param name="name">What the column is called in reports and errors.</param>
    /// <param name="values">Read only; NaN where a value is missing.</param>
    /// <param name="strategy">What to do about them.</param>
    /// <param name="constant">The number for <see cref="MissingValues.Constant"/>; other strategies do not use it.</param>
    /// <param name="trainRows">The rows whose known values mean and median are taken of; null for all. Give the rows you train on, so that
    /// nothing of the others leaks into training.</param>
    /// <param name="logger">Is told how many values were missing and what stands there now.</param>
    /// <returns>The column, and what was done.</returns>
    /// <exception cref="ArgumentException">Values are missing and the strategy refuses them; there is no known value to take a mean or
    /// median of; or the constant is missing or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trainRows"/> reaches beyond the column, or there is no such
    /// strategy.</exception>
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

    /// <summary>The values of another column in the rows that are left of this one.</summary>
    /// <typeparam name="T">Of the other column.</typeparam>
    /// <param name="column">One value for each row of the table.</param>
    /// <returns>One value for each row in <see cref="KeptRows"/>.</returns>
    /// <exception cref="ShapeException">The other column has another number of rows than this one had.</exception>
    public T[] Keep<T>(IReadOnlyList<T> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (column.Count != Total)
        {
            Throw.KeptColumnLength(Name, Total, column.Count);
        }

        return [.. KeptRows.Select(row => column[row])];
    }

    /// <summary>What was done, such as <c>Age: 177 of 891 values missing, filled with 29.7 (Mean)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}: {Missing} of {Total} values missing{(Missing == 0 ? "" : $", {Done()}")}");

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

        return strategy switch
        {
            MissingValues.Mean => Sums.Pairwise<double>(known) / known.Length,
            MissingValues.Median => Median(known),
            _ => known.GroupBy(value => value).OrderByDescending(same => same.Count()).ThenBy(same => same.Key).First().Key,
        };
    }

    private static double[] Known(string name, ReadOnlySpan<double> values, Range rows)
    {
        int start = rows.Start.GetOffset(values.Length);
        int end = rows.End.GetOffset(values.Length);
        if (start < 0 || end < start || end > values.Length)
        {
            Throw.TrainRows($"column \"{name}\"", start, end, values.Length);
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

    private string Done() => Strategy switch
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
