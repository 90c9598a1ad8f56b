namespace HybridNet;

/// <summary>The size of one side of a split, as a number or as a share of the rows; the other side gets the rest.</summary>
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

    /// <summary>A number of test rows.</summary>
    /// <param name="rows">At least 1, less than all rows.</param>
    /// <returns>The size.</returns>
    public static SplitSize TestRows(int rows) => new(rows, isShare: false, isTrain: false);

    /// <summary>A share of the rows as test rows, rounded up.</summary>
    /// <param name="share">Greater than 0, less than 1.</param>
    /// <returns>The size.</returns>
    public static SplitSize TestShare(double share) => new(share, isShare: true, isTrain: false);

    /// <summary>A number of training rows.</summary>
    /// <param name="rows">At least 1, less than all rows.</param>
    /// <returns>The size.</returns>
    public static SplitSize TrainRows(int rows) => new(rows, isShare: false, isTrain: true);

    /// <summary>A share of the rows as training rows, rounded down.</summary>
    /// <param name="share">Greater than 0, less than 1.</param>
    /// <returns>The size.</returns>
    public static SplitSize TrainShare(double share) => new(share, isShare: true, isTrain: true);

    /// <summary>A text such as <c>a share of 0.25 to test with</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"{(_isShare ? $"a share of {Number}" : $"{Number} rows")} to {(_isTrain ? "train on" : "test with")}");

    /// <summary>Number of test rows; throws if one side would be empty.</summary>
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
