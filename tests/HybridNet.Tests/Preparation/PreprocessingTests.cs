namespace HybridNet.Tests.Preparation;

public sealed class PreprocessingTests
{
    private static readonly TableColumn[] Passengers =
    [
        TableColumn.OfNumbers("Age", [20, double.NaN, 40, 30]),
        TableColumn.OfTexts("Port", ["S", "C", null, "S"]),
        TableColumn.OfTexts("Name", ["a", "b", "c", "d"]),
        TableColumn.OfNumbers("Survived", [0, 1, 1, 0]),
    ];

    [Fact]
    public void Columns_AreImputedEncodedAndStandardized()
    {
        Preprocessing fitted = Preprocessing.Fit(Passengers, new() { Label = "Survived", Ignored = ["Name"], Missing = MissingValues.Mean });
        Assert.Equal(["Age", "Port=C", "Port=S"], fitted.InputNames);
        double[] ages = [20, 30, 40, 30];
        double deviation = Standardizer.Fit(Matrix.FromColumns(ages)).Deviations[0];
        Matrix expected = Matrix.FromColumns([.. ages.Select(age => (age - 30) / deviation)], [0, 1, 0, 0], [1, 0, 1, 1]);
        Same.Bits(expected, fitted.Transform(Passengers, DType.Float64));
        Same.Bits(expected.As(DType.Float32), fitted.Transform(Passengers));
        Assert.Equal([0, 1, 1, 0], fitted.Targets(Passengers).Classes.ToArray());
        Assert.Equal(["0", "1"], fitted.Label!.Classes);
        Assert.Equal(["Name"], fitted.Ignored);
    }

    [Fact]
    public void NewRows_AreConvertedWithTheStatisticsOfTheTrainingRows()
    {
        Preprocessing fitted = Preprocessing.Fit(Passengers, new() { Label = "Survived", Ignored = ["Name"], Missing = MissingValues.Mean });
        Matrix inputs = fitted.Transform([TableColumn.OfTexts("Port", [null]), TableColumn.OfNumbers("Age", [double.NaN])], DType.Float64);
        Assert.Equal([0.0, 0, 1], inputs.AsDoubleSpan().ToArray());
    }

    [Fact]
    public void NumbersThatAreWrittenAsTexts_AreParsedInAColumnOfNumbers()
    {
        Preprocessing fitted = Preprocessing.Fit([TableColumn.OfNumbers("a", [1, 2])], new() { Standardize = false });
        Assert.Equal([-0.5, 7000], fitted.Transform([TableColumn.OfTexts("a", ["-0.5", "7e3"])], DType.Float64).AsDoubleSpan().ToArray());
    }

    [Fact]
    public void WholeNumbers_CanBeCategories()
    {
        var plan = new ColumnPlan("class") { OneHot = true, OthersAreZero = true };
        Preprocessing fitted = Preprocessing.Fit([TableColumn.OfNumbers("class", [10, 2, double.NaN])], new() { Columns = [plan] });
        Assert.Equal(["class=2", "class=10"], fitted.InputNames);
        Assert.Equal([0.0, 1, 0, 0, 0, 0], fitted.Transform([TableColumn.OfNumbers("class", [10, 3, double.NaN])], DType.Float64).AsDoubleSpan().ToArray());
    }

    [Fact]
    public void Targets_OfARegression_AreStandardizedAndConvertedBack()
    {
        TableColumn[] houses = [TableColumn.OfNumbers("area", [50, 100]), TableColumn.OfNumbers("price", [1000.5, 3000.5])];
        Preprocessing fitted = Preprocessing.Fit(houses, new() { Label = "price", StandardizeLabel = true });
        Matrix targets = fitted.Targets(houses, DType.Float64).Values!;
        Assert.Equal([-1.0, 1], targets.AsDoubleSpan().ToArray());
        Assert.Equal([1000.5, 3000.5], fitted.Label!.ToRaw(targets).AsDoubleSpan().ToArray());
        Assert.Empty(fitted.Label.Classes);
    }

