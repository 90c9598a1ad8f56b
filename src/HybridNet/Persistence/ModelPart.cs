namespace HybridNet;

/// <summary>Returns the matrix of a parameter, by its name in the layer, rows, columns and dtype.</summary>
internal delegate Matrix ParameterSource(string name, int rows, int columns, DType dtype);

/// <summary>A class that can be saved to and loaded from files.</summary>
/// <typeparam name="T">The kind of class: a layer, a loss, an optimizer or a metric.</typeparam>
/// <param name="Name">The name in files, the same in every language.</param>
/// <param name="Type">The class.</param>
/// <param name="Write">Adds the settings of an object to its description.</param>
/// <param name="Read">Creates an object from its description.</param>
internal sealed record ModelPart<T>(string Name, Type Type, Action<T, JsonObject> Write, Func<JsonFields, ParameterSource, T> Read)
    where T : class
{
    /// <summary>A class without settings.</summary>
    internal static ModelPart<T> Plain<TPart>(string name)
        where TPart : T, new() => new(name, typeof(TPart), (_, _) => { }, (_, _) => new TPart());

    /// <summary>A class with settings.</summary>
    internal static ModelPart<T> With<TPart>(string name, Action<TPart, JsonObject> write, Func<JsonFields, ParameterSource, TPart> read)
        where TPart : T => new(name, typeof(TPart), (part, fields) => write((TPart)part, fields), (fields, source) => read(fields, source));
}
