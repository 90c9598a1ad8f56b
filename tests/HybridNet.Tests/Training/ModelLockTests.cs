namespace HybridNet.Tests.Training;

public sealed class ModelLockTests
{
    [Fact]
    public void Predict_WhileAnotherThreadTrains_IsRightOrRefused()
    {
        var random = new NumPyRandom(seed: 1);
        (Matrix points, int[] labels) = SpiralData.Create(20, 3, new NumPyRandom(seed: 0));
        var model = new Model { new DenseLayer(2, 16, random), new ReLUActivation(), new DenseLayer(16, 3, random), new SoftmaxActivation() };
        model.Compile(new CategoricalCrossentropyLoss(), new Adam(0.05));
        byte[] before = model.Predict(points).AsBytes().ToArray();
        using var stop = new CancellationTokenSource();
        byte[][][] seen = new byte[8][][];
        int refused = 0;
        Thread[] threads = [.. Enumerable.Range(0, seen.Length).Select(index => new Thread(() =>
        {
            var outputs = new List<byte[]>();
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    outputs.Add(model.Predict(points).AsBytes().ToArray());
                }
                catch (StateException)
                {
                    Interlocked.Increment(ref refused);
                }
            }

            seen[index] = [.. outputs];
        }))];
        Array.ForEach(threads, thread => thread.Start());
        model.Fit(points, labels, epochs: 2000);
        byte[] after = model.Predict(points).AsBytes().ToArray();
        stop.Cancel();
        Array.ForEach(threads, thread => thread.Join());

        Assert.All(seen.SelectMany(outputs => outputs), output => Assert.True(output.AsSpan().SequenceEqual(before) || output.AsSpan().SequenceEqual(after)));
        Assert.True(refused > 0);
    }
}
