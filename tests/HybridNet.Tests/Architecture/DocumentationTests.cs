using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace HybridNet.Tests.Architecture;

/// <summary>What completion shows of a public method: what every argument is, and what comes back.</summary>
public sealed class DocumentationTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Texts by type and name, overloads together; those that a base class or interface has are left out.</summary>
    private static readonly ILookup<string, XElement> Texts = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "HybridNet.xml"))
        .Descendants("member")
        .Where(member => member.Element("inheritdoc") is null)
        .ToLookup(member => member.Attribute("name")!.Value.Split('(')[0].Split("``")[0]);

    [Fact]
    public void EveryMethod_SaysWhatComesBack()
    {
        string[] silent =
        [
            .. from method in Methods().OfType<MethodInfo>().Where(method => !method.IsSpecialName && method.ReturnType != typeof(void))
               let arguments = method.GetParameters().Select(parameter => parameter.Name)
               from text in Texts[Name(method)].Where(text => text.Elements("param").Select(param => param.Attribute("name")!.Value).SequenceEqual(arguments))
               where string.IsNullOrWhiteSpace(text.Element("returns")?.Value)
               select text.Attribute("name")!.Value,
        ];
        Assert.True(silent.Length == 0, string.Join("\n", silent.Distinct()));
    }

    [Fact]
    public void EveryArgument_IsDescribed()
    {
        string[] silent =
        [
            .. from overloads in Methods().GroupBy(Name)
               let signatures = overloads.Select(method => string.Join(", ", method.GetParameters().Select(parameter => parameter.Name))).ToHashSet()
               from text in Texts[overloads.Key]
               let described = text.Elements("param").Where(param => param.Value.Length > 0).Select(param => param.Attribute("name")!.Value)
               where !signatures.Contains(string.Join(", ", described))
               select text.Attribute("name")!.Value,
        ];
        Assert.True(silent.Length == 0, string.Join("\n", silent));
    }

    [Fact]
    public void Texts_AreFound() => Assert.InRange(Methods().Count(method => Texts.Contains(Name(method))), 150, 1_000);

    private static IEnumerable<MethodBase> Methods() =>
        from type in typeof(Matrix).Assembly.GetExportedTypes()
        from method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors())
        where method.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !type.IsSubclassOf(typeof(Delegate))
        select method;

    private static string Name(MethodBase method) =>
        $"M:{method.DeclaringType!.FullName!.Replace('+', '.')}.{(method is ConstructorInfo ? "#ctor" : method.Name)}";
}
