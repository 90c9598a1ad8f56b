namespace HybridNet.Tests;

/// <summary>Holds that something works without taking memory from the collector.</summary>
internal static class Allocations
{
    internal static void None(Action action)
    {
        const int Calls = 100, Rounds = 40;
        long taken = 0;
        for (int round = 0; round < Rounds; round++)
        {
            // The JIT compiles a method again, optimized, a while after its first calls; unoptimized code may box structs.
            Thread.Sleep(round == 0 ? 0 : 50);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Calls; i++)
            {
                action();
            }

            // The counter moves in steps, but a hundred calls that allocate cannot hide.
            taken = GC.GetAllocatedBytesForCurrentThread() - before;
            if (taken < Calls * 8)
            {
                return;
            }
        }

        Assert.Fail($"{taken} bytes are taken by {Calls} calls, in each of {Rounds} rounds; none may be");
    }
}
