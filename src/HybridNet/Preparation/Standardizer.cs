using System.Globalization;

namespace HybridNet;

/// <summary>Standardization: transforms every column to mean 0 and standard deviation 1 with the statistics of the training rows, and back.</summary>
/// <remarks>
/// Means and population standard deviations are computed in float64 in NumPy's order of summation: the results of <c>np.mean(x, axis=0)</c> and
/// <c>np.std(x, axis=0)</c>.
/// </remarks>
/// <example><code>
/// var scale = Standardizer.Fit(inputs, trainRows: ..600);
/// Matrix scaled = scale.Transform(inputs);
/// </code></example>
public sealed class Standardizer
{
    private readonly double[] _means;
    private readonly double[] _deviations;

    private Standardizer(double[] means, double[] deviations)
    {
        _means = means;
        _deviations = deviations;
    }

    /// <summary>Creates a standardizer with given statistics.</summary>
    /// <param name="means">The mean of each column.</param>
    /// <param name="deviations">The standard deviation of each column, greater than 0.</param>
    /// <returns>The standardizer.</returns>
    /// <exception cref="ArgumentException">
    /// The numbers of means and deviations differ, a number is not finite, or a deviation is not greater than 0.
    /// </exception>
    public static Standardizer Of(ReadOnlySpan<double> means, ReadOnlySpan<double> deviations)
    {
        double[] center = means.ToArray();
        double[] scale = deviations.ToArray();
        if (center.Length != scale.Length || !center.All(double.IsFinite) || !scale.All(deviation => deviation > 0 && double.IsFinite(deviation)))
        {
            Throw.StandardizeStatistics(center.Length, scale.Length);
        }

        return new Standardizer(center, scale);
    }

    /// <summary>The mean of each column, in its unit.</summary>
    public IReadOnlyList<double> Means => _means.AsReadOnly();

    /// <summary>The population standard deviation of each column, in its unit, greater than 0.</summary>
    public IReadOnlyList<double> Deviations => _deviations.AsReadOnly();

    /// <summary>
    /// Computes mean[j] = sum_i x[i,j] / n and deviation[j] = sqrt(sum_i (x[i,j] - mean[j])^2 / n) over the training rows.
    /// </summary>
    /// <param name="inputs">Shape (rows, columns). Read only.</param>
    /// <param name="trainRows">The training rows; null for all rows.</param>
    /// <param name="columnNames">The names of the columns in error texts; null for their indices.</param>
    /// <returns>The standardizer.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trainRows"/> exceeds the inputs.</exception>
    /// <exception cref="ArgumentException">
    /// There are no training rows; a column has a value that is not finite, or the same value in all rows; or the number of names is wrong.
    /// </exception>
    public static Standardizer Fit(Matrix inputs, Range? trainRows = null, IReadOnlyList<string>? columnNames = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (columnNames is not null && columnNames.Count != inputs.Columns)
        {
            Throw.StandardizeNames(inputs.Shape(), columnNames.Count);
        }

        Matrix train = Rows(inputs, trainRows ?? ..);
        CheckNotConstant(train, columnNames);
        double[] means = ColumnMeans(train);
        Span<double> values = train.AsDoubleSpan();
        for (int i = 0; i < values.Length; i++)
        {
            double difference = values[i] - means[i % means.Length];
            values[i] = difference * difference;
        }

        double[] deviations = Array.ConvertAll(ColumnMeans(train), Math.Sqrt);
        int notFinite = Array.FindIndex(deviations, deviation => !double.IsFinite(deviation));
        if (notFinite >= 0)
        {
            Throw.StandardizeNotFinite(notFinite, columnNames?[notFinite]);
        }

        return new Standardizer(means, deviations);
    }

    /// <summary>Standardizes: y[i,j] = (x[i,j] - mean[j]) / deviation[j].</summary>
    /// <param name="inputs">Shape (rows, columns), any rows. Read only.</param>
    /// <returns>A new matrix of the same shape and dtype.</returns>
    /// <exception cref="ShapeException">The inputs have another number of columns.</exception>
    public Matrix Transform(Matrix inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Apply(inputs, (value, column) => (value - _means[column]) / _deviations[column]);
    }

