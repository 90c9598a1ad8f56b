using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>Passes of layers and activations.</summary>
public static unsafe partial class DirectCalls
{
    /// <summary>The most multiplications of a product: more take long enough that other threads should run.</summary>
    private const long MostProducts = 1 << 24;

    /// <summary>Arguments: inputs, weights, biases, arithmetic. Result: the output.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint DenseForward(nint self, nint* arguments, nint count) => Answer(&DenseForward, arguments, count, 4);

    private static nint DenseForward(nint* arguments, ref NewObjects created)
    {
        if (!TryMatrix(arguments[0], out Plain x) || !TryMatrix(arguments[1], out Plain w) || !TryMatrix(arguments[2], out Plain b)
            || !TryArithmetic(arguments[3], out int arithmetic)
            || x.Columns != w.Rows || b.Rows != 1 || b.Columns != w.Columns
            || (long)x.Rows * x.Columns * w.Columns > MostProducts || (long)x.Rows * w.Columns > MostElements)
        {
            return 0;
        }

        DType product = ProductOf(arithmetic) ?? Wider(x.DType, w.DType);
        bool isFast = IsFast(arithmetic);
        if (isFast && Wider(product, b.DType) != DType.Float32)
        {
            return 0;
        }

        if (!created.TryArray(2, x.Rows, w.Columns, Wider(product, b.DType), out Matrix? output))
        {
            return 0;
        }

        NativeEntryPoints.Forward(x.Matrix, w.Matrix, b.Matrix, output, arithmetic);
        return created.Single;
    }

    /// <summary>
    /// Arguments: inputs, weights, biases, gradients, the four regularization factors (L1 and L2 of the weights, then of the biases), arithmetic. Result: the
    /// gradients of weights, biases and inputs.
    /// </summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint DenseBackward(nint self, nint* arguments, nint count) => Answer(&DenseBackward, arguments, count, 9);

    private static nint DenseBackward(nint* arguments, ref NewObjects created)
    {
        if (!created.TryTuple(3)
            || !TryMatrix(arguments[0], out Plain x) || !TryMatrix(arguments[1], out Plain w) || !TryMatrix(arguments[2], out Plain b)
            || !TryMatrix(arguments[3], out Plain g) || !TryArithmetic(arguments[8], out int arithmetic) || IsFast(arithmetic)
            || x.Columns != w.Rows || b.Rows != 1 || b.Columns != w.Columns || g.Rows != x.Rows || g.Columns != w.Columns
            || (long)x.Rows * x.Columns * w.Columns > MostProducts)
        {
            return 0;
        }

        Span<double> penalties = stackalloc double[4];
        for (int index = 0; index < penalties.Length; index++)
        {
            if (!PythonApi.TryNumber(arguments[4 + index], out penalties[index]))
            {
                return 0;
            }
        }

        DType? product = ProductOf(arithmetic);
        if (product is null && (x.DType != w.DType || x.DType != g.DType))
        {
            return 0;
        }

        DType dtype = product ?? x.DType;
        if (!created.TryArray(2, w.Rows, w.Columns, dtype, out Matrix? ofWeights)
            || !created.TryArray(2, 1, w.Columns, g.DType, out Matrix? ofBiases)
            || !created.TryArray(2, x.Rows, x.Columns, dtype, out Matrix? ofInputs))
        {
            return 0;
        }

        NativeEntryPoints.Backward(x.Matrix, w.Matrix, b.Matrix, g.Matrix, new(ofWeights, ofBiases, ofInputs), penalties, arithmetic);
        return created.Tuple();
    }

    /// <summary>Arguments: kind, setting, inputs, arithmetic. Result: the output.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    [Kind(typeof(ActivationKind))]
    private static nint Activate(nint self, nint* arguments, nint count) => Answer(&Activate, arguments, count, 4);

    private static nint Activate(nint* arguments, ref NewObjects created)
    {
        if (!TryActivation(arguments, out ActivationKind kind, out double setting) || !TryMatrix(arguments[2], out Plain x)
            || !TryArithmetic(arguments[3], out int arithmetic) || IsFast(arithmetic)
            || !created.TryArray(2, x.Rows, x.Columns, x.DType, out Matrix? output))
        {
            return 0;
        }

        bool isSoftmax = kind.IsSoftmax;
        NativeEntryPoints.Forward(
            kind, setting, isSoftmax ? x.Matrix : x.Row, isSoftmax ? output : created.Last(1, x.Read.Count), arithmetic);
        return created.Single;
    }

    /// <summary>Arguments: kind, setting, the array saved by forward, gradients, arithmetic. Result: the gradients of the inputs.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    [Kind(typeof(ActivationKind))]
    private static nint ActivationBackward(nint self, nint* arguments, nint count) => Answer(&ActivationBackward, arguments, count, 5);

    private static nint ActivationBackward(nint* arguments, ref NewObjects created)
    {
        if (!TryActivation(arguments, out ActivationKind kind, out double setting) || !TryMatrix(arguments[2], out Plain saved)
            || !TryMatrix(arguments[3], out Plain g) || !TryArithmetic(arguments[4], out int arithmetic) || IsFast(arithmetic) || !saved.HasShapeOf(g)
            || !created.TryArray(2, g.Rows, g.Columns, kind.PassesGradients ? g.DType : Wider(saved.DType, g.DType), out Matrix? ofInputs))
        {
            return 0;
        }

        bool isSoftmax = kind.IsSoftmax;
        NativeEntryPoints.Backward(
            kind, setting, isSoftmax ? saved.Matrix : saved.Row, isSoftmax ? g.Matrix : g.Row, isSoftmax ? ofInputs : created.Last(1, g.Read.Count), arithmetic);
        return created.Single;
    }

    /// <summary>Arguments: kind, the output of softmax. Result: the class of each row, int64.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    [Kind(typeof(ActivationKind))]
    private static nint Predictions(nint self, nint* arguments, nint count) => Answer(&Predictions, arguments, count, 2);

    private static nint Predictions(nint* arguments, ref NewObjects created)
    {
        if (!PythonApi.TryWhole(arguments[0], out long number) || new ActivationKind((int)number) is not { IsSoftmax: true } kind
            || !TryMatrix(arguments[1], out Plain output) || !created.TryArray(1, 1, output.Rows, ElementType.Int64, out Span<long> classes))
        {
            return 0;
        }

        Matrix found = kind.Make(0).Predictions(output.Matrix);
        for (int row = 0; row < classes.Length; row++)
        {
            classes[row] = (long)found[row, 0];
        }

        return created.Single;
    }

    private static bool TryActivation(nint* arguments, out ActivationKind kind, out double setting)
    {
        bool isKnown = PythonApi.TryWhole(arguments[0], out long number);
        kind = new((int)number);
        return PythonApi.TryNumber(arguments[1], out setting) && isKnown && kind.IsKnown;
    }
}
