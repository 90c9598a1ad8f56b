namespace HybridNet;

/// <summary>What a network should have predicted: a class number for each sample, or a row of numbers (one-hot classes, regression targets).</summary>
public readonly struct Targets
{
    private readonly ReadOnlyMemory<int> _classes;

    /// <summary>Class numbers.</summary>
    /// <param name="classes">One for each sample, 0 or more; not copied.</param>
    public Targets(ReadOnlyMemory<int> classes) => _classes = classes;

    /// <summary>Rows of numbers.</summary>
    /// <param name="values">Shape (batch, columns); not copied.</param>
    public Targets(Matrix values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
    }

    /// <summary>Class numbers; empty where there are rows of numbers instead.</summary>
    public ReadOnlySpan<int> Classes => _classes.Span;

    /// <summary>Rows of numbers; null where there are class numbers instead.</summary>
    public Matrix? Values { get; }

    /// <summary>Number of samples.</summary>
    public int Count => Values?.Rows ?? _classes.Length;

    /// <summary>Class numbers as targets.</summary>
    /// <param name="classes">One for each sample.</param>
    public static implicit operator Targets(int[] classes) => new(classes.AsMemory());

    /// <summary>Rows of numbers as targets.</summary>
    /// <param name="values">Shape (batch, columns).</param>
    public static implicit operator Targets(Matrix values) => new(values);

    internal string Shape() => Values?.Shape() ?? $"({_classes.Length},)";
}
