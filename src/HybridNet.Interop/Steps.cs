using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>
/// The calls that carry arrays. Python takes their addresses once and calls them through cffi: measured 0.2 us a call and 0.2 us an array, where
/// the same call bound by pythonnet costs 1.8 us and an array's address 1 us. Every array is lent for the length of the call; the answer is 0, or 1
/// after a failure that <see cref="Failures"/> keeps.
/// </summary>
public static unsafe partial class Steps
{
    /// <summary>The address of a step.</summary>
    /// <param name="name">Its name in Python, such as <c>dense_forward</c>.</param>
    /// <returns>A function pointer as a number.</returns>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    public static long Address(string name) => name switch
    {
        "dense_forward" => (long)(delegate* unmanaged<byte*, int, int, byte*, int, int, byte*, int, byte*, int, int>)&DenseForward,
        "dense_backward" => (long)(delegate* unmanaged<byte*, int, int, byte*, int, byte*, byte*, byte*, byte*, byte*, double*, int, int, int>)&DenseBackward,
        "initialize" => (long)(delegate* unmanaged<int, double, byte*, int, int, uint*, double*, int, int>)&Initialize,
        "activate" => (long)(delegate* unmanaged<int, double, byte*, int, int, byte*, int, int>)&Activate,
        "activation_backward" => (long)(delegate* unmanaged<int, double, byte*, byte*, int, int, byte*, int, int>)&ActivationBackward,
        "predictions" => (long)(delegate* unmanaged<int, byte*, int, int, byte*, int, int>)&Predictions,
        "dropout" => (long)(delegate* unmanaged<double, byte*, int, int, double*, byte*, uint*, double*, int, int>)&Dropout,
        "multiply" => (long)(delegate* unmanaged<byte*, byte*, byte*, int, int, int>)&Multiply,
        "loss_forward" => (long)(delegate* unmanaged<int, byte*, int, int, byte*, int, int, byte*, int, int>)&LossForward,
        "loss_backward" => (long)(delegate* unmanaged<int, byte*, int, int, byte*, int, int, byte*, int, int>)&LossBackward,
        "combined_backward" => (long)(delegate* unmanaged<byte*, int, int, byte*, int, int, byte*, int, int>)&CombinedBackward,
        "check_targets" => (long)(delegate* unmanaged<int, byte*, int, int, int, int, int>)&CheckTargets,
        "mean" => (long)(delegate* unmanaged<byte*, int, double*, int, int>)&Mean,
        "penalties" => (long)(delegate* unmanaged<byte*, int, double*, int, int>)&AddPenalties,
        "equal" => (long)(delegate* unmanaged<byte*, byte*, int, byte*, int, int>)&Equal,
        "nearer" => (long)(delegate* unmanaged<byte*, byte*, int, double, byte*, int, int>)&Nearer,
        "largest" => (long)(delegate* unmanaged<byte*, int, int, byte*, int, int>)&Largest,
        "precision" => (long)(delegate* unmanaged<byte*, int, double*, int, int>)&Precision,
        "top_k" => (long)(delegate* unmanaged<int, byte*, int, int, byte*, int, int, byte*, int, int>)&TopK,
        "confusion_size" => (long)(delegate* unmanaged<int*, int, int*, int, int, int*, int>)&ConfusionSize,
        "confusion" => (long)(delegate* unmanaged<int*, int*, int, int, long*, int>)&Confusion,
        "r2" => (long)(delegate* unmanaged<byte*, byte*, int, int, double*, int, int>)&RSquared,
        "update" => (long)(delegate* unmanaged<int, byte*, byte*, byte*, byte*, byte*, byte*, int, double*, int, int, int>)&Update,
        "points" => (long)(delegate* unmanaged<int, int, int, int, double, double, uint*, double*, byte*, byte*, int, int>)&Points,
        "sine" => (long)(delegate* unmanaged<int, double*, double*, int>)&Sine,
        "houses" => (long)(delegate* unmanaged<int, double*, double*, int>)&Houses,
        "average_price" => (long)(delegate* unmanaged<double*, int, double*, int, double*, int>)&AveragePrice,
        "neuron" => (long)(delegate* unmanaged<double*, int, double, double*, int, double*, double*, int>)&Neuron,
        "collapse" => (long)(delegate* unmanaged<long*, int, byte*, byte*, int, int>)&Collapse,
        "elementary" => (long)(delegate* unmanaged<int, byte*, byte*, int, int, int>)&Elementary,
        "draw" => (long)(delegate* unmanaged<int, double, double*, int, uint*, double*, int>)&Draw,
        "linear_steps" => (long)(delegate* unmanaged<double*, int, int, double*, int, double*, double*, int, double*, int>)&LinearSteps,
        "linear_state" => (long)(delegate* unmanaged<double*, int, int, double*, int, double*, double*, double*, int>)&LinearState,
        "standardise_fit" => (long)(delegate* unmanaged<byte*, int, int, double*, double*, int, int>)&StandardiseFit,
        "standardise" => (long)(delegate* unmanaged<int, double*, double*, int, byte*, int, int, byte*, int, int>)&Standardise,
        "raw_weights" => (long)(delegate* unmanaged<double*, double*, int, double*, double*, int, byte*, int, int, byte*, int, double*, double*, int, int>)&RawWeights,
        "one_hot" => (long)(delegate* unmanaged<int*, int, int, int, byte*, int, int>)&OneHotRows,
        "split" => (long)(delegate* unmanaged<int, int, double, int, int*, int*, int*, uint*, double*, int>)&Split,
        "judge_classes" => (long)(delegate* unmanaged<int*, int, int*, int, double*, int>)&JudgeClasses,
        "judge_numbers" => (long)(delegate* unmanaged<byte*, int, int, byte*, int, int, double*, int, int>)&JudgeNumbers,
        "scale_pixels" => (long)(delegate* unmanaged<byte*, float*, int, int>)&ScalePixels,
        "unseen_houses" => (long)(delegate* unmanaged<int, double*, byte*, uint*, double*, int>)&UnseenHouses,
        "probabilities" => (long)(delegate* unmanaged<int, byte*, int, int, double*, int, int>)&ProbabilitiesOf,
        "inspect" => (long)(delegate* unmanaged<byte*, int, int, double*, int, int>)&Inspect,
        _ => throw new ArgumentException($"there is no step {name}"),
    };

