using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>
/// A borrowed NumPy array: the address of the Python object, valid for the length of one call. Address, number, dtype and order of the elements are
/// read from the object itself, from the part of its layout that belongs to NumPy's binary interface (<c>PyArrayObject</c>). So memory never
/// crosses the border without its size. The caller keeps the object alive until the call returns.
/// </summary>
/// <param name="address">The result of Python's <c>id</c>.</param>
internal readonly unsafe struct NumPyArray(long address)
{
    private const int IsContiguous = 0x1;
    private const int IsWriteable = 0x400;

    private static nint _class;
    private static nint _none;
    private static int _header;

    private readonly nint _object = (nint)address;

    /// <summary>Whether Python's <c>None</c> was passed instead of an array.</summary>
    internal bool IsNone => _object == _none;

    /// <summary>Receives the class of arrays, and checks that their memory layout is the one that this type reads.</summary>
    /// <param name="arrayClass">Address of <c>numpy.ndarray</c>.</param>
    /// <param name="none">Address of <c>None</c>.</param>
    /// <param name="header">The size of the header of every object, <c>object.__basicsize__</c>; its last field is the class.</param>
    /// <param name="sample">Address of a float32 array of shape (2, 3).</param>
    /// <param name="elements">Address of its elements.</param>
    /// <exception cref="NotSupportedException">The sample has another layout.</exception>
    internal static void Initialize(long arrayClass, long none, int header, long sample, long elements)
    {
        (_class, _none, _header) = ((nint)arrayClass, (nint)none, header);
        var array = new NumPyArray(sample);
        if (!array.IsArray || array.Read("the sample") is not { Rows: 2, Columns: 3, Type: ElementType.Float32, IsWriteable: true } read || read.Data != (nint)elements)
        {
            throw Throw.ForeignLayout();
        }
    }

    /// <summary>Reads the current address, shape, dtype and flags of the array.</summary>
    /// <param name="name">The name of the array in error texts.</param>
    /// <exception cref="ArgumentException">The object is not an array, or not a C-contiguous one.</exception>
    /// <exception cref="ShapeException">The array has more elements than the engine supports.</exception>
    internal Elements Read(string name)
    {
        if (!IsArray)
        {
            throw Throw.NotAnArray(name);
        }

        var array = (Fields*)(_object + _header);
        if ((array->Flags & IsContiguous) == 0)
        {
            throw Throw.ArrayOrder(name);
        }

        long rows = 1;
        long columns = 1;
        for (int axis = 0; axis < array->Axes; axis++)
        {
            rows *= columns;
            columns = array->Dimensions[axis];
            if (rows > Array.MaxLength || columns > Array.MaxLength)
            {
                throw Throw.ArrayTooLarge(name, Shape(array));
            }
        }

        return rows * columns <= Array.MaxLength
            ? new(array->Data, array->Axes, (int)rows, (int)columns, TypeOf((DType*)(array->DType + _header)), (array->Flags & IsWriteable) != 0)
            : throw Throw.ArrayTooLarge(name, Shape(array));
    }

    /// <summary>Reads an array that a direct call takes as it is: a C-contiguous one with elements, and not more of them than <paramref name="most"/>.</summary>
    /// <param name="axes">How many axes it must have.</param>
    /// <param name="most">The largest number of elements.</param>
    /// <param name="read">Its elements.</param>
    /// <returns>False if it is another object or array.</returns>
    internal bool TryRead(int axes, int most, out Elements read)
    {
        read = default;
        if (!IsArray)
        {
            return false;
        }

        var array = (Fields*)(_object + _header);
        if (array->Axes != axes || (array->Flags & IsContiguous) == 0)
        {
            return false;
        }

        nint columns = array->Dimensions[axes - 1];
        nint rows = axes == 1 ? 1 : array->Dimensions[0];
        if (rows <= 0 || columns <= 0 || rows > most || columns > most || rows * columns > most)
        {
            return false;
        }

        read = new(array->Data, axes, (int)rows, (int)columns, TypeOf((DType*)(array->DType + _header)), (array->Flags & IsWriteable) != 0);
        return true;
    }

    /// <summary>Whether its dtype is this object, and not an equal one with metadata.</summary>
    internal bool HasDType(nint dtype) => ((Fields*)(_object + _header))->DType == dtype;

    /// <summary>Whether its memory is its own, and not that of another object.</summary>
    internal bool OwnsMemory => ((Fields*)(_object + _header))->Base == 0;

    /// <summary>The class of any object.</summary>
    internal static nint ClassOf(nint instance) => ((nint*)(instance + _header))[-1];

    /// <summary>The shape in Python's notation.</summary>
    internal string Shape() => Shape((Fields*)(_object + _header));

    private bool IsArray => _class != 0 && _object != 0 && ((nint*)(_object + _header))[-1] == _class;

    private static string Shape(Fields* array)
    {
        string axes = string.Join(", ", new ReadOnlySpan<nint>(array->Dimensions, array->Axes).ToArray());
        return array->Axes == 1 ? $"({axes},)" : $"({axes})";
    }

    private static ElementType TypeOf(DType* dtype) => (dtype->Kind, dtype->Number) switch
    {
        _ when dtype->Order == '>' => ElementType.Unknown,
        ((byte)'f', 11) => ElementType.Float32,
        ((byte)'f', 12) => ElementType.Float64,
        ((byte)'i', 1) => ElementType.Int8,
        ((byte)'i', 3) => ElementType.Int16,
        ((byte)'i', 5) => ElementType.Int32,
        ((byte)'i', 7) => sizeof(CLong) == 4 ? ElementType.Int32 : ElementType.Int64,
        ((byte)'i', 9) => ElementType.Int64,
        ((byte)'u', 2) => ElementType.UInt8,
        ((byte)'u', 6) => ElementType.UInt32,
        ((byte)'u', 8) when sizeof(CLong) == 4 => ElementType.UInt32,
        ((byte)'b', 0) => ElementType.Bool,
        _ => ElementType.Unknown,
    };

    /// <summary>The fields of a <c>PyArrayObject</c> after the object header.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Fields
    {
        internal readonly nint Data;
        internal readonly int Axes;
        internal readonly nint* Dimensions;
        internal readonly nint* Strides;
        internal readonly nint Base;
        internal readonly nint DType;
        internal readonly int Flags;
    }

    /// <summary>The fields of a <c>PyArray_Descr</c> after the object header.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct DType
    {
        internal readonly nint Class;
        internal readonly byte Kind;
        internal readonly byte Letter;
        internal readonly byte Order;
        internal readonly byte Former;
        internal readonly int Number;
    }
}
