namespace HybridNet;

/// <summary>Which functions a formula calls.</summary>
internal enum Function
{
    None,
    ExpOrLog,
    Tanh,
}

/// <summary>What the loops ask of every formula.</summary>
internal interface IFormula
{
    /// <summary>
    /// Which functions it calls, for speed alone: where they take one number at a time, vectors would only be taken apart (measured: up to 1.6 times
    /// as long).
    /// </summary>
    static virtual Function Calls => Function.None;
}

/// <summary>y = f(x), written once for every number. Constants of the formula are fields of the implementing struct.</summary>
internal interface IFormula1 : IFormula
{
    TReal Apply<TReal>(TReal x)
        where TReal : struct, IReal<TReal>;
}

/// <summary>y = f(a, b), written once for every number.</summary>
internal interface IFormula2 : IFormula
{
    TReal Apply<TReal>(TReal a, TReal b)
        where TReal : struct, IReal<TReal>;
}
