using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    private const string LowerTheRate = "Lower the learning rate ten times, or scale the inputs to about -1 .. 1.";

    [DoesNotReturn]
    internal static void NotFinite(string where, string part, double value, int row, int column) => throw new ArgumentException(
        Text($"model, {where}: the {part} have {value} in row {row}, column {column} (the first is 0); every number must be finite. ")
        + "Fill in or drop what is missing, or allow numbers that are not finite.");

    [DoesNotReturn]
    internal static void BeyondFloat32(string where, string part, double value, int row, int column) => throw new ArgumentException(
        Text($"model, {where}: the {part} have {value} in row {row}, column {column} (the first is 0), which is beyond the range of float32, in which the ")
        + "arithmetic computes; numbers up to about 3.4E+38 are required. Scale the column, or use NumPy's arithmetic.");

    [DoesNotReturn]
    internal static void Diverged(int epoch, int step, double loss, double rate, int undoneEpoch, int undoneStep) => throw new DivergenceException(
        Text($"model, fit: in epoch {epoch}, step {step} the loss is {loss}, at a learning rate of {rate}; it must be a finite number. ")
        + TakenBack(undoneEpoch, undoneStep) + LowerTheRate);

    [DoesNotReturn]
    internal static void DivergedAtOnce(int epoch, int step, double loss) => throw new DivergenceException(
        Text($"model, fit: in epoch {epoch}, step {step}, before any step of this fit, the loss is {loss}; it must be a finite number. ")
        + "The model is unchanged. See that its parameters and the inputs are finite, and scale the inputs to about -1 .. 1.");

    [DoesNotReturn]
    internal static void DivergedInValidation(int epoch, int step, double loss, double rate) => throw new DivergenceException(
        Text($"model, fit: in epoch {epoch} the loss of the validation data is {loss}, at a learning rate of {rate}; it must be a finite number. ")
        + TakenBack(epoch, step) + LowerTheRate);

    [DoesNotReturn]
    internal static void DivergedParameters(int epoch, int step, double rate) => throw new DivergenceException(
        Text($"model, fit: epoch {epoch}, step {step} made parameters infinite or NaN, at a learning rate of {rate}; they must be finite numbers. ")
        + TakenBack(epoch, step) + LowerTheRate);

    private static string TakenBack(int epoch, int step) =>
        Text($"Step {step} of epoch {epoch} is taken back: the model is as it was before it, the last time its loss was finite. ");
}
