namespace HybridNet;

/// <summary>
/// The description of a model without its parameters, as JSON: layers, loss, optimizer with its counters, metric, arithmetic, names of the
/// classes. C# and Python write the same text. Numbers are restored exactly.
/// </summary>
internal static class Architecture
{
    private const int Version = 1;

    private const string FastName = "fast";

    /// <summary>Writes the description.</summary>
    /// <param name="model">The model.</param>
    /// <param name="canHaveOthers">Whether custom classes, which cannot be saved, are described by their names instead of throwing.</param>
    /// <exception cref="ArgumentException">A layer, the loss or the metric is of a custom class, which cannot be saved.</exception>
    internal static string Write(Model model, bool canHaveOthers = false) => Describe(model, canHaveOthers).ToString();

    /// <summary>Creates the model of a description; its parameters are zeros.</summary>
    /// <param name="text">From <see cref="Write"/>.</param>
    /// <param name="source">The name of the text in error texts.</param>
    /// <exception cref="InvalidDataException">The text does not describe a model.</exception>
    internal static Model Read(string text, string source = "architecture") =>
        Read(text, source, (_, _) => (_, rows, columns, dtype) => new(rows, columns, dtype));

    /// <summary>Creates the model of a description.</summary>
    /// <param name="text">From <see cref="Write"/>.</param>
    /// <param name="source">The name of the text in error texts.</param>
    /// <param name="parameters">Returns the parameters of a layer, by its index and its path in the text.</param>
    internal static Model Read(string text, string source, Func<int, string, ParameterSource> parameters)
    {
        JsonFields fields = JsonFields.Parse(text, source);
        int version = fields.Count("version");
        if (version is < 1 or > Version)
        {
            Throw.ArchitectureVersion(source, version, Version);
        }

        var model = new Model { Arithmetic = ReadArithmetic(fields.Object("arithmetic")), ClassNames = fields.Texts("class_names") };
        ReadLayers(fields, model, parameters);
        ILoss? loss = fields.ObjectOrNull("loss") is { } lossFields ? ModelParts.Losses.Read(lossFields) : null;
        Optimizer? optimizer = fields.ObjectOrNull("optimizer") is { } optimizerFields ? ModelParts.Optimizers.Read(optimizerFields) : null;
        IMetric? metric = fields.ObjectOrNull("metric") is { } metricFields ? ModelParts.Metrics.Read(metricFields) : null;
        fields.CheckNoOthers();
        model.SetParts(loss, optimizer, metric);
        return model;
    }

    /// <summary>Writes class names as a JSON list.</summary>
    internal static string Names(IEnumerable<string> names) => JsonValue.List(names).ToString();

    /// <summary>The content of <see cref="Write"/>.</summary>
    internal static JsonObject Describe(Model model, bool canHaveOthers)
    {
        JsonObject Other(string kind, string name, object part, IEnumerable<Parameter>? parameters = null) => canHaveOthers
            ? new() { ["type"] = part.GetType().FullName, ["name"] = name, ["parameters"] = Shapes(parameters ?? []) }
            : throw Throw.PartCannotBeSaved(kind, name, part.GetType().FullName!);

        return new()
        {
            ["version"] = Version,
            ["arithmetic"] = DescribeArithmetic(model.Arithmetic),
            ["class_names"] = JsonValue.List(model.ClassNames),
            ["layers"] = JsonValue.List(model.Layers.Select(
                layer => ModelParts.Layers.Write(layer) ?? Other("layer", layer.Name, layer, layer.GetParameters()))),
            ["loss"] = model.Loss is { } loss ? ModelParts.Losses.Write(loss) ?? Other("loss", loss.Name, loss) : null,
            ["optimizer"] = model.Optimizer is { } optimizer ? ModelParts.Optimizers.Write(optimizer) : null,
            ["metric"] = model.Metric is { } metric ? ModelParts.Metrics.Write(metric) ?? Other("metric", metric.Name, metric) : null,
        };
    }

    /// <summary>Reads the arithmetic and the class names of a description, and nothing else of it.</summary>
    /// <exception cref="InvalidDataException">The text does not describe them.</exception>
    internal static (Arithmetic Arithmetic, IReadOnlyList<string> ClassNames) ReadArithmeticAndNames(string text, string source)
    {
        JsonFields fields = JsonFields.Parse(text, source);
        return (ReadArithmetic(fields.Object("arithmetic")), fields.Texts("class_names"));
    }

    private static JsonValue Shapes(IEnumerable<Parameter> parameters) => JsonValue.List(parameters.Select(parameter => $"{parameter.Value}"));

    /// <summary>NumPy's arithmetic by its settings, which the first files had alone; another one by its name.</summary>
    private static JsonObject DescribeArithmetic(Arithmetic arithmetic) => arithmetic switch
    {
        FastArithmetic => new() { ["name"] = FastName },
        NumPyArithmetic numpy => new()
        {
            ["product_dtype"] = numpy.ProductDType?.Name(),
            ["flavour"] = FlavourName(numpy.Flavour),
            ["default_dtype"] = numpy.DefaultDType.Name(),
        },
        _ => throw Throw.ArithmeticCannotBeSaved(arithmetic.GetType().Name, arithmetic.GetType().FullName!),
    };

    private static Arithmetic ReadArithmetic(JsonFields fields)
    {
        if (fields.Has("name"))
        {
            Arithmetic named = fields.Choice("name", (FastName, Arithmetic.Fast));
            fields.CheckNoOthers();
            return named;
        }

        var arithmetic = new NumPyArithmetic
        {
            ProductDType = ModelParts.DTypeOrNullOf(fields, "product_dtype"),
            Flavour = fields.Choice("flavour", (FlavourName(Flavour.Simd), Flavour.Simd), (FlavourName(Flavour.Libm), Flavour.Libm)),
            DefaultDType = ModelParts.DTypeOf(fields, "default_dtype"),
        };
        fields.CheckNoOthers();
        return arithmetic;
    }

    private static string FlavourName(Flavour flavour) => flavour == Flavour.Simd ? "simd" : "libm";

    private static void ReadLayers(JsonFields fields, Model model, Func<int, string, ParameterSource> parameters)
    {
        int? columns = null;
        foreach (JsonFields layerFields in fields.Objects("layers"))
        {
            ILayer layer = ModelParts.Layers.Read(layerFields, parameters(model.Layers.Count, layerFields.Where));
            if (layer.InputColumns is { } taken)
            {
                if (columns is { } before && before != taken)
                {
                    Throw.LayersDoNotChain(layerFields.Where, taken, before);
                }

                columns = layer.OutputColumns(taken);
            }

            model.Add(layer);
        }
    }
}
