using System.Diagnostics.CodeAnalysis;

namespace HybridNet.Interop;

/// <summary>The results that a direct call has created; they are given back if the call cannot be completed.</summary>
internal unsafe ref struct NewObjects
{
    private const int Most = 4;

    private fixed long _objects[Most];
    private int _count;
    private nint _tuple;

    /// <summary>Creates a result of one axis or two.</summary>
    /// <param name="axes">1 or 2; with one axis the rows must be 1.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="dtype">Its dtype.</param>
    /// <param name="matrix">The memory of the array.</param>
    /// <returns>False if there is no memory.</returns>
    internal bool TryArray(int axes, int rows, int columns, DType dtype, [NotNullWhen(true)] out Matrix? matrix)
    {
        nint created = PythonApi.NewArray(axes, rows, columns, dtype == DType.Float32 ? ElementType.Float32 : ElementType.Float64);
        matrix = Add(created) ? new NumPyArray(created).Results(rows, columns) : null;
        return matrix is not null;
    }

    /// <summary>The last result in another shape of the same size.</summary>
    internal readonly Matrix Last(int rows, int columns) => new NumPyArray((nint)_objects[_count - 1]).Results(rows, columns);

    /// <summary>Creates a result of one axis or two with other elements.</summary>
    internal bool TryArray<T>(int axes, int rows, int columns, ElementType type, out Span<T> elements)
        where T : unmanaged
    {
        nint created = PythonApi.NewArray(axes, rows, columns, type);
        bool isAdded = Add(created);
        elements = isAdded ? new NumPyArray(created).Results<T>() : default;
        return isAdded;
    }

    /// <summary>Adds an object that was created; false if it was not.</summary>
    internal bool Add(nint created)
    {
        if (created != 0)
        {
            _objects[_count++] = created;
        }

        return created != 0;
    }

    /// <summary>The only result.</summary>
    internal readonly nint Single => (nint)_objects[0];

    /// <summary>
    /// Creates the tuple of all results. Must be called before anything is read or changed: it can run Python code, by starting Python's garbage collection, and
    /// a call that has changed an array must not fail.
    /// </summary>
    /// <returns>False if there is no memory.</returns>
    internal bool TryTuple(int count) => (_tuple = PythonApi.NewTuple(count)) != 0;

    /// <summary>All results, in the tuple of <see cref="TryTuple"/>.</summary>
    internal nint Tuple()
    {
        nint tuple = _tuple;
        while (_count > 0)
        {
            _count--;
            PythonApi.SetItem(tuple, _count, (nint)_objects[_count]);
        }

        _tuple = 0;
        return tuple;
    }

    /// <summary>Gives all results back.</summary>
    internal void Release()
    {
        while (_count > 0)
        {
            PythonApi.Release((nint)_objects[--_count]);
        }

        if (_tuple != 0)
        {
            PythonApi.Release(_tuple);
        }
    }
}
