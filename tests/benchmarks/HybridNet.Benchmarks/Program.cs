using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using HybridNet.Benchmarks;
using Perfolizer.Horology;

if (args is ["serve"])
{
    KernelServer.Serve();
    return;
}

// In steady state, and the first call of a new process, which includes compiling.
IConfig config = DefaultConfig.Instance
    .AddJob(Job.Default.WithId("steady").WithWarmupCount(5).WithIterationCount(21).WithIterationTime(TimeInterval.FromMilliseconds(100)))
    .AddJob(Job.Default.WithId("first call").WithStrategy(RunStrategy.ColdStart).WithLaunchCount(7)
        .WithIterationCount(1).WithInvocationCount(1).WithUnrollFactor(1));
BenchmarkSwitcher.FromTypes([typeof(VectorLoops<>), typeof(NarrowProducts)]).Run(args, config);
