namespace HybridNet;

/// <summary>Cleanup after a failure. An error of the cleanup is ignored, because the caller needs the first error.</summary>
internal static class Cleanup
{
    /// <summary>Runs an action whose errors do not matter, such as the deletion of a file that is no longer needed.</summary>
    internal static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception)
        {
            // The first error is the one to report.
        }
    }

    /// <summary>Uses a resource and disposes of it, like <c>using</c>; but if its use fails, an error of <c>Dispose</c>, which may write what is buffered, is ignored.</summary>
    internal static void Using<T>(T resource, Action<T> use)
        where T : IDisposable
    {
        try
        {
            use(resource);
        }
        catch
        {
            Try(resource.Dispose);
            throw;
        }

        resource.Dispose();
    }

    /// <summary>Uses a resource asynchronously; otherwise like <see cref="Using{T}(T, Action{T})"/>.</summary>
    internal static async Task UsingAsync<T>(T resource, Func<T, Task> use)
        where T : IDisposable
    {
        try
        {
            await use(resource).ConfigureAwait(false);
        }
        catch
        {
            Try(resource.Dispose);
            throw;
        }

        resource.Dispose();
    }
}
