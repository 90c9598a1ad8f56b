using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>What losses of one number against one number share: the mean over the columns, and its gradient.</summary>
internal static class OverColumns
{
    /// <summary>L[i] = mean over j of f(a[i, j], b[i, j]), shape (batch, 1).</summary>
    internal static Matrix Mean<TFormula>(TFormula formula, Matrix a, Matrix b, Pass pass)
        where TFormula : struct, IFormula2
    {
        ArgumentNullException.ThrowIfNull(pass);
        Matrix losses = pass.Scratch(0, a.Rows, a.Columns, pass.Arithmetic.ResultOf(a.DType, b.DType));
        pass.Arithmetic.Apply(formula, a, b, losses);
        Matrix means = pass.SampleLosses(losses.DType, a.Rows);
        pass.Arithmetic.AverageRows(losses, means);
        return means;
    }

    /// <summary>f'(a, b) / columns / batch; divided twice, as the book does.</summary>
    internal static Matrix Gradient<TFormula>(TFormula derivative, Matrix a, Matrix b, Pass pass)
        where TFormula : struct, IFormula2
    {
        ArgumentNullException.ThrowIfNull(pass);
        Matrix gradients = pass.LossGradients(a, pass.Arithmetic.ResultOf(a.DType, b.DType));
        pass.Arithmetic.Apply(new Averaged<TFormula>(derivative, a.Columns, a.Rows), a, b, gradients);
        return gradients;
    }

    /// <summary>f'(a, b) / columns / batch.</summary>
    private readonly struct Averaged<TFormula>(TFormula derivative, WeakScalar columns, WeakScalar batch) : IFormula2
        where TFormula : struct, IFormula2
    {
        static Function IFormula.Calls => TFormula.Calls;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IFormula2.Apply<TReal>(TReal a, TReal b) => derivative.Apply(a, b) / columns / batch;
    }
}
