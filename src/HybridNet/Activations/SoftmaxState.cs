namespace HybridNet;

/// <summary>The values that softmax saves for backward, and its buffers.</summary>
public sealed class SoftmaxState : LayerState
{
    /// <summary>The largest input of each row, shape (batch, 1).</summary>
    internal Matrix? Largest { get; set; }

    /// <summary>The sum of each row of the exponentials, shape (batch, 1).</summary>
    internal Matrix? Sums { get; set; }

    /// <summary>One row of the output, as a column.</summary>
    internal Matrix? Y { get; set; }

    /// <summary>One row of the gradients, as a column.</summary>
    internal Matrix? G { get; set; }

    /// <summary>y y^T of a row, shape (classes, classes).</summary>
    internal Matrix? Outer { get; set; }

    /// <summary>The Jacobian of a row, shape (classes, classes).</summary>
    internal Matrix? Jacobian { get; set; }

    /// <summary>The gradients of one row, as a column.</summary>
    internal Matrix? Row { get; set; }
}
