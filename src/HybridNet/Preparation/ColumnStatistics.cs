namespace HybridNet;

/// <summary>
/// Statistics of a column that arrives in blocks, from which its preparation is fitted: number, mean and deviation in one pass, and the distinct values while
/// there are few. Memory does not depend on the number of rows.
/// </summary>
internal sealed class ColumnStatistics(string name)
{
    /// <summary>Number of distinct values that are counted; a column of more has no categories and no most frequent value.</summary>
    private const int MaxDistinct = 10_000;

    private Dictionary<string, long>? _texts = [];
    private Dictionary<double, long>? _numbers = [];
    private long _missing;
    private long _firstMissing = -1;
    private long _infinite = -1;
    private double _mean;
    private double _squares;
    private double _smallest = double.PositiveInfinity;
    private double _largest = double.NegativeInfinity;

    internal string Name => name;

    internal long Rows { get; private set; }

    internal bool HasTexts { get; private set; }

    private long Known => Rows - _missing;

    /// <summary>Adds the rows of a block.</summary>
    internal void Add(TableColumn column)
    {
        HasTexts |= column.HasTexts;
        if (column.HasRawTexts)
        {
            Count(column.ToTexts());
        }
        else
        {
            // A later block with texts would be of another kind.
            _texts = null;
        }

        if (!HasTexts)
        {
            Add(column.ToNumbers());
        }
        else if (!column.HasRawTexts)
        {
            // Throws for a number among texts.
            Count(column.ToTexts());
        }

        Rows += column.Rows;
    }

    /// <summary>The plan of a column that has none.</summary>
    internal ColumnPlan PlanWith(PreprocessingOptions options) => options.PlanFor(name, HasTexts, _texts?.Count ?? MaxDistinct, Rows);

    /// <summary>Fits the steps of a plan.</summary>
    internal PreparedColumn Fit(ColumnPlan plan)
    {
        plan.Check(HasTexts);
        if (_missing > 0 && plan.Missing == MissingValues.Refuse && !(plan.OneHot && plan.OthersAreZero))
        {
            Throw.MissingRefused(name, _missing, Rows, _firstMissing);
        }

        if (HasTexts)
        {
            // One row for each distinct text, with the same checks and steps as for a column in memory.
            return _texts is null ? throw ManyTexts() : plan.Fit(Distinct(), _texts);
        }

        RefuseInfinite();
        double? fill = Replacement(plan);
        List<ColumnStep> steps = fill is { } value ? [new FillStep(value)] : [];
        if (plan.OneHot)
        {
            steps.Add(new OneHotStep(Categories(fill), plan.OthersAreZero));
        }
        else if (plan.Standardize)
        {
            steps.Add(Scale(fill));
        }

        return new(name, hasTexts: false, steps);
    }

    /// <summary>Fits a label column.</summary>
    internal LabelColumn FitLabel(bool? areClasses, bool scales)
    {
        if (_missing > 0)
        {
            throw Throw.LabelMissing(name, FormattableString.Invariant($"row {_firstMissing}"));
        }

        bool hasFew = HasTexts ? _texts is not null : _numbers is not null;
        if (hasFew)
        {
            LabelColumn label = LabelColumn.Fit(Distinct(), areClasses, scales: false);
            if (label.Classes.Count > 0)
            {
                return label;
            }
        }
        else if (HasTexts || areClasses == true)
        {
            Throw.LabelOfManyClasses(name, MaxDistinct);
        }

        RefuseInfinite();
        return LabelColumn.OfNumbers(name, scales ? Scale(fill: null) : null);
    }

    /// <summary>Population mean and deviation of the column after its missing values were replaced.</summary>
    private StandardizeStep Scale(double? fill)
    {
        double mean = _mean;
        double squares = _squares;
        if (_missing > 0 && fill is { } value)
        {
            Merge(ref mean, ref squares, Known, value, 0, _missing);
        }

        bool isConstant = Known == 0 || (_smallest == _largest && (_missing == 0 || fill == _smallest));
        if (isConstant)
        {
            Throw.StandardizeConstant(0, name, Known == 0 ? fill ?? double.NaN : _smallest);
        }

        double deviation = Math.Sqrt(squares / Rows);
        if (!double.IsFinite(deviation) || !double.IsFinite(mean))
        {
            Throw.StandardizeNotFinite(0, name);
        }

        return new(mean, deviation);
    }

