using Microsoft.Extensions.Logging;

namespace HybridNet.Tests.Preparation;

public class FilledColumnTests
{
    private const double Missing = double.NaN;
    private static readonly double[] Ages = [22, Missing, 26, 35, Missing, 40, 100];

    [Theory]
    [InlineData(MissingValues.Mean, 44.6)]
    [InlineData(MissingValues.Median, 35)]
    [InlineData(MissingValues.Constant, -1)]
    public void Fill_PutsOneNumberInEveryGapAndReportsIt(MissingValues strategy, double value)
    {
        ImputedColumn column = ImputedColumn.Fill("Age", Ages, strategy, ConstantFor(strategy, -1));
        Assert.Equal([22, value, 26, 35, value, 40, 100], column.Values);
        Assert.Equal((value, 2, 7, strategy, "Age"), (column.Value, column.Missing, column.Total, column.Strategy, column.Name));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], column.KeptRows);
    }

    [Theory]
    [InlineData(MissingValues.Mean, 27.666666666666668)]
    [InlineData(MissingValues.Median, 26)]
    public void Fill_TakesTheStatisticOfTheTrainRowsOnly(MissingValues strategy, double value) =>
        Assert.Equal(value, ImputedColumn.Fill("Age", Ages, strategy, trainRows: ..^2).Value);

    [Fact]
    public void MostFrequent_IsTheSmallestOfSeveral() => Assert.Equal(
        [3, 1, 1, 1, 3], ImputedColumn.Fill("x", [3, 1, double.NaN, 1, 3], MissingValues.MostFrequent).Values);

    [Fact]
    public void Median_OfAnEvenCount_LiesBetweenTheMiddleTwo() =>
        Assert.Equal(30.5, ImputedColumn.Fill("Age", [40, Missing, 22, 26, 35], MissingValues.Median).Value);

    [Fact]
    public void Mean_AddsAsNumPyDoes()
    {
        double[] values = new double[1000];
        new NumPyRandom(seed: 0).FillNormal(values);
        Assert.Equal(-0.045256707490195384, ImputedColumn.Fill("x", [Missing, .. values], MissingValues.Mean).Value);
    }

    [Fact]
    public void DropRow_LeavesRowsOutHereAndInOtherColumns()
    {
        ImputedColumn column = ImputedColumn.Fill("Age", Ages, MissingValues.DropRow);
        Assert.Equal([22, 26, 35, 40, 100], column.Values);
        Assert.Equal([0, 2, 3, 5, 6], column.KeptRows);
        Assert.Equal(["a", "c", "d", "f", "g"], column.Keep(["a", "b", "c", "d", "e", "f", "g"]));
        Assert.Null(column.Value);
    }

    [Fact]
    public void KeepNaN_KeepsThem()
    {
        ImputedColumn column = ImputedColumn.Fill("Age", Ages, MissingValues.KeepNaN);
        Assert.Equal(Ages, column.Values);
        Assert.Equal((null, 2), (column.Value, column.Missing));
    }

    [Fact]
    public void ColumnWithoutGaps_PassesEveryStrategyUnchanged()
    {
        foreach (MissingValues strategy in Enum.GetValues<MissingValues>())
        {
            ImputedColumn column = ImputedColumn.Fill("n", [3, 1, 2], strategy, ConstantFor(strategy, 7));
            Assert.Equal([3, 1, 2], column.Values);
            Assert.Equal("n: 0 of 3 values missing", column.ToString());
        }
    }

    [Fact]
    public void Value_IsThereWithoutGapsToo_ForOtherRowsToBeFilledWith()
    {
        double? train = ImputedColumn.Fill("Age", [1, 3], MissingValues.Mean).Value;
        Assert.Equal([2, 5], ImputedColumn.Fill("Age", [Missing, 5], MissingValues.Constant, train).Values);
    }

    [Theory]
    [InlineData(MissingValues.Mean, "Age: 2 of 7 values missing, filled with 44.6 (Mean)")]
    [InlineData(MissingValues.Constant, "Age: 2 of 7 values missing, filled with 0.5 (Constant)")]
    [InlineData(MissingValues.DropRow, "Age: 2 of 7 values missing, their rows dropped")]
    [InlineData(MissingValues.KeepNaN, "Age: 2 of 7 values missing, kept as NaN")]
    public void WhatWasDone_IsSaidAndLogged(MissingValues strategy, string text)
    {
        var logger = new RecordingLogger();
        ImputedColumn column = ImputedColumn.Fill("Age", Ages, strategy, ConstantFor(strategy, 0.5), logger: logger);
        Assert.Equal(text, column.ToString());
        (LogLevel level, int id) = strategy switch
        {
            MissingValues.DropRow => (LogLevel.Information, 101),
            MissingValues.KeepNaN => (LogLevel.Warning, 102),
            _ => (LogLevel.Information, 100),
        };
        Assert.Equal([(level, id, $"column {text}")], logger.Entries);
    }

    [Fact]
    public void ColumnWithoutGaps_IsNotLogged()
    {
        var logger = new RecordingLogger();
        ImputedColumn.Fill("n", [1], MissingValues.Mean, logger: logger);
        Assert.Empty(logger.Entries);
    }

    [Theory]
    [InlineData(MissingValues.Mean)]
    [InlineData(MissingValues.Median)]
    [InlineData(MissingValues.MostFrequent)]
    public void AnInfiniteValue_InOtherRowsThanThoseToTrainOn_IsKept(MissingValues strategy) => Assert.Equal(
        [1, 1, 1, double.PositiveInfinity],
        ImputedColumn.Fill("x", [1, Missing, 1, double.PositiveInfinity], strategy, trainRows: ..3).Values);

    private static double? ConstantFor(MissingValues strategy, double constant) => strategy == MissingValues.Constant ? constant : null;
}
