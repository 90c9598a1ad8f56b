namespace HybridNet.Parity.Handlers;

/// <summary>Made data: the points, the labels, and where they leave the random stream.</summary>
internal static class Datasets
{
    internal static void Spiral(GoldenFile golden) =>
        Drawn(golden, random => SpiralData.Create(Samples(golden), golden.Parameter("classes", 0), random, Points(golden)));

    internal static void Vertical(GoldenFile golden) =>
        Drawn(golden, random => VerticalData.Create(Samples(golden), golden.Parameter("classes", 0), random, Points(golden)));

    internal static void Sine(GoldenFile golden)
    {
        (Matrix inputs, Matrix targets) = SineData.Create(Samples(golden));
        golden.Expect("X", inputs);
        golden.Expect("y", targets);
    }

    internal static void Moons(GoldenFile golden) =>
        Drawn(golden, random => MoonsData.Create(Samples(golden), random, golden.Parameter("shuffle", true), Noise(golden)));

    internal static void Circles(GoldenFile golden) => Drawn(golden, random => CirclesData.Create(
        Samples(golden), random, golden.Parameter("shuffle", true), Noise(golden), golden.Parameter("factor", 0.8)));

    internal static void Xor(GoldenFile golden) => Drawn(golden, random => XorData.Create(Samples(golden), random, Noise(golden)));

    /// <summary>A single seed, or a number of seeds from 0, whose tables are concatenated.</summary>
    private static void Drawn(GoldenFile golden, Func<NumPyRandom, (Matrix Points, int[] Labels)> create)
    {
        int first = golden.Parameter("seed", 0);
        NumPyRandom[] streams = [.. Enumerable.Range(first, golden.Parameter("seeds", 1)).Select(seed => new NumPyRandom(seed))];
        (Matrix Points, int[] Labels)[] made = Array.ConvertAll(streams, random => create(random));
        GoldenArray[] points = Array.ConvertAll(made, table => GoldenArray.From(table.Points));
        golden.Expect("X", points[0] with { Shape = [points.Sum(table => table.Rows), 2], Values = [.. points.SelectMany(table => table.Values)] });
        double[] labels = [.. made.SelectMany(table => table.Labels).Select(label => (double)label)];
        golden.Expect("y", new GoldenArray("uint8", [labels.Length], labels));
        golden.Expect("next_normal", GoldenArray.From(Array.ConvertAll(streams, random => random.NextNormal())));
    }

    private static int Samples(GoldenFile golden) => golden.Parameter("samples", -1);

    private static DType Points(GoldenFile golden) => golden.Rules == "plain" ? DType.Float64 : DType.Float32;

    private static double? Noise(GoldenFile golden) => golden.Parameter<double?>("noise", null);
}
