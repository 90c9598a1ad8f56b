namespace HybridNet;

/// <summary>
/// Normal noise in the three ways nnfs' datasets come to it. After <c>nnfs.init()</c> NumPy computes with float32 draws in float32; with
/// float64 draws in float64; after a second <c>init</c> that asks for float64, the draws are still rounded to float32 but computed with in
/// float64.
/// </summary>
/// <param name="drawn">What a draw is rounded to.</param>
/// <param name="stored">What the points are stored as.</param>
internal readonly struct ClassNoise(DType drawn, DType stored)
{
    private readonly DType _computed = Arithmetic.NumPy.ResultType(drawn, stored);

    /// <summary>The next draws, each times <paramref name="deviation"/>: <c>randn(count) * deviation</c>.</summary>
    internal double[] Draw(NumPyRandom random, int count, double deviation)
    {
        double[] noise = new double[count];
        random.FillNormal(noise);
        double factor = Round(deviation, _computed);
        foreach (ref double value in noise.AsSpan())
        {
            value = Round(Round(value, drawn) * factor, _computed);
        }

        return noise;
    }

    /// <summary>The next draws around a center: <c>randn(count) * deviation + center</c>.</summary>
    internal double[] Draw(NumPyRandom random, int count, double deviation, double center)
    {
        double[] noise = Draw(random, count, deviation);
        double offset = Round(center, _computed);
        foreach (ref double value in noise.AsSpan())
        {
            value = Round(value + offset, _computed);
        }

        return noise;
    }

    // A float product or sum is the double one rounded once: 53 bits are more than twice 24.
    private static double Round(double value, DType dtype) => dtype == DType.Float32 ? (float)value : value;
}
