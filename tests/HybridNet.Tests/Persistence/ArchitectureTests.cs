using System.Globalization;
using Description = HybridNet.Architecture;

namespace HybridNet.Tests.Persistence;

public sealed class ArchitectureTests
{
    private const string Start = """{"version":1,"arithmetic":{"product_dtype":"float32","flavour":"simd","default_dtype":"float32"},"class_names":[],"layers":""";
    private const string Empty = Start + """[],"loss":null,"optimizer":null,"metric":null}""";

    public static TheoryData<Optimizer> Optimizers => new(
        new Sgd(0.1 + 0.2) { Decay = 1e-3, Momentum = 0.5 },
        new AdaGrad { Epsilon = 1e-9 },
        new RmsProp { Rho = 0.999, Epsilon = 2e-7 },
        new Adam(0.05) { Decay = 5e-7, Beta1 = 0.8, Beta2 = 0.99, Epsilon = 3e-8 });

    [Fact]
    public void Text_IsTheOneThatEveryLanguageReads()
    {
        Model model = Models.ForTraining(new Adam(0.05) { Decay = 5e-7, Iterations = 7, CurrentLearningRate = 0.04 });
        model.ClassNames = ["cat", "d\u00f6g", "\"x\""];
        Assert.Equal(
            """
            {"version":1,"arithmetic":{"product_dtype":"float32","flavour":"simd","default_dtype":"float32"},"class_names":["cat","dög","\"x\""],"layers":[
            {"type":"DenseLayer","n_inputs":2,"n_neurons":16,
            "weights":{"dtype":"float32","l1":0.0,"l2":0.0005,"trainable":true},"biases":{"dtype":"float32","l1":0.0001,"l2":0.0,"trainable":true}},
            {"type":"ReLUActivation"},{"type":"DropoutLayer","keep_probability":0.8},
            {"type":"DenseLayer","n_inputs":16,"n_neurons":3,
            "weights":{"dtype":"float32","l1":0.0,"l2":0.0,"trainable":true},"biases":{"dtype":"float32","l1":0.0,"l2":0.0,"trainable":true}},
            {"type":"SoftmaxActivation"}],"loss":{"type":"CategoricalCrossentropyLoss"},
            "optimizer":{"type":"Adam","learning_rate":0.05,"current_learning_rate":0.04,"decay":5E-07,"iterations":7,"epsilon":1E-07,"beta_1":0.9,"beta_2":0.999},
            "metric":{"type":"CategoricalAccuracy","binary":false}}
            """.ReplaceLineEndings(""),
            Description.Write(model));
    }

    [Fact]
    public void EveryLayer_ComesBack()
    {
        Model model = Models.OfEverything();
        model.Arithmetic = new NumPyArithmetic { Flavour = Flavour.Libm, ProductDType = null };
        string text = Description.Write(model);
        Model read = Description.Read(text);
        Assert.Equal(text, Description.Write(read));
        Assert.Equal(model.Layers.Select(layer => layer.GetType()), read.Layers.Select(layer => layer.GetType()));
        Assert.Equal(model.Arithmetic, read.Arithmetic);
        var dense = (DenseLayer)read.Layers[1];
        Assert.Equal((0.1, 5e-4, 1e-300, double.Epsilon), (dense.WeightL1, dense.WeightL2, dense.BiasL1, dense.BiasL2));
        Assert.False(((DenseLayer)read.Layers[3]).IsTrainable);
        Assert.True(double.IsNegative(((LeakyReLUActivation)read.Layers[4]).Slope));
        Assert.Equal(((DropoutLayer)model.Layers[5]).KeepProbability, ((DropoutLayer)read.Layers[5]).KeepProbability);
        Assert.Equal("(7, 6) float32, (1, 6) float64", string.Join(", ", read.Layers[6].GetParameters().Select(parameter => parameter.Value)));
        Assert.All(read.Parameters, parameter => Assert.All(parameter.Value.ToDoubleArray().Cast<double>(), value => Assert.Equal(0, value)));
    }

    [Fact]
    public void TheFastArithmetic_ComesBackByItsName()
    {
        Model model = Models.OfEverything();
        model.Arithmetic = Arithmetic.Fast;
        string text = Description.Write(model);
        Assert.Contains("\"arithmetic\":{\"name\":\"fast\"}", text, StringComparison.Ordinal);
        Assert.Equal(Arithmetic.Fast, Description.Read(text).Arithmetic);
    }

