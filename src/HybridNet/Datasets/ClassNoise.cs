namespace HybridNet;

/// <summary>
/// Normal noise as in the datasets of nnfs, in three variants. After <c>nnfs.init()</c> NumPy draws float32 and computes in float32; without it
/// NumPy draws float64 and computes in float64; after a second <c>init</c> with float64, the draws are still rounded to float32, but NumPy
/// computes in float64.
/// </summary>
/// <param name="drawn">The dtype to which a draw is rounded.</param>
/// <param name="stored">The dtype of the points.</param>
internal readonly struct ClassNoise(DType drawn, DType stored)
{
    private readonly DType _computed = Arithmetic.NumPy.ResultType(drawn, stored);

    /// <summary>Draws <c>randn(count) * deviation</c>.</summary>
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

    /// <summary>Draws <c>randn(count) * deviation + center</c>.</summary>
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
