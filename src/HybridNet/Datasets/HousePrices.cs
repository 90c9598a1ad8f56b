namespace HybridNet;

/// <summary>Small tables of house sales: areas in square feet, prices in thousands of dollars, float64.</summary>
/// <remarks>
/// The first ten rows of the table of sales in Portland, Oregon, from A. Ng's machine learning course, as used in the illustrated guides to the
/// basics of neural networks: the second feature is bathrooms there, bedrooms in the course. Prices have 3 decimals.
/// </remarks>
public static class HousePrices
{
    private static readonly (double Area, double Bathrooms, double Price, bool Good)[] Sales =
    [
        (2104, 3, 399.9, true),
        (1600, 3, 329.9, true),
        (2400, 3, 369.0, true),
        (1416, 2, 232.0, false),
        (3000, 4, 539.9, false),
        (1985, 4, 299.9, true),
        (1534, 3, 314.9, false),
        (1427, 3, 198.999, true),
        (1380, 3, 212.0, true),
        (1494, 3, 242.5, true),
    ];

    /// <summary>The first three houses with their areas.</summary>
    /// <returns>Areas, shape (3, 1), and prices, shape (3, 1).</returns>
    public static (Matrix Areas, Matrix Prices) ThreeHouses() => (
        Matrix.From(Array.ConvertAll(Sales[..3], sale => new[] { sale.Area })),
        Matrix.From(Array.ConvertAll(Sales[..3], sale => new[] { sale.Price })));

    /// <summary>All ten houses with two features.</summary>
    /// <returns>Areas and bathrooms, shape (10, 2), and prices, shape (10, 1).</returns>
    public static (Matrix Features, Matrix Prices) TenHouses() => (
        Matrix.From(Array.ConvertAll(Sales, sale => new[] { sale.Area, sale.Bathrooms })),
        Matrix.From(Array.ConvertAll(Sales, sale => new[] { sale.Price })));

    /// <summary>The same ten houses, labeled good or bad. A linear classifier gets at most eight of them right.</summary>
    /// <returns>Areas and bathrooms, shape (10, 2), and the class of each house: 1 for good, 0 for bad.</returns>
    public static (Matrix Features, int[] Labels) GoodOrBad() => (
        TenHouses().Features,
        Array.ConvertAll(Sales, sale => sale.Good ? 1 : 0));

    /// <summary>More houses labeled good or bad: a test set for a network that was trained on the ten houses. The guides have no second list, so
    /// the houses are drawn: an area from 1,200 to 3,175 in steps of 25, and the number of bathrooms of one of the ten. A house is good if it has
    /// at least 3 bathrooms and less than 2,700 square feet, which is true for nine of the ten. A network that memorizes the ten houses has a lower
    /// accuracy here than a linear classifier.</summary>
    /// <param name="houses">Number of houses, at least 0.</param>
    /// <param name="random">Draws two integers per house.</param>
    /// <returns>Areas and bathrooms, shape (houses, 2), and the class of each house: 1 for good, 0 for bad.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="houses"/> is negative.</exception>
    /// <exception cref="ShapeException">There would be more houses than a matrix can hold.</exception>
    public static (Matrix Features, int[] Labels) Unseen(int houses, NumPyRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (houses < 0)
        {
            Throw.DataSamples("unseen houses", houses);
        }

        var features = new Matrix(houses, 2, DType.Float64);
        int[] labels = new int[houses];
        for (int i = 0; i < houses; i++)
        {
            features[i, 0] = 1200 + (25 * random.NextInt64(0, 80));
            features[i, 1] = Sales[random.NextInt64(0, Sales.Length)].Bathrooms;
            labels[i] = features[i, 1] >= 3 && features[i, 0] < 2700 ? 1 : 0;
        }

        return (features, labels);
    }

    /// <summary>Computes two averages of the price per square foot: sum(prices) / sum(areas), and mean(prices / areas).</summary>
    /// <param name="areas">Shape (houses, 1), in square feet.</param>
    /// <param name="prices">Shape (houses, 1), in thousands of dollars.</param>
    /// <returns>The averages in dollars.</returns>
    /// <exception cref="ShapeException">The shapes differ, there is more than one column, or no house.</exception>
    public static PricePerSquareFoot AveragePrice(Matrix areas, Matrix prices)
    {
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentNullException.ThrowIfNull(prices);
        if (areas.Columns != 1 || prices.Columns != 1 || areas.Rows != prices.Rows || areas.Rows == 0)
        {
            Throw.AveragePriceShapes(areas.Shape(), prices.Shape());
        }

        double[] feet = [.. areas.ToDoubleArray().Cast<double>()];
        double[] dollars = [.. prices.ToDoubleArray().Cast<double>().Select(price => 1000 * price)];
        return new PricePerSquareFoot(dollars.Sum() / feet.Sum(), dollars.Zip(feet, (price, area) => price / area).Average());
    }
}
