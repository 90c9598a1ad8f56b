namespace HybridNet.Tests.Numerics;

/// <summary>Tests that set the number of threads run one after the other: it is one number for the whole process.</summary>
[CollectionDefinition(nameof(ThreadsTests), DisableParallelization = true)]
public class ThreadsCollection;

/// <summary>The number of threads changes no bit, in either arithmetic, also while several callers compute at once.</summary>
[Collection(nameof(ThreadsTests))]
public class ThreadsTests
{
    private static readonly (int Rows, int Terms, int Columns)[] Shapes =
        [(128, 300, 128), (500, 700, 70), (70, 90, 800), (3, 3000, 500), (2000, 400, 3), (97, 600, 201), (64, 1100, 64)];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public void Products_HaveTheSameBits_OnAnyNumberOfThreads(int threads)
    {
        foreach (Arithmetic arithmetic in (Arithmetic[])[Arithmetic.Fast, Arithmetic.NumPy, Arithmetic.NumPy with { ProductOrder = ProductOrder.Straight }])
        {
            foreach ((int rows, int terms, int columns) in Shapes)
            {
                for (int variant = 0; variant < 4; variant++)
                {
                    Matrix alone = On(1, () => Product(arithmetic, rows, terms, columns, variant));
                    Matrix together = On(threads, () => Product(arithmetic, rows, terms, columns, variant));
                    Same.Bits(alone, together, $"{arithmetic.GetType().Name} ({rows}, {terms}) ({terms}, {columns}), variant {variant}, {threads} threads");
                }
            }
        }
    }

    [Fact]
    public void Fit_HasTheSameBits_OnAnyNumberOfThreads()
    {
        Matrix Trained(Arithmetic arithmetic)
        {
            var random = new NumPyRandom(seed: 0);
            Matrix x = Numbers.Normal(300, 90, DType.Float32, seed: 1);
            var model = new Model { new DenseLayer(90, 130, random), new ReLUActivation(), new DenseLayer(130, 5, random), new SoftmaxActivation() };
            model.Arithmetic = arithmetic;
            model.Compile(new CategoricalCrossentropyLoss(), new Adam(0.01));
            model.Fit(x, Enumerable.Range(0, 300).Select(i => i % 5).ToArray(), epochs: 3, new FitOptions { BatchSize = 150 });
            return model.Predict(x);
        }

        foreach (Arithmetic arithmetic in (Arithmetic[])[Arithmetic.Fast, Arithmetic.NumPy])
        {
            Matrix alone = On(1, () => Trained(arithmetic));
            Assert.All((int[])[2, 3, 4], threads => Same.Bits(alone, On(threads, () => Trained(arithmetic)), $"{threads} threads"));
        }
    }

    /// <summary>One caller uses the pool; the others compute alone, and none waits for another.</summary>
    [Fact]
    public void SeveralCallers_GetTheSameBits()
    {
        Matrix expected = On(1, () => Product(Arithmetic.Fast, 128, 300, 128, 0));
        On(3, () =>
        {
            Parallel.For(0, 200, _ => Same.Bits(expected, Product(Arithmetic.Fast, 128, 300, 128, 0)));
            return true;
        });
    }

    [Fact]
    public void EveryPart_IsComputedOnce()
    {
        On(4, () =>
        {
            for (int round = 0; round < 2000; round++)
            {
                var counts = new int[1 + (round % 9)];
                WorkerPool.Run(new Counting(counts), counts.Length);
                Assert.All(counts, count => Assert.Equal(1, count));
            }

            return true;
        });
    }

    [Fact]
    public void AFailure_ReachesTheCaller_AndThePoolStaysUsable()
    {
        On(3, () =>
        {
            for (int round = 0; round < 50; round++)
            {
                Assert.Equal("part 2", Assert.Throws<InvalidOperationException>(() => WorkerPool.Run(default(Failing), 5)).Message);
            }

            var counts = new int[5];
            WorkerPool.Run(new Counting(counts), counts.Length);
            Assert.All(counts, count => Assert.Equal(1, count));
            return true;
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(257)]
    public void CountsOutOfRange_AreRefused(int count)
    {
        int before = Threads.Count;
        string text = Assert.Throws<ArgumentOutOfRangeException>(() => Threads.Count = count).Message;
        Assert.Equal($"threads: the number of threads is {count}; it must be 1 to 256.", text);
        Assert.Equal(before, Threads.Count);
    }

    [Theory]
    [InlineData(null, 8, 8)]
    [InlineData("", 8, 8)]
    [InlineData(" ", 600, 256)]
    [InlineData("3", 8, 3)]
    [InlineData("12", 2, 12)]
    public void TheEnvironmentVariable_SetsTheDefault(string? variable, int processors, int expected) =>
        Assert.Equal(expected, Threads.Default(variable, processors));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("1.5")]
    [InlineData("257")]
    public void AnInvalidVariable_IsRefused(string variable) => Assert.Equal(
        $"threads: the environment variable HYBRIDNET_NUM_THREADS is \"{variable}\"; it must be a whole number from 1 to 256. Correct it, or remove it.",
        Assert.Throws<ArgumentException>(() => Threads.Default(variable, 4)).Message);

    private static Matrix Product(Arithmetic arithmetic, int rows, int terms, int columns, int variant)
    {
        (bool transposeA, bool transposeB) = ((variant & 1) != 0, (variant & 2) != 0);
        Matrix a = Numbers.Normal(transposeA ? terms : rows, transposeA ? rows : terms, DType.Float32, seed: 1);
        Matrix b = Numbers.Normal(transposeB ? columns : terms, transposeB ? terms : columns, DType.Float32, seed: 2);
        var y = new Matrix(rows, columns);
        arithmetic.Product(new(a, transposeA), new(b, transposeB), y, new(Numbers.Normal(1, columns, DType.Float32, seed: 3)));
        return y;
    }

    private static T On<T>(int threads, Func<T> compute)
    {
        int before = Threads.Count;
        Threads.Count = threads;
        try
        {
            return compute();
        }
        finally
        {
            Threads.Count = before;
        }
    }

    private readonly struct Counting(int[] counts) : IParallelWork
    {
        public void Run(int part) => Interlocked.Increment(ref counts[part]);
    }

    private readonly struct Failing : IParallelWork
    {
        public void Run(int part)
        {
            if (part == 2)
            {
                throw new InvalidOperationException("part 2");
            }
        }
    }
}
