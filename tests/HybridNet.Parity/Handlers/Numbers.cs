namespace HybridNet.Parity.Handlers;

/// <summary>Exp, log and sums, below any class.</summary>
internal static class Numbers
{
    internal static void Exp(GoldenFile golden) => golden.Expect("output", Apply<Exp>(golden));

    internal static void Log(GoldenFile golden) => golden.Expect("output", Apply<Log>(golden));

    internal static void Sum(GoldenFile golden) => golden.Expect("output", Prefixes(golden, (_, sum) => sum));

    internal static void Mean(GoldenFile golden) => golden.Expect("output", Prefixes(golden, (length, sum) => sum / length));

    internal static void SumOfRows(GoldenFile golden)
    {
        Matrix inputs = golden.Given("inputs").ToMatrix();
        var output = new Matrix(1, inputs.Columns, inputs.DType);
        Sums.OverRows(inputs, output);
        golden.Expect("output", output);
    }

    internal static void SumInRows(GoldenFile golden)
    {
        GoldenArray inputs = golden.Given("inputs");
        double[] sums = new double[inputs.Rows];
        for (int row = 0; row < sums.Length; row++)
        {
            Range columns = (row * inputs.Columns)..((row + 1) * inputs.Columns);
            sums[row] = Pairwise(inputs, columns);
        }
        golden.Expect("output", new GoldenArray(inputs.DType, [inputs.Rows, 1], sums));
    }

    private static GoldenArray Apply<TOperator>(GoldenFile golden)
        where TOperator : struct, IUnaryOperator
    {
        GoldenArray inputs = golden.Given("inputs");
        Matrix x = inputs.ToMatrix();
        var y = new Matrix(x.Rows, x.Columns, x.DType);
        golden.Arithmetic.Apply(default(TOperator), x, y);
        return GoldenArray.From(y).In(inputs.Shape);
    }

    private static GoldenArray Prefixes(GoldenFile golden, Func<int, double, double> finish)
    {
        GoldenArray inputs = golden.Given("inputs");
        int[] lengths = golden.Parameter<int[]>("lengths", []);
        double[] values = Array.ConvertAll(lengths, length => finish(length, Pairwise(inputs, ..length)));
        return inputs.DType == "float32" ? GoldenArray.From(Array.ConvertAll(values, value => (float)value)) : GoldenArray.From(values);
    }

    private static double Pairwise(GoldenArray inputs, Range range) =>
        inputs.DType == "float32" ? Sums.Pairwise<float>(inputs.ToFloats()[range]) : Sums.Pairwise<double>(inputs.Values[range]);
}
