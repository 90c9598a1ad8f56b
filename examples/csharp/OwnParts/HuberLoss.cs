using HybridNet;

namespace OwnParts;

/// <summary>A custom loss, the mean over the columns of: error^2 / 2 if |error| is less than 1, else |error| - 1/2.</summary>
public sealed class HuberLoss : ILoss
{
    public string Name => "Huber loss";

    public Matrix Forward(Matrix predictions, Targets targets, LossState state, PassContext context)
    {
        Matrix y = targets.AsRowsOf(Name, predictions);
        Matrix losses = state.BeginForward(predictions.Rows, predictions.DType);
        for (int i = 0; i < predictions.Rows; i++)
        {
            losses[i, 0] = Enumerable.Range(0, predictions.Columns).Average(j => Of(predictions[i, j] - y[i, j]));
        }

        return losses;
    }

    /// <summary>dPredictions[i, j] = the error, clipped to -1 .. 1, / columns / batch.</summary>
    public Matrix Backward(Matrix predictions, Targets targets, LossState state, PassContext context)
    {
        Matrix y = targets.AsRowsOf(Name, predictions);
        Matrix gradients = state.BeginBackward(predictions, predictions.DType);
        for (int i = 0; i < predictions.Rows; i++)
        {
            for (int j = 0; j < predictions.Columns; j++)
            {
                gradients[i, j] = Math.Clamp(predictions[i, j] - y[i, j], -1, 1) / predictions.Length;
            }
        }

        return gradients;
    }

    private static double Of(double error) => Math.Abs(error) < 1 ? error * error / 2 : Math.Abs(error) - 0.5;
}
