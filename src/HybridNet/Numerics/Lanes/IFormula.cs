namespace HybridNet;

/// <summary>y = f(x), written once for every number. Constants of the formula are fields of the implementing struct.</summary>
internal interface IFormula1
{
    TReal Apply<TReal>(TReal x)
        where TReal : struct, IReal<TReal>;
}

/// <summary>y = f(a, b), written once for every number.</summary>
internal interface IFormula2
{
    TReal Apply<TReal>(TReal a, TReal b)
        where TReal : struct, IReal<TReal>;
}
