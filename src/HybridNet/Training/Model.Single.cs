using System.Collections.Concurrent;

namespace HybridNet;

/// <content>Predictions of one sample without allocation.</content>
public sealed partial class Model
{
    /// <summary>Free workspaces for one sample; more than one if several threads have predicted at the same time.</summary>
    private readonly ConcurrentBag<SingleSample> _singles = [];

    /// <summary>
    /// Computes the output of the last layer for one sample. In steady state it allocates nothing. Any number of threads may call it at the same time.
    /// </summary>
    /// <param name="sample">One number per column of the inputs; converted to the dtype of the first parameter.</param>
    /// <param name="output">One number per column of the output; overwritten, rounded to float32.</param>
    /// <exception cref="StateException">There are no layers; or another thread trains.</exception>
    /// <exception cref="ShapeException">The length of the sample differs from the inputs of the first layer, or that of the output from the last layer.</exception>
    public void Predict(ReadOnlySpan<float> sample, Span<float> output)
    {
        CheckLayers("predict");
        int columns = CheckSample(sample.Length);
        if (output.Length != columns)
        {
            Throw.OutputSpan(columns, output.Length);
        }

        using (_lock.Read())
        {
            if (!_singles.TryTake(out SingleSample? single) || !single.IsFor(this, sample.Length))
            {
                single = new(this, sample.Length);
            }

            single.Predict(sample, output);
            _singles.Add(single);
        }
    }

    /// <summary>Inputs and workspace for one sample.</summary>
    private sealed class SingleSample
    {
        private readonly Arithmetic _arithmetic;
        private readonly Workspace _workspace;
        private readonly Matrix _inputs;

        internal SingleSample(Model model, int columns)
        {
            _arithmetic = model.Arithmetic;
            _workspace = new(model.Layers, model.Arithmetic, training: false);
            _inputs = new(1, columns, model.SampleDType());
        }

        internal bool IsFor(Model model, int columns) =>
            _arithmetic == model.Arithmetic && _inputs.Columns == columns && _inputs.DType == model.SampleDType();

        internal void Predict(ReadOnlySpan<float> sample, Span<float> output)
        {
            if (_inputs.DType == DType.Float32)
            {
                sample.CopyTo(_inputs.AsFloatSpan());
            }
            else
            {
                Span<double> inputs = _inputs.AsDoubleSpan();
                for (int j = 0; j < sample.Length; j++)
                {
                    inputs[j] = sample[j];
                }
            }

            Matrix result = _workspace.Forward(_inputs);
            for (int j = 0; j < output.Length; j++)
            {
                output[j] = (float)result[0, j];
            }
        }
    }

    /// <summary>Returns the dtype of a single sample: that of the first parameter; float64 if there are no parameters.</summary>
    internal DType SampleDType()
    {
        foreach (ILayer layer in _layers)
        {
            if (layer.GetParameters() is [var first, ..])
            {
                return first.Value.DType;
            }
        }

        return DType.Float64;
    }
}
