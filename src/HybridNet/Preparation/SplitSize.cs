namespace HybridNet;

/// <summary>How many rows go to one side of a split, as a number or as a share; the other side gets the rest.</summary>
public readonly record struct SplitSize
{
    private readonly double _amount;
    private readonly bool _isShare;
    private readonly bool _isTrain;

    private SplitSize(double amount, bool isShare, bool isTrain)
    {
        _amount = amount;
        _isShare = isShare;
        _isTrain = isTrain;
    }

    /// <summary>So many rows to test with.</summary>
    /// <param name="rows">1 or more, but not all.</param>
    /// <returns>The size.</returns>
    public static SplitSize TestRows(int rows) => new(rows, isShare: false, isTrain: false);

    /// <summary>A share of the rows to test with, rounded up.</summary>
    /// <param name="share">Above 0, below 1.</param>
    /// <returns>The size.</returns>
    public static SplitSize TestShare(double share) => new(share, isShare: true, isTrain: false);

    /// <summary>So many rows to train on.</summary>
    /// <param name="rows">1 or more, but not all.</param>
    /// <returns>The size.</returns>
    public static SplitSize TrainRows(int rows) => new(rows, isShare: false, isTrain: true);

    /// <summary>A share of the rows to train on, rounded down.</summary>
    /// <param name="share">Above 0, below 1.</param>
    /// <returns>The size.</returns>
    public static SplitSize TrainShare(double share) => new(share, isShare: true, isTrain: true);

    /// <summary>Such as <c>a share of 0.25 to test with</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"{(_isShare ? $"a share of {Number}" : $"{Number} rows")} to {(_isTrain ? "train on" : "test with")}");

    /// <summary>How many of the given rows are tested with; neither side is left without one.</summary>
    internal int OfTest(int rows)
    {
        if (_isShare && !(_amount is > 0 and < 1))
        {
            Throw.SplitShare(ToString());
        }

        double part = _isShare ? _amount * rows : _amount;
        double test = _isTrain ? rows - Math.Floor(part) : Math.Ceiling(part);
        if (!(test >= 1 && test < rows))
        {
            Throw.SplitRows(ToString(), rows);
        }

        return (int)test;
    }

    private string Number => _amount.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
