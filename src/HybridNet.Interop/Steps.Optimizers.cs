using System.Runtime.InteropServices;

namespace HybridNet.Interop;

public static unsafe partial class Steps
{
    /// <summary>
    /// One optimizer step of one parameter. Arrays: value, gradient, momentum and the next one, cache and the next one; null where there is none.
    /// Kinds: 0 SGD, 1 SGD with momentum, 2 AdaGrad, 3 RMSprop, 4 Adam. Numbers: rate, epsilon, then momentum, rho or beta 1, then beta 2;
    /// bit n of strong says that number n is a NumPy float64.
    /// </summary>
    [UnmanagedCallersOnly]
    private static int Update(
        int kind, byte* value, byte* gradient, byte* momentum, byte* nextMomentum, byte* cache, byte* nextCache, int count,
        double* numbers, int strong, int bits) => Guard(() =>
    {
        var flags = new Flags(bits);
        Matrix Lent(byte* data, int array) => data == null ? Matrix.Lend(value, 1, count, flags[0]) : Matrix.Lend(data, 1, count, flags[array]);
        WeakScalar Number(int place) => new(numbers[place], (strong >> place & 1) != 0);

        var operands = new Updates.Operands(
            Lent(value, 0), Lent(gradient, 1), Lent(momentum, 2), Lent(nextMomentum, 3), Lent(cache, 4), Lent(nextCache, 5));
        switch (kind)
        {
            case 0:
                Updates.Apply(new Sgd.WithoutMomentum(Number(0)), operands);
                break;
            case 1:
                Updates.Apply(new Sgd.WithMomentum(Number(2), Number(0)), operands);
                break;
            case 2:
                Updates.Apply(new AdaGrad.Formula(Number(0), Number(1)), operands);
                break;
            case 3:
                Updates.Apply(new RmsProp.Formula(Number(0), Number(1), Number(2)), operands);
                break;
            default:
                Updates.Apply(new Adam.Formula(Number(0), Number(1), Number(2), Number(3), (long)numbers[4]), operands);
                break;
        }
    });
}
