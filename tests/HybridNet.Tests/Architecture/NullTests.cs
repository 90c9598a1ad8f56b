using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridNet.Tests.Architecture;

/// <summary>Every public member that takes an object throws for null with the name of the argument, independently of the other arguments.</summary>
public sealed class NullTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Something of every type that a public member takes; a new type of an argument needs a line here.</summary>
    private static readonly Dictionary<Type, Func<object>> Samples = new()
    {
        [typeof(bool)] = () => true,
        [typeof(char)] = () => ',',
        [typeof(int)] = () => 2,
        [typeof(long)] = () => 2L,
        [typeof(double)] = () => 0.5,
        [typeof(string)] = () => "text",
        [typeof(Range)] = () => ..,
        [typeof(object)] = () => new object(),
        [typeof(int[])] = () => new[] { 0, 1 },
        [typeof(bool[])] = () => new[] { true, false },
        [typeof(byte[])] = () => new byte[] { 0 },
        [typeof(string[])] = () => new[] { "a", "b" },
        [typeof(double[][])] = () => new double[][] { [1, 2], [3, 4] },
        [typeof(IEnumerable<string>)] = () => new[] { "a", "b" },
        [typeof(IReadOnlyList<string>)] = () => new[] { "a", "b" },
        [typeof(IReadOnlyList<DenseLayer>)] = () => new[] { Dense() },
        [typeof(DType)] = () => DType.Float32,
        [typeof(MissingValues)] = () => MissingValues.Mean,
        [typeof(Matrix)] = () => Matrix.From([[0.25, 0.75], [0.5, 0.5]]),
        [typeof(Targets)] = () => (Targets)Matrix.From([[0.0, 1], [1, 0]]),
        [typeof(Parameter)] = () => new Parameter(new(2, 2)),
        [typeof(NumPyRandom)] = () => new NumPyRandom(seed: 0),
        [typeof(NumPyRandomState)] = () => new NumPyRandom(seed: 0).GetState(),
        [typeof(PartWriter)] = () => new PartWriter(new JsonObject()),
        [typeof(PartReader)] = () => new PartReader(JsonFields.Parse("{}", ""), (_, rows, columns, dtype) => new(rows, columns, dtype)),
        [typeof(OnnxGraph)] = () => new OnnxGraph(17, Arithmetic.NumPy),
        [typeof(OnnxValue)] = () => new OnnxValue("x", DType.Float32),
        [typeof(IReadOnlyList<OnnxValue>)] = () => new[] { new OnnxValue("x", DType.Float32) },
        [typeof(OnnxAttribute[])] = Array.Empty<OnnxAttribute>,
        [typeof(LayerState)] = () => new LayerState(),
        [typeof(DropoutState)] = () => new DropoutState(),
        [typeof(SoftmaxState)] = () => new SoftmaxState(),
        [typeof(LossState)] = () => new LossState(),
        [typeof(PassContext)] = () => new PassContext { Random = new(seed: 0) },
        [typeof(Arithmetic)] = () => Arithmetic.NumPy,
        [typeof(ILayer)] = Dense,
        [typeof(DenseLayer)] = Dense,
        [typeof(ILoss)] = () => new CategoricalCrossentropyLoss(),
        [typeof(Initializer)] = () => Initializer.He,
        [typeof(Neuron)] = () => new Neuron([1, 2]),
        [typeof(CsvTable)] = () => CsvTable.Parse("Age,Sex,Survived\n22,male,0\n30,female,1"),
        [typeof(ImputedColumn)] = () => ImputedColumn.Fill("a", [1, 2], MissingValues.Mean),
        [typeof(IdxFile)] = () => IdxFile.Parse([0, 0, 8, 1, 0, 0, 0, 1, 7]),
        [typeof(OneHot)] = () => new OneHot("a", "b"),
        [typeof(Standardizer)] = () => Standardizer.Of([0], [1]),
        [typeof(IReadOnlyList<double>)] = () => new[] { 1.0, 2 },
        [typeof(IReadOnlyList<TableColumn>)] = Table,
        [typeof(IReadOnlyList<ColumnStep>)] = () => Array.Empty<ColumnStep>(),
        [typeof(IReadOnlyList<PreparedColumn>)] = () => new[] { new PreparedColumn("a", false, []) },
        [typeof(LabelColumn)] = () => LabelColumn.OfNumbers("y"),
        [typeof(TableColumn)] = () => Table()[0],
        [typeof(StreamedFit)] = () => new StreamedFit(),
        [typeof(Preprocessing)] = () => new Preprocessing([new PreparedColumn("a", false, [])]),
        [typeof(SplitSize)] = () => SplitSize.TestRows(1),
        [typeof(RowSplit)] = () => RowSplit.InOrder(2, SplitSize.TestRows(1)),
        [typeof(HeldOutTargets)] = () => Split().TestTargets,
        [typeof(HeldOutSplit)] = Split,
        [typeof(DropoutLayer)] = () => new DropoutLayer(0.1),
        [typeof(ElementwiseActivation)] = () => new ReLUActivation(),
        [typeof(TopKAccuracy)] = () => new TopKAccuracy(1),
        [typeof(RegressionAccuracy)] = () => new RegressionAccuracy(),
        [typeof(R2)] = () => new R2(),
        [typeof(ClassMetric)] = () => new Precision(),
        [typeof(Optimizer)] = () => new Adam(),
        [typeof(IMetric)] = () => new CategoricalAccuracy(),
        [typeof(ConfusionMatrix)] = () => ConfusionMatrix.Of([0], [0]),
        [typeof(Model)] = Net,
        [typeof(TrainingState)] = () => new TrainingState { Settings = "", Epochs = 0, Steps = 0, History = [] },
        [typeof(CheckpointFile)] = () => new CheckpointFile("checkpoint"),
        [typeof(FitOptions)] = () => new FitOptions(),
        [typeof(IReadOnlyDictionary<string, string>)] = () => new Dictionary<string, string>(),
        [typeof(Stream)] = () => new MemoryStream(),
        [typeof(Microsoft.Extensions.Logging.ILogger)] = () => NullLogger.Instance,
    };

    private static TableColumn[] Table() => [TableColumn.OfNumbers("a", [1, 2])];

    [Fact]
    public void Null_IsRefusedByTheNameOfTheArgument()
    {
        string problems = string.Join("\n", All().Select(one => Problem(one.Method, one.Parameter)).OfType<string>());
        Assert.True(problems.Length == 0, problems);
    }

    [Fact]
    public void Members_AreFound() => Assert.InRange(All().Count(), 100, 1_000);

    private static string? Problem(MethodBase method, ParameterInfo parameter)
    {
        object?[] arguments = [.. method.GetParameters().Select(other => other == parameter || TakesNull(other) ? null : Sample(other.ParameterType))];
        object? owner = method.IsStatic || method is ConstructorInfo ? null : Sample(method.DeclaringType!);
        try
        {
            _ = method is ConstructorInfo made ? made.Invoke(arguments) : method.Invoke(owner, arguments);
            return $"{method.DeclaringType!.Name}.{method.Name}, {parameter.Name}: not refused";
        }
        catch (TargetInvocationException failure)
        {
            return failure.InnerException is ArgumentNullException refusal && refusal.ParamName == parameter.Name
                ? null
                : $"{method.DeclaringType!.Name}.{method.Name}, {parameter.Name}: {failure.InnerException!.GetType().Name} {failure.InnerException.Message}";
        }
    }

    private static IEnumerable<(MethodBase Method, ParameterInfo Parameter)> All() =>
        from type in typeof(Matrix).Assembly.GetExportedTypes()
        where !type.IsInterface && !type.IsSubclassOf(typeof(Delegate)) && !type.IsSubclassOf(typeof(Exception)) && !IsRecord(type)
        from method in type.GetMethods(Declared).Where(Takes).Concat<MethodBase>(type.IsAbstract ? [] : type.GetConstructors())
        from parameter in method.GetParameters()
        where !parameter.ParameterType.IsValueType && !TakesNull(parameter)
        where !method.GetParameters().Any(other => other.ParameterType.IsByRefLike)
        select (method, parameter);

    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static bool Takes(MethodInfo method) => !method.IsGenericMethodDefinition && !method.IsAbstract;

    private static bool TakesNull(ParameterInfo parameter) => Nullability.Create(parameter).WriteState == NullabilityState.Nullable;

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    private static object Sample(Type type)
    {
        Type wanted = Nullable.GetUnderlyingType(type) ?? type;
        if (Samples.TryGetValue(wanted, out Func<object>? make))
        {
            return make();
        }

        return wanted.IsValueType || wanted.GetConstructor([]) is not null
            ? Activator.CreateInstance(wanted)!
            : throw new InvalidOperationException($"there is no sample of {wanted}");
    }

    private static Model Net()
    {
        var model = new Model { Dense(), new SoftmaxActivation() };
        model.Compile(new CategoricalCrossentropyLoss(), new Adam(), new CategoricalAccuracy());
        return model;
    }

    private static DenseLayer Dense() => new(2, 2, new NumPyRandom(seed: 0));

    private static HeldOutSplit Split() => HeldOutSplit.Of(new Matrix(2, 1), new[] { 0, 1 }, RowSplit.InOrder(2, SplitSize.TestRows(1)));
}
