using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>Comparisons of classes.</summary>
public static unsafe partial class DirectCalls
{
    /// <summary>
    /// Arguments: predictions and targets, whole numbers of one shape; 1 if targets of two axes are compared number by number, 0 if they are one-hot rows. Result:
    /// whether they are equal, element by element.
    /// </summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Equal(nint self, nint* arguments, nint count) => Answer(&Equal, arguments, count, 3);

    private static nint Equal(nint* arguments, ref NewObjects created)
    {
        if (!PythonApi.TryWhole(arguments[2], out long isBinary))
        {
            return 0;
        }

        var predictions = new NumPyArray(arguments[0]);
        int axes = predictions.TryRead(1, MostElements, out Elements p) ? 1 : isBinary == 1 && predictions.TryRead(2, MostElements, out p) ? 2 : 0;
        if (axes == 0 || !new NumPyArray(arguments[1]).TryRead(axes, MostElements, out Elements y) || p.Rows != y.Rows || p.Columns != y.Columns
            || !IsWhole(p.Type) || !IsWhole(y.Type) || !created.TryArray(axes, p.Rows, p.Columns, ElementType.Bool, out Span<bool> each))
        {
            return 0;
        }

        for (int index = 0; index < each.Length; index++)
        {
            each[index] = Whole(p, index) == Whole(y, index);
        }

        return created.Single;
    }

    /// <summary>Whether <see cref="Whole"/> reads these elements.</summary>
    private static bool IsWhole(ElementType type) =>
        type is ElementType.UInt8 or ElementType.Int8 or ElementType.Int16 or ElementType.Int32 or ElementType.UInt32 or ElementType.Int64;

    /// <summary>One of the whole numbers of an array.</summary>
    private static long Whole(Elements read, int index) => read.Type switch
    {
        ElementType.UInt8 => ((byte*)read.Data)[index],
        ElementType.Int8 => ((sbyte*)read.Data)[index],
        ElementType.Int16 => ((short*)read.Data)[index],
        ElementType.Int32 => ((int*)read.Data)[index],
        ElementType.UInt32 => ((uint*)read.Data)[index],
        _ => ((long*)read.Data)[index],
    };
}
