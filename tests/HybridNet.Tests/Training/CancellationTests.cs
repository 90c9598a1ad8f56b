namespace HybridNet.Tests.Training;

/// <summary>Where a run ends that is canceled while a batch is computed: after the step, and before the next batch of validation.</summary>
public sealed class CancellationTests
{
    private const int Epochs = 3;
    private const int HalfOfTheSamples = 15;

    private static readonly (Matrix Points, int[] Labels) Spiral = Spirals.Data();

    /// <summary>An epoch is two steps, then two batches of validation.</summary>
    [Theory]
    [InlineData(7, 1, 4, true)]
    [InlineData(8, 2, 4, true)]
    [InlineData(9, 2, 5, true)]
    [InlineData(10, 2, 6, true)]
    [InlineData(11, 2, 6, true)]
    [InlineData(12, 3, 6, false)]
    public void ARunWithValidation_IsWholeIfItsLastBatchIsDone(int batch, int epochs, int steps, bool isCanceled) =>
        EndsWith(epochs, steps, isCanceled, batch, new() { Validation = new(Spiral.Points, Spiral.Labels), ValidationBatchSize = HalfOfTheSamples });

    [Theory]
    [InlineData(4, 2, 4, true)]
    [InlineData(5, 2, 5, true)]
    [InlineData(6, 3, 6, false)]
    public void ARunWithoutValidation_IsWholeIfItsLastStepIsDone(int batch, int epochs, int steps, bool isCanceled) =>
        EndsWith(epochs, steps, isCanceled, batch, new());

    private static void EndsWith(int epochs, int steps, bool isCanceled, int batch, FitOptions options)
    {
        using var cancellation = new CancellationTokenSource();
        Model model = Spirals.Classifier();
        model.Compile(new CategoricalCrossentropyLoss(), new Sgd(), new CancelAt(batch, cancellation));
        Exception? end = Record.Exception(() => model.Fit(
            Spiral.Points, Spiral.Labels, Epochs, options with { BatchSize = HalfOfTheSamples }, cancellation: cancellation.Token));
        Assert.Equal(isCanceled ? typeof(OperationCanceledException) : null, end?.GetType());
        Assert.Equal((epochs, steps), (model.History.Count, model.Optimizer!.Iterations));
    }

    /// <summary>A metric that cancels while it counts a batch, 1 for the first.</summary>
    private sealed class CancelAt(int batch, CancellationTokenSource cancellation) : IMetric
    {
        private int _batches;

        public string Name => "batches";

        public void Prepare(Targets targets)
        {
        }

        public MetricCount Count(Matrix output, Matrix predictions, Targets targets)
        {
            if (++_batches == batch)
            {
                cancellation.Cancel();
            }

            return new(0, targets.Count, targets.Count);
        }
    }
}
