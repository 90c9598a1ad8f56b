using System.Reflection;
using System.Text.RegularExpressions;

namespace HybridNet.Tests.Architecture;

/// <summary>The dependency rule of the engine as a table, and the violations of it in given sources.</summary>
internal static partial class Modules
{
    private static readonly string[] _numbers = ["Diagnostics", "Files", "Randomness", "Numerics", "Parameters"];
    private static readonly string[] _network =
        [.. _numbers, "Layers", "Activations", "Losses", "Optimizers", "Metrics", "Datasets", "Preparation", "DataFiles"];

    /// <summary>Every module with the modules that it may use. Modules on one level do not use each other.</summary>
    public static IReadOnlyDictionary<string, string[]> Table { get; } = new Dictionary<string, string[]>
    {
        ["Diagnostics"] = [],
        ["Files"] = _numbers[..1],
        ["Randomness"] = _numbers[..2],
        ["Numerics"] = _numbers[..3],
        ["Parameters"] = _numbers[..4],
        ["Layers"] = _numbers,
        ["Activations"] = [.. _numbers, "Layers"],
        ["Losses"] = [.. _numbers, "Layers", "Activations"],
        ["Optimizers"] = _numbers,
        ["Metrics"] = _numbers,
        ["Datasets"] = _numbers,
        ["Preparation"] = _numbers,
        ["DataFiles"] = [.. _numbers, "Preparation"],
        ["Training"] = _network,
        ["Persistence"] = [.. _network, "Training"],
        ["Teaching"] = [.. _network, "Training"],
    };

    /// <summary>Names from outside that the engine, or all but one module of it, must not use.</summary>
    private static readonly Dictionary<string, string> _outside = new()
    {
        ["Console"] = "",
        ["Python"] = "",
        ["Newtonsoft"] = "Persistence",
        ["Google"] = "Persistence",
    };

    /// <summary>The violations, one sentence each.</summary>
    /// <param name="files">Text of every source file by its path inside src/HybridNet, such as <c>Layers/DenseLayer.cs</c>.</param>
    public static IEnumerable<string> Violations(IReadOnlyDictionary<string, string> files)
    {
        var code = files.ToDictionary(file => file.Key, file => CodeOf(file.Value));
        ILookup<string, string> homes = Homes(code);
        return from file in code.OrderBy(file => file.Key, StringComparer.Ordinal)
               from problem in Problems(file.Key, file.Value, homes)
               select problem;
    }

    /// <summary>The violations in the compiled types of these sources, one sentence each.</summary>
    public static IEnumerable<string> Violations(IReadOnlyDictionary<string, string> files, Assembly assembly)
    {
        ILookup<string, string> homes = Homes(files.ToDictionary(file => file.Key, file => CodeOf(file.Value)));
        return from type in assembly.GetTypes()
               let name = NameOf(Compiled.Outermost(type))
               from module in homes[name].Take(1)
               from other in Compiled.UsedBy(type)
               where !Allowed(module, other, homes[NameOf(other)])
               select $"{name}: {module} must not use {other}";
    }

    private static bool Allowed(string module, Type other, IEnumerable<string> homes) => other.Assembly.GetName().Name switch
    {
        "HybridNet" => !homes.Any() || homes.Any(home => home == module || Table[module].Contains(home)),
        "Newtonsoft.Json" or "Google.Protobuf" => module == "Persistence",
        _ => other != typeof(Console),
    };

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    private static ILookup<string, string> Homes(IReadOnlyDictionary<string, string> code) => code
        .SelectMany(file => Declaration().Matches(file.Value).Select(match => (Name: match.Groups["name"].Value, Module: ModuleOf(file.Key))))
        .Distinct()
        .ToLookup(type => type.Name, type => type.Module);

    private static IEnumerable<string> Problems(string path, string code, ILookup<string, string> homes)
    {
        string module = ModuleOf(path);
        if (!Table.TryGetValue(module, out string[]? known))
        {
            return [$"{path}: the module '{module}' is not in the table"];
        }
        IEnumerable<string> outside = _outside
            .Where(rule => rule.Value != module && Regex.IsMatch(code, $@"\b{rule.Key}\b"))
            .Select(rule => $"{path}: {module} must not use {rule.Key}");
        IEnumerable<string> rightward = TypesIn(code)
            .Where(name => homes.Contains(name) && !homes[name].Any(home => home == module || known.Contains(home)))
            .Select(name => $"{path}: {module} must not use {name} of {string.Join(", ", homes[name])}");
        return outside.Concat(rightward);
    }

    private static IEnumerable<string> TypesIn(string code)
    {
        HashSet<string> members = [.. Member().Matches(code).Select(match => match.Value)];
        IEnumerable<string> names = Name().Matches(code).Select(match => match.Value).Where(name => !members.Contains(name));
        return names.Concat(TypeUse().Matches(code).Select(match => match.Value)).Distinct();
    }

    private static string ModuleOf(string path) => path.Split('/')[0];

    /// <summary>The text without comments and string literals; expressions in interpolated strings remain.</summary>
    private static string CodeOf(string text) => Words().Replace(
        text, match => match.Value.Contains('$', StringComparison.Ordinal) ? string.Join(' ', Hole().Matches(match.Value)) : " ");

    [GeneratedRegex("""//.*|/\*[\s\S]*?\*/|\$*"{3}[\s\S]*?"{3}|(?:\$@|@\$|@)"(?:[^"]|"")*"|\$?"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'""")]
    private static partial Regex Words();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record|delegate\s+[\w<>\[\]?.,*]+)\s+(?<name>[A-Z]\w*)")]
    private static partial Regex Declaration();

    /// <summary>Names that can be types: members reached by a dot are none, unless the dot ends the namespace.</summary>
    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*|(?<=\bHybridNet\.)[A-Z]\w*")]
    private static partial Regex Name();

    /// <summary>Names that the file gives to members and variables of its own: what follows a type.</summary>
    [GeneratedRegex(@"(?<=(?:\b(?:[A-Z]\w*|var|void|bool|int|long|float|double|string|object)|[>\]])\??\s)[A-Z]\w*(?=\s*[(,);={])")]
    private static partial Regex Member();

    /// <summary>Positions in the syntax where only a type can occur, even if a member has the same name.</summary>
    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(?=\??(?:\[,*\])?\s+[A-Za-z_]\w*\s*[(,);={])|(?<=\b(?:new|is|as)\s+|typeof\(|[<:]\s*)[A-Z]\w*")]
    private static partial Regex TypeUse();
}
