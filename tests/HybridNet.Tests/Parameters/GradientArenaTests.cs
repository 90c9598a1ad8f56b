namespace HybridNet.Tests.Parameters;

public class GradientArenaTests
{
    [Fact]
    public void Gradients_AreSlicesOfOneBufferOfEachDType()
    {
        Parameter[] parameters = [Of(3, 5, DType.Float32, 1), Of(1, 5, DType.Float64, 2), Of(5, 2, DType.Float32, 3), Of(0, 4, DType.Float32, 4), Of(1, 2, DType.Float64, 5)];
        Matrix[] before = [.. parameters.Select(parameter => parameter.Gradient!.Clone())];
        var arena = new GradientArena();
        arena.Collect(parameters);
        for (int i = 0; i < parameters.Length; i++)
        {
            Same.Bits(before[i], parameters[i].Gradient!, $"gradient {i}");
        }

        Assert.Equal(["(1, 32) float32", "(1, 32) float64"], arena.Buffers.Select(buffer => buffer.ToString()));
        arena.Buffers[0].AsFloatSpan().Fill(7);
        arena.Buffers[1].AsDoubleSpan().Fill(8);
        Assert.Equal([7, 8, 7, 8], parameters.Where(parameter => parameter.Gradient!.Length > 0).Select(parameter => parameter.Gradient![0, 1]));
    }

    [Fact]
    public void TheNextBackwardPass_WritesIntoTheArena()
    {
        Parameter[] parameters = [Of(3, 5, DType.Float32, 1), Of(1, 5, DType.Float32, 2)];
        var arena = new GradientArena();
        arena.Collect(parameters);
        Matrix slice = parameters[0].Gradient!;
        Assert.Same(slice, parameters[0].GradientBuffer(DType.Float32));
        slice.AsFloatSpan().Fill(3);
        Assert.Equal(15, arena.Buffers[0].AsFloatSpan().Count(3f));
        arena.Collect(parameters);
        Assert.Same(slice, parameters[0].Gradient);
    }

    [Fact]
    public void AGradientFromElsewhere_IsCopiedIntoItsSlice()
    {
        Parameter[] parameters = [Of(3, 5, DType.Float32, 1), Of(1, 5, DType.Float32, 2)];
        var arena = new GradientArena();
        arena.Collect(parameters);
        Matrix slice = parameters[1].Gradient!;
        parameters[1].Gradient = Numbers.Normal(1, 5, DType.Float32, 9);
        arena.Collect(parameters);
        Assert.Same(slice, parameters[1].Gradient);
        Same.Bits(Numbers.Normal(1, 5, DType.Float32, 9), slice);
    }

    [Fact]
    public void AnotherDTypeOrOtherParameters_MakeANewArena()
    {
        Parameter[] parameters = [Of(3, 5, DType.Float32, 1), Of(1, 5, DType.Float32, 2)];
        var arena = new GradientArena();
        arena.Collect(parameters);
        IReadOnlyList<Matrix> before = arena.Buffers;
        parameters[1].Gradient = Numbers.Normal(1, 5, DType.Float64, 9);
        arena.Collect(parameters);
        Assert.Equal([DType.Float32, DType.Float64], arena.Buffers.Select(buffer => buffer.DType));
        Same.Bits(Numbers.Normal(3, 5, DType.Float32, 1), parameters[0].Gradient!);
        Same.Bits(Numbers.Normal(1, 5, DType.Float64, 9), parameters[1].Gradient!);
        arena.Collect([parameters[0]]);
        Assert.Equal("(1, 16) float32", Assert.Single(arena.Buffers).ToString());
        Assert.NotSame(before[0], arena.Buffers[0]);
        arena.Collect([]);
        Assert.Empty(arena.Buffers);
    }

    [Fact]
    public void Collecting_AgainTakesNoMemory()
    {
        Parameter[] parameters = [Of(3, 5, DType.Float32, 1), Of(1, 5, DType.Float64, 2)];
        var arena = new GradientArena();
        Allocations.None(() => arena.Collect(parameters));
    }

    private static Parameter Of(int rows, int columns, DType dtype, int seed) =>
        new(new Matrix(rows, columns)) { Gradient = Numbers.Normal(rows, columns, dtype, seed) };
}
