namespace HybridNet;

/// <summary>The strategy for the missing values of a column (imputation). There is no default: the caller must choose one.</summary>
public enum MissingValues
{
    /// <summary>Throw an exception if a value is missing.</summary>
    Refuse,

    /// <summary>Drop the rows in which the value is missing.</summary>
    DropRow,

    /// <summary>Replace missing values by the mean of the known values.</summary>
    Mean,

    /// <summary>Replace missing values by the median of the known values: the middle one, or the mean of the two middle ones.</summary>
    Median,

    /// <summary>Replace missing values by a given number.</summary>
    Constant,

    /// <summary>Keep missing values as NaN, for code that handles NaN.</summary>
    KeepNaN,

    /// <summary>Replace missing values by the most frequent known value; by the smallest if there are several.</summary>
    MostFrequent,
}
