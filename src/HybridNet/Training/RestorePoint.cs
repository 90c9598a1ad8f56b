using System.Diagnostics;

namespace HybridNet;

/// <summary>A copy of the training state of a model: values, momentums and caches of its parameters, and the counters of its optimizer.</summary>
/// <param name="model">The model; its optimizer may be replaced between two steps.</param>
internal sealed class RestorePoint(Model model)
{
    private Parameter[] _parameters = [];
    private Matrix?[] _copies = [];
    private long _iterations;
    private double _learningRate;

    /// <summary>Duration of the last copy.</summary>
    internal TimeSpan Time { get; private set; }

    /// <summary>Copies the current state, replacing the previous copy.</summary>
    /// <param name="parameters">The trainable parameters.</param>
    internal void Save(Parameter[] parameters)
    {
        long begin = Stopwatch.GetTimestamp();
        if (parameters != _parameters)
        {
            (_parameters, _copies) = (parameters, new Matrix?[3 * parameters.Length]);
        }

        for (int i = 0; i < parameters.Length; i++)
        {
            Parameter parameter = parameters[i];
            Copy(parameter.Value, ref _copies[3 * i]);
            Copy(parameter.Momentum, ref _copies[(3 * i) + 1]);
            Copy(parameter.Cache, ref _copies[(3 * i) + 2]);
        }

        (_iterations, _learningRate) = (model.Optimizer!.Iterations, model.Optimizer.CurrentLearningRate);
        Time = Stopwatch.GetElapsedTime(begin);
    }

    /// <summary>Restores the copied state.</summary>
    internal void Restore()
    {
        for (int i = 0; i < _parameters.Length; i++)
        {
            Parameter parameter = _parameters[i];
            _copies[3 * i]!.CopyTo(parameter.Value);
            parameter.Momentum = Copied(_copies[(3 * i) + 1]);
            parameter.Cache = Copied(_copies[(3 * i) + 2]);
        }

        (model.Optimizer!.Iterations, model.Optimizer.CurrentLearningRate) = (_iterations, _learningRate);
    }

    private static void Copy(Matrix? source, ref Matrix? target)
    {
        if (source is null || source.DType != target?.DType)
        {
            target = Copied(source);
            return;
        }

        source.CopyTo(target);
    }

    private static Matrix? Copied(Matrix? matrix) => matrix?.As(matrix.DType);
}
