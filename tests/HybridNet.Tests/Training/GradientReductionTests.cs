namespace HybridNet.Tests.Training;

/// <summary>The part of a step between backward and optimizer, by reductions that need no second process.</summary>
public class GradientReductionTests
{
    private static readonly (Matrix Points, int[] Labels) Spiral = Spirals.Data();

    /// <summary>Twice the gradient at half the rate is the same step, to the bit.</summary>
    [Fact]
    public void Reduction_ComesBetweenBackwardAndOptimizer()
    {
        Model model = Spirals.Classifier(dropout: 0.1, new Sgd(0.25));
        Model twin = Spirals.Classifier(dropout: 0.1, new Sgd(0.125));
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 3, new() { BatchSize = 7 });
        var doubling = new Doubling();
        twin.Fit(Spiral.Points, Spiral.Labels, epochs: 3, new() { BatchSize = 7, GradientReduction = doubling });
        Assert.Equal(Spirals.Numbers(model), Spirals.Numbers(twin));
        Assert.Equal([.. model.History.Select(epoch => epoch.DataLoss)], twin.History.Select(epoch => epoch.DataLoss));
        Assert.Equal(15, doubling.Calls);
    }

    [Fact]
    public void Reduction_SeesTheGradientsOfTrainedParametersAlone()
    {
        Model model = Spirals.Classifier();
        ((DenseLayer)model.Layers[0]).IsTrainable = false;
        var doubling = new Doubling();
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 1, new() { GradientReduction = doubling });

        // 8 x 3 weights and 3 biases, each from a multiple of 16 on.
        Assert.Equal(["(1, 48) float32"], doubling.Buffers);
        Assert.Null(model.Parameters[0].Gradient);
    }

    [Fact]
    public void Gradients_OfARunAreThoseOfLayersAlone()
    {
        Model model = Spirals.Classifier(optimizer: new Sgd(0.5));
        Model twin = Spirals.Classifier(optimizer: new Sgd(0.5));
        var copies = new Copies();
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 1, new() { GradientReduction = copies });
        LayerState[] states = [.. twin.Layers.Select(layer => layer.CreateState())];
        var context = new PassContext { IsTraining = true };
        Matrix values = Spiral.Points;
        for (int i = 0; i < states.Length; i++)
        {
            values = twin.Layers[i].Forward(values, states[i], context);
        }

        Matrix gradients = new SoftmaxCategoricalCrossentropy().Backward(values, Spiral.Labels);
        for (int i = states.Length - 2; i >= 0; i--)
        {
            gradients = twin.Layers[i].Backward(gradients, states[i], context);
        }

        float[] all = Assert.Single(copies.Floats);
        int start = 0;
        foreach (Parameter parameter in twin.Parameters)
        {
            Same.Bits(parameter.Gradient!.AsFloatSpan(), all.AsSpan(start, parameter.Gradient.Length));
            start = (start + parameter.Gradient.Length + 15) / 16 * 16;
        }

        Assert.Equal(all.Length, start);
    }

    private sealed class Doubling : IGradientReduction
    {
        internal int Calls { get; private set; }

        internal string[] Buffers { get; private set; } = [];

        public void Reduce(GradientArena gradients)
        {
            Calls++;
            Buffers = [.. gradients.Buffers.Select(buffer => buffer.ToString())];
            foreach (Matrix buffer in gradients.Buffers)
            {
                for (int i = 0; i < buffer.Columns; i++)
                {
                    buffer[0, i] *= 2;
                }
            }
        }
    }

    private sealed class Copies : IGradientReduction
    {
        internal List<float[]> Floats { get; } = [];

        public void Reduce(GradientArena gradients) => Floats.AddRange(gradients.Buffers.Select(buffer => buffer.AsFloatSpan().ToArray()));
    }
}
