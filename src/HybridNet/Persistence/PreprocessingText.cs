namespace HybridNet;

/// <summary>Writes a preprocessing as a JSON text for the header of a file, and reads it strictly.</summary>
internal static class PreprocessingText
{
    private const int Version = 1;

    private static readonly string[] _steps = ["fill", "one_hot", "standardize"];

    /// <summary>The text of a preprocessing. Equal ones have equal texts; numbers are restored exactly.</summary>
    internal static string Write(Preprocessing preprocessing) => new JsonObject
    {
        ["version"] = Version,
        ["columns"] = JsonValue.List(preprocessing.Columns.Select(column => new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = column.HasTexts ? "texts" : "numbers",
            ["steps"] = JsonValue.List(column.Steps.Select(Step)),
        })),
        ["ignored"] = JsonValue.List(preprocessing.Ignored),
        ["label"] = preprocessing.Label is { } label ? Label(label) : null,
    }.ToString();

    /// <summary>Reads the text of <see cref="Write"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="where">The name of the text in error texts.</param>
    /// <exception cref="InvalidDataException">The text is not a preprocessing, or one of a later version.</exception>
    internal static Preprocessing Read(string text, string where)
    {
        JsonFields fields = JsonFields.Parse(text, where);
        int version = fields.Count("version");
        if (version is < 1 or > Version)
        {
            throw Throw.PreprocessingVersion(where, version, Version);
        }

        PreparedColumn[] columns = [.. fields.Objects("columns").Select(Column)];
        IReadOnlyList<string> ignored = fields.Texts("ignored");
        LabelColumn? label = fields.ObjectOrNull("label") is { } labelFields ? Label(labelFields) : null;
        fields.CheckNoOthers();
        return Checked(where, () => new Preprocessing(columns, label, ignored));
    }

    private static JsonObject Step(ColumnStep step)
    {
        var fields = new JsonObject { ["type"] = step.Name };
        switch (step)
        {
            case FillStep fill:
                fields["value"] = fill.Text is { } text ? text : fill.Number;
                break;
            case OneHotStep encoding:
                fields["categories"] = JsonValue.List(encoding.Categories);
                fields["others_are_zero"] = encoding.OthersAreZero;
                break;
            case StandardizeStep scale:
                Add(scale, fields);
                break;
        }

        return fields;
    }

    private static void Add(StandardizeStep scale, JsonObject fields) => (fields["mean"], fields["deviation"]) = (scale.Mean, scale.Deviation);

    private static JsonObject Label(LabelColumn label)
    {
        var fields = new JsonObject { ["name"] = label.Name };
        if (label.Classes.Count > 0)
        {
            fields["classes"] = JsonValue.List(label.Classes);
            fields["are_numbers"] = label.HasNumbers;
            return fields;
        }

        fields["classes"] = JsonValue.Null;
        fields["scale"] = JsonValue.Null;
        if (label.Scale is { } scale)
        {
            var scaled = new JsonObject();
            Add(scale, scaled);
            fields["scale"] = scaled;
        }

        return fields;
    }

    private static PreparedColumn Column(JsonFields fields)
    {
        string name = fields.Text("name");
        bool hasTexts = fields.Choice("type", ("numbers", false), ("texts", true));
        ColumnStep[] steps = [.. fields.Objects("steps").Select(Step)];
        fields.CheckNoOthers();
        return Checked(fields.Where, () => new PreparedColumn(name, hasTexts, steps));
    }

    private static ColumnStep Step(JsonFields fields)
    {
        string type = fields.Text("type");
        Func<ColumnStep> create = type switch
        {
            "fill" => Fill(fields.NumberOrText("value")),
            "one_hot" => OneHot(fields.Texts("categories"), fields.Flag("others_are_zero")),
            "standardize" => Scale(fields),
            _ => throw Throw.StepUnknown(fields.Where, type, _steps),
        };
        fields.CheckNoOthers();
        return Checked(fields.Where, create);
    }

    private static Func<ColumnStep> Fill((double? Number, string? Text) value) =>
        () => value.Text is { } text ? new FillStep(text) : new FillStep(value.Number!.Value);

    private static Func<ColumnStep> OneHot(IReadOnlyList<string> categories, bool othersAreZero) => () => new OneHotStep(categories, othersAreZero);

    private static Func<StandardizeStep> Scale(JsonFields fields)
    {
        (double mean, double deviation) = (fields.Number("mean"), fields.Number("deviation"));
        return () => new StandardizeStep(mean, deviation);
    }

    private static LabelColumn Label(JsonFields fields)
    {
        string name = fields.Text("name");
        if (fields.TextsOrNull("classes") is { } classes)
        {
            bool areNumbers = fields.Flag("are_numbers");
            fields.CheckNoOthers();
            return Checked(fields.Where, () => LabelColumn.OfClasses(name, classes, areNumbers));
        }

        StandardizeStep? scale = null;
        if (fields.ObjectOrNull("scale") is { } scaleFields)
        {
            scale = Checked(scaleFields.Where, Scale(scaleFields));
            scaleFields.CheckNoOthers();
        }

        fields.CheckNoOthers();
        return LabelColumn.OfNumbers(name, scale);
    }

    /// <summary>Creates a part; an invalid setting means that the file is damaged.</summary>
    private static T Checked<T>(string where, Func<T> create)
    {
        try
        {
            return create();
        }
        catch (ArgumentException failure)
        {
            throw Throw.PartRefused(where, failure);
        }
    }
}