    [Theory]
    [InlineData(null, 20, true)]
    [InlineData(null, 21, false)]
    [InlineData(true, 21, true)]
    [InlineData(false, 2, false)]
    public void Labels_AreClassesIfTheyAreFewWholeNumbers(bool? asked, int distinct, bool areClasses)
    {
        TableColumn[] table = [TableColumn.OfNumbers("a", [.. Enumerable.Range(0, distinct).Select(i => (double)i)]), TableColumn.OfNumbers("b", [.. Enumerable.Range(0, distinct).Select(i => (double)i)])];
        Preprocessing fitted = Preprocessing.Fit(table, new() { Label = "b", LabelsAreClasses = asked });
        Assert.Equal(areClasses ? distinct : 0, fitted.Label!.Classes.Count);
    }

    [Fact]
    public void CsvFile_IsATableOfColumns()
    {
        CsvTable table = CsvTable.Parse("id,age\n7,1\nx,\n");
        IReadOnlyList<TableColumn> columns = table.ToColumns();
        Assert.Equal([true, false], columns.Select(column => column.HasTexts));
        Assert.Equal("column \"age\", 2 numbers", columns[1].ToString());
    }

    [Fact]
    public void DigitsInAFile_RemainTextsInAColumnThatWasFittedAsTexts()
    {
        Preprocessing fitted = Preprocessing.Fit([TableColumn.OfTexts("id", ["07", "x"])]);
        Assert.Equal([1f, 0], fitted.Transform(CsvTable.Parse("id\n07\n").ToColumns()).AsFloatSpan().ToArray());
    }

    [Fact]
    public void Model_PredictsRawRows()
    {
        Preprocessing fitted = Preprocessing.Fit(Passengers, new() { Label = "Survived", Ignored = ["Name"], Missing = MissingValues.Mean });
        var model = new Model { Random = new(seed: 0) };
        model.Add(new DenseLayer(3, 2, model.Random));
        model.Add(new SoftmaxActivation());
        model.Compile(new CategoricalCrossentropyLoss(), new Adam());
        model.Fit(fitted.Transform(Passengers), fitted.Targets(Passengers), epochs: 5);
        Refused.With<StateException>(
            "model: a table arrived, and the model has no preprocessing that converts its columns to inputs. Set Preprocessing, or pass a matrix.",
            () => model.Predict(Passengers));
        model.Preprocessing = fitted;
        Same.Bits(model.Predict(fitted.Transform(Passengers)), model.Predict(Passengers));
        Assert.Equal(model.PredictClasses(fitted.Transform(Passengers)).Select(number => $"{number}"), model.PredictClassNames(Passengers));
        Assert.Same(fitted, model.Clone().Preprocessing);
    }

    [Fact]
    public void OtherColumns_AreRefusedByName()
    {
        Preprocessing fitted = Preprocessing.Fit(Passengers, new() { Label = "Survived", Ignored = ["Name"], Missing = MissingValues.Mean });
        TableColumn port = Passengers[1];
        Says(
            "preprocessing: the column \"Age\" is missing and the column \"age\" is unknown; the columns are \"Age\", \"Port\". "
            + "The name nearest to \"Age\" is \"age\". Pass a table with these columns.",
            () => fitted.Transform([TableColumn.OfNumbers("age", [1]), TableColumn.OfTexts("Port", ["S"])]));
        Says(
            "preprocessing: the columns \"Age\", \"Port\" are missing; the columns are \"Age\", \"Port\". Pass a table with these columns.",
            () => fitted.Transform([TableColumn.OfTexts("Name", ["S"])]));
        Says(
            "preprocessing: the column \"Fare\" is unknown; the columns are \"Age\", \"Port\". Leave the others out.",
            () => fitted.Transform([Passengers[0], port, TableColumn.OfNumbers("Fare", [1, 2, 3, 4])]));
        Says(
            "preprocessing: the table has two columns called \"Port\"; names must be unique. Rename one.",
            () => fitted.Transform([Passengers[0], port, port]));
        Says(
            "preprocessing: the table has no label column \"Survived\"; its columns are \"Port\". Add it.",
            () => fitted.Targets([port]));
        Refused.With<ShapeException>(
            "preprocessing: column \"Port\" has 4 rows and column \"Age\" has 1; all need the same number. Pass columns of one table.",
            () => fitted.Transform([TableColumn.OfNumbers("Age", [1]), port]));
        Refused.With<StateException>(
            "preprocessing: it was fitted without a label column, so that it has no targets. Fit it with one.",
            () => new Preprocessing(fitted.Columns).Targets(Passengers));
    }

