namespace HybridNet.Tests;

/// <summary>Holds that something works without taking memory from the collector.</summary>
internal static class Allocations
{
    internal static void None(Action action)
    {
        const int Calls = 100;
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
        {
            action();
        }

        // The first calls may run unoptimized and the counter moves in steps, but a hundred calls that allocate cannot hide.
        long taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(taken < Calls * 8, $"{taken} bytes are taken by {Calls} calls; none may be");
    }
}
