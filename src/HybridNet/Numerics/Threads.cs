using System.Globalization;

namespace HybridNet;

/// <summary>
/// The number of threads that large matrix products use. It affects speed only: results have the same bits for every number. Threads that wait for work
/// are parked and use no processor time.
/// </summary>
public static class Threads
{
    /// <summary>The environment variable that sets <see cref="Count"/> when the engine starts.</summary>
    internal const string Variable = "HYBRIDNET_NUM_THREADS";

    private static int _count;

    /// <summary>
    /// Number of threads, 1 or more. If it was not set: the environment variable HYBRIDNET_NUM_THREADS, else the number of processors that the process may
    /// use, which limits of containers and the affinity of the process reduce.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 or more than 256.</exception>
    /// <exception cref="ArgumentException">The environment variable is not such a number.</exception>
    public static int Count
    {
        get => _count > 0 ? _count : _count = Default(Environment.GetEnvironmentVariable(Variable), Environment.ProcessorCount);
        set
        {
            _count = (int)Setting.Threads.Check("threads", value);
        }
    }

    /// <summary>The number of threads for a value of the environment variable; null or empty if it is not set.</summary>
    internal static int Default(string? variable, int processors)
    {
        if (string.IsNullOrWhiteSpace(variable))
        {
            return Math.Clamp(processors, 1, Setting.MostThreads);
        }

        return int.TryParse(variable, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= Setting.MostThreads
            ? count
            : throw Throw.ThreadVariable(Variable, variable, Setting.MostThreads);
    }
}