    /// <summary>Inverts <see cref="Transform"/>: x[i,j] = y[i,j] * deviation[j] + mean[j].</summary>
    /// <param name="outputs">Standardized values, shape (rows, columns). Read only.</param>
    /// <returns>A new matrix of the same shape and dtype.</returns>
    /// <exception cref="ShapeException">The outputs have another number of columns.</exception>
    public Matrix Inverse(Matrix outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return Apply(outputs, (value, column) => (value * _deviations[column]) + _means[column]);
    }

    /// <summary>Converts weights and biases for standardized inputs to equivalent ones for raw inputs: v[j,k] = w[j,k] / deviation[j],
    /// c[k] = b[k] - sum_j mean[j] * v[j,k]. If the targets were standardized too, w and b are first multiplied by the deviation of the targets,
    /// and their mean is added to b, so that the outputs have the raw unit of the targets.</summary>
    /// <param name="weights">w, shape (columns, neurons). Read only.</param>
    /// <param name="biases">b, shape (1, neurons). Read only.</param>
    /// <param name="targets">The standardizer of the targets, with one column per neuron; null if the targets were not standardized.</param>
    /// <returns>v and c, new matrices of the same shapes, float64.</returns>
    /// <exception cref="ShapeException">The shapes do not match each other or the number of columns.</exception>
    public (Matrix Weights, Matrix Biases) RawWeights(Matrix weights, Matrix biases, Standardizer? targets = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(biases);
        if (weights.Rows != _means.Length || biases.Rows != 1 || biases.Columns != weights.Columns)
        {
            Throw.RawWeightShapes(weights.Shape(), biases.Shape(), _means.Length);
        }

        if (targets is not null && targets._means.Length != weights.Columns)
        {
            Throw.RawTargetColumns(weights.Shape(), targets._means.Length);
        }

        Matrix raw = targets?.TimesDeviation(weights) ?? weights.As(DType.Float64);
        Matrix shifted = targets?.Inverse(biases.As(DType.Float64)) ?? biases.As(DType.Float64);
        for (int j = 0; j < raw.Rows; j++)
        {
            for (int k = 0; k < raw.Columns; k++)
            {
                raw[j, k] /= _deviations[j];
                shifted[0, k] -= _means[j] * raw[j, k];
            }
        }

        return (raw, shifted);
    }

    /// <summary>Such as <c>standardizer of 3 columns</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"standardizer of {_means.Length} columns");

    private Matrix TimesDeviation(Matrix weights) => Apply(weights.As(DType.Float64), (value, column) => value * _deviations[column]);

    /// <summary>A float64 copy of some rows.</summary>
    private static Matrix Rows(Matrix inputs, Range rows)
    {
        int start = rows.Start.GetOffset(inputs.Rows);
        int end = rows.End.GetOffset(inputs.Rows);
        if (start < 0 || end < start || end > inputs.Rows)
        {
            Throw.TrainRows("standardizing", start, end, inputs.Rows);
        }

        if (start == end)
        {
            Throw.NothingToStandardize(inputs.Shape());
        }

        ReadOnlySpan<double> values = inputs.As(DType.Float64).AsDoubleSpan();
        return Matrix.From(values[(start * inputs.Columns)..(end * inputs.Columns)], end - start, inputs.Columns);
    }

    private static double[] ColumnMeans(Matrix values)
    {
        var sums = new Matrix(1, values.Columns, DType.Float64);
        Sums.OverRows(values, sums);
        return [.. sums.AsDoubleSpan().ToArray().Select(sum => sum / values.Rows)];
    }

    /// <summary>Compares the values themselves, because the rounded deviation of a constant column may differ from 0.</summary>
    private static void CheckNotConstant(Matrix train, IReadOnlyList<string>? names)
    {
        for (int j = 0; j < train.Columns; j++)
        {
            double first = train[0, j];
            if (Enumerable.Range(0, train.Rows).All(i => train[i, j] == first))
            {
                Throw.StandardizeConstant(j, names?[j], first);
            }
        }
    }

    private Matrix Apply(Matrix inputs, Func<double, int, double> function)
    {
        if (inputs.Columns != _means.Length)
        {
            Throw.StandardizeColumns(inputs.Shape(), _means.Length);
        }

        Matrix outputs = inputs.As(DType.Float64);
        Span<double> values = outputs.AsDoubleSpan();
        for (int row = 0; row < values.Length; row += _means.Length)
        {
            for (int j = 0; j < _means.Length; j++)
            {
                values[row + j] = function(values[row + j], j);
            }
        }

        return inputs.DType == DType.Float64 ? outputs : outputs.As(inputs.DType);
    }
}
