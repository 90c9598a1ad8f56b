using System.Buffers;

namespace HybridNet.Interop;

/// <summary>Targets on borrowed memory: rows of numbers, or class numbers.</summary>
internal sealed unsafe class BorrowedTargets : MemoryManager<int>
{
    private readonly int* _classes;
    private readonly int _count;

    internal BorrowedTargets(Matrix rows) => Targets = rows;

    internal BorrowedTargets(int* classes, int count)
    {
        _classes = classes;
        _count = count;
        Targets = new(Memory);
    }

    internal Targets Targets { get; }

    /// <summary>Whether they are class numbers.</summary>
    internal bool AreClasses => _classes != null;

    public override Span<int> GetSpan() => new(_classes, _count);

    public override MemoryHandle Pin(int elementIndex = 0) => new(_classes + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
