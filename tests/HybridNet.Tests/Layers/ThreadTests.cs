namespace HybridNet.Tests.Layers;

/// <summary>The promise of <see cref="ILayer"/>: any number of threads go forward through one layer, activation or loss at once.</summary>
public class ThreadTests
{
    private const int Threads = 8;

    private static readonly Dictionary<string, Func<Matrix, Matrix>> Shared = Forwards();

    public static TheoryData<string> Names => [.. Shared.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_InManyThreadsAtOnce_GivesEachItsOwn(string name)
    {
        Func<Matrix, Matrix> forward = Shared[name];
        Matrix[] batches = [.. Enumerable.Range(0, Threads).Select(i => new SoftmaxActivation().Forward(Numbers.Normal(5 + i, 17, DType.Float32, i)))];
        double[][,] expected = [.. batches.Select(batch => forward(batch).ToDoubleArray())];
        int[] wrong = new int[Threads];
        using var start = new Barrier(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            for (int round = 0; round < 200; round++)
            {
                double[,] here = forward(batches[i]).ToDoubleArray();
                wrong[i] += here.Cast<double>().SequenceEqual(expected[i].Cast<double>()) ? 0 : 1;
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(new int[Threads], wrong);
    }

    private static Dictionary<string, Func<Matrix, Matrix>> Forwards()
    {
        var random = new NumPyRandom(seed: 0);
        ILayer[] layers =
        [
            new DenseLayer(17, 9, random), new DropoutLayer(0.4), new InputLayer(), new ReLUActivation(), new LeakyReLUActivation(), new SigmoidActivation(),
            new TanhActivation(), new HeavisideActivation(), new LinearActivation(), new SoftmaxActivation(),
        ];
        ILoss[] losses = [new CategoricalCrossentropyLoss(), new BinaryCrossentropyLoss(), new MeanSquaredErrorLoss(), new MeanAbsoluteErrorLoss()];
        var forwards = layers.ToDictionary(layer => layer.Name, layer => (Func<Matrix, Matrix>)(batch => layer.Forward(batch)));
        foreach (ILoss loss in losses)
        {
            forwards[loss.Name] = batch => loss.Forward(batch, Numbers.Normal(batch.Rows, 17, DType.Float64, seed: 3));
        }

        return forwards;
    }
}
