using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>Loss functions and regularization penalties. Targets of one axis are int32 class numbers.</summary>
public static partial class NativeEntryPoints
{
    /// <summary>The losses are one number per sample.</summary>
    [UnmanagedCallersOnly]
    private static int LossForward(LossKind kind, NumPyArray predictions, NumPyArray targets, NumPyArray losses, int arithmetic) => Guard(() =>
    {
        using BorrowedTargets borrowed = targets.Targets();
        losses.Receive(Loss(kind).Forward(predictions.Table(), borrowed.Targets, new Flags(arithmetic).Arithmetic));
    });

    [UnmanagedCallersOnly]
    private static int LossBackward(LossKind kind, NumPyArray predictions, NumPyArray targets, NumPyArray gradients) => Guard(() =>
    {
        using BorrowedTargets borrowed = targets.Targets();
        gradients.Receive(Loss(kind).Backward(predictions.Table(), borrowed.Targets));
    });

    /// <summary>The columns are the number of columns of the predictions, -1 if unknown.</summary>
    [UnmanagedCallersOnly]
    private static int CheckTargets(LossKind kind, NumPyArray targets, int columns) => Guard(() =>
    {
        using BorrowedTargets borrowed = targets.Targets();
        Loss(kind).CheckTargets(borrowed.Targets, columns < 0 ? null : columns);
    });

    /// <summary>The gradients are those w.r.t. the inputs of softmax or sigmoid.</summary>
    [UnmanagedCallersOnly]
    private static int CombinedBackward(LossKind kind, NumPyArray probabilities, NumPyArray targets, NumPyArray gradients) => Guard(() =>
    {
        using BorrowedTargets borrowed = targets.Targets();
        Matrix p = probabilities.Table();
        Fused(kind, p, borrowed.Targets, gradients.Results(p.Rows, p.Columns));
    });

    internal static void Fused(LossKind kind, Matrix probabilities, Targets targets, Matrix gradients) =>
        CheckInPlace(((IFusesWithActivation)Loss(kind)).FusedBackward(probabilities, targets, new() { Gradients = gradients }, new()), gradients);

    /// <summary>The results are two float64 numbers: the mean and the sum.</summary>
    [UnmanagedCallersOnly]
    private static int Mean(NumPyArray values, NumPyArray results) => Guard(() =>
    {
        Span<double> numbers = results.Results<double>(2);
        Matrix borrowed = values.Column();
        numbers[0] = Arithmetic.NumPy.Mean(borrowed);
        numbers[1] = Arithmetic.NumPy.Sum(borrowed);
    });

    /// <summary>
    /// The numbers are total, L1, L2. The first is overwritten with the total including the penalties, the second with its kind. The kinds are two bits
    /// per number: 0 Python scalar, 1 float32, 2 float64.
    /// </summary>
    [UnmanagedCallersOnly]
    private static int AddPenalties(NumPyArray value, NumPyArray numbers, int kinds) => Guard(() =>
    {
        Span<double> scalars = numbers.Results<double>(3);
        NumPyScalar total = Penalties.Add(
    Scalar(scalars[0], kinds), value.Row(), Scalar(scalars[1], kinds >> 2), Scalar(scalars[2], kinds >> 4), Arithmetic.NumPy);
        scalars[0] = total.Value;
        scalars[1] = total.DType is { } dtype ? 1 + (int)dtype : 0;
    });

    private static NumPyScalar Scalar(double value, int kind) => new(value, (kind & 3) == 0 ? null : (DType)((kind & 3) - 1));

    internal static ILoss Loss(LossKind kind) => kind switch
    {
        LossKind.CategoricalCrossentropy => new CategoricalCrossentropyLoss(),
        LossKind.BinaryCrossentropy => new BinaryCrossentropyLoss(),
        LossKind.SigmoidBinaryCrossentropy => new SigmoidBinaryCrossentropyLoss(),
        LossKind.MeanSquaredError => new MeanSquaredErrorLoss(),
        LossKind.MeanAbsoluteError => new MeanAbsoluteErrorLoss(),
        _ => new MeanAbsoluteErrorLoss { HasBookSign = true },
    };
}
