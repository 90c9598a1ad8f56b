namespace HybridNet;

/// <summary>All classes of one kind that can be saved to files: those of the engine, and registered custom ones.</summary>
/// <param name="kind">The name of the kind, for error texts.</param>
/// <param name="parts">The classes of the engine.</param>
internal sealed class PartTable<T>(string kind, params ModelPart<T>[] parts)
    where T : class
{
    private const string TypeName = "type";

    private readonly ModelPart<T>[] _engine = parts;
    private readonly object _adding = new();
    private volatile ModelPart<T>[] _custom = [];

    /// <summary>The classes of the engine.</summary>
    internal IEnumerable<Type> Types => _engine.Select(part => part.Type);

    /// <summary>Adds a custom class; the same class under the same name replaces the one before.</summary>
    /// <exception cref="ArgumentException">The name is that of another class, or the class has another name.</exception>
    internal void Add(ModelPart<T> part)
    {
        lock (_adding)
        {
            ModelPart<T>? before = Known(known => known.Name == part.Name || known.Type == part.Type);
            if (before is not null && (before.Name != part.Name || before.Type != part.Type || _engine.Contains(before)))
            {
                throw Throw.PartTwice(kind, part.Name, part.Type.Name, before.Name, before.Type.Name);
            }

            _custom = [.. _custom.Where(known => known != before), part];
        }
    }

    /// <summary>Describes an object: the name of its class and its settings. Null for a class that is not in the table.</summary>
    internal JsonObject? Write(T part)
    {
        if (Known(known => known.Type == part.GetType()) is not { } found)
        {
            return null;
        }

        var fields = new JsonObject { [TypeName] = found.Name };
        found.Write(part, fields);
        return fields;
    }

    /// <summary>Creates an object from its description.</summary>
    /// <exception cref="InvalidDataException">The class is unknown, or a field is missing, wrong or unknown.</exception>
    internal T Read(JsonFields fields, ParameterSource? source = null)
    {
        string name = fields.Text(TypeName);
        ModelPart<T> found = Known(known => known.Name == name)
            ?? throw Throw.TypeUnknown(fields.Where, kind, name, _engine.Select(known => known.Name));
        try
        {
            T part = found.Read(fields, source ?? ((_, rows, columns, dtype) => new(rows, columns, dtype)));
            fields.CheckNoOthers();
            return part;
        }
        catch (ArgumentException failure)
        {
            throw Throw.PartRefused(fields.Where, failure);
        }
    }

    private ModelPart<T>? Known(Func<ModelPart<T>, bool> isIt) => _engine.FirstOrDefault(isIt) ?? _custom.FirstOrDefault(isIt);
}
