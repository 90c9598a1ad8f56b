using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>Updates of parameters by optimizers.</summary>
public static partial class NativeEntryPoints
{
    /// <summary>
    /// One optimizer step of one parameter. Momentum and cache, old and new, are None if the optimizer has none. The numbers are five float64: learning rate,
    /// epsilon, then momentum, rho or beta 1, then beta 2, then the step. Bit n of numPyScalars is set if number n is a NumPy float64 ("strong" in NEP 50).
    /// </summary>
    [UnmanagedCallersOnly]
    private static int Update(
        UpdateKind kind, NumPyArray value, NumPyArray gradient, NumPyArray momentum, NumPyArray nextMomentum, NumPyArray cache, NumPyArray nextCache,
        NumPyArray numbers, int numPyScalars, int arithmetic) => Guard(() =>
    {
        Elements read = value.Read(nameof(value));
        Matrix parameter = value.Results(1, read.Count);
        var operands = new UpdateOperands(
            parameter,
            gradient.Table(1, read.Count),
            momentum.IsNone ? parameter : momentum.Table(1, read.Count),
            nextMomentum.IsNone ? parameter : nextMomentum.Results(1, read.Count),
            cache.IsNone ? parameter : cache.Table(1, read.Count),
            nextCache.IsNone ? parameter : nextCache.Results(1, read.Count),
            numPyScalars != 0);
        Step(kind, operands, numbers.Span<double>(5), numPyScalars, arithmetic);
    });

    internal static void Step(UpdateKind kind, in UpdateOperands operands, ReadOnlySpan<double> numbers, int numPyScalars, int arithmetic)
    {
        ScalarOperand rate = Number(numbers, 0);
        ScalarOperand epsilon = Number(numbers, 1);
        ScalarOperand third = Number(numbers, 2);
        Arithmetic computing = new Flags(arithmetic).Arithmetic;
        switch (kind)
        {
            case UpdateKind.Sgd:
                computing.Update(new Sgd.WithoutMomentum(rate), operands);
                break;
            case UpdateKind.Momentum:
                computing.Update(new Sgd.WithMomentum(third, rate), operands);
                break;
            case UpdateKind.Adagrad:
                computing.Update(new AdaGrad.Formula(rate, epsilon), operands);
                break;
            case UpdateKind.Rmsprop:
                computing.Update(new RmsProp.Formula(rate, epsilon, third), operands);
                break;
            default:
                computing.Update(new Adam.Formula(rate, epsilon, third, Number(numbers, 3), (long)numbers[4]), operands);
                break;
        }

        ScalarOperand Number(ReadOnlySpan<double> values, int index) =>
            new(values[index], (numPyScalars >> index & 1) != 0 ? ScalarKind.Strong : ScalarKind.Weak);
    }
}
