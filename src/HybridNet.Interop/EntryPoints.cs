using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace HybridNet.Interop;

/// <summary>
/// The steps that Python calls through their addresses, described by themselves: the C# method is the only text of a step's name and parameters.
/// </summary>
public static class EntryPoints
{
    private const BindingFlags Methods = BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Learns how Python's arrays look; before the first step.</summary>
    /// <param name="arrayClass">Address of <c>numpy.ndarray</c>.</param>
    /// <param name="none">Address of <c>None</c>.</param>
    /// <param name="header">The size of the head of every object, <c>object.__basicsize__</c>.</param>
    /// <param name="sample">Address of a float32 array of shape (2, 3).</param>
    /// <param name="elements">Address of its elements.</param>
    public static void Initialize(long arrayClass, long none, int header, long sample, long elements) =>
        NumPyArray.Initialize(arrayClass, none, header, sample, elements);

    /// <summary>The names of all steps, as Python writes them.</summary>
    /// <returns>Such as <c>dense_forward</c>.</returns>
    public static string[] Names() =>
        [.. from method in typeof(NativeEntryPoints).GetMethods(Methods) where IsStep(method) select InPython(method.Name)];

    /// <summary>One step: its address, then a line for each parameter.</summary>
    /// <param name="name">As <see cref="Names"/> says.</param>
    /// <returns>A line of a parameter has its name, its type (array, int, double or kind), and the names of a kind's values, in their order.</returns>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    public static string Describe(string name)
    {
        MethodInfo? method = typeof(NativeEntryPoints).GetMethod(InCSharp(name), Methods);
        if (method is null || !IsStep(method))
        {
            throw Throw.NoEntryPoint(name);
        }

        string[] parameters = Array.ConvertAll(method.GetParameters(), parameter => $"\n{InPython(parameter.Name!)} {Type(parameter.ParameterType)}");
        return method.MethodHandle.GetFunctionPointer().ToString(CultureInfo.InvariantCulture) + string.Concat(parameters);
    }

    /// <summary>The fields of the record that a training step in Python reads and writes.</summary>
    /// <returns>Its size in bytes, then a line for each field: name, offset in bytes, type (int or double).</returns>
    public static string StepRecord() => Marshal.SizeOf<StepRecord>().ToString(CultureInfo.InvariantCulture) + string.Concat(
        typeof(StepRecord).GetFields().Select(field => $"\n{InPython(field.Name)} {Marshal.OffsetOf<StepRecord>(field.Name)} {Type(field.FieldType)}"));

    /// <summary>What Python has to know of each activation to make the arrays of backward.</summary>
    /// <returns>
    /// A text for each, in their order: its name, then <c>keeps_output</c> if backward takes the output instead of the inputs, and <c>passes_gradients</c> if
    /// what it gives has the dtype of the output gradients, whatever that of the inputs is.
    /// </returns>
    public static string[] Activations() =>
        [.. from known in KnownActivation.All select known.Names[0] + (known.KeepsOutput ? " keeps_output" : "") + (known.PassesGradients ? " passes_gradients" : "")];

    /// <summary>A kind by the name that Python has for it.</summary>
    internal static T Kind<T>(string name)
        where T : struct, Enum => Enum.Parse<T>(InCSharp(name));

    private static bool IsStep(MethodInfo method) => method.IsDefined(typeof(UnmanagedCallersOnlyAttribute), false);

    private static string Type(Type type) =>
        type == typeof(NumPyArray) ? "array"
        : type == typeof(double) ? "double"
        : type == typeof(int) ? "int"
        : $"kind {string.Join(' ', type == typeof(ActivationKind) ? ActivationKind.Names : Enum.GetNames(type).Select(InPython))}";

    private static string InCSharp(string name) =>
        string.Concat(Array.ConvertAll(name.Split('_'), word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..]));

    private static string InPython(string name)
    {
        var text = new StringBuilder();
        foreach (char letter in name)
        {
            text.Append(char.IsUpper(letter) && text.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
