using System.Text;

namespace HybridNet.Tests.Persistence;

public sealed class PreprocessingTextTests
{
    private const string Plain = """{"version":1,"columns":[{"name":"a","type":"numbers","steps":[]}],"ignored":[],"label":null}""";

    private static readonly string Full = PreprocessingText.Write(Everything());

    [Fact]
    public void Everything_ComesBackToTheBit()
    {
        Preprocessing read = PreprocessingText.Read(Full, "file");
        Assert.Equal(Full, PreprocessingText.Write(read));
        TableColumn[] rows =
        [
            TableColumn.OfNumbers("x", [Math.PI, double.NaN]),
            TableColumn.OfTexts("日本語", ["あ", null]),
            TableColumn.OfNumbers("k", [3, 4]),
        ];
        Same.Bits(Everything().Transform(rows, DType.Float64), read.Transform(rows, DType.Float64));
        Assert.Equal(["no", "yes"], read.Label!.Classes);
        Assert.Equal(["skipped"], read.Ignored);
    }

    [Theory]
    [InlineData(0.1, 1e-300)]
    [InlineData(-1.7976931348623157e308, double.Epsilon)]
    [InlineData(-0.0, 3)]
    public void Numbers_ComeBackToTheBit(double mean, double deviation)
    {
        var scale = new StandardizeStep(mean, deviation);
        var preprocessing = new Preprocessing([new("a", hasTexts: false, [scale])], LabelColumn.OfNumbers("y", scale));
        Preprocessing read = PreprocessingText.Read(PreprocessingText.Write(preprocessing), "file");
        foreach (StandardizeStep step in new[] { (StandardizeStep)read.Columns[0].Steps[0], read.Label!.Scale! })
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(mean), BitConverter.DoubleToInt64Bits(step.Mean));
            Assert.Equal(BitConverter.DoubleToInt64Bits(deviation), BitConverter.DoubleToInt64Bits(step.Deviation));
        }
    }

    [Fact]
    public void Model_SavesItAndLoadsIt()
    {
        Model model = Models.OfEverything();
        byte[] without = Bytes(model);
        model.Preprocessing = Everything();
        byte[] with = Bytes(model);
        Model read = ModelFile.Load(with);
        Assert.Equal(with, Bytes(read));
        Assert.Equal(with, Bytes(model.Clone()));
        Assert.Equal(Full, PreprocessingText.Write(read.Preprocessing!));
        Assert.Null(ModelFile.Load(without).Preprocessing);
        read.Preprocessing = null;
        Assert.Equal(without, Bytes(read));
    }

    [Fact]
    public void Checkpoint_SavesIt()
    {
        string folder = Directory.CreateTempSubdirectory("preprocessing").FullName;
        try
        {
            string file = Path.Combine(folder, "run.safetensors");
            (Matrix points, Targets labels) = Models.Spiral();
            Model model = Models.ForTraining(new Adam());
            model.Preprocessing = Everything();
            model.Fit(points, labels, epochs: 2, new FitOptions { Checkpoint = new(new CheckpointFile(file)) });
            Assert.Equal(Full, PreprocessingText.Write(ModelFile.Load(file).Preprocessing!));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":2", "file: the version is 2; this HybridNet reads 1 to 1. Install the HybridNet that wrote it, or a later one.")]
    [InlineData("\"version\":1", "\"version\":1,\"new\":0", "file: the field \"new\" is unknown; the fields are version, columns, ignored, label. Remove it.")]
    [InlineData("\"steps\":[]", "\"steps\":[{\"type\":\"logarithm\"}]", "file, columns[0], steps[0]: the step is of the type \"logarithm\"; this HybridNet knows fill, one_hot, standardize. Install the HybridNet that wrote the file, or a later one.")]
    [InlineData("\"steps\":[]", "\"steps\":[{\"type\":\"fill\",\"value\":null}]", "file, columns[0], steps[0]: the field \"value\" is null; it must be a number or a text. Correct it.")]
    [InlineData("\"steps\":[]", "\"steps\":[{\"type\":\"fill\",\"value\":1,\"by\":2}]", "file, columns[0], steps[0]: the field \"by\" is unknown; the fields are type, value. Remove it.")]
    [InlineData("\"steps\":[]", "\"steps\":[{\"type\":\"one_hot\",\"categories\":[],\"others_are_zero\":true}]", "file, columns[0], steps[0]: one-hot: there is no category. Name at least one.")]
    [InlineData("\"steps\":[]", "\"steps\":[{\"type\":\"standardize\",\"mean\":0,\"deviation\":0}]", "file, columns[0], steps[0]: standardizing: 1 means and 1 deviations arrived; there must be as many of both, all finite, and deviations above 0. Pass what was taken of the rows to train on.")]
    [InlineData("\"steps\":[]", "\"steps\":[{\"type\":\"standardize\",\"mean\":\"NaN\",\"deviation\":1}]", "file, columns[0], steps[0]: standardizing: 1 means and 1 deviations arrived; there must be as many of both, all finite, and deviations above 0. Pass what was taken of the rows to train on.")]
    [InlineData("\"type\":\"numbers\"", "\"type\":\"texts\"", "file, columns[0]: column \"a\": it has texts, and no step makes numbers of them. One-hot encode the column, or ignore it.")]
    [InlineData("\"type\":\"numbers\"", "\"type\":\"dates\"", "file, columns[0]: the field \"type\" is \"dates\"; it must be \"numbers\" or \"texts\". Correct it.")]
    [InlineData("\"ignored\":[]", "\"ignored\":[\"a\"]", "file: preprocessing: the column \"a\" is named more than once among columns, label and ignored columns; names must be unique. Name it once.")]
    [InlineData("\"label\":null", "\"label\":{\"name\":\"y\",\"classes\":[\"x\"],\"are_numbers\":true}", "file, label: label column \"y\": the class \"x\" is not a whole number; the classes are numbers. Write it as a whole number, or make the classes texts.")]
    [InlineData("\"label\":null", "\"label\":{\"name\":\"y\",\"classes\":null}", "file, label: the field \"scale\" is missing; it must be an object or null. Add it.")]
    [InlineData("\"columns\":[{\"name\":\"a\",\"type\":\"numbers\",\"steps\":[]}]", "\"columns\":[]", "file: preprocessing: no column is left for the inputs; at least one is required. Ignore fewer columns.")]
    public void HostileTexts_AreRefused(string valid, string changed, string text) =>
        Refused.With<InvalidDataException>(text, () => PreprocessingText.Read(Plain.Replace(valid, changed, StringComparison.Ordinal), "file"));

    [Fact]
    public void EveryShortenedAndChangedText_IsReadOrRefused()
    {
        for (int length = 0; length < Full.Length; length++)
        {
            Assert.ThrowsAny<InvalidDataException>(() => PreprocessingText.Read(Full[..length], "file"));
            foreach (char changed in "0\"{[}n,")
            {
                string text = Full[..length] + changed + Full[(length + 1)..];
                Exception? failure = Record.Exception(() => PreprocessingText.Read(text, "file"));
                Assert.True(failure is null or InvalidDataException, $"{text}: {failure}");
            }
        }
    }

    [Fact]
    public void DamagedTextInAFile_IsRefusedByTheNameOfTheFile()
    {
        var model = new Model { Preprocessing = PreprocessingText.Read(Plain, "file") };
        using var stream = new MemoryStream();
        model.Save(stream);
        byte[] bytes = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(stream.ToArray()).Replace("numbers", "NUMBERS", StringComparison.Ordinal));
        Refused.With<InvalidDataException>(
            "net, hybridnet.preprocessing, columns[0]: the field \"type\" is \"NUMBERS\"; it must be \"numbers\" or \"texts\". Correct it.",
            () => ModelFile.Load(bytes, "net"));
    }

    private static Preprocessing Everything() => new(
        [
            new("x", hasTexts: false, [new FillStep(0.1), new StandardizeStep(1.0 / 3, 1e-3)]),
            new("日本語", hasTexts: true, [new FillStep("い"), new OneHotStep(["あ", "い", "NaN"])]),
            new("k", hasTexts: false, [new OneHotStep(["3"], othersAreZero: true)]),
        ],
        LabelColumn.OfClasses("y", ["no", "yes"]),
        ["skipped"]);

    private static byte[] Bytes(Model model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
