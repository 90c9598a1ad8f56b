using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>Steps of optimizers.</summary>
public static unsafe partial class DirectCalls
{
    /// <summary>
    /// One step of both parameters of a layer. Arguments: kind, learning rate, epsilon, then momentum, rho or beta 1, beta 2, the number of the step, arithmetic;
    /// then of the weights and of the biases value, gradient, momentum and cache, the last two None if the optimizer has none. The values are changed in place.
    /// Result: the new momentum and cache of the weights, then those of the biases; None where there is none.
    /// </summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    [Kind(typeof(UpdateKind))]
    private static nint Update(nint self, nint* arguments, nint count) => Answer(&Update, arguments, count, 15);

    private static nint Update(nint* arguments, ref NewObjects created)
    {
        // AdaGrad's cache is changed in place, and keeps its dtype.
        if (!created.TryTuple(4) || !PythonApi.TryWhole(arguments[0], out long kind) || kind is < 0 or > (int)UpdateKind.Adam or (int)UpdateKind.Adagrad
            || !TryArithmetic(arguments[6], out int arithmetic))
        {
            return 0;
        }

        Span<double> numbers = stackalloc double[5];
        for (int index = 0; index < 5; index++)
        {
            if (!PythonApi.TryNumber(arguments[1 + index], out numbers[index]))
            {
                return 0;
            }
        }

        if (!TryOperands(arguments + 7, arithmetic, ref created, out UpdateOperands ofWeights)
            || !TryOperands(arguments + 11, arithmetic, ref created, out UpdateOperands ofBiases))
        {
            return 0;
        }

        NativeEntryPoints.Step((UpdateKind)kind, ofWeights, numbers, 0, arithmetic);
        NativeEntryPoints.Step((UpdateKind)kind, ofBiases, numbers, 0, arithmetic);
        return created.Tuple();
    }

    /// <summary>
    /// Reads value, gradient, momentum and cache, and creates the next momentum and cache. All arrays have one dtype and shape, and memory of their own, so that
    /// none is read after it has been written.
    /// </summary>
    private static bool TryOperands(nint* arguments, int arithmetic, ref NewObjects created, out UpdateOperands operands)
    {
        operands = default;
        if (!TryMatrix(arguments[0], out Plain value) || !value.Read.IsWriteable || !value.OwnsMemory || !IsLike(value, arguments[1], out Plain gradient)
            || (IsFast(arithmetic) && value.DType != DType.Float32)
            || !TryState(value, arguments[2], ref created, out Matrix momentum, out Matrix nextMomentum)
            || !TryState(value, arguments[3], ref created, out Matrix cache, out Matrix nextCache))
        {
            return false;
        }

        operands = new(value.Row, gradient.Row, momentum, nextMomentum, cache, nextCache);
        return true;
    }

    private static bool IsLike(Plain value, nint argument, out Plain other) =>
        TryMatrix(argument, out other) && other.DType == value.DType && other.HasShapeOf(value) && other.OwnsMemory && other.Read.Data != value.Read.Data;

    private static bool TryState(Plain value, nint argument, ref NewObjects created, out Matrix state, out Matrix next)
    {
        state = next = value.Row;
        if (PythonApi.IsNone(argument))
        {
            return created.Add(PythonApi.None);
        }

        if (!IsLike(value, argument, out Plain known) || !created.TryArray(2, value.Rows, value.Columns, value.DType, out _))
        {
            return false;
        }

        (state, next) = (known.Row, created.Last(1, value.Read.Count));
        return true;
    }
}
