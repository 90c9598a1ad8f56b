using Newtonsoft.Json.Linq;

namespace HybridNet;

/// <summary>All classes of one kind that can be saved to files.</summary>
/// <param name="kind">The name of the kind, for error texts.</param>
/// <param name="parts">The classes.</param>
internal sealed class PartTable<T>(string kind, params ModelPart<T>[] parts)
    where T : class
{
    private const string TypeName = "type";

    internal IEnumerable<Type> Types => parts.Select(part => part.Type);

    /// <summary>Describes an object: the name of its class and its settings. Null for a class that is not in the table.</summary>
    internal JObject? Write(T part)
    {
        if (parts.FirstOrDefault(entry => entry.Type == part.GetType()) is not { } found)
        {
            return null;
        }

        var fields = new JObject { [TypeName] = found.Name };
        found.Write(part, fields);
        return fields;
    }

    /// <summary>Creates an object from its description.</summary>
    /// <exception cref="InvalidDataException">The class is unknown, or a field is missing, wrong or unknown.</exception>
    internal T Read(JsonFields fields, ParameterSource? source = null)
    {
        string name = fields.Text(TypeName);
        ModelPart<T> found = parts.FirstOrDefault(entry => entry.Name == name)
            ?? throw Throw.TypeUnknown(fields.Where, kind, name, parts.Select(entry => entry.Name));
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
}
