namespace HybridNet.Interop;

/// <summary>The number of threads that large matrix products use.</summary>
public static class ThreadCount
{
    /// <summary>Returns the number of threads.</summary>
    /// <returns>1 or more.</returns>
    /// <exception cref="ArgumentException">The number was not set, and the environment variable for it is invalid.</exception>
    public static int Get() => Threads.Count;

    /// <summary>Sets the number of threads.</summary>
    /// <param name="count">1 to 256.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public static void Set(int count) => Threads.Count = count;
}
