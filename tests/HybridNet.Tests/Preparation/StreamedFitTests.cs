namespace HybridNet.Tests.Preparation;

/// <summary>A preprocessing that is fitted block by block is the one of all rows.</summary>
public sealed class StreamedFitTests
{
    private const string Table = "a,b,c,y\n1,x,3,no\n,y,4,yes\n5.5,,3,no\n-2,x,3,yes\n7,z,4,no\n";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Blocks_GiveThePreprocessingOfAllRows(int rows)
    {
        var options = new PreprocessingOptions { Label = "y", Missing = MissingValues.Mean };
        IReadOnlyList<TableColumn> table = CsvTable.Parse(Table).ToColumns();
        AreAlike(Preprocessing.Fit(table, options), Streamed(table, options, rows));
    }

    [Theory]
    [InlineData(MissingValues.Constant)]
    [InlineData(MissingValues.MostFrequent)]
    [InlineData(MissingValues.Mean)]
    public void Plans_GiveTheSameSteps(MissingValues missing)
    {
        IReadOnlyList<TableColumn> table = CsvTable.Parse(Table).ToColumns();
        var constant = missing == MissingValues.Constant;
        ColumnPlan[] plans =
        [
            new("c") { OneHot = true },
            new("a") { Missing = missing, Constant = constant ? 9 : null, Standardize = true },
            new("b") { Missing = constant ? missing : MissingValues.MostFrequent, ConstantText = constant ? "?" : null, OneHot = true },
        ];
        var options = new PreprocessingOptions { Columns = plans };
        AreAlike(Preprocessing.Fit(table, options), Streamed(table, options, 2));
    }

    [Fact]
    public void Column_WithTextsInALaterBlock_HasTexts()
    {
        IReadOnlyList<TableColumn> first = CsvTable.Parse("a\n1\n2\nNA", missing: ["NA"]).ToColumns();
        IReadOnlyList<TableColumn> second = CsvTable.Parse("a\nx\n1\n").ToColumns();
        var fit = new StreamedFit(new() { Missing = MissingValues.Mean });
        fit.Add(first);
        fit.Add(second);
        Preprocessing fitted = fit.Complete();
        Assert.Equal(["a=1", "a=2", "a=x"], fitted.InputNames);
        Assert.Equal("1", ((FillStep)fitted.Columns[0].Steps[0]).Text);
        Assert.Equal(5, fit.Rows);
    }

