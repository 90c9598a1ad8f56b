using System.Globalization;

namespace HybridNet.Interop;

/// <summary>
/// The functions of Python's and NumPy's C interfaces that direct calls use, and the objects that these need. Python passes their addresses once. The caller of
/// each function holds Python's global lock.
/// </summary>
internal static unsafe class PythonApi
{
    // The first three neither block nor run Python code: without a transition of .NET's garbage collector they take a nanosecond. The third reports a large
    // number without an exception, whose creation can start Python's garbage collection, and so a finalizer that makes a direct call.
    private static delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, void> _addReference;
    private static delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, double> _toDouble;
    private static delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int*, long> _toLong;
    private static delegate* unmanaged[Cdecl]<nint, void> _release;
    private static delegate* unmanaged[Cdecl]<void> _clearError;
    private static delegate* unmanaged[Cdecl]<nint, nint> _newTuple;
    private static delegate* unmanaged[Cdecl]<nint, nint, nint, int> _setItem;
    private static delegate* unmanaged[Cdecl]<int, nint*, nint, int, nint> _newArray;
    private static delegate* unmanaged[Cdecl]<void*, nint, nint, nint> _newScalar;

    private static nint _none;
    private static nint _float;
    private static nint _int;
    private static nint _float32Scalar;
    private static nint _float64Scalar;
    private static nint _float32;
    private static nint _float64;
    private static nint _int64;
    private static nint _bool;

    /// <summary>Receives the addresses.</summary>
    /// <param name="addresses">A line for each: its name, a space, the address.</param>
    internal static void Initialize(string addresses)
    {
        Dictionary<string, nint> of = addresses.Split('\n').Select(line => line.Split(' ')).ToDictionary(
            words => words[0], words => nint.Parse(words[1], CultureInfo.InvariantCulture));
        _addReference = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, void>)of["Py_IncRef"];
        _toDouble = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, double>)of["PyFloat_AsDouble"];
        _toLong = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int*, long>)of["PyLong_AsLongLongAndOverflow"];
        _release = (delegate* unmanaged[Cdecl]<nint, void>)of["Py_DecRef"];
        _clearError = (delegate* unmanaged[Cdecl]<void>)of["PyErr_Clear"];
        _newTuple = (delegate* unmanaged[Cdecl]<nint, nint>)of["PyTuple_New"];
        _setItem = (delegate* unmanaged[Cdecl]<nint, nint, nint, int>)of["PyTuple_SetItem"];
        _newArray = (delegate* unmanaged[Cdecl]<int, nint*, nint, int, nint>)of["PyArray_Empty"];
        _newScalar = (delegate* unmanaged[Cdecl]<void*, nint, nint, nint>)of["PyArray_Scalar"];
        (_none, _float, _int) = (of["None"], of["float"], of["int"]);
        (_float32Scalar, _float64Scalar) = (of["np.float32"], of["np.float64"]);
        (_float32, _float64) = (of["float32"], of["float64"]);
        (_int64, _bool) = (of["int64"], of["bool"]);
    }

    /// <summary>A new reference to an object.</summary>
    internal static nint Shared(nint instance)
    {
        _addReference(instance);
        return instance;
    }

    /// <summary>A new reference to <c>None</c>.</summary>
    internal static nint None => Shared(_none);

    /// <summary>Gives a reference back.</summary>
    internal static void Release(nint instance) => _release(instance);

    /// <summary>The dtype of a plain float array; null for another one, also for one with metadata.</summary>
    internal static DType? FloatOf(NumPyArray array) => array.HasDType(_float32) ? DType.Float32 : array.HasDType(_float64) ? DType.Float64 : null;

    /// <summary>Whether an object is <c>None</c>.</summary>
    internal static bool IsNone(nint instance) => instance == _none;

    /// <summary>Reads a number that is a Python float, or a Python int of up to 64 bits.</summary>
    internal static bool TryNumber(nint instance, out double value)
    {
        nint kind = NumPyArray.ClassOf(instance);
        if (kind == _float)
        {
            value = _toDouble(instance);
            return true;
        }

        bool isWhole = TryWhole(instance, out long whole);
        value = whole;
        return isWhole;
    }

    /// <summary>Reads a Python int of up to 64 bits.</summary>
    internal static bool TryWhole(nint instance, out long value)
    {
        value = 0;
        if (NumPyArray.ClassOf(instance) != _int)
        {
            return false;
        }

        int overflow;
        value = _toLong(instance, &overflow);
        return overflow == 0;
    }

    /// <summary>Reads a Python float or int, or a NumPy scalar of float32 or float64, with its dtype.</summary>
    internal static bool TryScalar(nint instance, out NumPyScalar scalar)
    {
        nint kind = NumPyArray.ClassOf(instance);
        DType? dtype = kind == _float32Scalar ? DType.Float32 : kind == _float64Scalar ? DType.Float64 : null;
        double value;
        bool isNumber = true;
        if (dtype is null)
        {
            isNumber = TryNumber(instance, out value);
        }
        else
        {
            value = _toDouble(instance);
        }

        scalar = new(value, dtype);
        return isNumber;
    }

    /// <summary>A new NumPy scalar.</summary>
    /// <returns>0 if there is no memory.</returns>
    internal static nint NewScalar(double value, DType dtype)
    {
        float narrow = (float)value;
        return Checked(dtype == DType.Float32 ? _newScalar(&narrow, _float32, 0) : _newScalar(&value, _float64, 0));
    }

    /// <summary>A new NumPy scalar of int64.</summary>
    /// <returns>0 if there is no memory.</returns>
    internal static nint NewScalar(long value) => Checked(_newScalar(&value, _int64, 0));

    /// <summary>A new array without values, in C order.</summary>
    /// <param name="axes">1 or 2; with one axis the rows are not read.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="type">Its elements: float32, float64, int64 or bool.</param>
    /// <returns>0 if there is no memory.</returns>
    internal static nint NewArray(int axes, int rows, int columns, ElementType type)
    {
        nint* shape = stackalloc nint[] { axes == 1 ? columns : rows, columns };
        nint dtype = type switch
        {
            ElementType.Float32 => _float32,
            ElementType.Float64 => _float64,
            ElementType.Int64 => _int64,
            ElementType.Bool => _bool,
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
        return Checked(_newArray(axes, shape, Shared(dtype), 0));
    }

    /// <summary>A new tuple without items.</summary>
    /// <returns>0 if there is no memory.</returns>
    internal static nint NewTuple(int count) => Checked(_newTuple(count));

    /// <summary>Sets an item of a new tuple, which takes over the reference.</summary>
    internal static void SetItem(nint tuple, int index, nint item) => _ = _setItem(tuple, index, item);

    private static nint Checked(nint created)
    {
        if (created == 0)
        {
            _clearError(); // the caller takes another path, on which the same error is raised where it can be explained
        }

        return created;
    }
}
