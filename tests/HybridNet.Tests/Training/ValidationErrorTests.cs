namespace HybridNet.Tests.Training;

/// <summary>Errors of a fit about validation data say so, whatever is wrong with inputs, targets or weights.</summary>
public sealed class ValidationErrorTests
{
    private static readonly Matrix X = Numbers.Normal(6, 2, DType.Float32, seed: 1);
    private static readonly int[] Y = [0, 1, 0, 1, 0, 1];
    private static readonly string[] Texts = ["a", "b", "a", "b", "a", "b"];

    public static TheoryData<string, ILoss, Targets, DataSet, Type, string> Wrong => new()
    {
        {
            "a class without output", new CategoricalCrossentropyLoss(), Y, new(X, (int[])[0, 1, 5, 1, 0, 1]), typeof(ArgumentException),
            "categorical cross-entropy: the label of sample 2 is 5; predictions have 2 columns, so labels are 0 to 1. "
            + "Number the classes from 0, or give the last layer one neuron for each class."
        },
        {
            "a label that is new", new CategoricalCrossentropyLoss(), Texts, new(X, (string[])["a", "b", "c", "b", "a", "b"]), typeof(ArgumentException),
            "the label 'c' is not one of its classes; the classes are 'a', 'b'. Fit a new model for new classes."
        },
        {
            "a label that is missing", new CategoricalCrossentropyLoss(), Texts, new(X, (string[])["a", "b", null!, "b", "a", "b"]), typeof(ArgumentException),
            "the label of sample 2 is missing; each sample needs one. Drop the sample, or give it a label."
        },
        {
            "texts beside numbers", new CategoricalCrossentropyLoss(), Y, new(X, Texts), typeof(StateException),
            "the targets are text labels, and it has no class names. Fit it on text labels first, or set its class names."
        },
        {
            "one-hot rows of other columns", new CategoricalCrossentropyLoss(), Y, new(X, new Matrix(6, 3)), typeof(ShapeException),
            "categorical cross-entropy: predictions are (6, 2), one-hot targets are (6, 3); both need 2 columns, one for each class. "
            + "Pass class numbers, or one-hot rows with as many columns as the network has outputs."
        },
        {
            "rows that are no probabilities", new CategoricalCrossentropyLoss(), Y, new(X, new Matrix(6, 2)), typeof(ArgumentException),
            "categorical cross-entropy: the targets of sample 0 have the sum 0; a row of targets has probabilities of the classes, 0 to 1, with a sum of 1. "
            + "Pass class numbers or one-hot rows; where a sample has several classes or none, use sigmoid and binary cross-entropy."
        },
        {
            "a number beyond 1", new BinaryCrossentropyLoss(), new Matrix(6, 2), new(X, Matrix.From([0, 0, 0, 1.5, 0, 0, 0, 0, 0, 0, 0, 0], 6, 2)), typeof(ArgumentException),
            "binary cross-entropy: the target of sample 1, column 1, is 1.5; targets are 0 for no, 1 for yes, or a probability between. "
            + "Number two classes 0 and 1; for more classes use softmax with one neuron for each class, and categorical cross-entropy."
        },
        {
            "targets of other columns", new MeanSquaredErrorLoss(), new Matrix(6, 2), new(X, new Matrix(6, 3)), typeof(ShapeException),
            "mean squared error: predictions are (6, 2), targets are (6, 3); both need 2 columns. Reshape the targets to the shape of the predictions."
        },
        {
            "other samples than targets", new CategoricalCrossentropyLoss(), Y, new(X, Y[..4]), typeof(ShapeException),
            "inputs are (6, 2), targets are (4,); 6 samples need 6 targets, not 4. Pass one target for each row of the inputs."
        },
        {
            "no samples", new CategoricalCrossentropyLoss(), Y, new(new Matrix(0, 2), Y[..0]), typeof(ShapeException),
            "inputs are (0, 2); one sample or more is required. Pass rows of numbers."
        },
        {
            "inputs of other columns", new CategoricalCrossentropyLoss(), Y, new(new Matrix(6, 3), Y), typeof(ShapeException),
            "inputs are (6, 3); the dense layer 2 -> 2 takes (samples, 2). Pass 2 columns, or build the first layer for the inputs you have."
        },
        {
            "inputs that are not finite", new CategoricalCrossentropyLoss(), Y, new(Matrix.From([0, 0, 0, double.NaN, 0, 0, 0, 0, 0, 0, 0, 0], 6, 2), Y), typeof(ArgumentException),
            "the inputs have NaN in row 1, column 1 (the first is 0); every number must be finite. "
            + "Fill in or drop what is missing, or allow numbers that are not finite."
        },
        {
            "other weights than samples", new CategoricalCrossentropyLoss(), Y, new(X, Y, new double[4]), typeof(ShapeException),
            "4 sample weights arrived for 6 samples. Pass one weight for each row of the inputs."
        },
        {
            "a weight below 0", new CategoricalCrossentropyLoss(), Y, new(X, Y, (double[])[1, 1, -2, 1, 1, 1]), typeof(ArgumentException),
            "a sample weight is -2; weights are finite and 0 or more. Pass how much each sample counts."
        },
        {
            "weights that are all 0", new CategoricalCrossentropyLoss(), Y, new(X, Y, new double[6]), typeof(ArgumentException),
            "all 6 sample weights are zero; at least one must be greater than 0. Pass samples that count."
        },
        {
            "a custom loss that refuses", new PickyLoss(), Y, new(X, (int[])[0, 1, 1, 1, 1, 1]), typeof(ArgumentException),
            "picky: more than half are 1. Pass others."
        },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void WrongValidationData_AreNamed(string what, ILoss loss, Targets targets, DataSet validation, Type kind, string text)
    {
        Assert.NotEmpty(what);
        Model model = Network(loss);
        double[] before = Spirals.Numbers(model);
        Exception? caught = Record.Exception(() => model.Fit(X, targets, options: new() { Validation = validation }));
        Assert.Equal($"model, fit, validation: {text}", caught?.Message);
        Assert.IsType(kind, caught);
        Assert.Equal(before, Spirals.Numbers(model));
        Assert.Empty(model.ClassNames);
        Assert.Empty(model.History);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task WrongValidationData_AreNamedByFitAsync(string what, ILoss loss, Targets targets, DataSet validation, Type kind, string text)
    {
        Assert.NotEmpty(what);
        Exception? caught = await Record.ExceptionAsync(() => Network(loss).FitAsync(X, targets, options: new() { Validation = validation }));
        Assert.Equal($"model, fit, validation: {text}", caught?.Message);
        Assert.IsType(kind, caught);
    }

    [Fact]
    public void MissingValidationInputs_AreNamed() => Assert.Equal(
        "options.Validation.Inputs",
        Assert.Throws<ArgumentNullException>(() => Network(new CategoricalCrossentropyLoss()).Fit(X, Y, options: new() { Validation = new DataSet(null!, Y) })).ParamName);

    [Fact]
    public void TargetsToTrainOn_KeepTheSentenceOfTheLoss()
    {
        int[] wrong = [0, 1, 5, 1, 0, 1];
        Refused.With<ArgumentException>(
            "categorical cross-entropy: the label of sample 2 is 5; predictions have 2 columns, so labels are 0 to 1. "
            + "Number the classes from 0, or give the last layer one neuron for each class.",
            () => Network(new CategoricalCrossentropyLoss()).Fit(X, wrong, options: new() { Validation = new(X, wrong) }));
    }

    [Fact]
    public void ExceptionOfAnotherClass_FromACustomLoss_IsItsOwn() => Assert.Equal(
        "mine", Assert.Throws<FormatException>(() => Network(new PickyLoss(new FormatException("mine"))).Fit(X, Y, options: new() { Validation = new(X, (int[])[1, 1, 1, 1, 1, 1]) })).Message);

    private static Model Network(ILoss loss)
    {
        Model model =
        [
            new DenseLayer(2, 2, new NumPyRandom(0)),
            loss switch { BinaryCrossentropyLoss => new SigmoidActivation(), MeanSquaredErrorLoss => new LinearActivation(), _ => new SoftmaxActivation() },
        ];
        model.Compile(loss, new Sgd());
        return model;
    }

    /// <summary>Refuses targets of which more than half are 1.</summary>
    private sealed class PickyLoss(Exception? refusal = null) : ILoss
    {
        public string Name => "picky";

        public Matrix Forward(Matrix predictions, Targets targets, LossState state, PassContext context) => throw new NotSupportedException();

        public Matrix Backward(Matrix predictions, Targets targets, LossState state, PassContext context) => throw new NotSupportedException();

        public void CheckTargets(Targets targets, int? columns)
        {
            if (targets.Classes.Count(1) > targets.Count / 2)
            {
                throw refusal ?? new ArgumentException("picky: more than half are 1. Pass others.");
            }
        }
    }
}
