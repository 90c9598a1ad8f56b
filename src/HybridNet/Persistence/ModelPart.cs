using Newtonsoft.Json.Linq;

namespace HybridNet;

/// <summary>Gives the matrix of a parameter: name inside its layer, rows, columns, dtype.</summary>
internal delegate Matrix ParameterSource(string name, int rows, int columns, DType dtype);

/// <summary>A class of which a model can be made, as a file knows it.</summary>
/// <typeparam name="T">What it is: a layer, a loss, an optimizer, a metric.</typeparam>
/// <param name="Name">The name in files, the same from every language.</param>
/// <param name="Type">The class.</param>
/// <param name="Write">Adds what the object was made with.</param>
/// <param name="Read">Makes an object of what was added.</param>
internal sealed record ModelPart<T>(string Name, Type Type, Action<T, JObject> Write, Func<JsonFields, ParameterSource, T> Read)
    where T : class
{
    /// <summary>A class without settings.</summary>
    internal static ModelPart<T> Plain<TPart>(string name)
        where TPart : T, new() => new(name, typeof(TPart), (_, _) => { }, (_, _) => new TPart());

    /// <summary>A class with settings.</summary>
    internal static ModelPart<T> With<TPart>(string name, Action<TPart, JObject> write, Func<JsonFields, ParameterSource, TPart> read)
        where TPart : T => new(name, typeof(TPart), (part, fields) => write((TPart)part, fields), (fields, source) => read(fields, source));
}
