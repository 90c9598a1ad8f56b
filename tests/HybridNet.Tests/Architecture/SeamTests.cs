using System.Text.RegularExpressions;

namespace HybridNet.Tests.Architecture;

/// <summary>Only <see cref="Arithmetic"/> and its implementations define how numbers are computed; the files with formulas call it.</summary>
public sealed partial class SeamTests
{
    private static readonly string[] _rooms = ["Parameters", "Layers", "Activations", "Losses", "Optimizers"];

    [Fact]
    public void FormulaFiles_AskTheArithmetic()
    {
        string[] problems = [.. _rooms.SelectMany(Files).SelectMany(file => Mentions(File.ReadAllText(file)).Select(word => $"{Path.GetFileName(file)}: {word}"))];
        Assert.Empty(problems);
    }

    [Fact]
    public void DTypesOfResults_AreSettledInNumerics()
    {
        string engine = Path.Combine(Checkout.Root, "src", "HybridNet");
        string[] problems = [.. Directory.EnumerateFiles(engine, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "Numerics" && File.ReadAllText(file).Contains("DTypes.Promote", StringComparison.Ordinal))];
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("if (pass.Arithmetic.Flavour == Flavour.Simd)", "Flavour", "Flavour")]
    [InlineData("Matrix y = Scratch(DTypes.Promote(a, b));", "DTypes.Promote")]
    [InlineData("Gemm.Multiply(a, false, b, false, y, null, ProductOrder.Default);", "Gemm.", "ProductOrder")]
    [InlineData("Sums.Total(x); Elementwise.Apply(f, x, y); Maxima.ColumnOf(x, 0); Updates.Apply(u, o);", "Sums.", "Elementwise.", "Maxima.", "Updates.")]
    [InlineData("TVector y = SimdFunctions.Exp<TVector, T>(x); VectorWidth.Force(1);", "SimdFunctions", "VectorWidth")]
    [InlineData("arithmetic.Apply(default(Exp), x, y); neuron.Products(x); sum.Sums", new string[0])]
    public void Mentions_AreFound(string code, params string[] words) => Assert.Equal(words, Mentions(code));

    private static IEnumerable<string> Files(string room) => Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src", "HybridNet", room), "*.cs");

    private static IEnumerable<string> Mentions(string code) => Kernels().Matches(code).Select(match => match.Value);

    [GeneratedRegex(@"\b(Flavour|ProductOrder|VectorWidth|SimdFunctions|LibmFunctions|FastFunctions|FunctionSet|ISimdVector|DTypes\.Promote)\b|\b(Gemm|FloatGemm|FloatSums|FloatSoftmax|Sums|Elementwise|Maxima|Updates)\.")]
    private static partial Regex Kernels();
}
