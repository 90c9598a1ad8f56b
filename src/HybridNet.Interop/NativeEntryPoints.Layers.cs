using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>Layers, neurons and random numbers.</summary>
public static partial class NativeEntryPoints
{
    [UnmanagedCallersOnly]
    private static int DenseForward(NumPyArray inputs, NumPyArray weights, NumPyArray biases, NumPyArray output, int arithmetic) => Guard(() =>
    {
        Matrix x = inputs.Table();
        Matrix w = weights.Table();
        Forward(x, w, biases.Table(), output.Results(x.Rows, w.Columns), arithmetic);
    });

    internal static void Forward(Matrix inputs, Matrix weights, Matrix biases, Matrix output, int arithmetic) =>
        CheckInPlace(new DenseLayer(weights, biases).Forward(inputs, new() { Output = output }, new Flags(arithmetic).Context), output);

    /// <summary>The penalties are four regularization factors: L1 and L2 of the weights, L1 and L2 of the biases.</summary>
    [UnmanagedCallersOnly]
    private static int DenseBackward(
        NumPyArray inputs, NumPyArray weights, NumPyArray biases, NumPyArray gradients,
        NumPyArray weightGradients, NumPyArray biasGradients, NumPyArray inputGradients, NumPyArray penalties, int arithmetic) => Guard(() =>
    {
        Matrix x = inputs.Table();
        Matrix w = weights.Table();
        Backward(
            x, w, biases.Table(), gradients.Table(x.Rows, w.Columns),
            new(weightGradients.Results(w.Rows, w.Columns), biasGradients.Results(1, w.Columns), inputGradients.Results(x.Rows, x.Columns)),
            penalties.Span<double>(4), arithmetic);
    });

    internal static void Backward(
        Matrix inputs, Matrix weights, Matrix biases, Matrix gradients, DenseGradients results, ReadOnlySpan<double> penalties, int arithmetic)
    {
        var layer = new DenseLayer(weights, biases)
        {
            WeightL1 = Penalties.Factor(penalties[0]),
            WeightL2 = Penalties.Factor(penalties[1]),
            BiasL1 = Penalties.Factor(penalties[2]),
            BiasL2 = Penalties.Factor(penalties[3]),
        };
        layer.Parameters[0].Gradient = results.Weights;
        layer.Parameters[1].Gradient = results.Biases;
        var state = new LayerState { Inputs = inputs, InputGradients = results.Inputs };
        CheckInPlace(layer.Backward(gradients, state, new Flags(arithmetic).Context), results.Inputs);
        CheckInPlace(layer.WeightGradients!, results.Weights);
        CheckInPlace(layer.BiasGradients!, results.Biases);
    }

    /// <summary>Where the gradients of a dense layer are written.</summary>
    internal readonly record struct DenseGradients(Matrix Weights, Matrix Biases, Matrix Inputs);

    /// <summary>
    /// Weights of shape (inputs, neurons). If drawsFloat32 is not 0, normal numbers are rounded to float32 before they are converted to the dtype of
    /// the weights.
    /// </summary>
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

    /// <summary>Mask and output are float64, or float32 in the fast arithmetic.</summary>
    [UnmanagedCallersOnly]
    private static int Dropout(
        double keep, NumPyArray inputs, NumPyArray mask, NumPyArray output, NumPyArray key, NumPyArray rest, int arithmetic) => Guard(() =>
    {
        Matrix x = inputs.Row();
        Matrix borrowed = output.Results(1, x.Columns);
        Matrix borrowedMask = mask.Results(1, x.Columns);
        using var stream = new BorrowedRandom(key, rest);
        var state = new DropoutState { Output = borrowed, Mask = borrowedMask };
        PassContext context = new Flags(arithmetic).Context with { IsTraining = true, Random = stream.Random };
        CheckInPlace(DropoutLayer.Keeping(keep).Forward(x, state, context), borrowed);
        CheckInPlace(state.Mask!, borrowedMask);
    });

    /// <summary>y = a * b, element-wise.</summary>
    [UnmanagedCallersOnly]
    private static int Multiply(NumPyArray a, NumPyArray b, NumPyArray y) => Guard(() =>
    {
        Matrix left = a.Row();
        Arithmetic.NumPy.Apply(default(Multiply), left, b.Table(1, left.Columns), y.Results(1, left.Columns));
    });

    /// <summary>All arrays are float64; the sum is one number.</summary>
    [UnmanagedCallersOnly]
    private static int Neuron(NumPyArray weights, double bias, NumPyArray inputs, NumPyArray products, NumPyArray sum) => Guard(() =>
    {
        var neuron = new Neuron(weights.Span<double>(), bias);
        ReadOnlySpan<double> x = inputs.Span<double>();
        neuron.Products(x).CopyTo(products.Results<double>(x.Length));
        sum.Results<double>(1)[0] = neuron.WeightedSum(x);
    });

    /// <summary>
    /// The layers are one row of two int64 per layer: the addresses of its weights and of its biases. The results are the weights and biases of the
    /// merged layer.
    /// </summary>
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

        DenseLayer merged = DenseLayer.Collapse(stack);
        weights.Receive(merged.Weights);
        biases.Receive(merged.Biases);
    });

    /// <summary>Float64 numbers of one distribution. The probability is that of a 1 in the Bernoulli distribution.</summary>
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
