namespace HybridNet;

/// <summary>An optimizer's update rule for one element: value, momentum and cache change in place.</summary>
internal interface IUpdate
{
    /// <summary>Whether the rule has a momentum.</summary>
    static virtual bool HasMomentum => false;

    /// <summary>Whether the rule has a cache of squared gradients.</summary>
    static virtual bool HasCache => false;

    void Apply<TReal>(ref TReal value, TReal gradient, ref TReal momentum, ref TReal cache)
        where TReal : struct, IReal<TReal>;
}

/// <summary>
/// The matrices of an optimizer's update. If the rule has no momentum or no cache, any matrix of the shape can be passed; it is not read.
/// </summary>
/// <param name="Value">Changed in place.</param>
/// <param name="Gradient">Read only.</param>
/// <param name="Momentum">Read.</param>
/// <param name="NextMomentum">Overwritten; may be <paramref name="Momentum"/> itself. Its dtype may be wider.</param>
/// <param name="Cache">Read.</param>
/// <param name="NextCache">Overwritten; may be <paramref name="Cache"/> itself. Its dtype may be wider.</param>
/// <param name="HasNumPyScalar">Whether a scalar of the rule is a NumPy float64 scalar.</param>
internal readonly record struct UpdateOperands(
    Matrix Value, Matrix Gradient, Matrix Momentum, Matrix NextMomentum, Matrix Cache, Matrix NextCache, bool HasNumPyScalar = false);
