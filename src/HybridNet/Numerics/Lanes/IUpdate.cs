namespace HybridNet;

/// <summary>One step of an optimizer for one number: what it remembers and the value change in place.</summary>
internal interface IUpdate
{
    /// <summary>Whether a momentum is remembered.</summary>
    static virtual bool HasMomentum => false;

    /// <summary>Whether a cache of squared gradients is remembered.</summary>
    static virtual bool HasCache => false;

    void Apply<TReal>(ref TReal value, TReal gradient, ref TReal momentum, ref TReal cache)
        where TReal : struct, IReal<TReal>;
}

/// <summary>
/// The matrices of one step of an optimizer. Where the step has no momentum or no cache, any matrix of the shape stands in their place, unread.
/// </summary>
/// <param name="Value">Changed in place.</param>
/// <param name="Gradient">Read only.</param>
/// <param name="Momentum">Read.</param>
/// <param name="NextMomentum">Overwritten; may be <paramref name="Momentum"/> itself. Its dtype may be wider.</param>
/// <param name="Cache">Read.</param>
/// <param name="NextCache">Overwritten; may be <paramref name="Cache"/> itself. Its dtype may be wider.</param>
/// <param name="HasStrongNumber">Whether a number of the formula is float64 whatever it meets.</param>
internal readonly record struct UpdateOperands(
    Matrix Value, Matrix Gradient, Matrix Momentum, Matrix NextMomentum, Matrix Cache, Matrix NextCache, bool HasStrongNumber = false);