    /// <summary>Arrays: inputs, weights, biases, output.</summary>
    [UnmanagedCallersOnly]
    private static int DenseForward(byte* inputs, int rows, int columns, byte* weights, int inputsOfWeights, int neurons, byte* biases, int biasCount, byte* output, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        var layer = new DenseLayer(
            Matrix.Lend(weights, inputsOfWeights, neurons, flags[1]),
            Matrix.Lend(biases, 1, biasCount, flags[2]));
        Matrix lent = Matrix.Lend(output, rows, neurons, flags[3]);
        Written(layer.Forward(Matrix.Lend(inputs, rows, columns, flags[0]), new Pass { Arithmetic = flags.Arithmetic, Output = lent }), lent);
    });

    /// <summary>Arrays: inputs, weights, biases, gradients of the output; the dtypes of what comes back follow from theirs. Penalties: wL1, wL2, bL1, bL2.</summary>
    [UnmanagedCallersOnly]
    private static int DenseBackward(
        byte* inputs, int rows, int columns, byte* weights, int neurons, byte* biases, byte* gradients,
        byte* weightGradients, byte* biasGradients, byte* inputGradients, double* penalties, int resultBits, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        var results = new Flags(resultBits);
        var layer = new DenseLayer(Matrix.Lend(weights, columns, neurons, flags[1]), Matrix.Lend(biases, 1, neurons, flags[2]))
        {
            WeightL1 = Penalties.Strength(penalties[0]),
            WeightL2 = Penalties.Strength(penalties[1]),
            BiasL1 = Penalties.Strength(penalties[2]),
            BiasL2 = Penalties.Strength(penalties[3]),
        };
        Matrix ofWeights = layer.Parameters[0].Gradient = Matrix.Lend(weightGradients, columns, neurons, results[0]);
        Matrix ofBiases = layer.Parameters[1].Gradient = Matrix.Lend(biasGradients, 1, neurons, results[1]);
        Matrix ofInputs = Matrix.Lend(inputGradients, rows, columns, results[2]);
        var pass = new Pass { Arithmetic = flags.Arithmetic, Inputs = Matrix.Lend(inputs, rows, columns, flags[0]), InputGradients = ofInputs };
        Written(layer.Backward(Matrix.Lend(gradients, rows, neurons, flags[3]), pass), ofInputs);
        Written(layer.WeightGradients!, ofWeights);
        Written(layer.BiasGradients!, ofBiases);
    });

    /// <summary>Array: weights. Bit 1 set: what is drawn is rounded to float32 before it takes the dtype of the weights.</summary>
    [UnmanagedCallersOnly]
    private static int Initialize(int kind, double scale, byte* weights, int inputs, int neurons, uint* key, double* rest, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        Initializer initializer = kind switch
        {
            0 => Initializer.Normal(scale),
            1 => Initializer.He,
            2 => Initializer.Glorot,
            3 => Initializer.GlorotUniform,
            4 => Initializer.Uniform(scale),
            _ => Initializer.Zeros,
        };
        using var stream = new LentRandom(key, rest);
        Matrix lent = Matrix.Lend(weights, inputs, neurons, flags[0]);
        lent.Clear();
        initializer.Fill(lent, stream.Random, flags[1] == DType.Float64 ? DType.Float32 : null);
    });

    /// <summary>Arrays: x, y.</summary>
    [UnmanagedCallersOnly]
    private static int Activate(int kind, double slope, byte* x, int rows, int columns, byte* y, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        Matrix lent = Matrix.Lend(y, rows, columns, flags[1]);
        var pass = new Pass { Arithmetic = flags.Arithmetic, Output = lent };
        Written(Activation(kind, slope).Forward(Matrix.Lend(x, rows, columns, flags[0]), pass), lent);
    });

    /// <summary>Arrays: what the activation kept (inputs, or the output of those written in terms of it), output gradients, input gradients.</summary>
    [UnmanagedCallersOnly]
    private static int ActivationBackward(int kind, double slope, byte* kept, byte* gradients, int rows, int columns, byte* inputGradients, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        Matrix lent = Matrix.Lend(inputGradients, rows, columns, flags[2]);
        Matrix left = Matrix.Lend(kept, rows, columns, flags[0]);
        var pass = new Pass { Arithmetic = flags.Arithmetic, Inputs = left, Output = left, InputGradients = lent };
        Written(Activation(kind, slope).Backward(Matrix.Lend(gradients, rows, columns, flags[1]), pass), lent);
    });

    /// <summary>Arrays: output of the activation, predictions (one column for softmax, else as many as the output).</summary>
    [UnmanagedCallersOnly]
    private static int Predictions(int kind, byte* output, int rows, int columns, byte* predictions, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        Matrix result = Activation(kind, 0).Predictions(Matrix.Lend(output, rows, columns, flags[0]));
        result.CopyTo(Matrix.Lend(predictions, rows, result.Columns, flags[1]));
    });

    /// <summary>Arrays: inputs, mask (float64), output. Draws from the lent random state.</summary>
    [UnmanagedCallersOnly]
    private static int Dropout(double keep, byte* inputs, int rows, int columns, double* mask, byte* output, uint* key, double* rest, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        using var stream = new LentRandom(key, rest);
        Matrix lent = Matrix.Lend(output, rows, columns, DType.Float64);
        Matrix lentMask = Matrix.Lend(mask, rows, columns, DType.Float64);
        var pass = new Pass { Training = true, Random = stream.Random, Output = lent, Mask = lentMask };
        Written(DropoutLayer.Keeping(keep).Forward(Matrix.Lend(inputs, rows, columns, flags[0]), pass), lent);
        Written(pass.Mask!, lentMask);
    });

    /// <summary>Arrays: a, b, y = a * b, element by element.</summary>
    [UnmanagedCallersOnly]
    private static int Multiply(byte* a, byte* b, byte* y, int count, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        Elementwise.Apply(default(Times), Matrix.Lend(a, 1, count, flags[0]), Matrix.Lend(b, 1, count, flags[1]), Matrix.Lend(y, 1, count, flags[2]));
    });

    /// <summary>Arrays: predictions, targets (targetColumns -1: int32 class numbers), sample losses.</summary>
    [UnmanagedCallersOnly]
    private static int LossForward(int kind, byte* predictions, int rows, int columns, byte* targets, int targetRows, int targetColumns, byte* losses, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        using var lent = new LentTargets(targets, targetRows, targetColumns, flags[1]);
        Matrix result = Loss(kind).Forward(Matrix.Lend(predictions, rows, columns, flags[0]), lent.Targets, flags.Arithmetic);
        Copied(result, Matrix.Lend(losses, rows, 1, flags[2]));
    });

    /// <summary>Arrays: predictions, targets (targetColumns -1: int32 class numbers), gradients of the predictions.</summary>
    [UnmanagedCallersOnly]
    private static int LossBackward(int kind, byte* predictions, int rows, int columns, byte* targets, int targetRows, int targetColumns, byte* gradients, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        using var lent = new LentTargets(targets, targetRows, targetColumns, flags[1]);
        Matrix result = Loss(kind).Backward(Matrix.Lend(predictions, rows, columns, flags[0]), lent.Targets);
        Copied(result, Matrix.Lend(gradients, rows, columns, flags[2]));
    });

    /// <summary>Array: targets (targetColumns -1: int32 class numbers). Columns of the predictions, -1 if they are not known.</summary>
    [UnmanagedCallersOnly]
    private static int CheckTargets(int kind, byte* targets, int rows, int targetColumns, int columns, int bits) => Guard(() =>
    {
        using var lent = new LentTargets(targets, rows, targetColumns, new Flags(bits)[0]);
        Loss(kind).CheckTargets(lent.Targets, columns < 0 ? null : columns);
    });

    /// <summary>Arrays: probabilities, targets (targetColumns -1: int32 class numbers), gradients of the softmax' inputs.</summary>
    [UnmanagedCallersOnly]
    private static int CombinedBackward(byte* probabilities, int rows, int columns, byte* targets, int targetRows, int targetColumns, byte* gradients, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        using var lent = new LentTargets(targets, targetRows, targetColumns, flags[1]);
        Matrix result = Matrix.Lend(gradients, rows, columns, flags[2]);
        Written(new SoftmaxCategoricalCrossentropy().Backward(Matrix.Lend(probabilities, rows, columns, flags[0]), lent.Targets, result), result);
    });

    /// <summary>Array: values. Two results: the mean and the sum.</summary>
    [UnmanagedCallersOnly]
    private static int Mean(byte* values, int count, double* results, int bits) => Guard(() =>
    {
        Matrix lent = Matrix.Lend(values, count, 1, new Flags(bits)[0]);
        results[0] = Sums.Mean(lent);
        results[1] = Sums.All(lent);
    });

    /// <summary>Nothing may be thrown through an address: a failure is kept and answered with 1.</summary>
    private static int Guard(Action step)
    {
        try
        {
            step();
            return 0;
        }
        catch (Exception failure)
        {
            return Failures.Keep(failure);
        }
    }

    private static IActivation Activation(int kind, double slope) => kind switch
    {
        0 => new ReLUActivation(),
        1 => new SoftmaxActivation(),
        2 => new SigmoidActivation(),
        3 => new LinearActivation(),
        4 => new HeavisideActivation(),
        5 => new TanhActivation(),
        _ => new LeakyReLUActivation(slope),
    };

    internal static ILoss Loss(int kind) => kind switch
    {
        0 => new CategoricalCrossentropyLoss(),
        1 => new BinaryCrossentropyLoss(),
        2 => new MeanSquaredErrorLoss(),
        3 => new MeanAbsoluteErrorLoss(),
        _ => new MeanAbsoluteErrorLoss { HasBookSign = true },
    };

    /// <summary>A lent array is written only if its shape and dtype are those the engine gives: Python foresaw them, or this is a defect of ours.</summary>
    private static void Written(Matrix result, Matrix lent)
    {
        if (!ReferenceEquals(result, lent))
        {
            throw new InvalidOperationException($"the engine gave {result} where {lent} was foreseen");
        }
    }

    private static void Copied(Matrix result, Matrix lent)
    {
        if (result.DType != lent.DType)
        {
            throw new InvalidOperationException($"the engine gave {result} where {lent} was foreseen");
        }

        result.CopyTo(lent);
    }
}
