namespace HybridNet;

/// <summary>
/// tanh x = (e^2x - 1) / (e^2x + 1) in pairs of doubles, rounded once. The C library's result can be 2 units in the last place off, and NumPy's
/// kernel 1 unit in the other direction.
/// </summary>
internal static class HyperbolicTangent
{
    private const int Terms = 22;

    /// <summary>First term of the series that a double represents well enough: the terms from here on are less than 2^-47 of the sum.</summary>
    private const int Small = 12;

    // ln 2 as a sum of two doubles.
    private const double Ln2High = 0.693147180559945286;
    private const double Ln2Low = 2.31904681384629956e-17;

    private static readonly Pair[] _inverseFactorials = InverseFactorials();

    /// <summary>tanh x, correctly rounded except for cases within 2^-40 units in the last place of a tie.</summary>
    internal static double Of(double x)
    {
        double magnitude = Math.Abs(x);
        if (magnitude < 1e-8)
        {
            // Of the series x - x^3 / 3 + ... the second term is less than a third of a unit in the last place.
            return x;
        }

        if (!(magnitude < 20))
        {
            return double.IsNaN(x) ? x : Math.CopySign(1, x);
        }

        Pair e = Exp(2 * magnitude);
        return Math.CopySign(((e + new Pair(-1, 0)) / (e + new Pair(1, 0))).Rounded, x);
    }

    /// <summary>e^x = 2^k e^r with |r| at most ln 2 / 2, e^r by its Taylor series.</summary>
    private static Pair Exp(double x)
    {
        double k = Math.Round(x / Ln2High);
        Pair r = new Pair(x, 0) + (new Pair(-k, 0) * new Pair(Ln2High, Ln2Low));
        double rest = _inverseFactorials[Terms].High;
        for (int n = Terms - 1; n >= Small; n--)
        {
            rest = _inverseFactorials[n].High + (rest * r.High);
        }

        var sum = new Pair(rest, 0);
        for (int n = Small - 1; n >= 0; n--)
        {
            sum = _inverseFactorials[n] + (sum * r);
        }

        return new Pair(Math.ScaleB(sum.High, (int)k), Math.ScaleB(sum.Low, (int)k));
    }

    private static Pair[] InverseFactorials()
    {
        var inverse = new Pair[Terms + 1];
        inverse[0] = new(1, 0);
        for (int n = 1; n <= Terms; n++)
        {
            inverse[n] = inverse[n - 1] / new Pair(n, 0);
        }

        return inverse;
    }

    /// <summary>high + low with |low| at most half a unit in the last place of high: about 106 bits.</summary>
    private readonly record struct Pair(double High, double Low)
    {
        internal double Rounded => High + Low;

        public static Pair operator +(Pair a, Pair b)
        {
            double sum = a.High + b.High;
            double ofB = sum - a.High;
            double error = a.High - (sum - ofB) + (b.High - ofB);
            return Normal(sum, error + a.Low + b.Low);
        }

        public static Pair operator *(Pair a, Pair b)
        {
            double product = a.High * b.High;
            double error = Math.FusedMultiplyAdd(a.High, b.High, -product);
            return Normal(product, error + (a.High * b.Low) + (a.Low * b.High));
        }

        public static Pair operator /(Pair a, Pair b)
        {
            double first = a.High / b.High;
            Pair rest = a + (new Pair(-first, 0) * b);
            return Normal(first, (rest.High + rest.Low) / b.High);
        }

        private static Pair Normal(double high, double low)
        {
            double sum = high + low;
            return new(sum, low - (sum - high));
        }
    }
}
