namespace HybridNet.Tests.Diagnostics;

public class ThrowActivationsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Softmax_OfNoClasses_IsRefused(int rows) => Refused.With<ShapeException>(
        $"softmax: inputs are ({rows}, 0); there must be one column or more, one for each class.",
        () => new SoftmaxActivation().Forward(new Matrix(rows, 0)));
}
