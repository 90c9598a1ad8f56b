using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace HybridNet.Interop;

/// <summary>
/// Describes the native entry points, which Python calls through their addresses. The C# method is the only definition of an entry point's name and parameters.
/// </summary>
public static unsafe class EntryPoints
{
    private const BindingFlags Methods = BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Receives the memory layout of Python's arrays. Must be called before the first entry point.</summary>
    /// <param name="arrayClass">Address of <c>numpy.ndarray</c>.</param>
    /// <param name="none">Address of <c>None</c>.</param>
    /// <param name="header">The size of the header of every object, <c>object.__basicsize__</c>.</param>
    /// <param name="sample">Address of a float32 array of shape (2, 3).</param>
    /// <param name="elements">Address of its elements.</param>
    public static void Initialize(long arrayClass, long none, int header, long sample, long elements) =>
        NumPyArray.Initialize(arrayClass, none, header, sample, elements);

    /// <summary>The names of all entry points, in Python's spelling.</summary>
    /// <returns>Such as <c>dense_forward</c>.</returns>
    public static string[] Names() =>
        [.. from method in typeof(NativeEntryPoints).GetMethods(Methods) where IsEntryPoint(method) select ToPython(method.Name)];

    /// <summary>Describes one entry point: its address, then one line per parameter.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>The line of a parameter has its name, its type (array, int, long, double, text or kind), and the names of a kind's values, in order.</returns>
    /// <exception cref="ArgumentException">There is no entry point of this name.</exception>
    public static string Describe(string name)
    {
        MethodInfo? method = typeof(NativeEntryPoints).GetMethod(ToCSharp(name), Methods);
        if (method is null || !IsEntryPoint(method))
        {
            throw HybridNet.Throw.NoEntryPoint(name);
        }

        string[] parameters = Array.ConvertAll(method.GetParameters(), parameter => $"\n{ToPython(parameter.Name!)} {Type(parameter.ParameterType)}");
        return method.MethodHandle.GetFunctionPointer().ToString(CultureInfo.InvariantCulture) + string.Concat(parameters);
    }

    /// <summary>The fields of the record that a training step in Python reads and writes.</summary>
    /// <returns>Its size in bytes, then a line for each field: name, offset in bytes, type (int or double).</returns>
    public static string StepRecord() => Marshal.SizeOf<StepRecord>().ToString(CultureInfo.InvariantCulture) + string.Concat(
        typeof(StepRecord).GetFields().Select(field => $"\n{ToPython(field.Name)} {Marshal.OffsetOf<StepRecord>(field.Name)} {Type(field.FieldType)}"));

    /// <summary>Describes each activation, so that Python can allocate the arrays of its backward pass.</summary>
    /// <returns>
    /// One text per activation, in order: its name, then <c>keeps_output</c> if backward reads the output instead of the inputs, and <c>passes_gradients</c> if
    /// its result has the dtype of the output gradients, independent of the dtype of the inputs.
    /// </returns>
    public static string[] Activations() =>
        [.. from known in KnownActivation.All select known.Names[0] + (known.KeepsOutput ? " keeps_output" : "") + (known.PassesGradients ? " passes_gradients" : "")];

    /// <summary>The values that a setting can have, in order.</summary>
    /// <param name="setting">"initializer", or "monitor" of early stopping.</param>
    /// <returns>The names that Python uses.</returns>
    public static string[] Choices(string setting) =>
        setting == "initializer" ? [.. Enum.GetNames<InitializerKind>().Select(ToPython)] : [.. Enum.GetValues<MonitoredQuantity>().Select(quantity => quantity.Column())];

    /// <summary>Throws an error of the engine for a check that Python makes, so that its text is defined once.</summary>
    /// <param name="name">The method of <see cref="HybridNet.Throw"/>, as Python writes it, such as <c>no_layers</c>.</param>
    /// <param name="arguments">Its arguments, separated by NUL: texts and integers.</param>
    /// <exception cref="Exception">Always: the exception of that method.</exception>
    public static void Throw(string name, string arguments)
    {
        MethodInfo method = typeof(HybridNet.Throw).GetMethod(ToCSharp(name), Methods)!;
        string[] given = arguments.Split('\0');
        object?[] values = Array.ConvertAll(
            method.GetParameters(), parameter => (object?)Convert.ChangeType(given[parameter.Position], parameter.ParameterType, CultureInfo.InvariantCulture));
        throw (Exception)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, values, CultureInfo.InvariantCulture)!;
    }

    /// <summary>Converts Python's name of a kind to its value.</summary>
    internal static T Kind<T>(string name)
        where T : struct, Enum => Enum.Parse<T>(ToCSharp(name));

    /// <summary>The names of the values of a kind, in the order of their numbers.</summary>
    internal static IEnumerable<string> KindNames(Type kind) =>
        kind == typeof(ActivationKind) ? ActivationKind.Names : Enum.GetNames(kind).Select(ToPython);

    private static bool IsEntryPoint(MethodInfo method) => method.IsDefined(typeof(UnmanagedCallersOnlyAttribute), false);

    private static string Type(Type type) =>
        type == typeof(NumPyArray) ? "array"
        : type == typeof(double) ? "double"
        : type == typeof(int) ? "int"
        : type == typeof(long) ? "long"
        : type == typeof(byte*) ? "text"
        : $"kind {string.Join(' ', KindNames(type))}";

    private static string ToCSharp(string name) =>
        string.Concat(Array.ConvertAll(name.Split('_'), word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>Python's spelling of a name.</summary>
    internal static string ToPython(string name)
    {
        var text = new StringBuilder();
        foreach (char letter in name)
        {
            text.Append(char.IsUpper(letter) && text.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
