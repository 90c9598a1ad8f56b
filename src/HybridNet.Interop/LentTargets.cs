using System.Buffers;

namespace HybridNet.Interop;

/// <summary>Targets on lent memory: rows of numbers, or int32 class numbers where the column count is -1.</summary>
internal sealed unsafe class LentTargets : MemoryManager<int>
{
    private readonly int* _classes;
    private readonly int _count;

    internal LentTargets(byte* data, int rows, int columns, DType dtype)
    {
        if (columns >= 0)
        {
            Targets = Matrix.Lend(data, rows, columns, dtype);
            return;
        }

        _classes = (int*)data;
        _count = rows;
        Targets = new(Memory);
    }

    internal Targets Targets { get; }

    public override Span<int> GetSpan() => new(_classes, _count);

    public override MemoryHandle Pin(int elementIndex = 0) => new(_classes + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
