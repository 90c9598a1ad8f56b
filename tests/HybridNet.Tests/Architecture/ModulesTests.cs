using System.Reflection;

namespace HybridNet.Tests.Architecture;

public sealed class ModulesTests
{
    private static readonly string _engine = Path.Combine(Checkout.Root, "src", "HybridNet");

    [Fact]
    public void Engine_NoModuleUsesAModuleToItsRight()
    {
        string problems = string.Join("\n", Modules.Violations(Sources()));
        Assert.True(problems.Length == 0, problems);
    }

    [Fact]
    public void Engine_CompiledTypesKnowNoTypeToTheirRight()
    {
        string problems = string.Join("\n", Modules.Violations(Sources(), typeof(Matrix).Assembly));
        Assert.True(problems.Length == 0, problems);
    }

    /// <summary>What the text of a file does not show: an extension method, a type behind <c>var</c>, a closure, a caught exception.</summary>
    [Fact]
    public void Compiled_SeesWhatNoNameShows()
    {
        Type[] used = [.. new[] { typeof(Sly) }.Concat(typeof(Sly).GetNestedTypes(BindingFlags.NonPublic)).SelectMany(Compiled.UsedBy).Distinct()];
        Assert.Superset(
            new HashSet<Type> { typeof(LossExtensions), typeof(NumPyRandomState), typeof(TrainingProgress), typeof(DivergenceException), typeof(Titanic), typeof(Range) },
            used.ToHashSet());
        Assert.DoesNotContain(typeof(Model), used);
    }

    [Fact]
    public void Engine_SourcesAreFound()
    {
        Dictionary<string, string> sources = Sources();
        Assert.Contains("Layers/DenseLayer.cs", sources.Keys);
        Assert.Contains("Diagnostics/ShapeException.cs", sources.Keys);
    }

    [Fact]
    public void Engine_IsCompiledAgainstThreePackages() => Assert.Equal(
        ["Google.Protobuf", "Microsoft.Extensions.Logging.Abstractions", "Newtonsoft.Json"],
        typeof(Matrix).Assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).Order());

    [Fact]
    public void Engine_ReferencesThreePackagesAtMost()
    {
        string project = File.ReadAllText(Path.Combine(_engine, "HybridNet.csproj"));
        string[] packages = [.. project.Split("<PackageReference Include=\"").Skip(1).Select(part => part.Split('"')[0])];
        Assert.Empty(packages.Except(["Microsoft.Extensions.Logging.Abstractions", "Newtonsoft.Json", "Google.Protobuf"]));
    }

    /// <summary>Types of a package that are found by reflection would be missing in trimmed and native programs.</summary>
    [Fact]
    public void Engine_UsesTheTextWriterOfNewtonsoftJsonAlone()
    {
        string[] used = [.. typeof(Matrix).Assembly.GetTypes().SelectMany(Compiled.UsedBy)
            .Where(type => type.Assembly.GetName().Name == "Newtonsoft.Json").Select(type => type.FullName!).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(["Newtonsoft.Json.JsonTextWriter", "Newtonsoft.Json.JsonWriter"], used);
    }

    [Theory]
    [InlineData("class Layer { Model m; }", "Layers/Layer.cs: Layers must not use Model of Training")]
    [InlineData("class Layer { List<Model?[]> m; }", "Layers/Layer.cs: Layers must not use Model of Training")]
    [InlineData("class Layer { object m = new HybridNet.Model(); }", "Layers/Layer.cs: Layers must not use Model of Training")]
    [InlineData("class Layer { string m = $\"is {nameof(Model)}\"; }", "Layers/Layer.cs: Layers must not use Model of Training")]
    [InlineData("class Layer { void F() => Console.Write(1); }", "Layers/Layer.cs: Layers must not use Console")]
    [InlineData("class Layer { void F() => System.Console.Write(1); }", "Layers/Layer.cs: Layers must not use Console")]
    [InlineData("using Newtonsoft.Json; class Layer;", "Layers/Layer.cs: Layers must not use Newtonsoft")]
    [InlineData("using Google.Protobuf; class Layer;", "Layers/Layer.cs: Layers must not use Google")]
    [InlineData("class Layer { Adam a; }", "Layers/Layer.cs: Layers must not use Adam of Optimizers")]
    [InlineData("class Layer { Model Model { get; } }", "Layers/Layer.cs: Layers must not use Model of Training")]
    [InlineData("class Layer { List<int> Model; object m = new Model(); }", "Layers/Layer.cs: Layers must not use Model of Training")]
    [InlineData("class Layer : Model { int Model; }", "Layers/Layer.cs: Layers must not use Model of Training")]
    [InlineData("class Layer { Step s; }", "Layers/Layer.cs: Layers must not use Step of Training")]
    public void Violations_NamesFileModuleAndType(string layer, string expected) => Assert.Equal([expected], Modules.Violations(Project(layer)));

    [Theory]
    [InlineData("class Layer { /* Model */ } // Model")]
    [InlineData("/// <see cref=\"Model\"/>\nclass Layer { string m = \"Model\", n = @\"a \"\" Model\", o = \"\"\"Model\"\"\"; char c = '\"'; int Models; }")]
    [InlineData("class Layer { object m = this.Model; }")]
    [InlineData("class Layer { Matrix m; }")]
    [InlineData("class Layer { (Matrix Inputs, Matrix Model) F() => (a, Model(b)); Matrix? Model(Matrix m) => m; }")]
    public void Violations_LeavesCommentsStringsAndMembersAlone(string layer) => Assert.Empty(Modules.Violations(Project(layer)));

    [Fact]
    public void Violations_ModuleOutsideTheTableIsNamed() =>
        Assert.Equal(["Attic/Box.cs: the module 'Attic' is not in the table"], Modules.Violations(new Dictionary<string, string> { ["Attic/Box.cs"] = "class Box;" }));

    [Fact]
    public void Table_OnlyKnowsModulesToTheLeft()
    {
        List<string> seen = [];
        foreach ((string module, string[] known) in Modules.Table)
        {
            Assert.Empty(known.Except(seen));
            seen.Add(module);
        }
    }

    private static class Sly
    {
        internal static double Loss(ILoss loss, Matrix p, int[] y) => loss.Calculate(p, y);

        internal static bool State(NumPyRandom random)
        {
            var state = random.GetState();
            return state.HasGaussian;
        }

        internal static Func<object[]> Closure(int rows) => () => [Array.Empty<List<TrainingProgress?>>(), rows];

        internal static void Catch(Action action)
        {
            try
            {
                action();
            }
            catch (DivergenceException)
            {
            }
        }

        internal static IEnumerable<object> Later()
        {
            yield return Titanic.Read();
        }

        internal static int[] Part(int[] all) => all[..1];
    }

    private static Dictionary<string, string> Project(string layer) => new()
    {
        ["Numerics/Matrix.cs"] = "public sealed class Matrix;",
        ["Layers/Layer.cs"] = layer,
        ["Optimizers/Adam.cs"] = "public sealed record Adam(Matrix M);",
        ["Training/Model.cs"] = "public sealed class Model { Layer l; Adam a; } delegate Task<int> Step(int n);",
    };

    private static Dictionary<string, string> Sources() => Directory
        .EnumerateFiles(_engine, "*.cs", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(_engine, path).Replace('\\', '/'), File.ReadAllText);
}
