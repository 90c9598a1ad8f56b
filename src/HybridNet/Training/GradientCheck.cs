namespace HybridNet;

/// <summary>
/// Compares the gradients of a model with central differences, (L(v + h) - L(v - h)) / 2h, in float64, regularization included.
/// </summary>
internal sealed class GradientCheck
{
    /// <summary>Maximum number of elements of a parameter to check, evenly spread.</summary>
    private const int Checked = 200;

    private readonly Model _model;
    private readonly DataSet _data;
    private readonly NumPyRandomState? _start;
    private readonly Arithmetic _arithmetic;
    private readonly Workspace _workspace;
    private readonly Parameter[] _trained;

    private GradientCheck(Model model, DataSet data)
    {
        _model = model;
        _data = data;
        _start = model.Random?.GetState();
        _trained = [.. model.Parameters.Where(parameter => parameter.IsTrainable)];
        _arithmetic = model.Arithmetic.InDouble;
        _workspace = new(model.Layers, _arithmetic, training: true, model.Random);
    }

    /// <summary>Computes the error of the gradient of each trainable parameter. Restores the model afterward.</summary>
    /// <param name="model">A compiled model.</param>
    /// <param name="data">Samples.</param>
    /// <returns>
    /// One number per parameter: the largest |gradient - difference|, divided by the largest magnitude of both; NaN for a frozen parameter.
    /// </returns>
    internal static IReadOnlyList<double> Of(Model model, DataSet data)
    {
        IReadOnlyList<Parameter> parameters = model.Parameters;
        (Matrix Value, Matrix? Gradient)[] kept = [.. parameters.Select(parameter => (parameter.Value, parameter.Gradient))];
        NumPyRandomState? random = model.Random?.GetState();
        try
        {
            foreach (Parameter parameter in parameters)
            {
                parameter.Value = parameter.Value.As(DType.Float64);
            }

            return new GradientCheck(model, data with { Inputs = data.Inputs.As(DType.Float64) }).Errors(parameters);
        }
        finally
        {
            for (int i = 0; i < kept.Length; i++)
            {
                (parameters[i].Value, parameters[i].Gradient) = kept[i];
            }

            if (random is not null)
            {
                model.Random!.SetState(random);
            }
        }
    }

    private double[] Errors(IReadOnlyList<Parameter> parameters)
    {
        Loss();
        _workspace.Backward(_workspace.OutputOf(_model.Layers.Count - 1), _data.Targets, _model.Loss!, []);
        Matrix?[] gradients = [.. parameters.Select(parameter => parameter.Gradient?.As(DType.Float64))];
        return [.. parameters.Select((parameter, i) => parameter.IsTrainable ? Error(parameter, gradients[i]!) : double.NaN)];
    }

    private double Error(Parameter parameter, Matrix gradient)
    {
        int count = parameter.Value.Length;
        int stride = Math.Max(1, (count + Checked - 1) / Checked);
        double worst = 0;
        double scale = double.Epsilon;
        for (int i = 0; i < count; i += stride)
        {
            double slope = gradient.AsDoubleSpan()[i];
            double difference = Difference(ref parameter.Value.AsDoubleSpan()[i]);
            worst = Math.Max(worst, Math.Abs(slope - difference));
            scale = Math.Max(scale, Math.Max(Math.Abs(slope), Math.Abs(difference)));
        }

        return worst / scale;
    }

    private double Difference(ref double value)
    {
        // Rounding and truncation errors balance near the cube root of the machine epsilon of double; a larger step would cross more kinks.
        double kept = value;
        double step = 1e-5 * Math.Max(Math.Abs(kept), 0.1);
        value = kept + step;
        double above = Loss();
        double up = value;
        value = kept - step;
        double below = Loss();
        double width = up - value;
        value = kept;
        return (above - below) / width;
    }

    private double Loss()
    {
        if (_start is not null)
        {
            // Each evaluation of the loss draws the same dropout masks.
            _model.Random!.SetState(_start);
        }

        Matrix output = _workspace.Forward(_data.Inputs);
        return _arithmetic.Mean(_workspace.SampleLosses(output, _data.Targets, _model.Loss!, [])) + Workspace.PenaltyOf(_trained, _arithmetic).Value;
    }
}
