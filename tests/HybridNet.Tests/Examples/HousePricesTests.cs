namespace HybridNet.Tests.Examples;

public class HousePricesTests
{
    /// <summary>Errors and weights are those of the exact solutions, as far as they are shown.</summary>
    private const string Expected = """

        Three houses, and the simplest answer: so many dollars a square foot
          2,104 sq ft   399.9
          1,600 sq ft   329.9
          2,400 sq ft   369.0
          sum of prices / sum of areas: 180.01 $ per square foot; mean of the houses' ratios: 183.33 $ per square foot

        How wrong is y = Wx + b? The mean of the squared differences says so
          W = 0.18, b =   0: predictions 378.72, 288, 432; error 2057.7341333333
          W = 0.19, b =   0: predictions 399.76, 304, 456; error 2746.6098666667
          W = 0.16, b =   0: predictions 336.64, 256, 384; error 3229.3458666667
          W = 0.10, b = 150: predictions 360.4, 310, 390; error 799.0866666667

        Gradient descent finds both. On standardized numbers one learning rate serves both, and 100 steps will do
          standardized: W = 0.6743816688, b = 0.0000000000
          in dollars and feet: W = 0.0584879058, b = 247.2632742451; error 447.2909742687
          a house of 2,000 sq ft is worth 364.239

        Ten houses, area and bathrooms: one weight for each
          price = 0.186130 area - 10.012382 bathrooms + 3.575380
          error 1406.052630
          a bathroom more makes a house cheaper, says the fit: larger houses have more of them, and the area has taken their price already

        """;

    [Fact]
    public async Task HousePrices_PrintsTheNumbersOfTheGuides()
    {
        (int status, string output, string errors) = await Program.Run("HousePrices");
        Assert.Equal("", errors);
        Assert.Equal(Expected.ReplaceLineEndings("\n"), output);
        Assert.Equal(0, status);
    }
}
