using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>What losses of one number against one number share: the mean over the columns, and its gradient.</summary>
internal static class OverColumns
{
    /// <summary>L[i] = mean over j of f(a[i, j], b[i, j]), shape (batch, 1).</summary>
    internal static Matrix Mean<TOperator>(TOperator op, Matrix a, Matrix b, Pass pass)
        where TOperator : struct, IBinaryOperator
    {
        ArgumentNullException.ThrowIfNull(pass);
        Matrix losses = pass.Scratch(0, a.Rows, a.Columns, pass.Arithmetic.ResultType(a.DType, b.DType));
        pass.Arithmetic.Apply(op, a, b, losses);
        Matrix means = pass.SampleLosses(losses.DType, a.Rows);
        pass.Arithmetic.MeanRows(losses, means);
        return means;
    }

    /// <summary>f'(a, b) / columns / batch; divided twice, as the book does.</summary>
    internal static Matrix Gradient<TOperator>(TOperator derivative, Matrix a, Matrix b, Pass pass)
        where TOperator : struct, IBinaryOperator
    {
        ArgumentNullException.ThrowIfNull(pass);
        Matrix gradients = pass.LossGradients(a, pass.Arithmetic.ResultType(a.DType, b.DType));
        pass.Arithmetic.Apply(new Averaged<TOperator>(derivative, a.Columns, a.Rows), a, b, gradients);
        return gradients;
    }

    /// <summary>f'(a, b) / columns / batch.</summary>
    private readonly struct Averaged<TOperator>(TOperator derivative, ScalarOperand columns, ScalarOperand batch) : IBinaryOperator
        where TOperator : struct, IBinaryOperator
    {
        static Function IOperator.Calls => TOperator.Calls;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b) => derivative.Apply(a, b) / columns / batch;
    }
}
