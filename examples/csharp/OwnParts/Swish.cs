using HybridNet;

namespace OwnParts;

/// <summary>A custom activation: y = x / (1 + e^-x).</summary>
public sealed class Swish : Layer<LayerState>, IActivation
{
    public override string Name => "swish";

    public override Matrix Forward(Matrix inputs, LayerState state, PassContext context)
    {
        Matrix output = state.BeginForward(inputs, inputs.Columns, inputs.DType);
        Each(inputs, (i, j) => output[i, j] = inputs[i, j] * Sigmoid(inputs[i, j]));
        return output;
    }

    /// <summary>dy/dx = s + y (1 - s), with s = 1 / (1 + e^-x).</summary>
    public override Matrix Backward(Matrix outputGradients, LayerState state, PassContext context)
    {
        Matrix x = state.InputsOf(this);
        Matrix inputGradients = state.BeginBackward(this, outputGradients, outputGradients.DType);
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
