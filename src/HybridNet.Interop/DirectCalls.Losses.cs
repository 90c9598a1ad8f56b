using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>Losses, penalties and means.</summary>
public static unsafe partial class DirectCalls
{
    /// <summary>Targets that were converted, of this thread: the memory that the engine reads during a call.</summary>
    [ThreadStatic]
    private static double[]? _converted;

    /// <summary>Arguments: kind, predictions, targets, arithmetic. Result: the loss of each sample.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    [Kind(typeof(LossKind))]
    private static nint LossForward(nint self, nint* arguments, nint count) => Answer(&LossForward, arguments, count, 4);

    private static nint LossForward(nint* arguments, ref NewObjects created)
    {
        if (!TryLoss(arguments, isGradient: false, out LossKind kind, out Plain p, out DType dtype, out BorrowedTargets? targets)
            || !TryArithmetic(arguments[3], out int arithmetic) || (IsFast(arithmetic) && dtype != DType.Float32))
        {
            return 0;
        }

        Matrix losses = NativeEntryPoints.Loss(kind).Forward(p.Matrix, targets.Targets, new Flags(arithmetic).Arithmetic);
        if (losses.DType != dtype || !created.TryArray(1, 1, p.Rows, dtype, out _))
        {
            return 0;
        }

        losses.CopyTo(created.Last(losses.Rows, losses.Columns));
        return created.Single;
    }

    /// <summary>
    /// Arguments: kind, predictions, targets, 1 if class numbers stand for rows of float64, else 0, arithmetic. Result: the gradients of the predictions.
    /// </summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    [Kind(typeof(LossKind))]
    private static nint LossBackward(nint self, nint* arguments, nint count) => Answer(&LossBackward, arguments, count, 5);

    private static nint LossBackward(nint* arguments, ref NewObjects created)
    {
        if (!TryLoss(arguments, isGradient: true, out LossKind kind, out Plain p, out DType dtype, out BorrowedTargets? targets)
            || !PythonApi.TryWhole(arguments[3], out long isWide) || !TryArithmetic(arguments[4], out int arithmetic)
            || (targets.AreClasses && isWide != 0 && p.DType == DType.Float32) || (IsFast(arithmetic) && dtype != DType.Float32))
        {
            return 0;
        }

        Matrix gradients = NativeEntryPoints.Loss(kind).Backward(p.Matrix, targets.Targets);
        if (gradients.DType != dtype || !created.TryArray(2, p.Rows, p.Columns, dtype, out Matrix? result))
        {
            return 0;
        }

        gradients.CopyTo(result);
        return created.Single;
    }

    /// <summary>
    /// Arguments: kind, probabilities, targets, arithmetic. Result: the gradients of the inputs of softmax or sigmoid.
    /// </summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    [Kind(typeof(LossKind))]
    private static nint CombinedBackward(nint self, nint* arguments, nint count) => Answer(&CombinedBackward, arguments, count, 4);

    private static nint CombinedBackward(nint* arguments, ref NewObjects created)
    {
        if (!TryLoss(arguments, isGradient: false, out LossKind kind, out Plain p, out DType dtype, out BorrowedTargets? targets)
            || !TryArithmetic(arguments[3], out int arithmetic) || (IsFast(arithmetic) && dtype != DType.Float32))
        {
            return 0;
        }

        DType ofResult = kind is LossKind.BinaryCrossentropy or LossKind.SigmoidBinaryCrossentropy ? dtype : p.DType;
        if (!created.TryArray(2, p.Rows, p.Columns, ofResult, out Matrix? gradients))
        {
            return 0;
        }

        NativeEntryPoints.Fused(kind, p.Matrix, targets.Targets, gradients);
        return created.Single;
    }

    /// <summary>Argument: an array of one axis or two: float32, float64 or bool. Result: its mean and its sum, as NumPy scalars.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Mean(nint self, nint* arguments, nint count) => Answer(&Mean, arguments, count, 1);

    private static nint Mean(nint* arguments, ref NewObjects created)
    {
        var array = new NumPyArray(arguments[0]);
        if (!created.TryTuple(2) || (!array.TryRead(1, MostElements, out Elements read) && !array.TryRead(2, MostElements, out read)))
        {
            return 0;
        }

        if (read.Type == ElementType.Bool)
        {
            // NumPy adds truths as integers, and divides in float64.
            int right = read.Count - new ReadOnlySpan<byte>((void*)read.Data, read.Count).Count((byte)0);
            return created.Add(PythonApi.NewScalar((double)right / read.Count, DType.Float64)) && created.Add(PythonApi.NewScalar(right)) ? created.Tuple() : 0;
        }

        if (PythonApi.FloatOf(array) is not { } dtype)
        {
            return 0;
        }

        var values = Matrix.Borrow((void*)read.Data, read.Count, 1, dtype);
        return created.Add(PythonApi.NewScalar(Arithmetic.NumPy.Mean(values), dtype)) && created.Add(PythonApi.NewScalar(Arithmetic.NumPy.Sum(values), dtype))
            ? created.Tuple()
            : 0;
    }

