namespace HybridNet.Tests.Datasets;

/// <summary>The numbers of the house lessons, recomputed with NumPy in float64.</summary>
public class HousePricesTests
{
    [Fact]
    public void S20_AveragePrice_GivesBothAveragesByName()
    {
        (Matrix areas, Matrix prices) = HousePrices.ThreeHouses();
        PricePerSquareFoot average = HousePrices.AveragePrice(areas, prices);
        Assert.Equal(180.0131061599, average.SumOverSum, 1e-10);
        Assert.Equal(183.3346799746, average.MeanOfRatios, 1e-10);
        Assert.Equal(
            "sum of prices / sum of areas: 180.01 $ per square foot; mean of the houses' ratios: 183.33 $ per square foot", average.ToString());
        Assert.Equal(360_000, 2000 * Math.Round(average.SumOverSum));
    }

    [Theory]
    [InlineData(2104, 378.72)]
    [InlineData(1600, 288)]
    [InlineData(2400, 432)]
    public void S21_ModelWithoutBias_PredictsThePrices(double area, double price) => Assert.Equal(price, new Neuron([0.18]).Output([area]), 1e-10);

    [Fact]
    public void S24_ErrorTable_HasTheLessonsSquares()
    {
        double[] squares = Squares(HousePrices.ThreeHouses(), new Neuron([0.18]));
        Assert.Equal([448.5924, 1755.61, 3969], squares.Select(square => Math.Round(square, 10)));
        Assert.Equal(2057.7341333333, squares.Average(), 1e-10);
    }

    [Theory]
    [InlineData(2104, 360.4)]
    [InlineData(1600, 310)]
    [InlineData(2400, 390)]
    public void S27_ModelWithBias_PredictsThePrices(double area, double price) =>
        Assert.Equal(price, new Neuron([0.1], bias: 150).Output([area]), 1e-10);

    [Theory]
    [InlineData(0, 0, 134971.6733333333)]
    [InlineData(0.19, 0, 2746.6098666667)]
    [InlineData(0.16, 0, 3229.3458666667)]
    [InlineData(0.1, 150, 799.0866666667)]
    [InlineData(0.0584879059, 247.2632742209, 447.2909742687)]
    public void ThreeHouses_HaveTheLessonsErrors(double weight, double bias, double error) =>
        Assert.Equal(error, Squares(HousePrices.ThreeHouses(), new Neuron([weight], bias)).Average(), 1e-9);

    [Fact]
    public void S33_TenHouses_HaveTwoFeaturesAndPrices()
    {
        (Matrix features, Matrix prices) = HousePrices.TenHouses();
        Assert.Equal(("(10, 2) float64", "(10, 1) float64"), (features.ToString(), prices.ToString()));
        Assert.Equal((1834.0, 3.1, 313.8999), (Column(features, 0).Average(), Column(features, 1).Average(), Math.Round(Column(prices, 0).Average(), 10)));
        Assert.Equal(508.1789055047, Deviation(Column(features, 0)), 1e-10);
        Assert.Equal(0.5385164807, Deviation(Column(features, 1)), 1e-10);
        Assert.Equal(98.6673349194, Deviation(Column(prices, 0)), 1e-10);
    }

    [Theory]
    [InlineData(0, 0, 0, 108268.3902001000)]
    [InlineData(0, 0, 313.8999, 9735.2429800900)]
    [InlineData(0.1794035400, 0, -15.1261922880, 1423.4391733818)]
    [InlineData(0, 101.3448620690, -0.2691724138, 6756.7164704345)]
    [InlineData(0.1861162587, -8.8845301014, 0, 1406.4270609043)]
    [InlineData(0.1861302644, -10.0123823170, 3.5753802886, 1406.0526296047)]
    public void S33_TenHouses_HaveTheLessonsErrors(double area, double bathrooms, double bias, double error) =>
        Assert.Equal(error, Squares(HousePrices.TenHouses(), new Neuron([area, bathrooms], bias)).Average(), 1e-9);

    [Fact]
    public void S33_TenHouses_LeadGradientDescentThroughTheLessonsErrors()
    {
        (Matrix features, Matrix prices) = HousePrices.TenHouses();
        var neuron = new Neuron([0, 0]);
        int done = 0;
        foreach ((int steps, double error) in new[] { (1, 10435.3452916881), (2, 8730.4084321362), (10, 8343.1526536264), (100, 5479.1998110663), (1000, 1685.8982717283) })
        {
            for (; done < steps; done++)
            {
                Step(neuron, features, prices);
            }

            Assert.Equal(error, Squares((features, prices), neuron).Average(), 1e-8);
        }
    }

    [Fact]
    public void GoodOrBad_JudgesSevenOfTenHousesGood()
    {
        (Matrix features, int[] labels) = HousePrices.GoodOrBad();
        Assert.Equal(HousePrices.TenHouses().Features.AsDoubleSpan().ToArray(), features.AsDoubleSpan().ToArray());
        Assert.Equal([1, 1, 1, 0, 0, 1, 0, 1, 1, 1], labels);
    }

    [Fact]
    public void Tables_AreTheCallersOwn()
    {
        HousePrices.ThreeHouses().Areas[0, 0] = 0;
        Assert.Equal(2104, HousePrices.ThreeHouses().Areas[0, 0]);
    }

    /// <summary>One step of the lesson's gradient descent: a rate of its own for each parameter, and no factor 2.</summary>
    private static void Step(Neuron neuron, Matrix features, Matrix prices)
    {
        double[] errors = [.. Enumerable.Range(0, 10).Select(i => neuron.Output([features[i, 0], features[i, 1]]) - prices[i, 0])];
        neuron.Weights[0] -= 1e-8 * errors.Select((error, i) => error * features[i, 0]).Average();
        neuron.Weights[1] -= 0.01 * errors.Select((error, i) => error * features[i, 1]).Average();
        neuron.Bias -= errors.Average();
    }

    private static double[] Squares((Matrix Features, Matrix Prices) houses, Neuron neuron) =>
    [
        .. Enumerable.Range(0, houses.Prices.Rows).Select(i =>
            Math.Pow(houses.Prices[i, 0] - neuron.Output(houses.Features.AsDoubleSpan().Slice(i * houses.Features.Columns, houses.Features.Columns)), 2)),
    ];

    private static double[] Column(Matrix matrix, int column) => [.. Enumerable.Range(0, matrix.Rows).Select(i => matrix[i, column])];

    private static double Deviation(double[] values) => Math.Sqrt(values.Average(value => Math.Pow(value - values.Average(), 2)));
}
