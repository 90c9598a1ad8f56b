namespace HybridNet.Tests.Preparation;

public class OneHotTests
{
    [Fact]
    public void S36_Columns_MarkTheCategoryOfEachText()
    {
        double[][] columns = new OneHot("C", "Q", "S").Columns(["S", "C", "S"]);
        Assert.Equal([0, 1, 0], columns[0]);
        Assert.Equal([0, 0, 0], columns[1]);
        Assert.Equal([1, 0, 1], columns[2]);
    }

    [Fact]
    public void Of_FindsTheCategoriesInOrder() => Assert.Equal(["C", "Q", "S", "c"], OneHot.Of(["S", "c", null, "C", "S", "Q"]).Categories);

    [Fact]
    public void Columns_WithOthersZero_LeavesThemWithoutAMark()
    {
        double[][] columns = new OneHot("C").Columns(["S", null, "C"], othersAreZero: true);
        Assert.Equal([0, 0, 1], Assert.Single(columns));
    }

    [Fact]
    public void Columns_StandBesideOthersInAMatrix()
    {
        CsvTable table = CsvTable.Parse("age,port\n22,S\n38,C\n");
        Matrix inputs = Matrix.FromColumns([table.Numbers("age"), .. OneHot.Of(table.Column("port")).Columns(table.Column("port"))]);
        Assert.Equal([22, 0, 1, 38, 1, 0], inputs.AsDoubleSpan().ToArray());
    }

    [Fact]
    public void OfLabels_GivesRowsOfTheUnitMatrix()
    {
        Assert.Equal("(2, 3) float32", OneHot.OfLabels([2, 0]).ToString());
        Assert.Equal([0, 0, 1, 1, 0, 0], OneHot.OfLabels([2, 0]).AsFloatSpan().ToArray());
        Assert.Equal([0, 1, 0, 0], OneHot.OfLabels([1], classes: 4, DType.Float64).AsDoubleSpan().ToArray());
        Assert.Equal("(0, 0) float32", OneHot.OfLabels([]).ToString());
    }

    [Fact]
    public void OfLabels_CanMakeOthersRowsOfZeros() => Assert.Equal(
        [0, 0, 0, 1, 0, 0], OneHot.OfLabels([-1, 1, 2], 2, othersAreZero: true).AsFloatSpan().ToArray());
}
