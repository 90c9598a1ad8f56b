namespace HybridNet.Tests.Parameters;

public class ParameterTests
{
    [Fact]
    public void New_HasItsValueAndNothingElse()
    {
        var value = new Matrix(2, 3);
        var parameter = new Parameter(value);
        Assert.Same(value, parameter.Value);
        Assert.Null(parameter.Gradient);
        Assert.Null(parameter.Momentum);
        Assert.Null(parameter.Cache);
        Assert.Equal((0.0, 0.0), (parameter.L1, parameter.L2));
    }

    [Fact]
    public void Value_MayBeReplacedByOneOfItsShape()
    {
        var layer = new DenseLayer(new Matrix(2, 3), new Matrix(1, 3));
        layer.Parameters[0].Value = Numbers.Normal(2, 3, DType.Float64, 1);
        Same.Bits(Numbers.Normal(2, 3, DType.Float64, 1), layer.Weights);
        Same.Close(Numbers.Normal(2, 3, DType.Float64, 1), layer.Forward(Matrix.From(new float[,] { { 1, 0 }, { 0, 1 } })), 1e-7);
    }

    [Fact]
    public void WhatBelongsToIt_MayHaveAnotherDtypeAndBeTakenAway()
    {
        var parameter = new Parameter(new Matrix(2, 3)) { Gradient = new(2, 3, DType.Float64), Momentum = new(2, 3), Cache = new(2, 3) };
        Assert.Equal(DType.Float64, parameter.Gradient.DType);
        parameter.Gradient = parameter.Momentum = parameter.Cache = null;
        Assert.Equal((null, null, null), (parameter.Gradient, parameter.Momentum, parameter.Cache));
    }

    [Fact]
    public void Nothing_IsRefused()
    {
        Assert.Throws<ArgumentNullException>("value", () => new Parameter(null!));
        Assert.Throws<ArgumentNullException>("value", () => new Parameter(new Matrix(1, 1)).Value = null!);
    }
}