    [Fact]
    public void Statistics_OfAMillionRows_AreExact()
    {
        var random = new NumPyRandom(seed: 3);
        double[] values = [.. Enumerable.Range(0, 1_000_000).Select(_ => 1e6 + random.NextDouble())];
        Preprocessing fitted = Streamed([TableColumn.OfNumbers("a", values)], new(), 4_096);
        var step = (StandardizeStep)fitted.Columns[0].Steps[0];
        Standardizer exact = Standardizer.Fit(Matrix.FromColumns(values));

        // One pass in float64: the sums of a million values are rounded differently.
        Assert.Equal(exact.Means[0], step.Mean, 1e6 * 1e-13);
        Assert.Equal(exact.Deviations[0], step.Deviation, 1e-9);
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void Labels_AreClassesIfTheyAreFewWholeNumbers(int distinct, bool areClasses)
    {
        double[] labels = [.. Enumerable.Range(0, 100).Select(i => (double)(i % distinct))];
        TableColumn[] table = [TableColumn.OfNumbers("a", labels), TableColumn.OfNumbers("y", labels)];
        Preprocessing fitted = Streamed(table, new() { Label = "y", StandardizeLabel = true }, 7);
        Assert.Equal(areClasses ? distinct : 0, fitted.Label!.Classes.Count);
        Assert.Equal(!areClasses, fitted.Label.Scale is not null);
    }

    [Fact]
    public void WhatDoesNotFit_IsRefused()
    {
        TableColumn numbers = TableColumn.OfNumbers("n", [.. Enumerable.Range(0, 10_001).Select(i => i + 0.5)]);
        TableColumn missing = TableColumn.OfNumbers("n", [1, double.NaN]);
        void Fit(TableColumn column, ColumnPlan plan) => Streamed([column], new() { Columns = [plan] }, 1_000);
        Says(
            "column \"n\": the strategy for missing values is Median, which requires all values in memory; the rows are streamed. "
            + "Choose Mean or Constant, or fit rows in memory.",
            () => Fit(missing, new("n") { Missing = MissingValues.Median }));
        Says(
            "column \"n\": the strategy for missing values is MostFrequent, which requires all values in memory; the rows are streamed. "
            + "Choose Mean or Constant, or fit rows in memory.",
            () => Fit(numbers, new("n") { Missing = MissingValues.MostFrequent }));
        Says(
            "column \"n\": it has more than 10000 different values in rows that are streamed; one-hot encoding takes fewer. Ignore the column.",
            () => Fit(numbers, new("n") { OneHot = true }));
        Says(
            "column \"n\": a row is 0.5; categories and classes are texts or whole numbers. Standardize the column instead, or round it.",
            () => Fit(TableColumn.OfNumbers("n", [0.5, 1]), new("n") { OneHot = true }));
        Says(
            "column \"n\": 1 of 2 values are missing, the first in row 1; none may be. Choose how to fill them, or drop their rows.",
            () => Fit(missing, new("n")));
        Says(
            "standardizing: column \"n\" is 1 in all rows; a deviation of 0 cannot be made 1. Leave the column out, it tells nothing.",
            () => Fit(missing, new("n") { Missing = MissingValues.Mean, Standardize = true }));
        Says(
            "label column \"n\": row 1 has no value; a label is required in every row. Add it, or drop the row.",
            () => Streamed([missing, TableColumn.OfNumbers("a", [1, 2])], new() { Label = "n" }, 1));
        Says(
            "label column \"n\": it has more than 10000 different values; classes are fewer. Name another label column, or make it a regression.",
            () => Streamed([numbers, TableColumn.OfNumbers("a", numbers.ToNumbers())], new() { Label = "n", LabelsAreClasses = true }, 1_000));
        var fit = new StreamedFit();
        fit.Add([missing]);
        Says(
            "preprocessing: a block has the columns \"m\"; the first one had \"n\". Pass blocks of one table.",
            () => fit.Add([TableColumn.OfNumbers("m", [1])]));
        Says(
            "preprocessing: no column is left for the inputs; at least one is required. Ignore fewer columns.",
            () => new StreamedFit().Complete());
    }

    private static void Says(string text, Action action) => Refused.With<ArgumentException>(text, action);

    private static Preprocessing Streamed(IReadOnlyList<TableColumn> table, PreprocessingOptions options, int rows)
    {
        var fit = new StreamedFit(options);
        for (int start = 0; start < table[0].Rows; start += rows)
        {
            int[] indices = [.. Enumerable.Range(start, Math.Min(rows, table[0].Rows - start))];
            fit.Add([.. table.Select(column => column.Take(indices))]);
        }

        return fit.Complete();
    }

    private static void AreAlike(Preprocessing expected, Preprocessing actual)
    {
        Assert.Equal(expected.InputNames, actual.InputNames);
        Assert.Equal(expected.Ignored, actual.Ignored);
        Assert.Equal(expected.Label?.Classes, actual.Label?.Classes);
        foreach ((ColumnStep a, ColumnStep b) in expected.Columns.SelectMany(column => column.Steps).Zip(actual.Columns.SelectMany(column => column.Steps)))
        {
            Assert.Equal(a.Name, b.Name);
            if ((a, b) is (StandardizeStep scale, StandardizeStep other))
            {
                // A handful of values: one rounding of a sum.
                Assert.Equal(scale.Mean, other.Mean, 1e-14);
                Assert.Equal(scale.Deviation, other.Deviation, 1e-14);
            }
            else if ((a, b) is (FillStep fill, FillStep filled))
            {
                Assert.Equal(fill.Text, filled.Text);
                Assert.Equal(fill.Number ?? 0, filled.Number ?? 0, 1e-14);
            }
        }
    }
}
