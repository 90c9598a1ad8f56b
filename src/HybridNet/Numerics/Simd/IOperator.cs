namespace HybridNet;

/// <summary>The functions that an operator calls.</summary>
internal enum Function
{
    None,
    ExpOrLog,
    Tanh,
}

/// <summary>The properties of an operator that element-wise loops use.</summary>
internal interface IOperator
{
    /// <summary>
    /// The functions that it calls; affects speed only. A function without a vector version would split vectors into elements (measured: up to 1.6 times
    /// as long).
    /// </summary>
    static virtual Function Calls => Function.None;
}

/// <summary>A unary operator y = f(x), written once for all vector widths and dtypes. Its constants are fields of the implementing struct.</summary>
internal interface IUnaryOperator : IOperator
{
    TReal Apply<TReal>(TReal x)
        where TReal : struct, IReal<TReal>;
}

/// <summary>A binary operator y = f(a, b), written once for all vector widths and dtypes.</summary>
internal interface IBinaryOperator : IOperator
{
    TReal Apply<TReal>(TReal a, TReal b)
        where TReal : struct, IReal<TReal>;
}
