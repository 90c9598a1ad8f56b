using OwnParts;

namespace HybridNet.Tests.Examples;

/// <summary>
/// Parts written outside the engine's assembly, against its public members alone: the example does not compile if one of them goes.
/// </summary>
public class OwnPartsTests
{
    private static readonly Matrix X = Numbers.Normal(5, 3, DType.Float64, seed: 1);
    private static readonly Matrix Y = Numbers.Normal(5, 3, DType.Float64, seed: 2, scale: 2);

    [Fact]
    public void Swish_HasTheGradientOfItsValue()
    {
        var state = new LayerState();
        var swish = new Swish();
        swish.Forward(X, state);
        Same.Close(Slopes.Of(X, () => Slopes.Dot(swish.Forward(X), Y)), swish.Backward(Y, state), 1e-6);
    }

    [Fact]
    public void HuberLoss_HasTheGradientOfItsValue()
    {
        var loss = new HuberLoss();
        Same.Close(Slopes.Of(X, () => loss.Calculate(X, Y)), loss.Backward(X, Y), 1e-6);
    }

    [Fact]
    public void OwnParts_LeaveTheirResultsInTheStateAndReuseItsMemory()
    {
        var state = new LayerState();
        Matrix output = new Swish().Forward(X, state);
        Assert.Same(output, state.Output);
        Assert.Same(output, new Swish().Forward(X, state));
        Matrix gradients = new Swish().Backward(Y, state);
        Assert.Same(gradients, state.InputGradients);
        Assert.Same(gradients, new Swish().Backward(Y, state));
    }

    [Fact]
    public void OwnParts_RefuseWhatTheEnginesRefuse()
    {
        Refused.With<StateException>(
            "swish, backward: there was no forward pass. Call forward first.", () => new Swish().Backward(Y, new LayerState()));
        Refused.With<ShapeException>(
            "Huber loss: predictions are (5, 3), targets are (5, 2); both need 3 columns. Reshape the targets to the shape of the predictions.",
            () => new HuberLoss().Forward(X, new Matrix(5, 2)));
    }

    [Fact]
    public void WithinTenth_CountsNearPredictions() => Assert.Equal(
        new(2, 3, 3), new WithinTenth().Count(null!, Matrix.From(new[,] { { 1.0 }, { 2 }, { 3 } }), Matrix.From(new[,] { { 1.05 }, { 2.2 }, { 3 } })));

    [Fact]
    public async Task Program_TrainsChecksSavesAndLoads()
    {
        (int status, string output, string errors) = await Program.Run("OwnParts");
        Assert.Equal("", errors);
        Assert.Equal(
            """
            layer                output       parameters
            dense layer 1 -> 16  (batch, 16)          32
            swish                (batch, 16)           0
            noisy scale 16       (batch, 16)          32
            dense layer 16 -> 1  (batch, 1)           17
            linear               (batch, 1)            0
            81 parameters
            the gradients are right: True
            sine, 200 points: 8.0 % of the predictions within a tenth before training, 91.5 % after
            a saved and loaded model evaluates to the same: True

            """.ReplaceLineEndings("\n"),
            output);
        Assert.Equal(0, status);
    }
}
