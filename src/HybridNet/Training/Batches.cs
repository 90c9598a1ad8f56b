namespace HybridNet;

/// <summary>Cuts a data set into batches, in file order or in a drawn one; the last batch may be short. The rows of a batch are copied side by side.</summary>
internal sealed class Batches
{
    private readonly DataSet _data;
    private readonly int[]? _order;
    private readonly Dictionary<int, Room> _rooms = [];

    /// <summary>Batches of a data set.</summary>
    /// <param name="data">One sample or more.</param>
    /// <param name="batchSize">Samples a batch; null for all of them in one.</param>
    /// <param name="shuffle">Whether <see cref="Order"/> is to be filled.</param>
    internal Batches(DataSet data, int? batchSize, bool shuffle = false)
    {
        _data = data;
        Size = Math.Min(batchSize ?? data.Count, data.Count);
        Count = Size == 0 ? 0 : ((data.Count - 1) / Size) + 1;
        WeightScale = SampleWeights.ScaleOf(data.Weights.Span);
        _order = shuffle ? new int[data.Count] : null;
    }

    /// <summary>Samples of every batch but the last.</summary>
    internal int Size { get; }

    /// <summary>Number of batches.</summary>
    internal int Count { get; }

    /// <summary>The factor that makes the mean of all sample weights 1: a loss over all batches is then their weighted mean.</summary>
    internal double WeightScale { get; }

    /// <summary>The place in the data set of each sample; to be filled anew for another order, empty for file order.</summary>
    internal Span<int> Order => _order;

    /// <summary>The samples of a batch by their place in the order.</summary>
    internal (int Start, int Count) Rows(int batch) => (batch * Size, Math.Min(Size, _data.Count - (batch * Size)));

    /// <summary>The samples of a batch; valid until the next batch of that size.</summary>
    internal DataSet this[int batch]
    {
        get
        {
            (int start, int count) = Rows(batch);
            if (count == _data.Count && _order is null)
            {
                return _data;
            }

            if (!_rooms.TryGetValue(count, out Room? room))
            {
                room = _rooms[count] = new(_data, count);
            }

            return room.Fill(_data, start, _order);
        }
    }

    /// <summary>Memory for batches of one size.</summary>
    private sealed class Room
    {
        private readonly DataSet _batch;
        private readonly int[] _classes = [];
        private readonly double[] _weights;

        internal Room(DataSet data, int count)
        {
            Targets targets = data.Targets.Values is { } values
                ? new Matrix(count, values.Columns, values.DType)
                : _classes = new int[data.Targets.Count == 0 ? 0 : count];
            _weights = new double[data.Weights.IsEmpty ? 0 : count];
            _batch = new(new(count, data.Inputs.Columns, data.Inputs.DType), targets, _weights);
        }

        internal DataSet Fill(DataSet data, int start, int[]? order)
        {
            Copy(data.Inputs, _batch.Inputs, start, order);
            if (data.Targets.Values is { } values)
            {
                Copy(values, _batch.Targets.Values!, start, order);
            }

            Copy(data.Targets.Classes, _classes, start, order);
            Copy(data.Weights.Span, _weights, start, order);
            return _batch;
        }

        private static void Copy<T>(ReadOnlySpan<T> source, Span<T> target, int start, int[]? order)
        {
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = source[order is null ? start + i : order[start + i]];
            }
        }

        private static void Copy(Matrix source, Matrix target, int start, int[]? order)
        {
            if (order is null)
            {
                source.CopyRowsTo(start, target.Rows, target, 0);
                return;
            }

            for (int i = 0; i < target.Rows; i++)
            {
                source.CopyRowsTo(order[start + i], 1, target, i);
            }
        }
    }
}