    [Theory]
    [InlineData("{\"name\":\"faster\"}", "arithmetic: the field \"name\" is \"faster\"; it must be \"fast\". Correct it.")]
    [InlineData("{\"name\":\"fast\",\"flavour\":\"simd\"}", "arithmetic: the field \"flavour\" is unknown; the fields are name. Remove it.")]
    public void AnUnknownArithmetic_IsRefused(string arithmetic, string expected)
    {
        string text = $"{{\"version\":1,\"arithmetic\":{arithmetic},\"class_names\":[],\"layers\":[],\"loss\":null,\"optimizer\":null,\"metric\":null}}";
        string message = Assert.Throws<InvalidDataException>(() => Description.Read(text)).Message;
        Assert.EndsWith(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void EveryOptimizer_ComesBackWithItsCounters(Optimizer optimizer)
    {
        optimizer.Iterations = int.MaxValue;
        optimizer.CurrentLearningRate = 1.0 / 3;
        string text = Description.Write(Compiled(new MeanSquaredErrorLoss(), optimizer));
        Optimizer read = Description.Read(text).Optimizer!;
        Assert.Equal(optimizer.GetType(), read.GetType());
        Assert.Equal((optimizer.Iterations, optimizer.CurrentLearningRate), (read.Iterations, read.CurrentLearningRate));
        Assert.Equal(text, Description.Write(Compiled(new MeanSquaredErrorLoss(), read)));
    }

    [Fact]
    public void EveryLossAndMetric_ComesBack()
    {
        foreach (ILoss loss in new ILoss[] { new CategoricalCrossentropyLoss(), new BinaryCrossentropyLoss(), new SigmoidBinaryCrossentropyLoss(), new MeanSquaredErrorLoss(), new MeanAbsoluteErrorLoss() })
        {
            Assert.Equal(loss.GetType(), Description.Read(Description.Write(Compiled(loss))).Loss!.GetType());
        }

        Assert.Null(Description.Read(Description.Write(Compiled())).Metric);
        Assert.True(((CategoricalAccuracy)Metric(new CategoricalAccuracy { IsBinary = true })).IsBinary);
        Assert.Equal(3, ((TopKAccuracy)Metric(new TopKAccuracy(3))).K);
        Assert.Null(((RegressionAccuracy)Metric(new RegressionAccuracy())).Precision);
        Assert.Equal(0, ((Precision)Metric(new Precision { Class = 0 })).Class);
        Assert.Equal(2, ((Recall)Metric(new Recall { Class = 2 })).Class);
        Assert.Equal(3, ((F1Score)Metric(new F1Score { Class = 3 })).Class);
        Assert.Null(((R2)Metric(new R2())).Means);
        Assert.Equal([1.0 / 3, double.NaN, -0.0], ((R2)Metric(new R2 { Means = [1.0 / 3, double.NaN, -0.0] })).Means);
        Assert.Equal(1.0 / 3, ((RegressionAccuracy)Metric(new RegressionAccuracy { Precision = 1.0 / 3 })).Precision);
    }

    [Fact]
    public void EveryClassOfTheEngine_CanBeSaved()
    {
        Type[] parts = [typeof(ILayer), typeof(ILoss), typeof(Optimizer), typeof(IMetric)];
        IEnumerable<Type> classes = typeof(Model).Assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && parts.Any(part => part.IsAssignableFrom(type)));
        Assert.Empty(classes.Except(ModelParts.Types));
    }

    [Fact]
    public void Numbers_ComeBackExactly()
    {
        var random = new NumPyRandom(seed: 2);
        double[] awkward = [0, -0.0, double.Epsilon, double.MaxValue, double.NaN, double.NegativeInfinity, 0.1 + 0.2, 1e22, 123456789012345680];
        for (int i = 0; i < 2_000; i++)
        {
            double number = i < awkward.Length ? awkward[i] : BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            number = double.IsNaN(number) ? double.NaN : number;
            string text = new JsonObject { ["number"] = number }.ToString();
            Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits(JsonFields.Parse(text, "").Number("number")));
            if (double.IsFinite(number))
            {
                Model read = Description.Read(Description.Write(new() { new LeakyReLUActivation(number) }));
                Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits(((LeakyReLUActivation)read.Layers[0]).Slope));
            }
        }
    }

    [Fact]
    public void WholeNumbers_AreNumbersToo()
    {
        Model read = Description.Read(Empty.Replace("[],\"loss\"", """[{"type":"LeakyReLUActivation","slope":3}],"loss" """, StringComparison.Ordinal));
        Assert.Equal(3, ((LeakyReLUActivation)read.Layers[0]).Slope);
    }

    [Fact]
    public void Text_IsTheSameInEveryCulture()
    {
        string here = Description.Write(Models.OfEverything());
        CultureInfo before = CultureInfo.CurrentCulture;
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (foreign.NumberFormat.NumberDecimalSeparator, foreign.NumberFormat.NegativeSign) = (",", "\u2212");
        CultureInfo.CurrentCulture = foreign;
        try
        {
            Assert.Equal(here, Description.Write(Description.Read(here)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void FirstLayers_WithoutSizes_TakeWhatTheyGet() =>
        Assert.Equal(3, Description.Read(Description.Write(new() { new ReLUActivation(), new DenseLayer(3, 1, new NumPyRandom(0)) })).Layers[1].GetParameters()[0].Value.Rows);

    [Theory]
    [InlineData("{}", "the field \"version\" is missing; it must be a whole number from 0 to 2147483647. Add it.")]
    [InlineData("{\"version\":\"1\"}", "the field \"version\" is \"1\"; it must be a whole number from 0 to 2147483647. Correct it.")]
    [InlineData("{\"version\":2}", "the version is 2; this HybridNet reads 1 to 1. Install the HybridNet that wrote it, or a later one.")]
    [InlineData("{\"version\":0}", "the version is 0; this HybridNet reads 1 to 1. Install the HybridNet that wrote it, or a later one.")]
    public void Version_ThatIsNotOurs_IsRefused(string text, string message) => Says($"net: {message}", text);

    [Theory]
    [InlineData("\"simd\"", "\"avx\"", ", arithmetic: the field \"flavour\" is \"avx\"; it must be \"simd\" or \"libm\".")]
    [InlineData("\"float32\"", "32", ", arithmetic: the field \"product_dtype\" is 32; it must be null or \"float32\" or \"float64\".")]
    [InlineData("\"class_names\":[]", "\"class_names\":[1]", ": the field \"class_names\" is [1]; it must be a list of texts.")]
    [InlineData("\"class_names\":[]", "\"class_names\":{}", ": the field \"class_names\" is {}; it must be a list of texts.")]
    [InlineData("\"layers\":[]", "\"layers\":[1]", ": the field \"layers\" is [1]; it must be a list of objects.")]
    [InlineData("\"loss\":null", "\"loss\":\"mse\"", ": the field \"loss\" is \"mse\"; it must be an object or null.")]
    public void Field_OfTheWrongKind_IsRefused(string written, string instead, string message) =>
        Says($"net{message} Correct it.", Empty.Replace(written, instead, StringComparison.Ordinal));

    [Theory]
    [InlineData("{\"type\":\"DropoutLayer\"}", ": the field \"keep_probability\" is missing; it must be a number. Add it.")]
    [InlineData("{\"type\":\"DropoutLayer\",\"keep_probability\":\"a\"}", ": the field \"keep_probability\" is \"a\"; it must be a number. Correct it.")]
    [InlineData("{\"type\":\"DropoutLayer\",\"keep_probability\":1.5}", ": the keep probability is 1.5; it must be greater than 0 and up to 1. Correct it.")]
    [InlineData("{\"type\":\"ReLUActivation\",\"slope\":1}", ": the field \"slope\" is unknown; the fields are type. Remove it.")]
    [InlineData("{\"type\":\"DenseLayer\",\"n_inputs\":-1}", ": the field \"n_inputs\" is -1; it must be a whole number from 0 to 2147483647. Correct it.")]
    [InlineData("{\"type\":\"DenseLayer\",\"n_inputs\":1.0}", ": the field \"n_inputs\" is 1.0; it must be a whole number from 0 to 2147483647. Correct it.")]
    [InlineData("{\"type\":\"DenseLayer\",\"n_inputs\":1,\"n_neurons\":1,\"weights\":[],\"biases\":{}}", ": the field \"weights\" is []; it must be an object. Correct it.")]
    [InlineData("{\"type\":\"DenseLayer\",\"n_inputs\":1,\"n_neurons\":1,\"weights\":{},\"biases\":{}}", ", weights: the field \"dtype\" is missing; it must be one of the known names. Add it.")]
    [InlineData(
        "{\"type\":\"Layer_Dense\"}",
        ": the layer is of the type \"Layer_Dense\"; the known ones are DenseLayer, DropoutLayer, InputLayer, ReLUActivation, SoftmaxActivation, SigmoidActivation, "
        + "LinearActivation, HeavisideActivation, TanhActivation, LeakyReLUActivation, ELUActivation, GELUActivation, SoftplusActivation, SiLUActivation. Add a custom type to CustomParts first, or build the model in code and load the parameters into it.")]
    public void Layer_ThatCannotBe_IsRefused(string layer, string message) => Says($"net, layers[0]{message}", $"{Start}[{layer}],\"loss\":null,\"optimizer\":null,\"metric\":null}}");

    [Fact]
    public void Layers_ThatDoNotChain_AreRefused()
    {
        var random = new NumPyRandom(0);
        var model = new Model { new DenseLayer(2, 64, random), new ReLUActivation(), new DenseLayer(3, 3, random) };
        Says(
            "net, layers[2]: the layer takes 3 columns; the layers before give 64. Correct one of them.", Description.Write(model));
    }

    [Theory]
    [InlineData("\"learning_rate\":0.1", "\"learning_rate\":-1", ", optimizer: Sgd: the learning rate is -1; it must be a finite number, 0 or more.")]
    [InlineData("\"decay\":0.0", "\"decay\":-1", ", optimizer: Sgd: the decay of the learning rate is -1; it must be a finite number, 0 or more.")]
    [InlineData("\"iterations\":0", "\"iterations\":0.5", ", optimizer: the field \"iterations\" is 0.5; it must be a whole number from 0 to 9223372036854775807. Correct it.")]
    [InlineData("MeanSquaredErrorLoss", "Loss", ", loss: the loss is of the type \"Loss\"; the known ones are CategoricalCrossentropyLoss, BinaryCrossentropyLoss, SigmoidBinaryCrossentropyLoss, MeanSquaredErrorLoss, MeanAbsoluteErrorLoss. Add a custom type to CustomParts first, or build the model in code and load the parameters into it.")]
    [InlineData("\"metric\":null", "\"metric\":{\"type\":\"TopKAccuracy\",\"k\":0}", ", metric: top-k accuracy: k is 0; a sample has 1 guess or more. Pass how many of the largest outputs may hold the right class.")]
    public void Part_ThatCannotBe_IsRefused(string written, string instead, string message)
    {
        string text = Description.Write(Compiled(new MeanSquaredErrorLoss(), new Sgd(0.1)));
        Assert.Contains(written, text, StringComparison.Ordinal);
        Says($"net{message}", text.Replace(written, instead, StringComparison.Ordinal));
    }

    [Fact]
    public void PartsOfOnesOwn_CannotBeWritten()
    {
        const string Remedy = "a file can describe the types of HybridNet, and those in CustomParts. "
            + "Add it there, or save the parameters alone and load them into a model that is built in code.";
        Refused.With<ArgumentException>(
            $"model: the layer \"shift layer\" is of the type HybridNet.Tests.Persistence.Models+ShiftLayer; {Remedy}",
            () => Description.Write(new() { new Models.ShiftLayer(new Matrix(1, 2)) }));
        Refused.With<ArgumentException>(
            $"model: the metric \"nothing\" is of the type HybridNet.Tests.Persistence.Models+NothingMetric; {Remedy}",
            () => Description.Write(Compiled(metric: new Models.NothingMetric())));
    }

    private static IMetric Metric(IMetric metric) => Description.Read(Description.Write(Compiled(metric: metric))).Metric!;

    private static Model Compiled(ILoss? loss = null, Optimizer? optimizer = null, IMetric? metric = null)
    {
        var model = new Model();
        model.Compile(loss ?? new MeanSquaredErrorLoss(), optimizer ?? new Sgd(), metric);
        return model;
    }

    private static void Says(string message, string text) => Refused.With<InvalidDataException>(message, () => Description.Read(text, "net"));
}
