using Newtonsoft.Json.Linq;

namespace HybridNet;

/// <summary>All classes of one kind.</summary>
/// <param name="kind">What they are, for errors.</param>
/// <param name="parts">The classes.</param>
internal sealed class PartTable<T>(string kind, params ModelPart<T>[] parts)
    where T : class
{
    private const string TypeName = "type";

    internal IEnumerable<Type> Types => parts.Select(part => part.Type);

    /// <summary>The name of an object's class and its settings; null for a class that is none of these.</summary>
    internal JObject? Write(T part)
    {
        if (parts.FirstOrDefault(known => known.Type == part.GetType()) is not { } found)
        {
            return null;
        }

        var fields = new JObject { [TypeName] = found.Name };
        found.Write(part, fields);
        return fields;
    }

    /// <summary>Makes the object.</summary>
    /// <exception cref="InvalidDataException">The class is unknown, or a field is missing, wrong or unknown.</exception>
    internal T Read(JsonFields fields, ParameterSource? source = null)
    {
        string name = fields.Text(TypeName);
        ModelPart<T> found = parts.FirstOrDefault(known => known.Name == name)
            ?? throw Throw.TypeUnknown(fields.Where, kind, name, parts.Select(known => known.Name));
        try
        {
            T part = found.Read(fields, source ?? ((_, rows, columns, dtype) => new(rows, columns, dtype)));
            fields.Done();
            return part;
        }
        catch (ArgumentException failure)
        {
            throw Throw.PartRefused(fields.Where, failure);
        }
    }
}
