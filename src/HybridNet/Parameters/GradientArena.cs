namespace HybridNet;

/// <summary>
/// Contiguous storage for the gradients of a training run. Layers do not depend on it: a gradient that a backward pass computed elsewhere is copied to its
/// slice of the arena, and <see cref="Parameter.GradientBuffer"/> returns this slice to the next backward pass. In steady state nothing is copied or
/// allocated.
/// </summary>
/// <remarks>
/// Values are not in an arena: users create the matrices of weights and biases, hold them and may replace them. Reducing gradients over processes requires
/// one buffer; updating parameters does not.
/// </remarks>
internal sealed class GradientArena
{
    /// <summary>Slices begin at multiples of this number of elements, so that two slices never share a cache line.</summary>
    private const int Alignment = 16;

    private Parameter[] _parameters = [];
    private Matrix[] _slices = [];

    /// <summary>
    /// The buffers, each a matrix of one row: one for all float32 gradients, one for all float64 gradients; more only if the gradients exceed the maximum
    /// length of an array. Elements between slices are 0.
    /// </summary>
    internal IReadOnlyList<Matrix> Buffers { get; private set; } = [];

    /// <summary>Copies the gradients of a backward pass to the arena, except those that are already in it.</summary>
    /// <param name="parameters">The trainable parameters, each with a gradient.</param>
    internal void Collect(Parameter[] parameters)
    {
        if (parameters != _parameters)
        {
            Allocate(parameters);
            return;
        }

        for (int i = 0; i < parameters.Length; i++)
        {
            Matrix gradient = parameters[i].Gradient!;
            if (ReferenceEquals(gradient, _slices[i]))
            {
                continue;
            }

            if (gradient.DType != _slices[i].DType)
            {
                Allocate(parameters);
                return;
            }

            gradient.CopyTo(_slices[i]);
            parameters[i].Gradient = _slices[i];
        }
    }

    private void Allocate(Parameter[] parameters)
    {
        var slices = new Matrix[parameters.Length];
        Buffers = [.. Fill(DType.Float32, parameters, slices), .. Fill(DType.Float64, parameters, slices)];
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i].Gradient!.CopyTo(slices[i]);
            parameters[i].Gradient = slices[i];
        }

        (_parameters, _slices) = (parameters, slices);
    }

    /// <summary>Allocates the buffers of one dtype and their slices.</summary>
    private static List<Matrix> Fill(DType dtype, Parameter[] parameters, Matrix[] slices)
    {
        List<Matrix> buffers = [];
        int[] all = [.. Enumerable.Range(0, parameters.Length).Where(i => parameters[i].Gradient!.DType == dtype)];
        for (int first = 0; first < all.Length;)
        {
            long length = 0;
            int last = first;
            for (; last < all.Length && length + parameters[all[last]].Gradient!.Length <= Array.MaxLength; last++)
            {
                length = Math.Min(Array.MaxLength, Aligned(length + parameters[all[last]].Gradient!.Length));
            }

            Matrix buffer = new(1, (int)length, dtype);
            long start = 0;
            foreach (int i in all.AsSpan(first, last - first))
            {
                Matrix gradient = parameters[i].Gradient!;
                slices[i] = buffer.Slice((int)start, gradient.Rows, gradient.Columns);
                start = Math.Min(length, Aligned(start + gradient.Length));
            }

            buffers.Add(buffer);
            first = last;
        }

        return buffers;
    }

    private static long Aligned(long length) => (length + Alignment - 1) / Alignment * Alignment;
}
