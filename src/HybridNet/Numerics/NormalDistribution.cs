using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>The standard normal distribution: mean 0, standard deviation 1.</summary>
/// <remarks>
/// erfc(z) = t e^(-z^2 + C(t)) with t = 1 / (1 + z / 2) for z of 0 or more, where C is a series of Chebyshev polynomials of 4t - 2. The coefficients were
/// computed with 90 digits from erfc's power series and continued fraction; the omitted ones are less than 3e-18.
/// </remarks>
internal static class NormalDistribution
{
    private static readonly double[] _coefficients =
    [
        -6.51326859890854703e-1, 6.41969792356490209e-1, 1.94764732041858359e-2, -9.56151478680863226e-3,
        -9.46595344482036916e-4, 3.66839497852761446e-4, 4.25233248069077689e-5, -2.02785781125342418e-5,
        -1.62429000464702560e-6, 1.30365583558052323e-6, 1.56264417220661419e-8, -8.52380959149265414e-8,
        6.52905443909885148e-9, 5.05934349555146930e-9, -9.91364156493033065e-10, -2.27365122293183596e-10,
        9.64679110201552702e-11, 2.39403808303911458e-12, -6.88602752649755322e-12, 8.94487927309072531e-13,
        3.13092139934295813e-13, -1.12708223613672522e-13, 3.81090525518923205e-16, 7.10609761360923711e-15,
        -1.52302820145710433e-15, -9.45749457129123340e-17, 1.21023718922427898e-16, -2.81666308774717710e-17,
        5.00300555944590192e-20,
    ];

    /// <summary>The cumulative distribution function: (1 + erf(x / sqrt 2)) / 2. Far below 0 it keeps its relative precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static TReal Below<TReal>(TReal x)
        where TReal : struct, IReal<TReal>
    {
        TReal z = TReal.Abs(x) * 0.70710678118654752;
        TReal t = 1.0 / (1.0 + (0.5 * z));
        TReal twice = (4.0 * t) - 2.0;
        TReal next = 0.0;
        TReal sum = 0.0;
        for (int j = _coefficients.Length - 1; j > 0; j--)
        {
            (sum, next) = ((twice * sum) - next + _coefficients[j], sum);
        }

        TReal series = (0.5 * twice * sum) - next + _coefficients[0];
        TReal tail = 0.5 * (t * TReal.Exp(series - (z * z)));
        return TReal.IfLess(x, 0.0, tail, 1.0 - tail);
    }
}
