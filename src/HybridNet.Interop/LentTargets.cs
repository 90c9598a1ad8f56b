using System.Buffers;

namespace HybridNet.Interop;

/// <summary>Targets on lent memory: rows of numbers, or class numbers.</summary>
internal sealed unsafe class LentTargets : MemoryManager<int>
{
    private readonly int* _classes;
    private readonly int _count;

    internal LentTargets(Matrix rows) => Targets = rows;

    internal LentTargets(int* classes, int count)
    {
        _classes = classes;
        _count = count;
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