    /// <summary>
    /// Arguments: total, a parameter, the factors of L1 and L2. Result: the total with the penalties added, in the dtype that NumPy gives; the total itself if
    /// there are none.
    /// </summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint AddPenalties(nint self, nint* arguments, nint count) => Answer(&AddPenalties, arguments, count, 4);

    private static nint AddPenalties(nint* arguments, ref NewObjects created)
    {
        if (!PythonApi.TryNumber(arguments[2], out double l1) || !PythonApi.TryNumber(arguments[3], out double l2))
        {
            return 0;
        }

        if (!(l1 > 0 || l2 > 0))
        {
            return PythonApi.Shared(arguments[0]);
        }

        if (!PythonApi.TryScalar(arguments[0], out NumPyScalar total) || !TryMatrix(arguments[1], out Plain value))
        {
            return 0;
        }

        NumPyScalar sum = Penalties.Add(total, value.Row, l1, l2, Arithmetic.NumPy);
        return sum.DType is { } dtype ? PythonApi.NewScalar(sum.Value, dtype) : 0;
    }

    /// <summary>Reads kind, predictions and targets.</summary>
    /// <param name="arguments">The addresses of the three.</param>
    /// <param name="isGradient">
    /// Whether the gradient of the loss is wanted. Its one-hot targets must be floats: there the gradient of a target 0 is -0, of an integer 0 it is 0.
    /// </param>
    /// <param name="kind">The loss.</param>
    /// <param name="p">The predictions.</param>
    /// <param name="dtype">The dtype of the result.</param>
    /// <param name="targets">The targets: on their own memory, or converted.</param>
    private static bool TryLoss(
        nint* arguments, bool isGradient, out LossKind kind, out Plain p, out DType dtype, [NotNullWhen(true)] out BorrowedTargets? targets)
    {
        targets = null;
        dtype = default;
        bool isKnown = PythonApi.TryWhole(arguments[0], out long number) && number is >= 0 and <= (int)LossKind.MeanAbsoluteErrorOfTheBook;
        kind = (LossKind)number;
        if (!TryMatrix(arguments[1], out p) || !isKnown)
        {
            return false;
        }

        dtype = p.DType;
        var array = new NumPyArray(arguments[2]);
        bool isCategorical = kind == LossKind.CategoricalCrossentropy;
        if (isCategorical && array.TryRead(1, MostElements, out Elements classes))
        {
            targets = classes.Columns == p.Rows ? Classes(classes) : null;
            return targets is not null;
        }

        if (!array.TryRead(2, MostElements, out Elements read) || read.Rows != p.Rows || read.Columns != p.Columns)
        {
            return false;
        }

        if (PythonApi.FloatOf(array) is { } ofTargets)
        {
            targets = new(Matrix.Borrow((void*)read.Data, read.Rows, read.Columns, ofTargets));
            dtype = Wider(dtype, ofTargets);
            return true;
        }

        Matrix? rows = isCategorical && isGradient ? null : Numbers(read);
        if (rows is null)
        {
            return false;
        }

        targets = new(rows);
        dtype = Wider(dtype, rows.DType);
        return true;
    }

    /// <summary>Class numbers; null for elements that are not whole or beyond int32.</summary>
    private static BorrowedTargets? Classes(Elements read)
    {
        if (read.Type == ElementType.Int32)
        {
            return new((int*)read.Data, read.Count);
        }

        if (!IsWhole(read.Type))
        {
            return null;
        }

        var numbers = (int*)Converted(read.Count);
        for (int index = 0; index < read.Count; index++)
        {
            long number = Whole(read, index);
            if (number is < int.MinValue or > int.MaxValue)
            {
                return null;
            }

            numbers[index] = (int)number;
        }

        return new(numbers, read.Count);
    }

    /// <summary>Whole numbers as NumPy promotes them with float32: those up to 16 bits to float32, wider ones to float64; null for other elements.</summary>
    private static Matrix? Numbers(Elements read)
    {
        if (!IsWhole(read.Type))
        {
            return null;
        }

        double* memory = (double*)Converted(read.Count);
        bool isNarrow = read.Type is ElementType.UInt8 or ElementType.Int8 or ElementType.Int16;
        for (int index = 0; index < read.Count; index++)
        {
            if (isNarrow)
            {
                ((float*)memory)[index] = Whole(read, index);
            }
            else
            {
                memory[index] = Whole(read, index);
            }
        }

        return Matrix.Borrow(memory, read.Rows, read.Columns, isNarrow ? DType.Float32 : DType.Float64);
    }

    /// <summary>Memory for so many converted numbers, which the collector does not move.</summary>
    private static void* Converted(int count)
    {
        if (_converted is null || _converted.Length < count)
        {
            _converted = GC.AllocateUninitializedArray<double>(count, pinned: true);
        }

        return Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_converted));
    }
}
