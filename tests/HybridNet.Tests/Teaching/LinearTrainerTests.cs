namespace HybridNet.Tests.Teaching;

/// <summary>Rows S28, S29, S32 and S34 of the source documents from C#; true values, derived apart from the engine.</summary>
public sealed class LinearTrainerTests
{
    [Theory]
    [InlineData(1, 0.0075160987, 366.2666666667, 964.5374276923)]
    [InlineData(2, 0.0072605371, 350.9739112462, 733.7881566704)]
    [InlineData(10, 0.0077003740, 350.7073093473, 728.6355404730)]
    [InlineData(100, 0.0122710534, 341.3977503808, 680.2744103079)]
    [InlineData(1000, 0.0404895458, 283.9223305452, 482.6247613713)]
    [InlineData(10000, 0.0584864619, 247.2662153019, 447.2909744961)]
    public void S29_GradientDescentIsWhereItShouldBeAfterKSteps(int steps, double weight, double bias, double error)
    {
        LinearTrainer line = Line();
        double[] errors = line.Step(steps);
        Assert.Equal(weight, line.Weights[0], 1e-10);
        Assert.Equal(bias, line.Bias, 1e-9);
        Assert.Equal(error, line.Error, 1e-9);
        Assert.Equal(steps, errors.Length);
        Assert.Equal(line.Error, errors[^1]);
    }

    [Fact]
    public void S28_ALineSetByHandHasItsErrorAndItsPredictions()
    {
        LinearTrainer line = Line();
        line.Weights[0] = 0.1;
        line.Bias = 150;
        Assert.Equal(799.0866666667, line.Error, 1e-9);
        Assert.Equal(360.4, line.Predict([2104]), 1e-9);
    }

    [Fact]
    public void S32_TheGradientMatchesFiniteDifferences()
    {
        LinearTrainer line = Line();
        line.Weights[0] = 0.1;
        line.Bias = 150;
        (double[] weights, double bias) = line.Gradient();
        Assert.Equal(1, weights[0] / ((At(0.1 + 1e-4, 150) - At(0.1 - 1e-4, 150)) / 2e-4), 1e-6);
        Assert.Equal(1, bias / ((At(0.1, 150.1) - At(0.1, 149.9)) / 0.2), 1e-6);
    }

    [Fact]
    public void S34_TwoFeaturesReachTheClosedForm()
    {
        (Matrix features, Matrix prices) = HousePrices.TenHouses();
        var plane = new LinearTrainer(features, prices, [1e-8, 0.01], 1);
        Assert.Equal(1406.0526343304, plane.Step(10_000)[^1], 1e-8);
        Assert.Equal(1406.0526296047, plane.Step(30_000)[^1], 1e-6);
    }

    [Fact]
    public void Step_TakesAStepBackThatDiverges()
    {
        (Matrix areas, Matrix prices) = HousePrices.ThreeHouses();
        var line = new LinearTrainer(areas, prices, [1e300], 1) { Bias = 7 };
        Refused.With<DivergenceException>(
            "linear trainer: after step 1 the error would be Infinity; it must be finite. "
            + "The step was taken back; lower the rates, or standardize the features.",
            () => line.Step(100));
        Assert.Equal((0, 7), (line.Weights[0], line.Bias));
    }

    [Fact]
    public void WhatDoesNotFit_IsRefused()
    {
        (Matrix areas, Matrix prices) = HousePrices.ThreeHouses();
        Refused.With<ShapeException>(
            "linear trainer: features are (3, 1), targets are (3, 1), 2 rates of weights arrived; (samples, features) of one or more need "
            + "(samples, 1) and one rate for each feature. Pass one target a sample.",
            () => _ = new LinearTrainer(areas, prices, [1, 2], 1));
        Refused.With<ShapeException>(
            "linear trainer: a sample has 2 numbers; there are 1 features. Pass one number for each.", () => Line().Predict([1, 2]));
        Refused.With<ArgumentOutOfRangeException>(
            "linear trainer: -1 steps are asked for; 0 or more can be. Pass how many steps to go.", () => Line().Step(-1));
    }

    private static LinearTrainer Line()
    {
        (Matrix areas, Matrix prices) = HousePrices.ThreeHouses();
        return new LinearTrainer(areas, prices, [1e-8], 1);
    }

    private static double At(double weight, double bias)
    {
        LinearTrainer line = Line();
        line.Weights[0] = weight;
        line.Bias = bias;
        return line.Error;
    }
}
