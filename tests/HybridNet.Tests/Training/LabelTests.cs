namespace HybridNet.Tests.Training;

public sealed class LabelTests
{
    private static readonly (Matrix Points, int[] Labels) Spiral = Spirals.Data();
    private static readonly string[] Names = ["ant", "Ärger", "\U0001F98A"];
    private static readonly string[] Texts = [.. Spiral.Labels.Select(label => Names[label])];

    [Fact]
    public async Task TextLabels_TrainToTheBitsOfTheirNumbers()
    {
        Model numbered = Spirals.Classifier();
        Model named = Spirals.Classifier();
        numbered.Fit(Spiral.Points, Spiral.Labels, epochs: 20, new() { Validation = new(Spiral.Points, Spiral.Labels), BatchSize = 8 });
        named.Fit(Spiral.Points, Texts, epochs: 10, new() { Validation = new(Spiral.Points, Texts), BatchSize = 8 });
        await named.FitAsync(Spiral.Points, Texts, epochs: 10, new() { Validation = new(Spiral.Points, Texts), BatchSize = 8 });
        Assert.Equal(Names, named.ClassNames);
        Assert.Equal(Spirals.Numbers(numbered), Spirals.Numbers(named));
        Assert.Equal(numbered.History, named.History);
        Assert.Equal(numbered.Evaluate(Spiral.Points, Spiral.Labels), named.Evaluate(Spiral.Points, Texts));
        Assert.Equal(numbered.CheckGradients(Spiral.Points, Spiral.Labels), named.CheckGradients(Spiral.Points, Texts));
        Assert.Equal(numbered.PredictClasses(Spiral.Points).Select(number => Names[number]), named.PredictClassNames(Spiral.Points));
    }

    [Fact]
    public void ClassNames_AreInTheOrderOfNumPysUnique()
    {
        // np.unique of these: code points, where UTF-16 would put the fox before the full-width A.
        string[] labels = ["\U0001F98A", "\uFF21", "b", "B", "", "ba"];
        var model = new Model { new DenseLayer(1, 6, new NumPyRandom(0)), new SoftmaxActivation() };
        model.Compile(new CategoricalCrossentropyLoss(), new Sgd(0.1));
        model.Fit(new Matrix(6, 1), labels);
        Assert.Equal(["", "B", "b", "ba", "\uFF21", "\U0001F98A"], model.ClassNames);
    }

    [Fact]
    public void ClassNamesThatAreSet_NumberTheLabels()
    {
        Model model = Spirals.Classifier();
        model.ClassNames = [Names[2], Names[1], Names[0]];
        model.Fit(Spiral.Points, Texts, epochs: 3);
        Model other = Spirals.Classifier();
        other.Fit(Spiral.Points, Array.ConvertAll(Spiral.Labels, label => 2 - label), epochs: 3);
        Assert.Equal(Spirals.Numbers(other), Spirals.Numbers(model));
    }

    [Fact]
    public void ARefusedFit_LearnsNoNames()
    {
        Model model = Spirals.Classifier();
        Assert.Throws<ShapeException>(() => model.Fit(Spiral.Points, Texts[..5]));
        Assert.Throws<ShapeException>(() => model.Fit(Spiral.Points, Texts, options: new() { SampleWeights = new double[2] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Fit(Spiral.Points, Texts, epochs: -1));
        Assert.Empty(model.ClassNames);
    }

    [Fact]
    public void ALabelThatIsNew_IsRefused()
    {
        Model model = Spirals.Classifier();
        model.Fit(Spiral.Points, Texts);
        Refused.With<ArgumentException>(
            "model: the label 'cat' is not one of its classes; the classes are 'ant', 'Ärger', '\U0001F98A'. Fit a new model for new classes.",
            () => model.Evaluate(Spiral.Points, (string[])["cat", .. Texts[1..]]));
    }

    [Fact]
    public void LabelsForAModelThatLearnedNone_AreRefused() => Refused.With<StateException>(
        "model: the targets are text labels, and it has no class names. Fit it on text labels first, or set its class names.",
        () => Spirals.Classifier().Evaluate(Spiral.Points, Texts));

    [Fact]
    public void AMissingLabel_IsRefused() => Refused.With<ArgumentException>(
        "model: the label of sample 1 is missing; each sample needs one. Drop the sample, or give it a label.",
        () => Spirals.Classifier().Fit(Spiral.Points, (string[])["a", null!, .. Texts[2..]]));

    [Fact]
    public void LabelsWithoutAModel_AreRefused()
    {
        const string Text = "targets: they are text labels, which only a model turns into class numbers. Pass class numbers, or train and evaluate with a model.";
        var targets = new Targets(["a", "b"]);
        Assert.Equal("(2,)", targets.ToString());
        foreach (ILoss loss in (ILoss[])[new CategoricalCrossentropyLoss(), new BinaryCrossentropyLoss(), new MeanSquaredErrorLoss(), new MeanAbsoluteErrorLoss()])
        {
            Refused.With<ArgumentException>(Text, () => loss.Forward(new Matrix(2, 1), targets, new LossState(), new PassContext()));
        }

        foreach (IMetric metric in (IMetric[])[new CategoricalAccuracy(), new RegressionAccuracy { Precision = 1 }, new TopKAccuracy(1), new Precision(), new R2 { Means = [0] }])
        {
            Refused.With<ArgumentException>(Text, () => metric.Count(new Matrix(2, 2), new Matrix(2, 1), targets));
        }
    }
}
