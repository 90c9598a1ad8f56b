namespace HybridNet;

/// <summary>What to do about the missing values of a column. There is no default: whoever prepares data says which.</summary>
public enum MissingValues
{
    /// <summary>Refuse a column that has any.</summary>
    Refuse,

    /// <summary>Leave out the rows in which the value is missing.</summary>
    DropRow,

    /// <summary>Put the mean of the known values there.</summary>
    Mean,

    /// <summary>Put the median of the known values there: the middle one, or the mean of the two middle ones.</summary>
    Median,

    /// <summary>Put a given number there.</summary>
    Constant,

    /// <summary>Keep them as NaN, for code that deals with NaN itself.</summary>
    KeepNaN,

    /// <summary>Put the known value that occurs most often there; of several such values the smallest.</summary>
    MostFrequent,
}