    [Fact]
    public void Values_ThatDoNotFit_AreRefusedByColumnAndRow()
    {
        Preprocessing fitted = Preprocessing.Fit(
            [TableColumn.OfNumbers("n", [1, 2]), TableColumn.OfTexts("t", ["a", "b"]), TableColumn.OfTexts("y", ["no", "yes"])], new() { Label = "y" });
        void Transform(TableColumn n, TableColumn t) => fitted.Transform([n, t]);
        TableColumn numbers = TableColumn.OfNumbers("n", [1]);
        TableColumn texts = TableColumn.OfTexts("t", ["a"]);
        Says(
            "column \"n\": row 0 is \"x\"; the column has numbers, and a finite number is required. Correct the value, or make it missing.",
            () => Transform(TableColumn.OfTexts("n", ["x"]), texts));
        Says(
            "column \"n\": row 0 (line 2) is \"x\"; the column has numbers, and a finite number is required. Correct the value, or make it missing.",
            () => fitted.Transform(CsvTable.Parse("n,t\nx,a").ToColumns()));
        Says(
            "column \"n\": row 0 has no value, and missing values of this column have no replacement; a finite number is required. "
            + "Correct the value, or fit the preprocessing with a strategy for missing values.",
            () => Transform(TableColumn.OfNumbers("n", [double.NaN]), texts));
        Says(
            "column \"n\": row 0 is Infinity; a finite number is required. "
            + "Correct the value, or fit the preprocessing with a strategy for missing values.",
            () => Transform(TableColumn.OfNumbers("n", [double.PositiveInfinity]), texts));
        Says(
            "column \"t\": row 0 is the number 1.5; the column has texts. Convert the column to texts.",
            () => Transform(numbers, TableColumn.OfNumbers("t", [1.5])));
        Says(
            "column \"t\": row 0 is \"z\"; the categories are \"a\", \"b\". "
            + "Correct the value, or fit the preprocessing so that other categories are zero in every column.",
            () => Transform(numbers, TableColumn.OfTexts("t", ["z"])));
        Says(
            "column \"t\": row 0 has no value; the categories are \"a\", \"b\". "
            + "Correct the value, or fit the preprocessing so that other categories are zero in every column.",
            () => Transform(numbers, TableColumn.OfNumbers("t", [double.NaN])));
        Says(
            "label column \"y\": row 0 is \"maybe\"; the classes are \"no\", \"yes\". Correct it, or train a new model for new classes.",
            () => fitted.Targets([TableColumn.OfTexts("y", ["maybe"])]));
        Says(
            "label column \"y\": row 0 has no value; a label is required in every row. Add it, or drop the row.",
            () => fitted.Targets([TableColumn.OfTexts("y", [null])]));
    }

