namespace HybridNet.Tests.Examples;

public class FirstLayerTests
{
    /// <summary>The numbers are those of NumPy 2.4 + nnfs and of the blog chapter; they are the same on every processor.</summary>
    private const string Expected = """

        One neuron: each input times its weight, all added up, and the bias on top
          f(x) = 0.2 x1 + 0.8 x2 - 0.5 x3 + 1 x4 + 2
          for x = [1, 2, 3, 2.5] the products are [0.2, 1.6, -1.5, 2.5]
          their sum and the bias: 4.8

        Three neurons, by plain loops: the same inputs, other weights
          [4.8, 1.21, 2.385]

        Softmax makes probabilities of the three: all are positive, and they sum to 1
             0.89528266   0.02470831   0.08000903

        The same three neurons as a layer, for a batch of three samples
          (3, 4) float32 in, (4, 3) float32 weights, (3, 3) float32 out; a row is a sample, a column a neuron:
             4.800   1.210   2.385
             8.900  -1.810   0.200
             1.410   1.051   0.026

        A second layer takes what the first one gives
             0.50310  -1.04185  -2.03875
             0.24340  -2.73320  -5.76330
            -0.99314   1.41254  -0.35655

        A spiral: 300 points on three arms. Which arm is a point on?
          a network of 2 inputs, 3 neurons with ReLU and 3 neurons with softmax; its weights are small random numbers
          dense1, first five points:
             0.0000000e+00   0.0000000e+00   0.0000000e+00
            -1.0475188e-04   1.1395361e-04  -4.7983500e-05
            -2.7414842e-04   3.1729150e-04  -8.6921798e-05
            -4.2188365e-04   5.2666257e-04  -5.5912682e-05
            -5.7707680e-04   7.1401405e-04  -8.9430439e-05
          softmax, first five points:
             0.3333333   0.3333333   0.3333333
             0.3333332   0.3333332   0.3333336
             0.3333329   0.3333329   0.3333342
             0.3333326   0.3333326   0.3333348
             0.3333323   0.3333324   0.3333353
          loss 1.0986104; a network that finds all three arms equally likely has ln 3 = 1.0986123
          102 of 300 right, no better than a guess: nothing is learned yet, training comes next

        """;

    [Fact]
    public async Task FirstLayer_PrintsTheChaptersNumbers()
    {
        (int status, string output, string errors) = await Program.Run("FirstLayer");
        Assert.Equal("", errors);
        Assert.Equal(Expected.ReplaceLineEndings("\n"), output.ReplaceLineEndings("\n"));
        Assert.Equal(0, status);
    }
}
