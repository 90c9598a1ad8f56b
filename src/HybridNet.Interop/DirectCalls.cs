using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>
/// Direct calls: built-in functions of Python, written in C#, for the steps of small networks. The interpreter calls them without a foreign function interface,
/// and they read their arguments and create their results through Python's C interface: a call costs a fifth of one through a native entry point. They take
/// plain arrays alone. For everything else, and where the engine refuses the arguments, the result is <c>None</c>, and Python takes the path of the
/// <see cref="NativeEntryPoints"/>, which converts, checks and explains. To add one, add a method with the attribute <see cref="UnmanagedCallersOnlyAttribute"/>.
/// </summary>
public static unsafe partial class DirectCalls
{
    /// <summary>
    /// The largest number of elements of an array: the global lock of Python is held during a direct call, and larger arrays take long enough that other threads
    /// should run.
    /// </summary>
    private const int MostElements = 1 << 16;

    private const BindingFlags Methods = BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Receives the addresses of Python's functions and objects. Must be called before the first direct call.</summary>
    /// <param name="addresses">A line for each: its name, a space, the address.</param>
    public static void Initialize(string addresses) => PythonApi.Initialize(addresses);

    /// <summary>The names of all direct calls, in Python's spelling.</summary>
    /// <returns>Such as <c>dense_forward</c>.</returns>
    public static string[] Names() => [.. from method in Calls() select EntryPoints.ToPython(method.Name)];

    /// <summary>Describes one direct call.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>The address of the function; then, if its first argument is a kind, the names of the kind's values, in the order of their numbers.</returns>
    public static string Describe(string name)
    {
        MethodInfo method = Calls().Single(method => EntryPoints.ToPython(method.Name) == name);
        IEnumerable<string> kinds = method.GetCustomAttribute<KindAttribute>() is { } kind ? EntryPoints.KindNames(kind.Type) : [];
        return string.Join(' ', [method.MethodHandle.GetFunctionPointer().ToString(CultureInfo.InvariantCulture), .. kinds]);
    }

    private static IEnumerable<MethodInfo> Calls() =>
        typeof(DirectCalls).GetMethods(Methods).Where(method => method.IsDefined(typeof(UnmanagedCallersOnlyAttribute), false));

    /// <summary>Runs the body of a direct call.</summary>
    /// <param name="body">Returns a new object, or 0 if the call is not one of those that are answered directly.</param>
    /// <param name="arguments">Addresses of the arguments.</param>
    /// <param name="count">How many arrived.</param>
    /// <param name="required">How many are required.</param>
    private static nint Answer(delegate*<nint*, ref NewObjects, nint> body, nint* arguments, nint count, int required)
    {
        var created = default(NewObjects);
        nint answer = 0;
        try
        {
            answer = count == required ? body(arguments, ref created) : 0;
        }
        catch (Exception)
        {
            // The other path meets the same error, and reports it.
        }

        if (answer == 0)
        {
            created.Release();
        }

        return answer != 0 ? answer : PythonApi.None;
    }

    /// <summary>Reads a plain array of two axes with float32 or float64.</summary>
    private static bool TryMatrix(nint argument, out Plain plain)
    {
        plain = default;
        var array = new NumPyArray(argument);
        if (!array.TryRead(2, MostElements, out Elements read) || PythonApi.FloatOf(array) is not { } dtype)
        {
            return false;
        }

        plain = new(read, dtype, array.OwnsMemory);
        return true;
    }

    private static bool TryArithmetic(nint argument, out int arithmetic)
    {
        bool isWhole = PythonApi.TryWhole(argument, out long bits);
        arithmetic = (int)bits;
        return isWhole;
    }

    private static bool IsFast(int arithmetic) => (arithmetic & Flags.Fast) != 0;

    /// <summary>The dtype of products; null for that of the operands.</summary>
    private static DType? ProductOf(int arithmetic) => (arithmetic & 3) switch { 1 => DType.Float32, 2 => DType.Float64, _ => null };

    private static DType Wider(DType a, DType b) => a == DType.Float64 || b == DType.Float64 ? DType.Float64 : DType.Float32;

    /// <summary>An array of two axes as the engine takes it.</summary>
    private readonly record struct Plain(Elements Read, DType DType, bool OwnsMemory)
    {
        internal int Rows => Read.Rows;

        internal int Columns => Read.Columns;

        internal Matrix Matrix => Matrix.Borrow((void*)Read.Data, Read.Rows, Read.Columns, DType);

        /// <summary>As one row, for what is computed element by element.</summary>
        internal Matrix Row => Matrix.Borrow((void*)Read.Data, 1, Read.Count, DType);

        internal bool HasShapeOf(Plain other) => Rows == other.Rows && Columns == other.Columns;
    }

    /// <summary>The kind that is the first argument of a direct call: an index.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class KindAttribute(Type type) : Attribute
    {
        internal Type Type => type;
    }
}