    [Fact]
    public void Plans_ThatDoNotFit_AreRefusedByColumn()
    {
        TableColumn numbers = TableColumn.OfNumbers("n", [1, 2.5]);
        TableColumn texts = TableColumn.OfTexts("t", ["a", null]);
        void Fit(TableColumn column, ColumnPlan plan) => Preprocessing.Fit([column], new() { Columns = [plan] });
        Says(
            "column \"n\": it is to be one-hot encoded and standardized; one of both is possible. Choose one.",
            () => Fit(numbers, new("n") { OneHot = true, Standardize = true }));
        Says(
            "column \"n\": row 1 is 2.5; categories and classes are texts or whole numbers. Standardize the column instead, or round it.",
            () => Fit(numbers, new("n") { OneHot = true }));
        Says(
            "column \"n\": the strategy for missing values is KeepNaN; a model needs a number for every row. "
            + "Choose Mean, Median, MostFrequent, Constant or Refuse.",
            () => Fit(numbers, new("n") { Missing = MissingValues.KeepNaN }));
        Says(
            "column \"n\": the constant for missing values is a text and the column has numbers. Pass one of the same kind.",
            () => Fit(numbers, new("n") { Missing = MissingValues.Constant, ConstantText = "x" }));
        Says(
            "column \"t\": it has texts, and no step makes numbers of them. One-hot encode the column, or ignore it.",
            () => Fit(texts, new("t")));
        Says(
            "column \"t\": the strategy for missing values is Mean; the column has texts. Choose MostFrequent, Constant or Refuse.",
            () => Fit(texts, new("t") { OneHot = true, Missing = MissingValues.Mean }));
        Says(
            "column \"t\": the constant for missing values is a number and the column has texts. Pass one of the same kind.",
            () => Fit(texts, new("t") { OneHot = true, Missing = MissingValues.Constant, Constant = 1 }));
        Says(
            "column \"t\": missing values are to become a constant and none is given. Pass a text.",
            () => Fit(texts, new("t") { OneHot = true, Missing = MissingValues.Constant }));
        Says(
            "column \"t\": 1 of 2 values are missing, the first in row 1; none may be. Choose how to fill them, or drop their rows.",
            () => Fit(texts, new("t") { OneHot = true }));
        Says(
            "preprocessing: the table has no column \"T\"; its columns are \"t\". The nearest name is \"t\". Correct the name.",
            () => Fit(texts, new("T")));
        Says(
            "preprocessing: no column is left for the inputs; at least one is required. Ignore fewer columns.",
            () => Preprocessing.Fit([numbers], new() { Ignored = ["n"] }));
        Says(
            "column \"m\": it has 21 different texts in 21 rows; one-hot encoding would make as many inputs. "
            + "Ignore the column, or name it for one-hot encoding.",
            () => Preprocessing.Fit([TableColumn.OfTexts("m", [.. Enumerable.Range(0, 21).Select(i => $"{i}")])]));
    }

    [Fact]
    public void Parts_ThatDoNotFit_AreRefused()
    {
        Says(
            "column \"a\": the step standardize follows texts, which it does not take. Put the steps in another order.",
            () => _ = new PreparedColumn("a", hasTexts: true, [new StandardizeStep(0, 1)]));
        Says(
            "column \"a\": the step fill follows the columns of a one-hot encoding, which it does not take. Put the steps in another order.",
            () => _ = new PreparedColumn("a", hasTexts: true, [new OneHotStep(["x"]), new FillStep(1)]));
        Says(
            "column \"a\": the step fill follows numbers, which it does not take. Put the steps in another order.",
            () => _ = new PreparedColumn("a", hasTexts: false, [new FillStep("x")]));
        Says("missing values: the replacement is NaN; it must be a finite number. Pass one.", () => _ = new FillStep(double.NaN));
        Says(
            "label column \"y\": it has no classes; at least one is required. Name them, or make it a column of numbers.",
            () => LabelColumn.OfClasses("y", []));
        Says(
            "label column \"y\": the class \"a\" is named more than once; names must be unique. Name it once.",
            () => LabelColumn.OfClasses("y", ["a", "a"]));
        Says(
            "label column \"y\": the class \"01\" is not a whole number; the classes are numbers. Write it as a whole number, or make the classes texts.",
            () => LabelColumn.OfClasses("y", ["01"], areNumbers: true));
        Says(
            "preprocessing: the column \"a\" is named more than once among columns, label and ignored columns; names must be unique. Name it once.",
            () => _ = new Preprocessing([new PreparedColumn("a", hasTexts: false, [])], LabelColumn.OfNumbers("a")));
        Says(
            "label column \"y\": row 0 is Infinity; labels must be finite. Correct it, or drop the row.",
            () => Preprocessing.Fit([TableColumn.OfNumbers("y", [double.PositiveInfinity])], new() { Label = "y" }));
    }

    private static void Says(string text, Action action) => Refused.With<ArgumentException>(text, action);
}
