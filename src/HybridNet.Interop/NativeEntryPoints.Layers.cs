using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>Layers, neurons and random numbers.</summary>
public static partial class NativeEntryPoints
{
    [UnmanagedCallersOnly]
    private static int DenseForward(NumPyArray inputs, NumPyArray weights, NumPyArray biases, NumPyArray output, int arithmetic) => Guard(() =>
    {
        var layer = new DenseLayer(weights.Table(), biases.Table());
        Matrix x = inputs.Table();
        Matrix borrowed = output.Results(x.Rows, layer.Weights.Columns);
        Written(layer.Forward(x, new Pass { Arithmetic = new Flags(arithmetic).Arithmetic, Output = borrowed }), borrowed);
    });

    /// <summary>Penalties: wL1, wL2, bL1, bL2.</summary>
    [UnmanagedCallersOnly]
    private static int DenseBackward(
        NumPyArray inputs, NumPyArray weights, NumPyArray biases, NumPyArray gradients,
        NumPyArray weightGradients, NumPyArray biasGradients, NumPyArray inputGradients, NumPyArray penalties, int arithmetic) => Guard(() =>
    {
        ReadOnlySpan<double> strengths = penalties.Span<double>(4);
        var layer = new DenseLayer(weights.Table(), biases.Table())
        {
            WeightL1 = Penalties.Strength(strengths[0]),
            WeightL2 = Penalties.Strength(strengths[1]),
            BiasL1 = Penalties.Strength(strengths[2]),
            BiasL2 = Penalties.Strength(strengths[3]),
        };
        Matrix x = inputs.Table();
        Matrix ofWeights = layer.Parameters[0].Gradient = weightGradients.Results(layer.Weights.Rows, layer.Weights.Columns);
        Matrix ofBiases = layer.Parameters[1].Gradient = biasGradients.Results(1, layer.Biases.Columns);
        Matrix ofInputs = inputGradients.Results(x.Rows, x.Columns);
        var pass = new Pass { Arithmetic = new Flags(arithmetic).Arithmetic, Inputs = x, InputGradients = ofInputs };
        Written(layer.Backward(gradients.Table(x.Rows, layer.Weights.Columns), pass), ofInputs);
        Written(layer.WeightGradients!, ofWeights);
        Written(layer.BiasGradients!, ofBiases);
    });

    /// <summary>Weights of shape (inputs, neurons); normal numbers are rounded to float32 if asked for, before they take the dtype of the weights.</summary>
    [UnmanagedCallersOnly]
    private static int Initialize(InitializerKind kind, double scale, NumPyArray weights, NumPyArray key, NumPyArray rest, int drawsFloat32) => Guard(() =>
    {
        Initializer initializer = kind switch
        {
            InitializerKind.Nnfs => Initializer.Normal(scale),
            InitializerKind.He => Initializer.He,
            InitializerKind.Glorot or InitializerKind.Xavier => Initializer.Glorot,
            InitializerKind.GlorotUniform or InitializerKind.XavierUniform => Initializer.GlorotUniform,
            InitializerKind.Uniform => Initializer.Uniform(scale),
            _ => Initializer.Zeros,
        };
        Elements shape = weights.Read(nameof(weights));
        Matrix borrowed = weights.Results(shape.Rows, shape.Columns);
        using var stream = new BorrowedRandom(key, rest);
        borrowed.Clear();
        initializer.Fill(borrowed, stream.Random, drawsFloat32 != 0 ? DType.Float32 : null);
    });

    /// <summary>Mask and output are float64.</summary>
    [UnmanagedCallersOnly]
    private static int Dropout(double keep, NumPyArray inputs, NumPyArray mask, NumPyArray output, NumPyArray key, NumPyArray rest) => Guard(() =>
    {
        Matrix x = inputs.Row();
        Matrix borrowed = output.Results(1, x.Columns);
        Matrix borrowedMask = mask.Results(1, x.Columns);
        using var stream = new BorrowedRandom(key, rest);
        var pass = new Pass { Training = true, Random = stream.Random, Output = borrowed, Mask = borrowedMask };
        Written(DropoutLayer.Keeping(keep).Forward(x, pass), borrowed);
        Written(pass.Mask!, borrowedMask);
    });

    /// <summary>y = a * b, element by element.</summary>
    [UnmanagedCallersOnly]
    private static int Multiply(NumPyArray a, NumPyArray b, NumPyArray y) => Guard(() =>
    {
        Matrix left = a.Row();
        Arithmetic.NumPy.Apply(default(Multiply), left, b.Table(1, left.Columns), y.Results(1, left.Columns));
    });

    /// <summary>All float64; sum is one number.</summary>
    [UnmanagedCallersOnly]
    private static int Neuron(NumPyArray weights, double bias, NumPyArray inputs, NumPyArray products, NumPyArray sum) => Guard(() =>
    {
        var neuron = new Neuron(weights.Span<double>(), bias);
        ReadOnlySpan<double> x = inputs.Span<double>();
        neuron.Products(x).CopyTo(products.Results<double>(x.Length));
        sum.Results<double>(1)[0] = neuron.WeightedSum(x);
    });

    /// <summary>Layers: a row of two int64 for each, the addresses of its weights and of its biases; weights and biases of the one layer.</summary>
    [UnmanagedCallersOnly]
    private static int Collapse(NumPyArray layers, NumPyArray weights, NumPyArray biases) => Guard(() =>
    {
        Elements shape = layers.Read(nameof(layers));
        var stack = new DenseLayer[shape.Count / 2];
        ReadOnlySpan<long> addresses = layers.Span<long>(2 * stack.Length);
        for (int i = 0; i < stack.Length; i++)
        {
            stack[i] = new(new NumPyArray(addresses[2 * i]).Table(nameof(weights)), new NumPyArray(addresses[(2 * i) + 1]).Table(nameof(biases)));
        }

        DenseLayer one = DenseLayer.Collapse(stack);
        weights.Receive(one.Weights);
        biases.Receive(one.Biases);
    });

    /// <summary>Float64 numbers of one distribution; the probability is that of the ones among zeros.</summary>
    [UnmanagedCallersOnly]
    private static int Draw(DistributionKind kind, double probability, NumPyArray values, NumPyArray key, NumPyArray rest) => Guard(() =>
    {
        Span<double> target = values.Results<double>();
        using var stream = new BorrowedRandom(key, rest);
        switch (kind)
        {
            case DistributionKind.Uniform:
                stream.Random.FillUniform(target);
                break;
            case DistributionKind.Normal:
                stream.Random.FillNormal(target);
                break;
            default:
                stream.Random.FillBernoulli(probability, target);
                break;
        }
    });
}
