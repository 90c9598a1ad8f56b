using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>The mean of an element-wise loss over the columns, and its gradient.</summary>
internal static class OverColumns
{
    /// <summary>L[i] = mean over j of f(a[i, j], b[i, j]), shape (batch, 1).</summary>
    internal static Matrix Mean<TOperator>(TOperator op, Matrix a, Matrix b, LossState state, PassContext context)
        where TOperator : struct, IBinaryOperator
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        Matrix losses = state.Scratch(0, a.Rows, a.Columns, context.Arithmetic.ResultType(a.DType, b.DType));
        context.Arithmetic.Apply(op, a, b, losses);
        Matrix means = state.BeginForward(a.Rows, losses.DType);
        context.Arithmetic.MeanRows(losses, means);
        return means;
    }

    /// <summary>f'(a, b) / columns / batch, with two divisions as in the book.</summary>
    internal static Matrix Gradient<TOperator>(TOperator derivative, Matrix a, Matrix b, LossState state, PassContext context)
        where TOperator : struct, IBinaryOperator
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        Matrix gradients = state.BeginBackward(a, context.Arithmetic.ResultType(a.DType, b.DType));
        context.Arithmetic.Apply(new Averaged<TOperator>(derivative, a.Columns, a.Rows), a, b, gradients);
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
