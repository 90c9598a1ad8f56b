namespace HybridNet.Tests.Preparation;

public class StandardizerTests
{
    private static readonly Matrix Inputs = Matrix.From(new double[,] { { 1, 10 }, { 3, 30 }, { 5, 80 }, { 100, -7 } });

    [Fact]
    public void S36_Fit_TakesMeansAndPopulationDeviationsOfTheTrainRowsOnly()
    {
        Standardizer scale = Standardizer.Fit(Inputs, trainRows: ..3);
        Assert.Equal([3, 40], scale.Means);
        Assert.Equal([Math.Sqrt(8 / 3.0), Math.Sqrt(2600 / 3.0)], scale.Deviations);
        Assert.Equal(97 / Math.Sqrt(8 / 3.0), scale.Transform(Inputs)[3, 0]);
    }

    [Fact]
    public void S36_Inverse_GivesTheInputsBack()
    {
        Standardizer scale = Standardizer.Fit(Inputs);
        double[] back = scale.Inverse(scale.Transform(Inputs)).AsDoubleSpan().ToArray();
        Assert.All(back.Zip(Inputs.AsDoubleSpan().ToArray()), pair => Assert.Equal(pair.Second, pair.First, 1e-13));
    }

    [Fact]
    public void S36_RawWeights_GiveForRawInputsWhatTheWeightsGiveForScaledOnes()
    {
        Standardizer scale = Standardizer.Fit(Inputs);
        Matrix scaled = scale.Transform(Inputs);
        (Matrix raw, Matrix shifted) = scale.RawWeights(Matrix.From(new double[,] { { 2, -1 }, { 0.5, 4 } }), Matrix.From(new double[,] { { 0.25, -3 } }));
        Assert.Equal(
            (2 * scaled[2, 0]) + (0.5 * scaled[2, 1]) + 0.25, (raw[0, 0] * Inputs[2, 0]) + (raw[1, 0] * Inputs[2, 1]) + shifted[0, 0], 1e-13);
        Assert.Equal(
            (-1 * scaled[2, 0]) + (4 * scaled[2, 1]) - 3, (raw[0, 1] * Inputs[2, 0]) + (raw[1, 1] * Inputs[2, 1]) + shifted[0, 1], 1e-13);
    }

    [Fact]
    public void S36_RawWeights_GiveRawTargetsIfThoseWereStandardizedToo()
    {
        (Matrix features, Matrix prices) = HousePrices.TenHouses();
        (Standardizer scale, Standardizer dollars) = (Standardizer.Fit(features), Standardizer.Fit(prices));
        (Matrix raw, Matrix shifted) = scale.RawWeights(
            Matrix.From(new double[,] { { 0.9 }, { -0.05 } }), Matrix.From(new double[,] { { 0.125 } }), dollars);
        Matrix scaled = scale.Transform(features);
        Matrix predictions = dollars.Inverse(Matrix.From(new double[,] { { (0.9 * scaled[4, 0]) - (0.05 * scaled[4, 1]) + 0.125 } }));
        Assert.Equal(predictions[0, 0], (raw[0, 0] * features[4, 0]) + (raw[1, 0] * features[4, 1]) + shifted[0, 0], 1e-10);
    }

    [Fact]
    public void Of_GoesOnWithKnownStatistics()
    {
        Standardizer scale = Standardizer.Fit(Inputs);
        Standardizer same = Standardizer.Of([.. scale.Means], [.. scale.Deviations]);
        Assert.Equal(scale.Transform(Inputs).AsDoubleSpan().ToArray(), same.Transform(Inputs).AsDoubleSpan().ToArray());
    }

    [Fact]
    public void Fit_IsBitEqualToNumPy()
    {
        double[] drawn = new double[3000];
        new NumPyRandom(seed: 0).FillNormal(drawn);
        Standardizer wide = Standardizer.Fit(Matrix.From(drawn, 1000, 3));
        Assert.Equal([-0.004724681514974187, -0.034944152072939355, -0.04319949725179057], wide.Means);
        Assert.Equal([0.9475207222336589, 0.9929098001147129, 0.969530882274873], wide.Deviations);
        Standardizer narrow = Standardizer.Fit(Matrix.From(drawn, 3000, 1));
        Assert.Equal((-0.027622776946568013, 0.9703051206423566), (narrow.Means[0], narrow.Deviations[0]));
    }

    [Fact]
    public void Transform_KeepsTheDtype()
    {
        Matrix scaled = Standardizer.Fit(Inputs.As(DType.Float32)).Transform(Inputs.As(DType.Float32));
        Assert.Equal("(4, 2) float32", scaled.ToString());
        Assert.Equal((float)Standardizer.Fit(Inputs).Transform(Inputs)[3, 1], scaled.AsFloatSpan()[7]);
    }

    [Fact]
    public void HouseTable_HasTheLessonsStatistics()
    {
        Standardizer scale = Standardizer.Fit(HousePrices.ThreeHouses().Areas);
        Assert.Equal(2034.6666666667, scale.Means[0], 1e-10);
        Assert.Equal(330.2578117505, scale.Deviations[0], 1e-10);
    }

    /// <summary>The best straight line of the good and bad houses, in standardized units, and its cross-entropy.</summary>
    [Fact]
    public void GoodOrBadHouses_HaveTheKnownOptimum()
    {
        (Matrix features, int[] labels) = HousePrices.GoodOrBad();
        Matrix scaled = Standardizer.Fit(features).Transform(features);
        var neuron = new Neuron([-1.03078028, 0.96445262], bias: 0.98482891, z => 1 / (1 + Math.Exp(-z)));
        double[] good = [.. Enumerable.Range(0, 10).Select(i => neuron.Output([scaled[i, 0], scaled[i, 1]]))];
        Assert.Equal(0.5411985151, good.Zip(labels, (p, label) => -Math.Log(label == 1 ? p : 1 - p)).Average(), 1e-10);
        Assert.Equal(7, good.Zip(labels, (p, label) => p > 0.5 == (label == 1)).Count(right => right));
    }

    [RealDataFact("titanic.csv")]
    public void Titanic_HasTheKnownStatisticsAndRawWeights()
    {
        TitanicPassengers passengers = Titanic.Encode(Titanic.Read(RealData.File("titanic.csv")), MissingValues.Mean, trainRows: ..600);
        Standardizer scale = Standardizer.Fit(passengers.Inputs, trainRows: ..600);
        (Matrix weights, Matrix biases) = scale.RawWeights(
            Matrix.FromColumns([-0.0616043084, 1.2461986496]), Matrix.FromColumns([-0.5343192495]));
        Near([29.7827004219, 0.3716666667], scale.Means);
        Near([12.9054875888, 0.4832499928], scale.Deviations);
        Near([-0.0047734972, 2.5787866903, -1.3506006667], [weights[0, 0], weights[1, 0], biases[0, 0]]);
    }

    private static void Near(double[] expected, IReadOnlyList<double> actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
}
