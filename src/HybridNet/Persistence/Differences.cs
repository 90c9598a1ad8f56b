using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HybridNet;

/// <summary>Finds the first difference between two descriptions of models.</summary>
internal static class Differences
{
    /// <summary>Fields that training changes; they are not compared.</summary>
    private static readonly string[] _changing = ["optimizer.iterations", "optimizer.current_learning_rate"];

    /// <summary>The first difference, such as <c>layers[0].n_neurons is 64 there and 32 here</c>; null if there is none.</summary>
    internal static string? First(JToken there, JToken here)
    {
        if (_changing.Contains(here.Path))
        {
            return null;
        }

        return (there, here) switch
        {
            (JObject a, JObject b) when Names(a).SetEquals(Names(b)) =>
                a.Properties().Select(property => First(property.Value, b[property.Name]!)).FirstOrDefault(IsNotNull),
            (JArray a, JArray b) when a.Count == b.Count => a.Zip(b, First).FirstOrDefault(IsNotNull),
            (JArray a, JArray b) => $"{here.Path} are {a.Count} there and {b.Count} here",
            _ => JToken.DeepEquals(there, here) ? null : $"{here.Path} is {Written(there)} there and {Written(here)} here",
        };
    }

    private static HashSet<string> Names(JObject content) => [.. content.Properties().Select(property => property.Name)];

    private static bool IsNotNull(string? difference) => difference is not null;

    /// <summary>An object is written as its type.</summary>
    private static string Written(JToken token) => ((token as JObject)?["type"] ?? token).ToString(Formatting.None);
}
