namespace HybridNet;

/// <summary>
/// Splits a data set into batches, in file order or shuffled. The last batch may be smaller. The rows of a batch are copied to a contiguous buffer; large inputs
/// in file order are read where they are.
/// </summary>
internal sealed class Batches
{
    /// <summary>Bytes from which the inputs of a batch are a slice of the samples; the slices themselves are then a small part of the samples.</summary>
    private const long WorthASlice = 65_536;

    private readonly DataSet _data;
    private readonly int[]? _order;
    private readonly Dictionary<int, BatchBuffer> _buffers = [];
    private readonly DataSet?[]? _slices;

    /// <summary>Splits a data set into batches.</summary>
    /// <param name="data">One sample or more.</param>
    /// <param name="batchSize">Samples per batch; null for all samples in one batch.</param>
    /// <param name="shuffle">Whether batches follow <see cref="Order"/>, which the caller fills.</param>
    internal Batches(DataSet data, int? batchSize, bool shuffle = false)
    {
        _data = data;
        Size = Math.Min(batchSize ?? data.Count, data.Count);
        Count = Size == 0 ? 0 : ((data.Count - 1) / Size) + 1;
        WeightScale = SampleWeights.ScaleOf(data.Weights.Span);
        _order = shuffle ? new int[data.Count] : null;
        _slices = shuffle || (long)Size * data.Inputs.Columns * data.Inputs.DType.Size() < WorthASlice ? null : new DataSet?[Count];
    }

    /// <summary>Samples per batch, except for the last batch.</summary>
    internal int Size { get; }

    /// <summary>Number of batches.</summary>
    internal int Count { get; }

    /// <summary>The factor that makes the mean of all sample weights 1: a loss over all batches is then their weighted mean.</summary>
    internal double WeightScale { get; }

    /// <summary>The indices of the samples in shuffled order; overwritten to shuffle again. Empty for file order.</summary>
    internal Span<int> Order => _order;

    /// <summary>Returns the range of a batch in <see cref="Order"/>: first position and number of samples.</summary>
    internal (int Start, int Count) Rows(int batch) => (batch * Size, Math.Min(Size, _data.Count - (batch * Size)));

    /// <summary>The samples of a batch; overwritten by the next batch of the same size.</summary>
    internal DataSet this[int batch]
    {
        get
        {
            (int start, int count) = Rows(batch);
            if (count == _data.Count && _order is null)
            {
                return _data;
            }

            if (_slices is not null)
            {
                return _slices[batch] ??= SliceOf(start, count);
            }

            if (!_buffers.TryGetValue(count, out BatchBuffer? buffer))
            {
                buffer = _buffers[count] = new(_data, count);
            }

            return buffer.Fill(_data, start, _order);
        }
    }

    private DataSet SliceOf(int start, int count)
    {
        Matrix inputs = _data.Inputs;
        int[] classes = _data.Targets.Classes.IsEmpty ? [] : _data.Targets.Classes.Slice(start, count).ToArray();
        Targets targets = _data.Targets.Values is { } values ? values.Slice(start * values.Columns, count, values.Columns) : classes;
        return new(inputs.Slice(start * inputs.Columns, count, inputs.Columns), targets, _data.Weights.IsEmpty ? default : _data.Weights.Slice(start, count));
    }

    /// <summary>Buffer for batches of one size.</summary>
    private sealed class BatchBuffer
    {
        private readonly DataSet _batch;
        private readonly int[] _classes = [];
        private readonly double[] _weights;

        internal BatchBuffer(DataSet data, int count)
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
