namespace HybridNet;

/// <summary>Finds the first difference between two descriptions of models.</summary>
internal static class Differences
{
    /// <summary>Fields that training changes; they are not compared.</summary>
    private static readonly string[] _changing = ["optimizer.iterations", "optimizer.current_learning_rate"];

    /// <summary>The first difference, such as <c>layers[0].n_neurons is 64 there and 32 here</c>; null if there is none.</summary>
    internal static string? First(JsonObject there, JsonObject here) => First(there, here, "");

    private static string? First(JsonValue there, JsonValue here, string path)
    {
        if (_changing.Contains(path))
        {
            return null;
        }

        return (there.Content, here.Content) switch
        {
            (JsonObject a, JsonObject b) when a.Names.ToHashSet().SetEquals(b.Names) =>
                a.Names.Select(name => First(a[name], b[name], path.Length == 0 ? name : $"{path}.{name}")).FirstOrDefault(IsNotNull),
            (JsonValue[] a, JsonValue[] b) when a.Length == b.Length =>
                a.Select((element, i) => First(element, b[i], $"{path}[{i}]")).FirstOrDefault(IsNotNull),
            (JsonValue[] a, JsonValue[] b) => $"{path} are {a.Length} there and {b.Length} here",
            _ => there.ToString() == here.ToString() ? null : $"{path} is {Written(there)} there and {Written(here)} here",
        };
    }

    private static bool IsNotNull(string? difference) => difference is not null;

    /// <summary>An object is written as its type.</summary>
    private static string Written(JsonValue value) => (value.Content is JsonObject content && content.Has("type") ? content["type"] : value).ToString();
}
