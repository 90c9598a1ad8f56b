using System.Globalization;
using System.Reflection;
using Xunit;
using Xunit.Sdk;

namespace HybridNet.Changes;

/// <summary>
/// Runs classes of HybridNet.Tests with one change of the engine after another, all in this process, so that nothing is started or compiled
/// again. tests/mutations_csharp.py starts it beside the tests, and writes the number of a change and the names of classes, a line each.
/// </summary>
internal static class Program
{
    private static readonly HashSet<MethodInfo> _failAnyway = [];

    private static async Task Main()
    {
        Assembly tests = Assembly.Load("HybridNet.Tests");
        FieldInfo number = Assembly.Load("HybridNet").GetType("HybridNet.Changed")!.GetField("Number", BindingFlags.Static | BindingFlags.NonPublic)!;
        TextWriter answers = Console.Out;
        Console.SetOut(TextWriter.Null);
        while (Console.In.ReadLine() is { } line)
        {
            string[] words = line.Split(' ');
            int change = int.Parse(words[0], CultureInfo.InvariantCulture);
            IEnumerable<Type> classes = words.Skip(1).SelectMany(name => tests.GetTypes().Where(type => type.Name == name));
            string? first = await FirstFailure(classes, value => number.SetValue(null, value), change);
            answers.WriteLine(first ?? "");
            answers.Flush();
        }
    }

    /// <summary>The first test of some classes that fails with a change, and not without it; null if none does.</summary>
    private static async Task<string?> FirstFailure(IEnumerable<Type> classes, Action<int> change, int number)
    {
        foreach (Type type in classes)
        {
            foreach (MethodInfo method in type.GetMethods())
            {
                if (method.GetCustomAttribute<FactAttribute>() is not { Skip: null } || _failAnyway.Contains(method))
                {
                    continue;
                }

                change(number);
                if (!await Fails(type, method))
                {
                    continue;
                }

                change(-1);
                if (!await Fails(type, method))
                {
                    return $"{type.Name}.{method.Name}";
                }

                _failAnyway.Add(method);
                Console.Error.WriteLine($"{type.Name}.{method.Name} fails without a change");
            }
        }

        return null;
    }

    private static async Task<bool> Fails(Type type, MethodInfo method)
    {
        Type[] types = [.. method.GetParameters().Select(parameter => parameter.ParameterType)];
        try
        {
            DataAttribute[] data = [.. method.GetCustomAttributes<DataAttribute>()];
            foreach (object?[] arguments in data.Length == 0 ? [[]] : data.SelectMany(given => given.GetData(method)))
            {
                await Run(type, method, Reflector.ConvertArguments(method.ResolveMethodArguments(arguments), types));
            }

            return false;
        }
        catch (Exception)
        {
            return true;
        }
    }

    private static async Task Run(Type type, MethodInfo method, object?[] arguments)
    {
        object? instance = method.IsStatic ? null : Activator.CreateInstance(type);
        try
        {
            if (method.Invoke(instance, arguments) is Task task)
            {
                await task;
            }
        }
        finally
        {
            (instance as IDisposable)?.Dispose();
        }
    }
}
