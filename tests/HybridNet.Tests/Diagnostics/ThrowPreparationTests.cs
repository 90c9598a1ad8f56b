namespace HybridNet.Tests.Diagnostics;

public class ThrowPreparationTests
{
    private static readonly Matrix Inputs = Matrix.From(new double[,] { { 1, 10 }, { 3, 30 } });

    [Fact]
    public void Standardizing_WithoutRows_IsRefused() => Says<ArgumentException>(
        "standardizing: no row of (2, 2) is there to take means and deviations of. Name at least two rows that differ.",
        () => Standardizer.Fit(Inputs, trainRows: 1..1));

    [Fact]
    public void Standardizing_WithRowsThatAreNotThere_IsRefused() => Says<ArgumentOutOfRangeException>(
        "standardizing: the rows to take a statistic of are 0 to below 3; there are 2. Name rows that exist, first to last.",
        () => Standardizer.Fit(Inputs, trainRows: ..3));

    [Fact]
    public void Standardizing_WithMoreLastRowsThanThereAre_IsRefused() => Says<ArgumentOutOfRangeException>(
        "standardizing: the rows to take a statistic of are -1 to below 2; there are 2. Name rows that exist, first to last.",
        () => Standardizer.Fit(Inputs, trainRows: ^3..));

    [Fact]
    public void Standardizing_WithRowsFromLastToFirst_IsRefused() => Says<ArgumentOutOfRangeException>(
        "standardizing: the rows to take a statistic of are 2 to below 1; there are 2. Name rows that exist, first to last.",
        () => Standardizer.Fit(Inputs, trainRows: 2..1));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e200)]
    public void Standardizing_WhatIsNotFinite_IsRefused(double value) => Says<ArgumentException>(
        "standardizing: column 1 holds values that are missing, infinite or too large to square. Fill or correct them first.",
        () => Standardizer.Fit(Matrix.From(new double[,] { { 1, 1 }, { 2, value } })));

    [Fact]
    public void Standardizing_AConstantColumn_IsRefusedThoughItsRoundedDeviationIsNotZero() => Says<ArgumentException>(
        "standardizing: column 1 is 0.1 in all rows; a deviation of 0 cannot be made 1. Leave the column out, it tells nothing.",
        () => Standardizer.Fit(Matrix.From(new double[,] { { 1, 0.1 }, { 2, 0.1 }, { 3, 0.1 } })));

    [Fact]
    public void Standardizing_ColumnsWithNames_SaysTheName()
    {
        string[] names = ["age", "fare"];
        Says<ArgumentException>(
            "standardizing: column \"fare\" is 5 in all rows; a deviation of 0 cannot be made 1. Leave the column out, it tells nothing.",
            () => Standardizer.Fit(Matrix.From(new double[,] { { 1, 5 }, { 2, 5 } }), columnNames: names));
        Says<ArgumentException>(
            "standardizing: column \"age\" holds values that are missing, infinite or too large to square. Fill or correct them first.",
            () => Standardizer.Fit(Matrix.From(new double[,] { { double.NaN, 1 }, { 2, 2 } }), columnNames: names));
        Says<ArgumentException>(
            "standardizing: inputs are (2, 2), and 1 names of columns arrived; each column needs one. Pass as many names, or none.",
            () => Standardizer.Fit(Inputs, columnNames: ["age"]));
    }

    [Fact]
    public void Standardizing_OtherColumns_NamesBothSizes()
    {
        const string Text = "standardizing: inputs are (4, 3); the statistics are of 2 columns. Pass the same columns in the same order.";
        Says<ShapeException>(Text, () => Standardizer.Fit(Inputs).Transform(new Matrix(4, 3)));
        Says<ShapeException>(Text, () => Standardizer.Fit(Inputs).Inverse(new Matrix(4, 3)));
    }

    [Theory]
    [InlineData(3, 4, 1, 4, "(3, 4)", "(1, 4)")]
    [InlineData(2, 4, 1, 3, "(2, 4)", "(1, 3)")]
    [InlineData(2, 4, 2, 4, "(2, 4)", "(2, 4)")]
    public void RawWeights_OfShapesThatDoNotFit_NamesThem(int rows, int columns, int biasRows, int biasColumns, string weights, string biases) => Says<ShapeException>(
        $"standardizing: weights are {weights}, biases are {biases}; the statistics are of 2 columns, so weights must be (2, neurons) and biases (1, neurons).",
        () => Standardizer.Fit(Inputs).RawWeights(new Matrix(rows, columns), new Matrix(biasRows, biasColumns)));

    [Fact]
    public void RawWeights_WithAnotherScaleOfTheTargets_AreRefused() => Says<ShapeException>(
        "standardizing: weights are (2, 3); the statistics of the targets are of 2 columns, and each neuron needs one. Pass the scale of these targets.",
        () => Standardizer.Fit(Inputs).RawWeights(new Matrix(2, 3), new Matrix(1, 3), Standardizer.Fit(Inputs)));

    [Theory]
    [InlineData(new double[] { 1 }, new double[] { 1, 1 })]
    [InlineData(new double[] { 1, 2 }, new double[] { 1, 0 })]
    [InlineData(new double[] { 1, double.NaN }, new double[] { 1, 1 })]
    [InlineData(new double[] { 1, 2 }, new double[] { 1, double.PositiveInfinity })]
    public void Standardizing_WithStatisticsThatAreNone_IsRefused(double[] means, double[] deviations) => Says<ArgumentException>(
        $"standardizing: {means.Length} means and {deviations.Length} deviations arrived; there must be as many of both, all finite, and deviations "
        + "above 0. Pass what was taken of the rows to train on.",
        () => Standardizer.Of(means, deviations));

    [Fact]
    public void OneHot_WithoutCategories_IsRefused()
    {
        Says<ArgumentException>("one-hot: there is no category. Name at least one.", () => new OneHot());
        Says<ArgumentException>("one-hot: there is no category. Name at least one.", () => OneHot.Of([null]));
    }

    [Fact]
    public void OneHot_WithACategoryTwice_IsRefused() => Says<ArgumentException>(
        "one-hot: \"S\" is named more than once; each category has one column. Name it once.", () => new OneHot("S", "C", "S"));

    [Theory]
    [InlineData("X", "is \"X\"")]
    [InlineData(null, "has no value")]
    public void OneHot_OfAnUnknownCategory_IsRefused(string? text, string what) => Says<ArgumentException>(
        $"one-hot: row 1 {what}; the categories are \"C\", \"S\". Add it, or let others be zero in every column.",
        () => new OneHot("C", "S").Columns(["S", text]));

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(3, 3)]
    public void OneHot_OfALabelOutOfRange_IsRefused(int label, int classes) => Says<ArgumentException>(
        $"one-hot: label {label} in row 1; with 3 classes labels are 0 to 2. Correct the label, or pass more classes.",
        () => OneHot.OfLabels([0, label], classes));

    [Fact]
    public void OneHot_OfANegativeLabelAlone_IsRefused() => Says<ArgumentException>(
        "one-hot: label -1 in row 0; labels are 0 or more. Correct the label, or pass more classes.", () => OneHot.OfLabels([-1]));

    [Fact]
    public void OneHot_OfTheGreatestNumber_IsRefusedAsTooLarge() => Says<ShapeException>(
        "matrix: the size is (1, 2147483647), 2,147,483,647 elements; a matrix holds at most 2,147,483,591. Use fewer rows at a time.",
        () => OneHot.OfLabels([int.MaxValue]));

    [Fact]
    public void OneHot_WithACategoryThatIsNull_IsRefused() =>
        Assert.Throws<ArgumentNullException>("categories", () => new OneHot("C", null!));

    private static void Says<TException>(string text, Func<object?> action)
        where TException : Exception => Assert.Equal(text, Assert.Throws<TException>(action).Message);
}
