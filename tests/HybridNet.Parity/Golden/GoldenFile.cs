using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HybridNet.Parity;

/// <summary>One golden file: what is given, what NumPy made of it, and which of that has been compared so far.</summary>
internal sealed class GoldenFile
{
    private static readonly string[] Gradients = ["dinputs", "dweights", "dbiases"];

    private readonly JObject _json;
    private readonly HashSet<string> _compared = [];

    internal GoldenFile(string path)
    {
        using var reader = new JsonTextReader(File.OpenText(PathOf(path))) { DateParseHandling = DateParseHandling.None };
        _json = JObject.Load(reader);
    }

    /// <summary>The class and what is done with it: the key of a handler.</summary>
    internal string Key => $"{Class}.{_json.Value<string>("operation")}";

    internal string Class => _json.Value<string>("class")!;

    internal string Rules => _json.Value<string>("rules")!;

    internal NumPyArithmetic Arithmetic => new()
    {
        Flavour = _json.Value<string>("flavour") == "libm" ? Flavour.Libm : Flavour.Simd,
        ProductDType = Rules == "plain" ? null : DType.Float32,
    };

    /// <summary>tests/golden of the checkout that this assembly was built in.</summary>
    private static string Folder { get; } = System.IO.Path.Combine(Root(AppContext.BaseDirectory), "tests", "golden");

    /// <summary>Every case; whole training runs are in a folder of their own, and no cases.</summary>
    internal static IEnumerable<string> Paths() => Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
        .Select(file => System.IO.Path.GetRelativePath(Folder, file)).Where(path => System.IO.Path.GetDirectoryName(path) != "training").Order(StringComparer.Ordinal);

    /// <summary>The full path of a file in tests/golden.</summary>
    internal static string PathOf(string path) => System.IO.Path.Combine(Folder, path);

    internal T Parameter<T>(string name, T otherwise) => _json["parameters"]![name] is { } value ? value.ToObject<T>()! : otherwise;

    internal JToken Raw(string part, string name) => _json[part]![name]!;

    internal GoldenArray Given(string name) => GoldenArray.Read((JObject)_json["given"]![name]!);

    internal bool Expects(string name) => ((JObject)_json["expected"]!).ContainsKey(name);

    internal void Expect(string name, Matrix actual) => Expect(name, GoldenArray.From(actual));

    /// <summary>Fails unless the file expects this array, within the tolerance it states.</summary>
    internal void Expect(string name, GoldenArray actual)
    {
        var json = (JObject)_json["expected"]![name]!;
        _compared.Add(name);
        if (json.ContainsKey("sha256"))
        {
            var head = new GoldenArray(json.Value<string>("dtype")!, json["shape"]!.ToObject<int[]>()!, []);
            Assert.That(actual with { Values = [] }, Is.EqualTo(head).Using<GoldenArray>((a, e) => Same.Difference(a, e, new Tolerance()) is null), name);
            Assert.That(actual.Digest(), Is.EqualTo(json.Value<string>("sha256")), $"{name}: the sha256 of the elements");
            return;
        }
        JToken? tolerance = _json["tolerance"]![name];
        string? difference = Same.Difference(
            actual, GoldenArray.Read(json), tolerance is null ? new Tolerance() : tolerance.ToObject<Tolerance>()!);
        Assert.That(difference, Is.Null, name);
    }

    /// <summary>Marks a part of the file that is not an array as compared.</summary>
    internal void Compared(string name) => _compared.Add(name);

    /// <summary>Fails if anything expected was not compared; gradients wait until the class has a backward pass.</summary>
    internal void ExpectNothingElse()
    {
        IEnumerable<string> left = ((JObject)_json["expected"]!).Properties().Select(property => property.Name).Except(_compared);
        Type? type = Engine(Class);
        if (type is not null && type.GetMethods().All(method => method.Name != "Backward"))
        {
            left = left.Except(Gradients);
        }
        Assert.That(left, Is.Empty, "expected by the file, but compared by no handler");
    }

    internal static Type? Engine(string name) => typeof(Matrix).Assembly.GetType($"HybridNet.{name}");

    private static string Root(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "HybridNet.sln")) ? folder
        : System.IO.Path.GetDirectoryName(folder) is { } parent ? Root(parent)
        : throw new DirectoryNotFoundException("tests/golden: no folder above the test assembly holds HybridNet.sln; run the tests in a checkout.");
}