    private double? Replacement(ColumnPlan plan)
    {
        if (plan.Missing == MissingValues.Median || (plan.Missing == MissingValues.MostFrequent && _numbers is null))
        {
            Throw.StreamedStrategy(name, plan.Missing.ToString());
        }

        return plan.Missing switch
        {
            MissingValues.Constant => plan.Constant is { } given && double.IsFinite(given) ? given : throw Throw.NoConstant(name, plan.Constant),
            MissingValues.Refuse => null,
            _ when Known == 0 => _missing == 0 ? null : throw Throw.NothingKnown(name, plan.Missing == MissingValues.Mean ? "mean" : "most frequent value"),
            MissingValues.Mean => _mean,
            _ => _numbers!.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key,
        };
    }

    private string[] Categories(double? fill)
    {
        IEnumerable<double> values = _numbers is null ? throw ManyTexts() : _numbers.Keys;
        double[] sorted = [.. values.Concat(_missing > 0 && fill is { } value ? [value] : []).Distinct().Order()];
        int other = Array.FindIndex(sorted, number => !NumberText.IsWhole(number));
        return other < 0 ? Array.ConvertAll(sorted, NumberText.OfWhole) : throw Throw.ColumnCategoryNotWhole(name, "a row", sorted[other]);
    }

    private ArgumentException ManyTexts() => Throw.ColumnOfManyValues(name, MaxDistinct);

    private void RefuseInfinite()
    {
        if (_infinite >= 0)
        {
            Throw.ColumnNotFinite(name, FormattableString.Invariant($"row {_infinite}"), double.PositiveInfinity);
        }
    }

    /// <summary>A column of the distinct values, and a missing one if there is any.</summary>
    private TableColumn Distinct()
    {
        if (HasTexts)
        {
            return TableColumn.OfTexts(name, [.. _texts!.Keys, .. _missing > 0 ? new string?[] { null } : []]);
        }

        return TableColumn.OfNumbers(name, [.. _numbers!.Keys]);
    }

    private void Count(string?[] texts)
    {
        for (int row = 0; row < texts.Length; row++)
        {
            if (texts[row] is not { } text)
            {
                if (HasTexts)
                {
                    Miss(row);
                }
            }
            else if (_texts is not null)
            {
                _texts[text] = _texts.GetValueOrDefault(text) + 1;
                _texts = _texts.Count > MaxDistinct ? null : _texts;
            }
        }
    }

    private void Miss(int row)
    {
        _firstMissing = _missing == 0 ? Rows + row : _firstMissing;
        _missing++;
    }

    private void Add(double[] numbers)
    {
        double mean = 0;
        double squares = 0;
        long known = 0;
        long before = Known;
        for (int row = 0; row < numbers.Length; row++)
        {
            double number = numbers[row];
            if (double.IsNaN(number))
            {
                Miss(row);
                continue;
            }

            _infinite = _infinite < 0 && double.IsInfinity(number) ? Rows + row : _infinite;
            _smallest = Math.Min(_smallest, number);
            _largest = Math.Max(_largest, number);
            double difference = number - mean;
            mean += difference / ++known;
            squares += difference * (number - mean);
            if (_numbers is not null)
            {
                _numbers[number] = _numbers.GetValueOrDefault(number) + 1;
                _numbers = _numbers.Count > MaxDistinct ? null : _numbers;
            }
        }

        Merge(ref _mean, ref _squares, before, mean, squares, known);
    }

    /// <summary>Merges mean and sum of squared differences of a second group of values into those of a first (Chan, Golub, LeVeque).</summary>
    private static void Merge(ref double mean, ref double squares, long count, double otherMean, double otherSquares, long otherCount)
    {
        if (otherCount == 0)
        {
            return;
        }

        double total = count + otherCount;
        double difference = otherMean - mean;
        mean += difference * (otherCount / total);
        squares += otherSquares + (difference * difference * count * (otherCount / total));
    }
}
