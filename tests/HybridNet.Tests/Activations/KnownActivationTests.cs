namespace HybridNet.Tests.Activations;

/// <summary>What the table says of each activation is what its class does: Python makes the arrays of backward by it.</summary>
public class KnownActivationTests
{
    public static TheoryData<string> Names => [.. KnownActivation.All.Select(known => known.Names[0])];

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_TakesWhatTheTableSaysIsKeptAndGivesItsDType(string name)
    {
        KnownActivation known = KnownActivation.All.Single(each => each.Names[0] == name);
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            foreach (DType ofGradients in Enum.GetValues<DType>())
            {
                IActivation activation = known.Make(known.Default);
                Matrix x = Numbers.Normal(5, 4, dtype, 1);
                Matrix g = Numbers.Normal(5, 4, ofGradients, 2);
                LayerState whole = activation.CreateState();
                Matrix y = activation.Forward(x, whole);
                Matrix expected = activation.Backward(g, whole);

                // As in Python, one saved array is used as inputs and output.
                Matrix kept = known.KeepsOutput ? y : x;
                Assert.Equal(known.PassesGradients || ofGradients == DType.Float64 ? ofGradients : kept.DType, expected.DType);
                LayerState one = activation.CreateState();
                (one.Inputs, one.Output) = (kept, kept);
                Same.Bits(expected, activation.Backward(g, one), name);
            }
        }
    }

    [Fact]
    public void Backward_OfTheOutput_IsThatOfThree() => Assert.Equal(
        ["softmax", "sigmoid", "tanh"], KnownActivation.All.Where(known => known.KeepsOutput).Select(known => known.Names[0]));
}
