using HybridNet;

namespace OwnParts;

/// <summary>An activation of one's own: y = x / (1 + e^-x).</summary>
public sealed class Swish : IActivation
{
    public string Name => "swish";

    public IReadOnlyList<Parameter> Parameters => [];

    public int OutputColumns(int inputColumns) => inputColumns;

    public Matrix Forward(Matrix inputs, Pass pass)
    {
        Matrix output = pass.Begin(inputs, inputs.Columns, inputs.DType);
        Each(inputs, (i, j) => output[i, j] = inputs[i, j] * Sigmoid(inputs[i, j]));
        return output;
    }

    /// <summary>dy/dx = s + y (1 - s), with s = 1 / (1 + e^-x).</summary>
    public Matrix Backward(Matrix outputGradients, Pass pass)
    {
        Matrix x = pass.InputsOf(this);
        Matrix inputGradients = pass.BeginBackward(this, outputGradients, outputGradients.DType);
        Each(x, (i, j) =>
        {
            double s = Sigmoid(x[i, j]);
            inputGradients[i, j] = outputGradients[i, j] * (s + (x[i, j] * s * (1 - s)));
        });
        return inputGradients;
    }

    public Matrix Predictions(Matrix output, Matrix? predictions = null, Arithmetic? arithmetic = null) => output;

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static void Each(Matrix matrix, Action<int, int> act)
    {
        for (int i = 0; i < matrix.Rows; i++)
        {
            for (int j = 0; j < matrix.Columns; j++)
            {
                act(i, j);
            }
        }
    }
}
